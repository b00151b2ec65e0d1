"""One conversation: what the page shows of it and what a follow-up needs to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from answer.answer import Answer
from answer.question import Turn
from ui.web.ask.question_html import question_html


class Message(TypedDict):
    """A message as Gradio's chat component takes it."""

    role: str
    content: str


@dataclass(slots=True)
class Asked:
    """A question of the conversation.

    Attributes:
        question: as it was typed.
        narrowed: what it was narrowed by, as `Filters.as_dict` gives it.
        html: what the page shows as its answer.
        entry: where the desk keeps it; "" while it does not.
        growing: what there is of the answer so far.
        answer: the whole answer, once there is one: only then follow-ups refer to it.
    """

    question: str
    narrowed: Mapping[str, object]
    html: str
    entry: str = ""
    growing: Answer | None = None
    answer: Answer | None = None


@dataclass(slots=True)
class Talk:
    """The state of one browser session; it stays on the server, so a browser cannot put markup into it.

    `run` counts questions, stops and fresh starts: an answer belongs to the run it began in, and one whose
    run is over writes nothing any more. `conversation` is the desk's name for it, None before the first
    question; `shared` is set where it is somebody else's, shown by a link.
    """

    asked: list[Asked] = field(default_factory=list)
    conversation: str | None = None
    shared: bool = False
    run: int = 0

    @property
    def messages(self) -> list[Message]:
        """All messages, oldest first."""
        shown: list[Message] = []
        for one in self.asked:
            shown.append({"role": "user", "content": question_html(one.question, one.narrowed)})
            shown.append({"role": "assistant", "content": one.html})
        return shown

    @property
    def turns(self) -> list[Turn]:
        """What has been asked and answered, for follow-ups."""
        return [Turn(one.question, _said(one.answer)) for one in self.asked if one.answer is not None]

    def begin(self, question: str, narrowed: Mapping[str, object], waiting: str) -> int:
        """Add a question and what stands in for its answer; return the run the answer belongs to."""
        self.run += 1
        self.asked.append(Asked(question, narrowed, waiting))
        return self.run

    def show(self, run: int, html: str, growing: Answer | None = None) -> list[Message]:
        """Put `html` in place of the last answer where `run` is still on, and return all messages."""
        if run == self.run and self.asked:
            self.asked[-1].html, self.asked[-1].growing = html, growing
        return self.messages

    def retract(self, entry: str) -> bool:
        """Take back the question kept as `entry` and all after it; return whether there was one."""
        place = next((n for n, one in enumerate(self.asked) if entry and one.entry == entry), None)
        if place is None:
            return False
        self.stop()
        del self.asked[place:]
        return True

    def stop(self) -> None:
        """End the run that is on, if one is."""
        self.run += 1

    def clear(self) -> None:
        """Begin a new conversation and end the run that is on."""
        self.stop()
        self.asked.clear()
        self.conversation = None
        self.shared = False


def _said(answer: Answer) -> str:
    return " ".join(statement.text for statement in answer.statements) or answer.short or ""
