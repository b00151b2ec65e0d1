"""The article view: the marked words are the quoted words, and the article's own markup is only text."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.article import Article, Run
from ui.web.app import ASSETS
from ui.web.article_html import article_html, missing_html, paragraphs
from ui.web.cite import target


class _Marks(HTMLParser):
    """The text of the body, of each numbered quote, and every tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: dict[int, str] = {}
        self.tags: set[str] = set()
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "mark":
            self._open = [int(number) for number in (dict(attrs)["data-q"] or "").split()]

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open = []

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.quotes[number] = self.quotes.get(number, "") + data


def _read(html: str) -> _Marks:
    parser = _Marks()
    parser.feed(html)
    parser.close()
    return parser


def _article(text: str) -> Article:
    return Article("a1", "/a.txt", None, text, text, (Run(0, 0, len(text), len(text)),) if text else ())


TEXT = st.text(alphabet="ab <>&'\"*é中😀\n.", max_size=120)


@given(TEXT, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=5))
def test_the_marks_of_a_quote_are_the_quote(text: str, spans: list[tuple[int, int]]) -> None:
    known = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    read = _read(article_html(_article(text), spans))
    inside = [place for start, end in paragraphs(text) for place in range(start, end)]
    for number, (start, end) in enumerate(known):
        shown = "".join(text[place] for place in inside if start <= place < end)
        assert read.quotes.get(number, "") == shown
    assert read.tags <= {
        "article", "header", "h2", "dl", "dt", "dd", "div", "bdi", "p", "mark", "span", "button",
    }  # fmt: skip


@given(TEXT)
def test_paragraphs_hold_everything_but_the_gaps(text: str) -> None:
    spans = list(paragraphs(text))
    assert all(start < end for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all("\n\n" not in text[start:end] for start, end in spans)


def test_hostile_fields_and_text_stay_text(article_of: Callable[..., Article]) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1))"
    html = article_html(article_of(evil, evil), [(0, 8)])
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html
    assert _read(html).quotes[0] == "<script>"


def test_spans_outside_the_text_are_dropped() -> None:
    html = article_html(_article("short"), [(0, 99), (-1, 2), (3, 3), (4, 2)])
    assert "<mark" not in html
    assert 'data-quotes="0"' in html


def test_metadata_says_what_is_not_known() -> None:
    html = article_html(_article("text"))
    assert "<dt>Outlet</dt><dd>unknown</dd>" in html
    assert "<dt>Published</dt><dd>undated</dd>" in html


def test_a_missing_article_is_a_sentence() -> None:
    assert "there is no &#60;b&#62;" in missing_html("there is no <b>")


@pytest.mark.parametrize("article", ["a1", "weird/id #1", "ü%2F"])
def test_the_script_reads_what_a_chip_says(article: str) -> None:
    """The grammar of the fragment is written twice; both must mean the same."""
    written = re.search(r"const LINK = /(.+)/;", (ASSETS / "panel.js").read_text("utf-8"))
    assert written is not None
    found = re.match(written[1].replace(r"\/", "/"), target(article, [(3, 9), (20, 21)], 1))
    assert found is not None
    assert (unquote(found[1]), found[2], found[3]) == (article, "3-9,20-21", "1")
