"""One conversation: what the page shows of it and what a follow-up needs to know of it."""

from dataclasses import dataclass, field
from typing import TypedDict

from answer.answer import Answer
from answer.question import Turn
from ui.web.ask.answer_html import question_html


class Message(TypedDict):
    """A message as Gradio's chat component takes it."""

    role: str
    content: str


@dataclass(slots=True)
class Talk:
    """The state of one browser session; it stays on the server, so a browser cannot put markup into it.

    `run` counts questions, stops and fresh starts: an answer belongs to the run it began in, and one whose
    run is over writes nothing any more.
    """

    messages: list[Message] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    run: int = 0

    def begin(self, question: str, waiting: str) -> int:
        """Add a question and what stands in for its answer; return the run the answer belongs to."""
        self.run += 1
        self.messages.append({"role": "user", "content": question_html(question)})
        self.messages.append({"role": "assistant", "content": waiting})
        return self.run

    def show(self, run: int, html: str) -> list[Message]:
        """Put `html` in place of the last message where `run` is still on, and return all messages."""
        if run == self.run and self.messages:
            self.messages[-1] = {"role": "assistant", "content": html}
        return list(self.messages)

    def remember(self, question: str, answer: Answer) -> None:
        """Keep a turn for follow-ups."""
        said = " ".join(statement.text for statement in answer.statements)
        self.turns.append(Turn(question, said or answer.short or ""))

    def stop(self) -> None:
        """End the run that is on, if one is."""
        self.run += 1

    def clear(self) -> None:
        """Forget everything and end the run that is on."""
        self.stop()
        self.messages.clear()
        self.turns.clear()
