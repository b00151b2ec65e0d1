"""An answer as HTML: one line of escaped markup, the same text in always the same bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.answer import Answer, Conflict, Nearest, Source, Statement
from answer.model.spec import EXTRACTIVE
from ui.attribution import who_said
from ui.dates import dated, day
from ui.freshness import freshness, independent, reworded
from ui.narrowing import narrowed, put_first
from ui.web.ask.actions_html import actions_html, suggestions_html
from ui.web.bidi import isolated
from ui.web.cite import source_target, target
from ui.web.html import NEAREST_SHOWN, line, place, shortened
from ui.web.say import say
from ui.web.verdict_html import mark_html
from ui.web.words import count

QUOTE_SHOWN = 320
"""Characters of a quote on a source card; the article itself shows it whole."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a whole answer.

    Attributes:
        entry: what the desk keeps the answer as: the actions below it name it; "" for none.
        rating: "up", "down" or None, as it was rated before.
        suggestions: questions to ask next.
        note: why it is not whole, such as that it was stopped; "" where it is.
    """

    entry: str = ""
    rating: str | None = None
    suggestions: tuple[str, ...] = ()
    note: str = ""


def answer_html(answer: Answer, *, whole: bool = True, around: Around | None = None) -> str:
    """Return `answer` as a chat message; `whole` is False while it still grows."""
    inner = (
        _understood(answer)
        + _banner(answer, whole=whole)
        + _short(answer)
        + "".join(_conflict(conflict, answer) for conflict in answer.conflicts)
        + _statements(answer)
        + _notes(answer)
        + (_foot(answer) if whole else "")
        + _cards(answer)
        + (_around(around) if around else "")
    )
    halted = around is not None and around.note
    state = "dl-halted" if halted else "dl-whole" if whole else "dl-growing"
    return f'<div class="dl-answer {state} dl-{line(answer.outcome)}">{inner}</div>'


def pending_html(titles: Sequence[str] = ()) -> str:
    """Return what stands in the answer's place until its first words are there: what is being read."""
    if not titles:
        return f'<div class="dl-answer dl-pending"><p>{line(say("answer.searching"))}</p></div>'
    read = say("answer.reading", titles=", ".join(f"“{isolated(title)}”" for title in titles))
    return f'<div class="dl-answer dl-pending dl-reading"><p>{line(read)}</p></div>'


def unanswered_html(sentence: str, entry: str = "") -> str:
    """Return what stands where an answer should: an error, or that it was cut off; it can be asked again."""
    again = actions_html(entry, answered=False) if entry else ""
    said = sentence[:1].upper() + sentence[1:]
    return f'<div class="dl-answer dl-trouble"><p>{line(said)}</p>{again}</div>'


def _around(around: Around) -> str:
    note = f'<p class="dl-note dl-stopped">{line(around.note)}</p>' if around.note else ""
    actions = actions_html(around.entry, rating=around.rating) if around.entry else ""
    return note + actions + suggestions_html(around.suggestions)


def _understood(answer: Answer) -> str:
    text = reworded(answer)
    return f'<p class="dl-understood">{line(say("answer.understood", question=text))}</p>' if text else ""


def _banner(answer: Answer, *, whole: bool) -> str:
    if answer.outcome == "not_in_sources":
        return _refusal(answer)
    if answer.outcome == "partly" and whole:
        why = say("answer.partly_why" if answer.answerer == EXTRACTIVE else "answer.partly_written")
        return _notice_html(say("answer.partly"), " ".join(answer.untold) or why)
    if answer.outcome == "conflicting":
        return _notice("conflicting", "conflicting_why")
    return ""


def _notice(title: str, sentence: str) -> str:
    return _notice_html(say(f"answer.{title}"), say(f"answer.{sentence}"))


def _notice_html(title: str, sentence: str) -> str:
    return f'<div class="dl-banner"><strong>{line(title)}</strong><p>{line(sentence)}</p></div>'


def _refusal(answer: Answer) -> str:
    searched = answer.searched
    by, first = ", ".join(narrowed(searched.filters)), ", ".join(put_first(searched.filters))
    looked = say(
        "answer.looked",
        passages=count(searched.passages, "passage"),
        articles=count(searched.articles, "article"),
    )
    looked += say("answer.narrowed_by", what=by) if by else ""
    looked += say("answer.first_among", what=first) if first else ""
    nearest = "".join(_nearest(near) for near in searched.nearest)
    title = line(say("answer.nearest"))
    listed = f'<h4>{title}</h4><ul class="dl-nearest">{nearest}</ul>' if nearest else ""
    return _notice_html(say("answer.not_in_sources"), looked + say("answer.nothing_answers")) + listed


def _nearest(near: Nearest) -> str:
    title = line(near.title or say("answer.untitled"))
    link = target(near.article, [(near.start, near.end)])
    text = line(shortened(near.text, NEAREST_SHOWN))
    return f'<li><a class="dl-open" dir="auto" href="{link}">{title}</a><p dir="auto">{text}</p></li>'


def _short(answer: Answer) -> str:
    if answer.short is None:
        return ""
    kicker = f'<span class="dl-kicker">{line(say("answer.short"))} </span>'
    return f'<p class="dl-short">{kicker}<bdi>{line(answer.short)}</bdi></p>'


def _statements(answer: Answer) -> str:
    rows = [_statement(index, one, answer.sources) for index, one in enumerate(answer.statements)]
    return f'<ol class="dl-statements">{"".join(rows)}</ol>' if rows else ""


def _statement(index: int, statement: Statement, sources: tuple[Source, ...]) -> str:
    lead = statement.label or who_said(statement)
    label = f'<span class="dl-label" dir="auto">{line(lead)}</span> ' if lead else ""
    chips = _chips(statement.citations, sources, index)
    said = f'<p>{label}<span class="dl-said" dir="auto">{line(statement.text)}</span>{chips}</p>'
    return f'<li class="dl-statement">{said} {mark_html(statement.verdict)}</li>'


def _chips(citations: tuple[int, ...], sources: tuple[Source, ...], statement: int | None = None) -> str:
    """Return one chip for each citation; a number without its source yet stands unlinked."""
    by_number = {source.n: source for source in sources}
    return "".join(_chip(number, by_number.get(number), statement) for number in citations)


def _chip(number: int, source: Source | None, statement: int | None) -> str:
    if source is None:
        return f'&#160;<span class="dl-chip">&#91;{number:d}&#93;</span>'
    named = say(
        "answer.source_named",
        n=number,
        title=source.title or say("answer.untitled"),
        day=day(source.published),
    )
    link = source_target(source, statement)
    return f'&#160;<a class="dl-chip" href="{link}" title="{line(named)}">&#91;{number:d}&#93;</a>'


def _conflict(conflict: Conflict, answer: Answer) -> str:
    sides = "".join(
        f'<div class="dl-side"><p><bdi>{line(side.text)}</bdi>{_chips(side.citations, answer.sources)}</p>'
        f"{_who(side.citations, answer.sources)}</div>"
        for side in conflict.sides
    )
    about = f"<h4>{line(conflict.about)}</h4>" if answer.narrower(conflict) else ""
    return f'<div class="dl-conflict">{about}<div class="dl-sides">{sides}</div></div>'


def _who(citations: tuple[int, ...], sources: tuple[Source, ...]) -> str:
    cited = [source for source in sources if source.n in citations]
    said = "; ".join(f"<bdi>{line(_named(source))}</bdi>, {line(day(source.published))}" for source in cited)
    return f'<p class="dl-who">{said}</p>'


def _named(source: Source) -> str:
    return source.outlet or shortened(source.title or say("answer.untitled"), 60)


def _notes(answer: Answer) -> str:
    untold = () if answer.outcome == "partly" else answer.untold
    return "".join(f'<p class="dl-note">{line(note)}</p>' for note in (*untold, *answer.searched.notes))


def _foot(answer: Answer) -> str:
    if not answer.sources:
        return ""
    fresh = line(freshness(answer) or "")
    searched = count(answer.searched.articles, "article")
    said = [
        f'<a class="dl-sources-link" href="#dl-sources">{line(_counted(answer))}</a>',
        f"{fresh[:1].upper()}{fresh[1:]}",
        line(say("answer.searched", articles=searched)),
    ]
    if answer.answerer != EXTRACTIVE:
        said.append(line(say("answer.written_by", name=answer.answerer)))
    return f'<p class="dl-foot">{" <span>·</span> ".join(said)}</p>'


def _counted(answer: Answer) -> str:
    """Say how many sources are cited; where some are near copies of one, how many are independent."""
    total, own = len(answer.sources), independent(answer)
    sources = count(total, "source")
    return sources if own == total else say("answer.independent", sources=sources, own=own)


def _cards(answer: Answer) -> str:
    """Return the cited articles; the page shows them in its side panel."""
    if not answer.sources:
        return ""
    return f'<ul class="dl-cards">{"".join(_card(source) for source in answer.sources)}</ul>'


def _card(source: Source) -> str:
    link = source_target(source)
    outlet = f"<bdi>{line(source.outlet or say('answer.no_outlet'))}</bdi>"
    when = line(dated(source.published, source.published_basis))
    quotes = "".join(_card_quote(source, index) for index in range(len(source.quotes)))
    return (
        f'<li class="dl-card"><span class="dl-number">{source.n:d}</span>'
        f'<a class="dl-title" dir="auto" href="{link}">{line(source.title or say("answer.untitled"))}</a>'
        f'<p class="dl-meta">{outlet} <span>·</span> {when} <span>·</span> {place(source.uri)}</p>'
        f'<ul class="dl-quotes">{quotes}</ul></li>'
    )


def _card_quote(source: Source, index: int) -> str:
    quote = source.quotes[index]
    link = target(source.article, [(one.start, one.end) for one in source.quotes], index)
    text = line(shortened(quote.text, QUOTE_SHOWN))
    return f'<li><a class="dl-quote" dir="auto" href="{link}">{text}</a></li>'
