"""HTML pages."""

import pytest

from ingest.article import Article
from ingest.assemble import articles_of
from ingest.errors import Unreadable
from ingest.readers import html
from tests.ingest.laws import check_offsets, document_of

PARAGRAPHS = [
    (
        "The harbour council voted on Monday to keep the winter "
        "ferry running, ending a dispute of eleven months."
    ),
    (
        "“We have listened to the islanders,” said the chairwoman, "
        "Ann Bell, after a meeting of five hours on the quay."
    ),
    (
        "The ferry carries some 4,000 people a week between October "
        "and March, according to the port authority’s figures."
    ),
    (
        "A decision on the summer timetable is expected in April, "
        "when the council will have a new treasurer in office."
    ),
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Site"},
 {"@type": ["NewsArticle"], "headline": "Council keeps the ferry",
  "datePublished": "2025-03-14T10:00:00+01:00",
  "dateModified": "2025-03-20T10:00:00+01:00",
  "author": [{"@type": "Person", "name": "Ann Bell"}, {"name": "Tom Reed"}],
  "publisher": {"@type": "Organization", "name": "The Harbour Post"}, "inLanguage": "en-GB"}]}</script>"""


def article(page: str) -> Article:
    [found] = articles_of(html.read(page.encode(), "page.html"), document_of("page.html"))
    check_offsets(found)
    return found


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def test_the_article_comes_out_of_its_page() -> None:
    found = article(
        page(
            '<header><nav><ul><li><a href="/">Home</a></li><li>'
            '<a href="/w">World</a></li></ul></nav></header>'
            f"<main><article><h1>Council keeps the ferry</h1><p class=standfirst>"
            f"The ferry keeps running, but it will be dearer.</p>{BODY}"
            "</article></main><aside><h2>Most read</h2><ul><li><a "
            "href=/1>Dredger aground again</a></li></ul></aside>"
            '<div class="comments"><h3>2 comments</h3><p>Good for the islanders, I say.</p></div>'
            "<footer>© 2025 The Harbour Post</footer><script>track()</script>",
            "<title>Council keeps the ferry | The Harbour Post</title>",
        )
    )
    shown = ["Council keeps the ferry", "The ferry keeps running, but it will be dearer.", *PARAGRAPHS]
    assert found.text.split("\n\n") == shown
    assert (found.title, found.outlet) == ("Council keeps the ferry", "The Harbour Post")
    reasons = {cut.text: cut.rule for cut in found.cuts}
    assert reasons["Home"] == "menu"
    assert reasons["Dredger aground again"] == "aside"
    assert reasons["Good for the islanders, I say."] == "comments"
    assert "track" not in found.text
    assert not any("track" in cut.text for cut in found.cuts)


def test_quotes_lead_back_to_the_source() -> None:
    source = page(
        f"<article><h1>Fish &amp; chips</h1>{BODY}<p>Prices at Bell&nbsp;&amp; "
        f"Reed rose by&#8217;s <b>five</b> per cent last week.</p></article>"
    )
    found = article(source)
    start = found.text.index("Bell & Reed")
    raw_start, raw_end = found.raw_span(start, start + len("Bell & Reed"))
    assert source[raw_start:raw_end] == "Bell&nbsp;&amp; Reed"
    ampersand = found.raw_span(start + len("Bell "), start + len("Bell &"))
    assert source[ampersand[0] : ampersand[1]] == "&amp;"


def test_metadata_from_json_ld() -> None:
    found = article(page(f"<h1>Council keeps the ferry</h1>{BODY}", JSON_LD))
    assert (found.title, found.outlet, found.authors) == (
        "Council keeps the ferry",
        "The Harbour Post",
        ("Ann Bell", "Tom Reed"),
    )
    assert (found.published, found.published_basis) == ("2025-03-14T10:00:00+01:00", "metadata")


def test_metadata_from_meta_tags() -> None:
    head = (
        '<meta property="og:title" content="Council keeps the ferry - '
        'Harbour Post"><meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2025-03-14T10:00:00Z">'
        '<meta name="author" content="By Ann Bell and Tom Reed">'
        "<title>Council keeps the ferry</title>"
    )
    found = article(page(BODY, head))
    assert (found.title, found.outlet, found.authors) == (
        "Council keeps the ferry",
        "Harbour Post",
        ("Ann Bell", "Tom Reed"),
    )
    assert found.published == "2025-03-14T10:00:00+00:00"


def test_dates_from_time_address_and_line() -> None:
    timed = (
        f'<h1>Council keeps the ferry</h1><time datetime="2025-03-14T10:00:00Z">'
        f'Friday</time>{BODY}<aside><time datetime="2020-01-01">old</time></aside>'
    )
    assert article(page(timed)).published == "2025-03-14T10:00:00+00:00"
    addressed = page(
        f"<h1>Council keeps the ferry</h1>{BODY}",
        '<link rel=canonical href="https://a.example/2025/03/14/ferry">',
    )
    assert (article(addressed).published, article(addressed).published_basis) == ("2025-03-14", "url")
    lined = page(f"<h1>Council keeps the ferry</h1><div>By Ann Bell</div><div>14 March 2025</div>{BODY}")
    assert (article(lined).published, article(lined).published_basis, article(lined).authors) == (
        "2025-03-14",
        "dateline",
        ("Ann Bell",),
    )
    assert "14 March 2025" in article(lined).text


@pytest.mark.parametrize(
    "script",
    ["{", "[[[[", '{"@type": 5}', '{"@type": "NewsArticle", "author": 7, "datePublished": [1]}', "[" * 5000],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    found = article(page(BODY, f'<script type="application/ld+json">{script}</script>'))
    assert found.published is None
    assert PARAGRAPHS[0] in found.text


def test_nothing_of_an_article_is_lost() -> None:
    long = "".join(
        f"<h2>Part {n}</h2><p>{PARAGRAPHS[n % 4]} This is paragraph number {n}.</p>"
        f"<ul><li>item {n} of a list</li></ul>"
        f"<blockquote><p>Quoted words, number {n}, stand here.</p></blockquote>"
        f"<table><tr><td>cell {n}</td><td>value</td></tr></table>"
        for n in range(12)
    )
    found = article(
        page(f"<div id=wrap><div class=story-body><h1>Council keeps the ferry</h1>{long}</div></div>")
    )
    for n in range(12):
        for words in (
            f"Part {n}",
            f"paragraph number {n}.",
            f"item {n} of a list",
            f"number {n}, stand here",
            f"cell {n} value",
        ):
            assert words in found.text


def test_two_breaks_part_paragraphs() -> None:
    found = article(page("<div>" + "<br><br>".join(PARAGRAPHS) + "<br>one more line to end it.</div>"))
    assert found.text.split("\n\n")[:3] == PARAGRAPHS[:3]
    assert found.text.endswith("in office. one more line to end it.")


def test_tag_soup_is_read() -> None:
    soup = (
        f"<p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<div><b>{PARAGRAPHS[2]}</div>"
        f"</i></span><![if x]><!bogus><svg><p>{PARAGRAPHS[3]}"
    )
    found = article(soup)
    assert all(paragraph in found.text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("page", ["<html><script>x()</script></html>", "<html></html>", "<!-- nothing -->"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(Unreadable, match="shows no text"):
        article(page)


@pytest.mark.parametrize(
    "bomb",
    [
        "<" * 20000,
        "<!--" * 5000,
        "<a " * 5000,
        "&" * 20000,
        "<div>" * 3000,
        "<svg>" * 5000,
        "</x>" * 5000,
        "<!" * 5000,
    ],
)
def test_hostile_markup_ends(bomb: str) -> None:
    found = html.read(f"<p>{PARAGRAPHS[0]}</p>{bomb}".encode(), "page.html")
    assert PARAGRAPHS[0] in found.blocks[0].text


def test_a_page_that_shows_nothing_but_its_headline_is_no_article() -> None:
    page = "<html><head><title>Morning Post</title></head><body><h1>Morning Post</h1></body></html>"
    with pytest.raises(Unreadable, match="nothing but a headline"):
        article(page)
