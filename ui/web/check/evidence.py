"""What a report's evidence is from: its article, whether the page can open it, and where quotes differ."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.check.draft import Statement, read_draft
from answer.check.quotes import look_up
from answer.check.report import Checked, Report
from dateline.errors import DatelineError
from eval.worddiff import Piece, word_diff
from ingest.article import Article
from ui.web.check.asked import Asked

if TYPE_CHECKING:
    from index.library import Library

ArticleOf = Callable[[str], Article | None]
_MARKS = str.maketrans("’‘“”‟–—", '\'\'"""--')
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation as the text has it and as the source does, in pieces that differ or not."""

    said: tuple[Piece, ...]
    found: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A report with what is needed to show it.

    Attributes:
        articles: those that evidence is from, by id.
        opens: whether the page can open them, since they are in the library.
        altered: for the number of a sentence, its quotations that are not word for word.
        plain: for the number of a sentence, its words without markup and citation marks.
    """

    asked: Asked
    report: Report
    articles: dict[str, Article]
    opens: bool
    altered: dict[int, tuple[Altered, ...]]
    plain: dict[int, str]


def found_of(asked: Asked, report: Report, library: "Library") -> Found:
    """Return what showing a report takes."""
    given = {one.article.id: one.article for one in asked.given or ()}
    names = dict.fromkeys(found.article for one in report.statements for found in one.evidence)
    known = ((name, given.get(name) if asked.given is not None else _stored(library, name)) for name in names)
    articles = {name: article for name, article in known if article is not None}
    numbers = {one.start: n for n, one in enumerate(report.statements)}
    read = read_draft(asked.draft.text, asked.draft.kind).statements
    said = {numbers[one.start]: one for one in read if one.start in numbers}
    plain = {n: one.plain for n, one in said.items()}
    return Found(asked, report, articles, asked.given is None, _altered(said, report, articles), plain)


def _stored(library: "Library", name: str) -> Article | None:
    try:
        return library.article(name)[0]
    except DatelineError:  # removed since it was checked
        return None


def _altered(
    said: dict[int, Statement], report: Report, articles: dict[str, Article]
) -> dict[int, tuple[Altered, ...]]:
    return {
        n: tuple(_differences(one, report.statements[n], articles))
        for n, one in said.items()
        if report.statements[n].verdict == "misquoted"
    }


def _differences(statement: Statement, checked: Checked, articles: dict[str, Article]) -> Iterable[Altered]:
    """Yield each quotation that an article has in other words, beside those."""
    sources = [articles[one] for one in dict.fromkeys(e.article for e in checked.evidence) if one in articles]
    for quoted in statement.quotes:
        for article in sources:
            found = look_up(quoted.text, article.text)
            if found.kind == "verbatim":
                break
            if found.kind == "altered" and found.spans:
                words = article.text[found.spans[0][0] : found.spans[-1][1]]
                yield Altered(*word_diff(_plain(quoted.text), _plain(words)))
                break


def _plain(text: str) -> str:
    """Words on one line without what breaks no promise: kinds of quotation marks, the stop behind them."""
    return _SPACE.sub(" ", text.translate(_MARKS)).strip(" .,;")


def surroundings(text: str, start: int, end: int, most: int) -> tuple[str, str, str]:
    """Return up to `most` characters before a place of a text, it, and as many behind, cut at words."""
    left, right = max(0, start - most), min(len(text), end + most)
    before, behind = text[left:start], text[end:right]
    if left:
        before = "…" + before[before.find(" ") + 1 :]
    if right < len(text):
        behind = behind[: behind.rfind(" ")] + "…" if " " in behind else "…"
    return before, text[start:end], behind


def spans_in(checked: Checked, article: str) -> Sequence[tuple[int, int]]:
    """Return the places of a sentence's evidence in an article, in the report's order."""
    return [(one.start, one.end) for one in checked.evidence if one.article == article]
