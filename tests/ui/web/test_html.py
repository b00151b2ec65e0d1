"""Escaping: whatever a text holds, the page shows it and does nothing else with it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.web.html import esc, line, place, safe_url, shortened

MARKUP = st.text(alphabet="<>&\"'`*_[]()!#$\\~| abc\n\t:/;", max_size=60)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)


def _parsed(html: str) -> _Text:
    parser = _Text()
    parser.feed(f"<p>{html}</p>")
    parser.close()
    return parser


@given(MARKUP | st.text(max_size=60))
def test_escaped_text_is_text_and_nothing_else(text: str) -> None:
    html = esc(text)
    assert not set(html) & set("<>\"'`*_[]()$\\~|!{}")
    assert _parsed(html).tags == ["p"]


@given(MARKUP)
def test_a_reader_of_the_page_gets_the_same_characters(text: str) -> None:
    assert _parsed(esc(text)).text == text


@given(st.text(max_size=60))
def test_a_line_has_no_line_breaks(text: str) -> None:
    assert len(line(text).splitlines()) <= 1


def test_control_characters_and_lone_surrogates_are_shown_as_replaced() -> None:
    assert esc("a\x00b\x1b\ud800c") == "a\ufffdb\ufffd\ufffdc"


@pytest.mark.parametrize(
    "uri", ["https://paper.example/a?b=1&c=2", "http://paper.example", "HTTPS://Paper.example/x"]
)
def test_pages_are_linked(uri: str) -> None:
    assert safe_url(uri) == uri
    assert 'rel="noopener noreferrer"' in place(uri)
    assert 'target="_blank"' in place(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://paper.example/%0aalert(1)",
        "ftp://paper.example/x",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "/home/me/a.txt",
        "https:",
        "https://",
        "http:///path",
        "http://[broken",
        " https://paper.example",
        "https://paper.example/\njavascript:alert(1)",
        "\x01https://paper.example",
        "",
    ],
)
def test_nothing_else_is_linked(uri: str) -> None:
    assert safe_url(uri) is None
    assert "<a" not in place(uri)


@given(st.text(max_size=200), st.integers(2, 80))
def test_shortened_text_keeps_to_its_length_and_its_words(text: str, most: int) -> None:
    short = shortened(text, most)
    flat = " ".join(text.split())
    assert len(short) <= most
    assert short == flat or flat.startswith(short.removesuffix("…"))
