"""An answer in the terminal: the short answer apart, marked sentences, sources with their quotes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from answer.model.spec import EXTRACTIVE
from answer.prose import marked
from ui.attribution import who_said
from ui.dates import dated
from ui.freshness import freshness, reworded
from ui.narrowing import narrowed, put_first
from ui.terminal.plain import middle_cut, one_line

if TYPE_CHECKING:
    from answer.answer import Answer, Conflict, Nearest, Source, Statement

VERDICTS = {
    "partly": "borne out only in part",
    "contradicted": "the sources say otherwise",
    "unsupported": "not borne out by the sources",
    "uncited": "carries no citation",
    "misquoted": "the quote is not in the source",
    "wrong_source": "another source says this",
}
"""What a verdict is called where it is not plain support."""
QUOTE_WIDTH = 160
PARTLY = "The articles answer only part of this."
PARTLY_WRITTEN = "Not everything that the language model wrote is borne out by the articles."


def answer_view(answer: "Answer") -> RenderableType:
    """Lay out a whole answer."""
    if answer.outcome == "not_in_sources":
        return refusal_view(answer)
    parts: list[RenderableType] = [*_understood(answer)]
    if answer.short:
        parts += [Text(one_line(answer.short), style="bold green"), Text()]
    if answer.outcome == "partly":
        why = PARTLY if answer.answerer == EXTRACTIVE else PARTLY_WRITTEN
        parts += [Text(one_line(" ".join(answer.untold)) or why, style="yellow"), Text()]
    for conflict in answer.conflicts:
        parts += [*_conflict_lines(conflict, answer), Text()]
    bullet = "" if len(answer.statements) == 1 else "•"
    parts += [_hanging(Text(bullet), statement_line(statement)) for statement in answer.statements]
    if answer.untold and answer.outcome != "partly":
        parts += [Text(), Text(one_line(" ".join(answer.untold)), style="yellow")]
    parts += [Text(), Text("Sources", style="bold")]
    parts += [source_view(source) for source in answer.sources]
    parts += [Text(), Text(_footer(answer), style="dim")]
    return Group(*parts)


def _understood(answer: "Answer") -> list[RenderableType]:
    """What the question was taken to ask, where that took something from the conversation."""
    text = reworded(answer)
    return [Text(f"Understood as: {one_line(text)}", style="dim"), Text()] if text else []


def statement_line(statement: "Statement") -> Text:
    """One sentence with its label before it and its marks before its full stop."""
    line = Text()
    if lead := statement.label or who_said(statement):
        line.append(one_line(lead) + " ", style="dim")
    line.append(marked(replace(statement, text=one_line(statement.text), label=None)))
    if (signs := marks(statement.citations)) and (place := line.plain.rfind(signs)) >= 0:
        line.stylize("cyan", place, place + len(signs))
    if statement.verdict in VERDICTS:
        line.append(f" ({VERDICTS[statement.verdict]})", style="yellow")
    return line


def marks(citations: tuple[int, ...]) -> str:
    """Return `[1][3]`."""
    return "".join(f"[{n}]" for n in citations)


def source_view(source: "Source") -> RenderableType:
    """A source: number, title, outlet, date and its basis, where it lies, and its words that are quoted."""
    head = Text(one_line(source.title or "(no title)"), style="bold")
    facts = [one_line(source.outlet)] if source.outlet else []
    facts.append(one_line(dated(source.published, source.published_basis)))
    head.append(" · " + " · ".join(facts), style="not bold")
    lines: list[RenderableType] = [head, Text(one_line(source.uri), style="dim")]
    lines += [quoted(quote.text, QUOTE_WIDTH) for quote in source.quotes]
    return _hanging(Text(f"[{source.n}]", style="cyan"), Group(*lines))


def _hanging(mark: Text, body: RenderableType) -> RenderableType:
    """A body with its mark before the first line, and every line set in alike."""
    if not mark:
        return body
    grid = Table.grid(padding=(0, 1))
    grid.add_row(mark, body)
    return grid


def quoted(text: str, width: int) -> RenderableType:
    """Words of a source, set in behind a mark of their own: they may hold quotation marks of any kind."""
    return _hanging(Text(">", style="dim"), Text(middle_cut(one_line(text), width), style="italic"))


def _conflict_lines(conflict: "Conflict", answer: "Answer") -> list[RenderableType]:
    about = f" about {one_line(conflict.about)}" if answer.narrower(conflict) else ""
    lines: list[RenderableType] = [Text(f"The sources disagree{about}:", style="yellow")]
    for side in conflict.sides:
        line = Text(one_line(side.text)).append(" " + marks(side.citations), style="cyan")
        lines.append(_hanging(Text("•"), line))
    return lines


def _footer(answer: "Answer") -> str:
    fresh = one_line(freshness(answer) or "")
    written = f"written by {one_line(answer.answerer)}, each sentence checked"
    by = written if answer.answerer != EXTRACTIVE else None
    return "; ".join(filter(None, [searched_words(answer), fresh, by])) + "."


def searched_words(answer: "Answer") -> str:
    """Say what was searched: "Searched 5 articles, 41 passages, until 19 June 2024"."""
    searched = answer.searched
    words = f"Searched {count_of(searched.articles, 'article')}, {count_of(searched.passages, 'passage')}"
    for filter_said in narrowed(searched.filters):
        words += f", {one_line(filter_said)}"
    first = put_first(searched.filters)
    return words + (f", first among those {one_line(', '.join(first))}" if first else "")


def count_of(number: int, noun: str) -> str:
    """Return "1 article", "12,770 articles"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def refusal_view(answer: "Answer") -> RenderableType:
    """Say that nothing answers, what was searched, what came nearest, and what to try."""
    parts: list[RenderableType] = [
        *_understood(answer),
        Text("The articles do not answer this.", style="bold yellow"),
        Text(searched_words(answer) + "."),
    ]
    if answer.searched.nearest:
        parts += [Text(), Text("What came nearest:", style="bold")]
        parts += [_nearest_view(nearest) for nearest in answer.searched.nearest]
    given = narrowed(answer.searched.filters)
    if not answer.searched.articles and not given:
        return Text("There are no articles yet: add some with `dateline ingest PATH`.", style="bold yellow")
    tips = ["name people and places in full"]
    if given:
        tips.append("widen the dates, outlets or articles")
    tips.append("add articles with `dateline ingest PATH`")
    parts += [Text(), Text("You could " + ", or ".join(tips) + ".", style="dim")]
    return Group(*parts)


def _nearest_view(nearest: "Nearest") -> RenderableType:
    head = Text(one_line(nearest.title or nearest.uri), style="bold")
    return _hanging(Text("•"), Group(head, quoted(nearest.text, 2 * QUOTE_WIDTH)))
