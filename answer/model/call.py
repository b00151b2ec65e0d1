"""A call of a language model: its words as they come, within time, tried again where that may help."""

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from answer.model.connection import Connection, Line
from answer.model.limits import Limits
from answer.model.trouble import Trouble, trouble_of
from answer.model.usage import Usage

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage, ChatResponse
    from llama_index.core.llms import LLM

_BACKOFF: Final = 0.5
"""Seconds before the first retry; each further one waits twice as long."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What the thread that listens hands over: words, counts, the end, or what went wrong."""

    text: str = ""
    counts: Mapping[str, object] | None = None
    over: bool = False
    error: BaseException | None = None


class Call:
    """One question put to a model.

    Args:
        connection: the model.
        limits: of time and size.
        usage: counts what it takes.
        sleep: waits between two tries; a test need not.
    """

    def __init__(
        self,
        connection: Connection,
        limits: Limits,
        usage: Usage,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._usage = usage
        self._sleep = sleep
        self._end = 0.0

    def words(self, messages: "Sequence[ChatMessage]", prompt_tokens: int) -> Generator[str, None, None]:
        """Yield the reply as it comes, `limits.characters` at most.

        Raises:
            Trouble: nothing came, or the rest does not.
        """
        line = self._connection.open()  # importing its package is not its server's time
        self._end = time.monotonic() + self._limits.total
        for attempt in range(self._limits.retries + 1):
            begun = False
            try:
                for text in self._once(line, messages, prompt_tokens):
                    begun = True
                    yield text
            except Trouble as trouble:
                pause = self._pause(trouble, attempt)
                if begun or pause is None:
                    raise
                log.info("the language model is asked again: %s", trouble.what)
                self._sleep(pause)
                line = self._connection.open()
            else:
                return

    def _pause(self, trouble: Trouble, attempt: int) -> float | None:
        """How long to wait before the next try; None where there should be none."""
        if not trouble.retryable or attempt >= self._limits.retries:
            return None
        backoff = float(_BACKOFF * 2**attempt)
        pause = max(backoff, trouble.after or 0.0)
        if pause > self._limits.wait or time.monotonic() + pause >= self._end:
            return None  # its server wants more patience than there is
        return pause

    def _once(self, line: Line, messages: "Sequence[ChatMessage]", prompt_tokens: int) -> Iterator[str]:
        """Yield the words of one try."""
        self._usage.begin(prompt_tokens)
        pieces: Queue[_Piece] = Queue()
        stop = Event()
        Thread(target=self._listen, args=(line.llm, messages, pieces, stop), daemon=True).start()
        reply: list[str] = []
        left = self._limits.characters
        try:
            while left > 0:
                piece = self._next(pieces)
                if piece.counts:
                    self._usage.report(piece.counts, prompt_tokens)
                if piece.error is not None:
                    raise trouble_of(piece.error) from piece.error
                if piece.over:
                    break
                if text := piece.text[:left]:
                    reply.append(text)
                    left -= len(text)
                    yield text
        finally:
            stop.set()
            line.close()
            self._usage.end("".join(reply))
        if not "".join(reply).strip():
            remedy = "try again, or take another model"
            raise Trouble("its reply is empty", remedy, retryable=True, kind="empty")

    def _next(self, pieces: "Queue[_Piece]") -> _Piece:
        """Wait for the next piece, not longer than there is time."""
        first = self._limits.connect + self._limits.first
        patience = min(first, self._end - time.monotonic())
        try:
            return pieces.get(timeout=max(0.0, patience))
        except Empty:
            late = patience < first
            waited = self._limits.total if late else first
            what = (
                f"it was not done after {waited:g} seconds"
                if late
                else f"it said nothing for {waited:g} seconds"
            )
            remedy = "try again, or raise patience"
            raise Trouble(what, remedy, retryable=not late, kind="late") from None

    @staticmethod
    def _listen(llm: "LLM", messages: "Sequence[ChatMessage]", pieces: "Queue[_Piece]", stop: Event) -> None:
        """Put what the model says into the queue; runs in a thread, since a server may never answer."""
        try:
            for response in llm.stream_chat(messages):
                if stop.is_set():
                    break
                pieces.put(_Piece(_delta(response), _counts(response)))
            pieces.put(_Piece(over=True))
        except BaseException as error:  # noqa: BLE001 - anybody's code; carried over and told as `Trouble`
            pieces.put(_Piece(error=error))


def _delta(response: "ChatResponse") -> str:
    """The words that are new; some integrations give None."""
    return response.delta if isinstance(response.delta, str) else ""


def _counts(response: "ChatResponse") -> Mapping[str, object]:
    """The tokens that the server counted, where it tells."""
    return {key: value for key, value in response.additional_kwargs.items() if key.endswith("_tokens")}
