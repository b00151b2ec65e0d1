"""The question, with everything that may steer its answer."""

from dataclasses import dataclass, field

from index.query import Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and the answer it got."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked.

    Attributes:
        text: the question.
        id: the asker's name for it, handed back with the answer.
        history: earlier turns, oldest first.
        filters: narrows what is searched.
        asked: ISO date on which it was asked, or None: what was published shortly before counts more.
        choices: answers to choose from, if it is multiple choice.
        limit: how many of the best passages the answer may rest on; None leaves it to the answerer.
    """

    text: str
    id: str | None = None
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    asked: str | None = None
    choices: tuple[str, ...] = ()
    limit: int | None = None
