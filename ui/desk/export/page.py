"""A conversation as one HTML file that needs nothing else: to read, to print, to send on."""

from pathlib import Path

from answer.answer import Answer, Conflict, Source, Statement
from ui.dates import day
from ui.desk.export import told
from ui.desk.values import Conversation, Entry
from ui.narrowing import narrowed
from ui.web.html import esc
from ui.web.say import say

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Whatever else might get into the page could neither run nor fetch anything."""


def page(conversation: Conversation) -> str:
    """Return the whole document."""
    name = _text(conversation.name)
    entries = "\n".join(_entry(entry, place) for place, entry in enumerate(conversation.entries, 1))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{name}</title>\n<style>{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f'<body>\n<header><h1 dir="auto">{name}</h1><p>{_text(day(conversation.started))}</p></header>\n'
        f"<main>\n{entries}\n</main>\n</body>\n</html>\n"
    )


def _text(value: str) -> str:
    return esc(told.flat(value))


def _entry(entry: Entry, place: int) -> str:
    by = ", ".join(narrowed(entry.filters))
    parts = [f'<h2 dir="auto">{_text(entry.question)}</h2>']
    parts += [f'<p class="note">{say("export.narrowed", by=_text(by))}</p>'] if by else []
    parts += _answer(entry.answer, place) if entry.answer else []
    said = told.unfinished(entry)
    parts += [f'<p class="note">{_text(said)}</p>'] if said else []
    return "<article>\n" + "\n".join(parts) + "\n</article>"


def _answer(answer: Answer, place: int) -> list[str]:
    parts = []
    if banner := told.outcome(answer):
        parts.append(f'<p class="banner"><strong>{_text(banner[0])}.</strong> {_text(banner[1])}</p>')
    if answer.short is not None:
        short = _text(answer.short)
        parts.append(f'<p class="short"><span>{say("export.short")}</span> <bdi>{short}</bdi></p>')
    parts += [_statement(statement, place) for statement in answer.statements]
    parts += [_conflict(conflict, place) for conflict in answer.conflicts]
    parts += [f'<p class="note">{_text(note)}</p>' for note in answer.searched.notes]
    parts += [_nearest(answer)] if answer.searched.nearest else []
    if answer.outcome != "not_in_sources":
        parts.append(f'<p class="note">{_text(told.foot(answer))}</p>')
    if answer.sources:
        sources = "\n".join(_source(source, place) for source in answer.sources)
        parts.append(f'<h3>{say("export.sources")}</h3>\n<ol class="sources">\n{sources}\n</ol>')
    return parts


def _statement(statement: Statement, place: int) -> str:
    body, stop = told.split_stop(told.flat(statement.text))
    before = told.lead(statement)
    lead = f'<span class="lead">{_text(before)}</span> ' if before else ""
    doubt = f' <em class="doubt">({_text(told.doubt(statement))})</em>' if told.doubt(statement) else ""
    marks = _marks(statement.citations, place)
    return f'<p class="said" dir="auto">{lead}<span>{_text(body)}</span>{marks}{_text(stop)}{doubt}</p>'


def _marks(citations: tuple[int, ...], place: int) -> str:
    return "".join(f'<a class="mark" href="#s{place}-{n:d}">[{n:d}]</a>' for n in citations)


def _conflict(conflict: Conflict, place: int) -> str:
    sides = "".join(
        f'<li dir="auto">{_text(side.text)}{_marks(side.citations, place)}</li>' for side in conflict.sides
    )
    return f'<h3>{say("export.sides", about=_text(conflict.about))}</h3>\n<ul class="sides">{sides}</ul>'


def _nearest(answer: Answer) -> str:
    items = "".join(
        f'<li dir="auto"><strong>{_text(told.nearest(near))}</strong><br>{_text(told.excerpt(near))}</li>'
        for near in answer.searched.nearest
    )
    return f'<h3>{say("export.nearest")}</h3>\n<ul class="sides">{items}</ul>'


def _source(source: Source, place: int) -> str:
    url = told.address(source)
    where = (
        f'<a href="{esc(url)}" rel="noopener noreferrer">{esc(url)}</a>' if url else _text(told.file(source))
    )
    quotes = "".join(f'<blockquote dir="auto">{_text(quote.text)}</blockquote>' for quote in source.quotes)
    return (
        f'<li id="s{place}-{source.n:d}" value="{source.n:d}">'
        f'<strong dir="auto">{_text(told.title(source))}</strong>'
        f'<p class="facts"><bdi>{_text(told.facts(source))}</bdi>. <span class="where">{where}</span></p>'
        f"{quotes}</li>"
    )
