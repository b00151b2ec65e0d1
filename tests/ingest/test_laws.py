"""Properties of every reader and of the cleaning, on generated pages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assemble import articles_of
from ingest.errors import Unreadable
from ingest.readers import html, markdown, text
from tests.ingest.laws import check_nothing_vanished, check_offsets, document_of

LINES = st.sampled_from(
    [
        "Free Ads",
        "Also read: Ferry strike enters its second week",
        "Recent News",
        "Harbour board elects new chairwoman after long dispute",
        "The council met on Tuesday, and nobody was surprised that it decided nothing at all.",
        "0:00",
        "12:31",
        "3 Comments",
        "Reply",
        "14 March 2025",
        "By Ann Bell and Tom Reed",
        "Share this article",
        "“`",
        "ant",
        "• one\xa0item",
        "soft\u00adhyphen and zero\u200bwidth \ufeff here\u200b",
        "Stay tuned for more. Subscribe now.",
        "icon close icon menu icon search icon share",
        "\u200b",
        "a  b\tc \u2003d",
    ]
)
PLAIN = st.lists(LINES | st.text(max_size=60), min_size=1, max_size=25).map("\n".join)
MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<br>",
        "<br/>",
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&#x0;",
        "&bogus;",
        "&lt",
        "<nav>",
        "</nav>",
        "<h1>",
        "</h1>",
        "<a href=x>",
        "</a>",
        "<script>var a = '<p>';</script>",
        "<style>",
        "<!-- x -->",
        "<!",
        "<![if x]>",
        "<li>",
        "<td>",
        "<svg>",
        "</",
        "<",
        "&",
        "<time datetime='2025-03-14'>",
        "<title>",
        "</title>",
        "<p hidden>",
    ]
)
PAGES = st.lists(MARKUP | LINES | st.text(max_size=20), min_size=1, max_size=30).map("".join)
DOWN = st.sampled_from(
    [
        "# ",
        "> ",
        "- ",
        "1. ",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "[a](b)",
        "![x](y)",
        "[r][r]",
        "---\n",
        "===\n",
        "|",
        "\\",
        "\n\n",
        "&amp;",
        "<b>",
        "\n",
    ]
)
MARKDOWNS = st.lists(DOWN | LINES | st.text(max_size=20), min_size=1, max_size=30).map("".join)


@settings(max_examples=250, deadline=None)
@given(PLAIN)
def test_plain_text_keeps_its_offsets_and_loses_nothing(page: str) -> None:
    data = page.encode("utf-8", "replace")
    try:
        read = text.read(data, "page")
        articles = articles_of(read, document_of("page"))
    except Unreadable:
        return
    for article in articles:
        check_offsets(article)
        check_nothing_vanished(article)
    assert articles == articles_of(text.read(data, "page"), document_of("page"))


@settings(max_examples=120, deadline=None)
@given(MARKDOWNS)
def test_markdown_keeps_its_offsets(page: str) -> None:
    try:
        articles = articles_of(markdown.read(page.encode("utf-8", "replace"), "page"), document_of("page"))
    except Unreadable:
        return
    for article in articles:
        check_offsets(article)


@settings(max_examples=80, deadline=None)
@given(PAGES)
def test_html_keeps_its_offsets(page: str) -> None:
    try:
        articles = articles_of(html.read(page.encode("utf-8", "replace"), "page"), document_of("page"))
    except Unreadable:
        return
    for article in articles:
        check_offsets(article)
        if "</<script" not in page:  # to browsers that is a comment, and what follows is shown
            assert "var a" not in article.text


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    for reader in (text.read, markdown.read, html.read):
        try:
            articles = articles_of(reader(data, "page"), document_of("page"))
        except Unreadable:
            continue
        for article in articles:
            check_offsets(article)
