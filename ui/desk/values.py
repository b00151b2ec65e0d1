"""What the desk gives back: conversations, their entries, and what one looks for among them."""

from dataclasses import dataclass, field
from typing import Literal

from answer.answer import Answer

State = Literal["running", "done", "stopped", "failed", "cut_off"]
"""Of an entry. `cut_off`: the server was gone before the answer was whole."""
Rating = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and what came of it.

    Attributes:
        id: unguessable, of this entry alone.
        conversation: id of the conversation it stands in.
        question: as it was asked.
        filters: what narrowed it, as `Filters.as_dict` gives it.
        state: how far it came.
        answer: whole when `done`; what there was of it when `stopped`, if anything; else None.
        sentence: why there is no answer, when `failed`.
        asked, ended: ISO 8601 in UTC; `ended` is None while it runs and where it was cut off.
        rating, reason: what its owner thought of the answer; always unset in a shared conversation.
    """

    id: str
    conversation: str
    question: str
    filters: dict[str, object] = field(default_factory=dict)
    state: State = "running"
    answer: Answer | None = None
    sentence: str | None = None
    asked: str = ""
    ended: str | None = None
    rating: Rating | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in the list: `entries` counts its questions, `shared` tells whether a link is out."""

    id: str
    name: str
    started: str
    touched: str
    entries: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation, oldest entry first; `token` is that of the link under which it is shared."""

    id: str
    name: str
    started: str
    touched: str
    entries: tuple[Entry, ...]
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Leaning:
    """An entry whose answer cites an article, with the name of its conversation."""

    conversation: str
    name: str
    entry: str
    question: str
    when: str
