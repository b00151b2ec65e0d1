"""The answerer with a language model: it writes, each sentence is checked, the sources stand in for it."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from answer.answer import Answer
from answer.extractive import Extractive
from answer.found import Found
from answer.growing import growing
from answer.metadata import about
from answer.model.asking import Asking, asking
from answer.model.assembling import assemble
from answer.model.call import Call
from answer.model.connection import Connection
from answer.model.draft import DraftReader
from answer.model.limits import Limits, Price
from answer.model.trouble import Trouble
from answer.model.usage import Usage
from answer.model.verify import Verifier
from answer.model.writing import Writing, notes_of
from answer.question import Question

if TYPE_CHECKING:
    from models.reader.reading import Reader

_SURE: Final = 0.8
"""The reader's probability that a sentence answers, from which a model's refusal is not believed."""
_BEARS: Final = 0.5
"""The same from which a sentence answers a question that the words of the articles do not bear on."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """A language model and how it is used.

    Attributes:
        connection: what is called.
        limits: of time and tokens.
        strict: whether a sentence that is not borne out is replaced by the source's own or dropped; else it
            is shown with its verdict.
        price: what it costs; None where that is not known.
    """

    connection: Connection
    limits: Limits = field(default_factory=Limits)
    strict: bool = True
    price: Price | None = None


class Modelled:
    """Answers with a language model.

    Args:
        extractive: finds the articles, and answers where the model cannot.
        model: what writes.
        reader: checks what is written; None to go by quotes, facts and shared words.
        sleep: waits between two tries of a call.
    """

    def __init__(
        self,
        extractive: Extractive,
        model: Model,
        reader: "Reader | None" = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._extractive = extractive
        self._model = model
        self._reader = reader
        self._sleep = sleep

    @property
    def name(self) -> str:
        """What answers call the model."""
        return self._model.connection.name

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            UsageError: it is empty, too long, or the model's window is too small for it.
        """
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield the answer after each checked sentence; the last is the whole one, equal to `ask`."""
        started = time.perf_counter()
        found = self._extractive.find(question)
        own = self._extractive.say(found)
        if about(found.understood) is not None or question.choices or not found.result.hits:
            yield from growing(own)
            yield _timed(own, started)
            return
        prompt = asking(found, self._model.limits)
        writing = Writing(Verifier(found, self._reader), prompt.frame, self._model.strict)
        usage = Usage(self.name, self._model.price)
        bears = self._extractive.bears(found)
        trouble: Trouble | None = None
        try:
            for _ in self._written(prompt, writing, usage):
                if bears and writing.borne_out:
                    yield self._labelled(assemble(found, writing.said, "answered"), usage)
        except Trouble as error:
            trouble = error
        whole = self._whole(found, own, writing, trouble, bears=bears)
        self._log(usage, trouble, started)
        yield _timed(replace(whole, usage=usage.as_dict(), choice=own.choice), started)

    def _written(self, prompt: Asking, writing: Writing, usage: Usage) -> Iterator[None]:
        """Have the model write; yield whenever the answer has grown."""
        if not prompt.frame.shown:
            raise Trouble(
                f"a context of {self._model.limits.context} tokens holds no passage", "raise context"
            )
        reader = DraftReader([one.id for one in prompt.frame.shown])
        call = Call(self._model.connection, self._model.limits, usage, self._sleep)
        words = call.words(prompt.messages(), prompt.tokens)
        try:
            for piece in words:
                for drafted in reader.feed(piece):
                    if writing.take(drafted):
                        yield
                if writing.over:
                    return
        finally:
            words.close()
        for drafted in reader.close():
            if writing.take(drafted):
                yield

    def _whole(
        self, found: Found, own: Answer, writing: Writing, trouble: Trouble | None, *, bears: bool
    ) -> Answer:
        """The whole answer, whoever gives it."""
        notes = notes_of(writing, self.name)
        shown = bool(writing.borne_out) and (bears or self._to_the_point(found, writing))
        if trouble is not None:
            stands = "what it had written is shown" if shown else _STANDS_IN
            notes.insert(0, f"{self.name}: {trouble.what}; {stands}")
        if shown:
            whole = (
                trouble is None and not (writing.dropped or writing.unfinished) and _all_borne_out(writing)
            )
            answer = assemble(found, writing.said, "answered" if whole else "partly", own)
            return _noted(self._labelled(answer, None), notes)
        if trouble is not None:
            return _noted(own, notes)
        if not writing.refused and not writing.borne_out:
            return _noted(own, [f"{self.name} wrote nothing that the articles bear out; {_STANDS_IN}"])
        if _sure(found, own):
            return _noted(own, [f"{self.name} found no answer in the passages it was shown; {_STANDS_IN}"])
        said = f"{self.name} found no answer in the passages it was shown"
        return _noted(self._labelled(found.refusal(), None), [said])

    def _to_the_point(self, found: Found, writing: Writing) -> bool:
        """Whether a sentence answers the question though the articles' words do not bear on it."""
        if self._reader is None:
            return False
        pairs = [(found.understood.text, one.text) for one in writing.said]
        return any(reading.relevance >= _BEARS for reading in self._reader.read(pairs))

    def _labelled(self, answer: Answer, usage: Usage | None) -> Answer:
        return replace(answer, answerer=self.name, usage=usage.as_dict() if usage else None)

    def _log(self, usage: Usage, trouble: Trouble | None, started: float) -> None:
        """Tell what a question took, without the question."""
        ended = "" if trouble is None else f", {trouble.what}"
        log.info(
            "%s: %d calls, %d tokens read, %d written, %d ms%s",
            usage.model, usage.calls, usage.prompt_tokens, usage.completion_tokens,
            round((time.perf_counter() - started) * 1000), ended,
        )  # fmt: skip


_STANDS_IN: Final = "the sources' own sentences stand in"


def _all_borne_out(writing: Writing) -> bool:
    return all(one.verdict == "supported" for one in writing.said)


def _sure(found: Found, own: Answer) -> bool:
    """Whether the sources' own sentences answer for sure, so that a model's refusal is not believed."""
    if own.outcome == "not_in_sources":
        return False
    relevance = max((one.relevance or 0.0 for one in found.ranked), default=0.0)
    return own.outcome == "conflicting" or own.short is not None or relevance >= _SURE


def _noted(answer: Answer, notes: Sequence[str]) -> Answer:
    searched = replace(answer.searched, notes=(*answer.searched.notes, *notes))
    return replace(answer, searched=searched)


def _timed(answer: Answer, started: float) -> Answer:
    return replace(answer, timings_ms={"total": round((time.perf_counter() - started) * 1000)})
