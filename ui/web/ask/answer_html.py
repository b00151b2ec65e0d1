"""An answer as HTML: one line of escaped markup, the same text in always the same bytes out."""

from answer.answer import Answer, Conflict, Nearest, Source, Statement
from answer.model.spec import EXTRACTIVE
from ui.attribution import who_said
from ui.freshness import freshness, reworded
from ui.narrowing import narrowed, put_first
from ui.web.cite import source_target, target
from ui.web.html import line, place, shortened
from ui.web.verdict_html import mark_html
from ui.web.words import count, dated, day

QUOTE_SHOWN = 320
"""Characters of a quote on a source card; the article itself shows it whole."""
NEAREST_SHOWN = 260
QUESTION_SHOWN = 600
PARTLY = "The articles bear on part of the question only."
PARTLY_WRITTEN = "Not everything that the language model wrote is borne out by the articles."


def answer_html(answer: Answer, *, whole: bool = True) -> str:
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
    )
    state = "dl-whole" if whole else "dl-growing"
    return f'<div class="dl-answer {state} dl-{line(answer.outcome)}">{inner}</div>'


def question_html(text: str) -> str:
    """Return a question as a chat message."""
    return f'<div class="dl-question" dir="auto">{line(shortened(text, QUESTION_SHOWN))}</div>'


def pending_html() -> str:
    """Return what stands in the answer's place until its first words are there."""
    return '<div class="dl-answer dl-pending"><p>Searching the articles</p></div>'


def trouble_html(sentence: str) -> str:
    """Return an error as a chat message."""
    return f'<div class="dl-answer dl-trouble"><p>{line(sentence)}</p></div>'


def _understood(answer: Answer) -> str:
    text = reworded(answer)
    return f'<p class="dl-understood">Understood as: {line(text)}</p>' if text else ""


def _banner(answer: Answer, *, whole: bool) -> str:
    if answer.outcome == "not_in_sources":
        return _refusal(answer)
    if answer.outcome == "partly" and whole:
        return _notice("Answered in part", PARTLY if answer.answerer == EXTRACTIVE else PARTLY_WRITTEN)
    if answer.outcome == "conflicting":
        return _notice("The sources disagree", "What each of them says stands side by side.")
    return ""


def _notice(title: str, sentence: str) -> str:
    return f'<div class="dl-banner"><strong>{title}</strong><p>{sentence}</p></div>'


def _refusal(answer: Answer) -> str:
    searched = answer.searched
    looked = f"Searched {count(searched.passages, 'passage')} of {count(searched.articles, 'article')}"
    by = line(", ".join(narrowed(searched.filters)))
    first = line(", ".join(put_first(searched.filters)))
    looked += f", narrowed by {by}" if by else ""
    looked += f", first among those {first}" if first else ""
    nearest = "".join(_nearest(near) for near in searched.nearest)
    listed = f'<h4>What came nearest</h4><ul class="dl-nearest">{nearest}</ul>' if nearest else ""
    banner = _notice("The articles do not say", f"{looked}; nothing in them answers this.")
    return banner + listed


def _nearest(near: Nearest) -> str:
    title = line(near.title or "Untitled")
    link = target(near.article, [(near.start, near.end)])
    text = line(shortened(near.text, NEAREST_SHOWN))
    return f'<li><a class="dl-open" dir="auto" href="{link}">{title}</a><p dir="auto">{text}</p></li>'


def _short(answer: Answer) -> str:
    if answer.short is None:
        return ""
    return f'<p class="dl-short"><span class="dl-kicker">In short </span><bdi>{line(answer.short)}</bdi></p>'


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
    named = f"Source {number:d}: {source.title or 'untitled'}, {day(source.published)}"
    link = source_target(source, statement)
    return f'&#160;<a class="dl-chip" href="{link}" title="{line(named)}">&#91;{number:d}&#93;</a>'


def _conflict(conflict: Conflict, answer: Answer) -> str:
    sides = "".join(
        f'<div class="dl-side"><p><bdi>{line(side.text)}</bdi>{_chips(side.citations, answer.sources)}</p>'
        f"{_who(side.citations, answer.sources)}</div>"
        for side in conflict.sides
    )
    repeats = conflict.about in {"", answer.question, answer.understood}  # it stands above already
    about = "" if repeats else f"<h4>{line(conflict.about)}</h4>"
    return f'<div class="dl-conflict">{about}<div class="dl-sides">{sides}</div></div>'


def _who(citations: tuple[int, ...], sources: tuple[Source, ...]) -> str:
    cited = [source for source in sources if source.n in citations]
    said = "; ".join(f"<bdi>{line(_named(source))}</bdi>, {line(day(source.published))}" for source in cited)
    return f'<p class="dl-who">{said}</p>'


def _named(source: Source) -> str:
    return source.outlet or shortened(source.title or "untitled", 60)


def _notes(answer: Answer) -> str:
    return "".join(f'<p class="dl-note">{line(note)}</p>' for note in answer.searched.notes)


def _foot(answer: Answer) -> str:
    if not answer.sources:
        return ""
    sources = f'<a class="dl-sources-link" href="#dl-sources">{count(len(answer.sources), "source")}</a>'
    fresh = line(freshness(answer, dated) or "")
    said = [
        sources,
        f"{fresh[:1].upper()}{fresh[1:]}",
        f"from {count(answer.searched.articles, 'article')} searched",
    ]
    if answer.answerer != EXTRACTIVE:
        said.append(f"written by {line(answer.answerer)}, each sentence checked")
    return f'<p class="dl-foot">{" <span>·</span> ".join(said)}</p>'


def _cards(answer: Answer) -> str:
    """Return the cited articles; the page shows them in its side panel."""
    if not answer.sources:
        return ""
    return f'<ul class="dl-cards">{"".join(_card(source) for source in answer.sources)}</ul>'


def _card(source: Source) -> str:
    link = source_target(source)
    outlet = f"<bdi>{line(source.outlet or 'outlet unknown')}</bdi>"
    when = line(dated(source.published, source.published_basis))
    quotes = "".join(_card_quote(source, index) for index in range(len(source.quotes)))
    return (
        f'<li class="dl-card"><span class="dl-number">{source.n:d}</span>'
        f'<a class="dl-title" dir="auto" href="{link}">{line(source.title or "Untitled")}</a>'
        f'<p class="dl-meta">{outlet} <span>·</span> {when} <span>·</span> {place(source.uri)}</p>'
        f'<ul class="dl-quotes">{quotes}</ul></li>'
    )


def _card_quote(source: Source, index: int) -> str:
    quote = source.quotes[index]
    link = target(source.article, [(one.start, one.end) for one in source.quotes], index)
    text = line(shortened(quote.text, QUOTE_SHOWN))
    return f'<li><a class="dl-quote" dir="auto" href="{link}">{text}</a></li>'
