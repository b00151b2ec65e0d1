"""The engine as the web chat uses it: in turns, counted, logged, and stopped when the server stops."""

import os
import time
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING
from uuid import uuid4

from dateline.errors import DatelineError
from ui.web.say import say
from ui.web.serving.caller import caller, refusal
from ui.web.serving.closing import Closing
from ui.web.serving.logs import events
from ui.web.serving.metrics import Metrics
from ui.web.serving.turns import Arrivals, Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answer.answer import Answer
    from answer.engine import AnswerEngine
    from answer.question import Question
    from index.library import Library
    from ui.web.runtime import Runtime

OTHERS = 64
"""Answers of a language model at once: it computes elsewhere, and we only wait."""


class WatchedRuntime:
    """A runtime whose engine is watched; all else is as it was."""

    def __init__(self, runtime: "Runtime", engine: "WatchedEngine") -> None:
        self._runtime = runtime
        self._engine = engine

    @property
    def library(self) -> "Library":
        """The articles."""
        return self._runtime.library

    @property
    def engine(self) -> "AnswerEngine":
        """What answers, watched."""
        return self._engine  # type: ignore[return-value]  # it is asked for nothing but `ask` and `stream`

    @property
    def arrivals(self) -> Arrivals:
        """The questions on their way to it."""
        return self._engine.arrivals

    def __getattr__(self, name: str) -> object:
        return getattr(self._runtime, name)


class WatchedEngine:
    """Answers as the engine does, the processor shared out in turns, and an event for each question."""

    def __init__(
        self, runtime: "Runtime", metrics: Metrics, closing: Closing, *, log_questions: bool = False
    ) -> None:
        self._runtime = runtime
        self._metrics = metrics
        self._closing = closing
        self._log_questions = log_questions
        self._turns: Turns | None = None
        self.arrivals = Arrivals()

    def ask(self, question: "Question") -> "Answer":
        """Answer a question."""
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: "Question") -> "Iterator[Answer]":
        """Yield growing answers; raises `StoppedError` where the server stops meanwhile."""
        seen = _Seen(self._metrics, question.text if self._log_questions else None)
        self.arrivals.arrived()
        with self._closing, self._metrics.answering.track_inprogress():
            try:
                yield from self._in_turn(question, seen)
            except StoppedError:
                seen.end("stopped")
                raise
            except DatelineError as error:
                seen.end("refused", kind=type(error).__name__)
                raise
            except GeneratorExit:
                seen.end("left")
                raise
            except Exception:
                self._metrics.errors.labels("answer").inc()
                seen.end("failed")
                raise
        seen.end(seen.outcome)

    def _in_turn(self, question: "Question", seen: "_Seen") -> "Iterator[Answer]":
        """Take a turn until the first words, in which nearly all is computed; the rest needs none."""
        self._refuse()
        engine = self._runtime.engine
        growing = iter(engine.stream(question))
        turn: AbstractContextManager[None] = self._turns_of(engine).turn()
        while True:
            with turn:
                self.arrivals.let_pass()
                self._go_on()
                answer = next(growing, None)
            if answer is None:
                return
            seen.take(answer)
            yield answer
            turn = nullcontext()

    @staticmethod
    def _refuse() -> None:
        """Say in place of an answer what the guard has against the question."""
        if sentence := refusal.get():
            raise LimitedError(*_parts(sentence))

    def _go_on(self) -> None:
        if self._closing.over:
            raise StoppedError(*_parts(say("serving.stopped")))

    def _turns_of(self, engine: "AnswerEngine") -> Turns:
        if self._turns is None:
            local = getattr(engine, "name", "extractive") == "extractive"
            self._turns = Turns((os.cpu_count() or 1) if local else OTHERS)
        return self._turns


def _parts(sentence: str) -> tuple[str, str]:
    what, _, remedy = sentence.rstrip(".").partition("; ")
    return what, remedy


class LimitedError(DatelineError):
    """Whoever asks has asked too often, or the server is about to stop."""


class StoppedError(DatelineError):
    """The server stops before the answer is there."""


class _Seen:
    """One question on its way: when the first words came, and what became of it."""

    def __init__(self, metrics: Metrics, text: str | None) -> None:
        self._metrics = metrics
        self._begun = time.perf_counter()
        self._first: float | None = None
        self._text = text
        self._counts: dict[str, int] = {}
        self.outcome = ""

    def take(self, answer: "Answer") -> None:
        if self._first is None:
            self._first = time.perf_counter() - self._begun
            self._metrics.first_words.observe(self._first)
        self.outcome = answer.outcome
        self._counts = {"statements": len(answer.statements), "sources": len(answer.sources)}

    def end(self, outcome: str, **more: object) -> None:
        lasted = time.perf_counter() - self._begun
        self._metrics.questions.labels(outcome).inc()
        self._metrics.answers.observe(lasted)
        first = {} if self._first is None else {"first_s": round(self._first, 3)}
        text = {} if self._text is None else {"question": self._text}
        events().info(
            "question", id=uuid4().hex[:12], user=caller.get(), outcome=outcome, seconds=round(lasted, 3),
            **first, **self._counts, **more, **text,
        )  # fmt: skip
