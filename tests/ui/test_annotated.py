"""Checked texts to pass on, made of the most hostile text there is."""

import random
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from answer.check.report import Checked, Claim, Evidence, Report
from ui.annotated import html_page, markdown_page

HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=alert(1)> "><svg/onload=x> &amp; `code` *a* _b_ '
    "[l](javascript:x) ![i](http://evil.example/p.png) http://evil.example www.evil.example a@evil.example "
    "\x1b[2J\x07\u202e $x$ ~~s~~ \n# head\n- item\n1. one\n> quote\n\n    code\n\n| a | b |\n|--|--|\n"
    "[^1]: mine\n---\n"
)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "p", "bdi", "small", "div", "mark", "sup", "a", "hr",
    "ol", "li", "strong", "blockquote", "br", "span",
}  # fmt: skip


class Tags(HTMLParser):
    """Collects what is markup on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def report_of(text: str) -> Report:
    evidence = Evidence("a1", 'javascript:alert("x")//' + HOSTILE, HOSTILE, 0, len(HOSTILE))
    half = len(text) // 2
    return Report(
        (
            Checked(
                text[3:half],
                3,
                half,
                ("1",),
                "supported",
                1.0,
                (),
                (Claim(HOSTILE, "supported"),),
                (evidence,),
            ),
            Checked(
                text[half:-3],
                half,
                len(text) - 3,
                (),
                "wrong_source",
                0.1,
                (HOSTILE,),
                (),
                (evidence,),
                HOSTILE,
            ),
        ),
        (HOSTILE,),
    )


def test_a_page_has_no_markup_but_its_own() -> None:
    page = html_page(HOSTILE, report_of(HOSTILE), HOSTILE)
    tags = Tags()
    tags.feed(page)
    assert {tag for tag, _ in tags.found} <= TAGS
    for tag, attributes in tags.found:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert re.match(r"#[ns]\d+$", attributes.get("href") or "#n1"), (tag, attributes)
    assert "\x1b" not in page


def test_a_page_shows_all_of_the_text_in_its_order() -> None:
    text = "One sentence <b>here</b>.\n\n  Two & three.  "
    report = Report(
        (Checked(text[:24], 0, 24, (), "supported", 1.0), Checked(text[29:41], 29, 41, (), "partly", 0.5))
    )
    page = html_page(text, report, "x")
    body = re.sub(
        r"<sup>.*?</sup>|<[^>]*>",
        "",
        page.partition('<div class="text" dir="auto">')[2].partition("</div>")[0],
    )
    assert unescape(body) == text


@pytest.mark.parametrize("seed", range(5))
def test_markdown_has_no_markup_but_its_own(seed: int) -> None:
    parts = HOSTILE.split(" ")
    random.Random(seed).shuffle(parts)
    shown = markdown_page(HOSTILE + " ".join(parts), report_of(HOSTILE + " ".join(parts)), HOSTILE)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", shown)
    for sign in "<>`_#|~$@=":
        assert sign not in bare, sign
    assert "http://" not in shown
    assert "www." not in shown
    assert set(re.findall(r"\[[^\]]*\]", bare)) == {"[^2]"}
    assert not re.search(r"^(?:[ \t]+\S|[-+*]\s|\d+[.)]\s)", shown, re.MULTILINE)
    assert "\x1b" not in shown


def test_what_is_supported_has_no_note() -> None:
    text = "One sentence. Another one."
    report = Report(
        (
            Checked("One sentence.", 0, 13, (), "supported", 1.0),
            Checked("Another one.", 14, 26, (), "uncited", 0.0),
        )
    )
    assert markdown_page(text, report, "draft.md") == (
        "*draft.md, checked. 2 sentences: 1 supported, 1 uncited.*\n\n"
        "One sentence. Another one.[^2]\n\n[^2]: **uncited** (0.00).\n"
    )


def test_of_a_page_only_the_words_are_shown() -> None:
    source = (
        "<head><title>T</title></head><p>One <b>sentence</b> &amp; more.</p><script>x()</script><p>Two.</p>"
    )
    start, end = source.index("One"), source.index("</p>")
    report = Report((Checked(source[start:end], start, end, (), "partly", 0.5),))
    page = html_page(source, report, "x", markup=True)
    assert "&amp;lt;" not in page
    assert "One sentence &#38; more." in page or "One sentence &amp; more." in page
    assert "Two." in page
    assert "x()" not in page
    notes = markdown_page(source, report, "x", markup=True)
    assert "One sentence \\& more.[^1]\n\nTwo." in notes
