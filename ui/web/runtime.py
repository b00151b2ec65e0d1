"""What the chat needs of the program around it: a library and an engine that are already open."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # both load heavy packages, and the chat only passes them on
    from answer.engine import AnswerEngine
    from index.library import Library


class Runtime(Protocol):
    """An open library and the engine that answers from it; both are shared by every session."""

    @property
    def library(self) -> "Library":
        """The articles."""

    @property
    def engine(self) -> "AnswerEngine":
        """What answers from them."""
