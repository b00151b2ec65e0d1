"""The annotated text: the draft, character for character, with its sentences where they stand."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.draft import read_draft
from answer.check.report import Checked, Report
from ui.drafts import Draft, Kind
from ui.web.check.layout import pieces
from ui.web.check.text_html import text_html

Reported = Callable[..., tuple[Draft, Report]]

ARTICLE = """# The islands hold out

Ingrid Halvorsen demanded *three* ferries on Wednesday. “Not two,” she said.
She goes on, on a second line.

What was asked for

- Three ferries for the winter.
- A replacement within six hours,
  said on the second line of an item.
3) A third item [1].

> A quoted paragraph. It has two sentences.

```
code = 1. Not a sentence.
```

| a | b | c |

The end has no full stop


"""
_MARK = re.compile(r'<span class="dl-verdict.*?</i>.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def shown(html: str) -> str:
    """The text of the page without its verdict marks."""
    return unescape(_TAG.sub("", _MARK.sub("", html)))


def sentence(html: str, number: int) -> str:
    """The words of one sentence, wherever its parts stand."""
    plain = re.sub(r'<span class="dl-syntax">(.*?)</span>', r"\1", html, flags=re.DOTALL)
    parts = re.findall(rf'data-n="{number}"[^>]*><span class="dl-words">(.*?)</span>', plain, re.DOTALL)
    return unescape("".join(parts))


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_the_text_is_shown_as_it_was_written(reported: Reported, kind: Kind) -> None:
    draft, report = reported(ARTICLE, kind)
    html = text_html(draft, report)
    assert shown(html) == ARTICLE
    assert len(report.statements) > 6
    for number, one in enumerate(report.statements):
        assert "".join(sentence(html, number).split()) == "".join(one.text.split())
    assert re.search(r'<p dir="auto"><span[^>]*><span class="dl-words">The end has no full stop', html)


def test_markup_inside_a_sentence_is_set_back(reported: Reported) -> None:
    html = unescape(text_html(*reported("The **three** ferries sail [1].", "markdown")))
    stars = '<span class="dl-syntax">**</span>'
    assert f"The {stars}three{stars} ferries sail [1]." in html


def test_paragraphs_headings_lists_quotations_and_code_keep_their_kind() -> None:
    kinds = [(one.kind, one.text.split("\n")[0]) for one in pieces(Draft(ARTICLE, "markdown", "x"))]
    assert kinds == [
        ("heading", "# The islands hold out"),
        ("prose", "Ingrid Halvorsen demanded *three* ferries on Wednesday. “Not two,” she said."),
        ("heading", "What was asked for"),
        ("item", "- Three ferries for the winter."),
        ("item", "- A replacement within six hours,"),
        ("item", "3) A third item [1]."),
        ("quote", "> A quoted paragraph. It has two sentences."),
        ("code", "```"),
        ("code", "| a | b | c |"),
        ("heading", "The end has no full stop"),
    ]


def _words(text: str) -> str:
    """A sentence without what may be the markup of a line in the middle of it."""
    return re.sub(r"[\s>#]", "", text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*"ab.! \r\n>#-*`|\t“”1)[]<&é\u202e", "One. ", "\n\n", "```\n", "Two"])))
def test_any_text_is_reproduced_exactly(parts: list[str]) -> None:
    text = "".join(parts)
    statements = read_draft(text).statements
    report = Report(tuple(Checked(s.text, s.start, s.end, (), "partly", 0.4) for s in statements))
    html = text_html(Draft(text, "text", "x"), report)
    assert shown(html) == text
    for number, one in enumerate(report.statements):
        assert _words(sentence(html, number)) == _words(one.text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=["lf", "crlf", "cr", "line separator"])
def test_lines_may_end_in_any_way(reported: Reported, end: str) -> None:
    text = end.join(["A title", "", "One is so. Two", "is so.", "", "- An item is here.", "- And one more."])
    kinds = [one.kind for one in pieces(Draft(text, "text", "x"))]
    assert kinds == ["heading", "prose", "item", "item"]
    assert shown(text_html(*reported(text))) == text


def test_a_page_of_html_shows_its_words_and_no_markup(reported: Reported) -> None:
    page = "<h1>Head</h1><p>One <b>bold</b> claim &amp; more.</p><ul><li>An item.</li></ul><script>x</script>"
    html = text_html(*reported(page, "html"))
    assert "<h3" in html
    assert '<ul class="dl-check-list"><li' in html
    assert shown(html.replace("</", " </")).split() == "Head One bold claim & more. An item.".split()
    assert sentence(html, 0) == "One bold claim & more."


def test_every_sentence_has_one_mark_also_where_it_ends_in_an_entity(reported: Reported) -> None:
    page = "<p>&ldquo;One is so.&rdquo; &ldquo;Two is so.&rdquo;</p><p>Three is so&hellip;</p><p>Four is.</p>"
    for text, kind in ((page, "html"), ("One is so. Two\nis so.\n> Three\n\nFour is so.\n", "text")):
        draft, report = reported(text, kind)
        html = text_html(draft, report)
        assert html.count('<span class="dl-verdict') == len(report.statements) >= 3


def test_what_is_hostile_is_only_words(reported: Reported, hostile: str) -> None:
    html = text_html(*reported(f"{hostile}\n\n- {hostile}\n"))
    assert set(re.findall(r"<(\w+)", html)) <= {"div", "p", "ul", "li", "span", "i", "h3"}
    assert "javascript:" in shown(html)
    assert not re.search(r"<[^>]*(?:onerror|onload|src|href)\s*=", html)


def test_each_verdict_has_a_class_a_shape_and_a_word(reported: Reported) -> None:
    seven = "One is so. Two is so. Three is so. Four is so. Five is so. Six is so. Seven is."
    html = unescape(text_html(*reported(seven)))
    for verdict, word in (
        ("misquoted", "Misquoted"),
        ("wrong_source", "Wrong source"),
        ("uncited", "No citation"),
    ):
        assert f'<span class="dl-sentence dl-s-{verdict}"' in html
        assert f'<span class="dl-verdict dl-v-{verdict}"><i class="dl-shape"></i>{word}</span>' in html
