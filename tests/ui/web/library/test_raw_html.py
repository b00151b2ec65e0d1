"""The raw view: every character of the file in its place, every cut struck through whole."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Article, Cut, Run
from ingest.read import read_paths
from ui.web import raw_html as module
from ui.web.html import esc
from ui.web.raw_html import cuts_html, raw_html, stretches

EXAMPLES = Path(__file__).parents[4] / "examples" / "articles"


class _Shown(HTMLParser):
    """All text, that of each cut, that which is neither kept nor cut, and the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.markup = "", ""
        self.cuts: dict[int, str] = {}
        self.tags: set[str] = set()
        self._open: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the parser calls it
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        inside = self._open[-1]
        if inside.get("data-cut"):
            number = int(inside["data-cut"] or 0)
            self.cuts[number] = self.cuts.get(number, "") + data
        if inside.get("class") == "dl-markup":
            self.markup += data


def _show(article: Article) -> _Shown:
    shown, part, more = _Shown(), 0, True
    while more:
        html, more = raw_html(article, part)
        shown.feed(html)
        part += 1
    shown.close()
    return shown


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    """An article whose raw text is cut up at random: kept runs, cuts, markup; cuts may lie in each other."""
    pieces = draw(
        st.lists(
            st.tuples(st.sampled_from("kcm"), st.text("ab<&>\n 中😀", min_size=1, max_size=9)), max_size=9
        )
    )
    raw, text = "", ""
    runs: list[Run] = []
    cuts: list[Cut] = []
    for kind, words in pieces:
        at = len(raw)
        raw += words
        if kind == "k":
            runs.append(Run(len(text), at, len(words), len(words)))
            text += words
        elif kind == "c":
            cuts.append(Cut("rule", "a reason", words, at, at + len(words)))
    nested: bool = draw(st.booleans())
    if cuts and nested:
        whole = cuts[0]
        cuts.append(Cut("inner", "another", whole.text[:1], whole.raw_start, whole.raw_start + 1))
    return Article("a1", "/a.html", None, text, raw, tuple(runs), tuple(cuts))


@settings(deadline=None)
@given(_articles())
def test_the_raw_view_is_the_file_and_its_cuts_are_the_cuts(article: Article) -> None:
    shown = _show(article)
    assert shown.text == article.raw
    inner = article.cuts[-1] if article.cuts and article.cuts[-1].rule == "inner" else None
    for number, cut in enumerate(article.cuts, 1):
        whole = article.raw[cut.raw_start : cut.raw_end]
        if inner is not None and cut is not inner and cut.raw_start <= inner.raw_start < cut.raw_end:
            whole = whole[1:]
        assert shown.cuts.get(number, "") == whole
    kept = "".join(article.raw[s.start : s.end] for s in stretches(article) if s.kept)
    assert kept == article.text
    assert shown.tags <= {"div", "span", "del", "button"}


@settings(deadline=None)
@given(_articles(), st.integers(1, 7), st.integers(2, 5))
def test_parts_and_blocks_lose_nothing(article: Article, part: int, block: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PART", part)
        patch.setattr(module, "BLOCK", block)
        assert _show(article).text == article.raw


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.stem[:20])
def test_the_raw_view_of_a_real_page_gives_back_page_cuts_and_article(path: Path) -> None:
    for article in read_paths([path]):
        assert isinstance(article, Article)
        shown = _show(article)
        assert shown.text == article.raw
        for run in article.runs:
            if run.length == run.raw_length:
                kept = article.raw[run.raw_start : run.raw_start + run.raw_length]
                assert article.text[run.start : run.start + run.length] == kept.replace(
                    "\u2011", "-"
                ).replace("\u00a0", " ").replace("\u202f", " ")
        for number, cut in enumerate(article.cuts, 1):
            assert shown.cuts.get(number), "each cut is struck through somewhere"
            assert shown.cuts[number] in article.raw[cut.raw_start : cut.raw_end]
        assert "<script" not in raw_html(article)[0]


def test_reasons_and_rules_stand_beside_the_cuts_and_stay_text() -> None:
    evil = '<img src=x onerror="alert(1)">'
    article = Article("a1", "/a", None, "", evil, (), (Cut(evil, evil, evil, 0, len(evil)),))
    html = raw_html(article)[0] + cuts_html(article.cuts)
    assert "<img" not in html
    assert html.count(esc("onerror")) >= 4
    assert "1 piece of the page was left out" in html


def test_the_list_of_cuts_ends_somewhere() -> None:
    cuts = [Cut("rule", "reason", "x", at, at + 1) for at in range(1000)]
    assert cuts_html(cuts).count("<li") == module.MOST_CUTS
    assert "and 700 more" in cuts_html(cuts)
    assert cuts_html(()) == ""


def test_a_megabyte_is_cut_into_parts_and_blocks_quickly() -> None:
    raw = "<p>" + "words of a very long line without an end " * 25_000
    article = Article("a1", "/a", None, raw[3:], raw, (Run(0, 3, len(raw) - 3, len(raw) - 3),))
    html, more = raw_html(article)
    assert more
    assert html.count('<div class="dl-raw-block">') > 40
