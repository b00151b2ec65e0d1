"""A conversation in Markdown, with a footnote for each source: its number, and its words."""

import re
from collections.abc import Iterator

from answer.answer import Answer, Source
from ui.dates import day
from ui.desk.export import told
from ui.desk.values import Conversation, Entry
from ui.narrowing import narrowed
from ui.web.say import say

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$^%@=]")
_LINK = re.compile(r"(?<=[A-Za-z]):(?=\S)|(?<=\bwww)\.", re.IGNORECASE)
_LEAD = re.compile(r"^([-+]|\d+(?=[.)]))")


def markdown(conversation: Conversation) -> str:
    """Return the conversation as CommonMark with footnotes."""
    parts = [f"# {text(conversation.name)}", text(day(conversation.started))]
    for place, entry in enumerate(conversation.entries, 1):
        parts += _entry(entry, place)
    for place, entry in enumerate(conversation.entries, 1):
        if entry.answer:
            parts += [_footnote(source, place) for source in entry.answer.sources]
    return "\n\n".join(parts) + "\n"


def text(value: str) -> str:
    """Return text that means only itself: no link, image, markup, heading or list comes of it."""
    marked = _LINK.sub(r"\\\g<0>", _MARKS.sub(r"\\\g<0>", told.flat(value)))
    return _LEAD.sub(lambda found: f"\\{found[0]}" if found[0] in "-+" else f"{found[0]}\\", marked)


def label(number: int, place: int) -> str:
    """Return the footnote for source `number` of the entry at `place`; each question begins at 1."""
    return f"[^{number}]" if place == 1 else f"[^{place}-{number}]"


def _entry(entry: Entry, place: int) -> Iterator[str]:
    yield f"## {text(entry.question)}"
    if entry.filters:
        yield f"*{say('export.narrowed', by=text(', '.join(narrowed(entry.filters))))}*"
    if entry.answer:
        yield from _answer(entry.answer, place)
    if said := told.unfinished(entry):
        yield f"*{text(said)}*"


def _answer(answer: Answer, place: int) -> Iterator[str]:
    if banner := told.outcome(answer):
        yield f"**{text(banner[0])}.** {text(banner[1])}"
    if answer.short is not None:
        yield f"**{say('export.short')}** {text(answer.short)}"
    for statement in answer.statements:
        body, stop = told.split_stop(told.flat(statement.text))
        before = f"*{text(told.lead(statement))}* " if told.lead(statement) else ""
        doubt = f" *({text(told.doubt(statement))})*" if told.doubt(statement) else ""
        yield f"{before}{text(body)}{_marks(statement.citations, place)}{text(stop)}{doubt}"
    for conflict in answer.conflicts:
        yield f"**{say('export.sides', about=text(conflict.about))}**"
        yield "\n".join(f"- {text(side.text)}{_marks(side.citations, place)}" for side in conflict.sides)
    for note in answer.searched.notes:
        yield f"*{text(note)}*"
    if answer.searched.nearest:
        yield f"### {say('export.nearest')}"
    for near in answer.searched.nearest:
        yield f"- **{text(told.nearest(near))}**: {text(told.excerpt(near))}"
    if answer.outcome != "not_in_sources":
        yield f"*{text(told.foot(answer))}*"


def _marks(citations: tuple[int, ...], place: int) -> str:
    return "".join(label(number, place) for number in citations)


def _footnote(source: Source, place: int) -> str:
    url, name = told.address(source), told.file(source)
    where = f"<{url}>" if url else text(name)
    number = f"{say('export.source', number=source.n, question=place)} " if place > 1 else ""
    title, facts = text(told.title(source)), text(told.facts(source))
    head = f"{label(source.n, place)}: {number}**{title}**. {facts}. {where}"
    return "\n\n".join([head, *(f"    > {text(quote.text)}" for quote in source.quotes)])
