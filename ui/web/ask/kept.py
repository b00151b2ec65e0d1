"""What the desk keeps of a conversation, as the page shows it again."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from answer.answer import Answer
from dateline.errors import DatelineError
from index.query import Filters
from ui.web.ask.answer_html import Around, answer_html, unanswered_html
from ui.web.ask.talk import Asked
from ui.web.bidi import isolated
from ui.web.html import shortened
from ui.web.say import say

if TYPE_CHECKING:
    from index.library import Library
    from ui.desk.values import Entry

TITLE_SHOWN = 60


def asked_of(library: "Library", entry: "Entry", *, shared: bool = False) -> Asked:
    """Return a kept question as the conversation has it; what is `shared` offers nothing to do."""
    whole = entry.answer if entry.state == "done" else None
    return Asked(
        question=entry.question,
        narrowed=_titled(library, entry.filters),
        html=_html(entry, "" if shared else entry.id),
        entry=entry.id,
        answer=whole,
    )


def stopped_html(answer: Answer | None, entry: str) -> str:
    """Return an answer that was stopped: what there was of it, and that it is unfinished."""
    if answer is None:
        return unanswered_html(say("ask.stopped_early"), entry)
    return answer_html(answer, whole=False, around=Around(entry, note=say("ask.stopped")))


def shown_filters(library: "Library", filters: Filters) -> dict[str, object]:
    """Return the filters as a person reads them: articles by their titles."""
    return _titled(library, filters.as_dict())


def _html(entry: "Entry", name: str) -> str:
    if entry.answer is not None and entry.state == "done":
        return answer_html(entry.answer, around=Around(name, entry.rating))
    if entry.answer is not None or entry.state == "stopped":
        return stopped_html(entry.answer, name)
    if entry.state == "failed":
        return unanswered_html(entry.sentence or say("ask.broken"), name)
    return unanswered_html(say("ask.cut_off" if entry.state == "cut_off" else "ask.still_running"), name)


def _titled(library: "Library", filters: Mapping[str, object]) -> dict[str, object]:
    names = filters.get("articles")
    if not isinstance(names, list | tuple):
        return dict(filters)
    return dict(filters) | {"articles": [_title(library, str(name)) for name in names]}


def _title(library: "Library", name: str) -> str:
    with suppress(DatelineError):
        if title := library.article(name)[0].title:
            return f"“{isolated(shortened(title, TITLE_SHOWN))}”"
    return name
