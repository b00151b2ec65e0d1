"""What happens when somebody asks, stops, or starts afresh."""

import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

from answer.answer import Answer
from answer.question import Question
from dateline.errors import DatelineError
from ui.web.ask.answer_html import answer_html, pending_html, trouble_html
from ui.web.ask.stream import paced
from ui.web.ask.talk import Message, Talk
from ui.web.programs import read_text
from ui.web.runtime import Runtime

STREAMS = 200
"""Answers computed at once; more wait in the queue."""

BROKEN = (
    "Something in the program failed while it answered, and the log has the details; "
    "ask again, or run `dateline doctor`."
)
"""What a person or a program is told when the program itself is at fault."""

log = logging.getLogger(__name__)


class Chat:
    """Answers the page's questions from one runtime, each session with its own `Talk`."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._threads = ThreadPoolExecutor(STREAMS, thread_name_prefix="dateline-answer")

    async def respond(self, text: str, talk: Talk) -> AsyncIterator[list[Message]]:
        """Yield the messages of `talk` as the answer to `text` grows; an empty question changes nothing."""
        if not text.strip():
            yield list(talk.messages)
            return
        run = talk.begin(text, pending_html())
        yield list(talk.messages)
        answer: Answer | None = None
        try:
            question = Question(read_text(text, "question").strip(), history=tuple(talk.turns))
            grown = paced(
                lambda: self._runtime.engine.stream(question),
                self._threads,
                stopped=lambda: talk.run != run,
            )
            async for answer in grown:
                yield talk.show(run, answer_html(answer, whole=False))
        except DatelineError as error:
            yield talk.show(run, trouble_html(str(error)))
            return
        except Exception:  # the outermost edge: whatever broke, the page gets one sentence
            log.exception("answering failed")
            yield talk.show(run, trouble_html(BROKEN))
            return
        yield self._finish(talk, run, text, answer)

    def _finish(self, talk: Talk, run: int, text: str, answer: Answer | None) -> list[Message]:
        """Show the whole answer, or what there was of it when it was stopped."""
        if talk.run == run and answer is not None:
            talk.remember(text, answer)
            return talk.show(run, answer_html(answer))
        return list(talk.messages)

    @staticmethod
    def stop(talk: Talk) -> list[Message]:
        """End the answer that is growing; what is there stays and says that it was stopped."""
        talk.stop()
        if talk.messages:
            last = talk.messages[-1]["content"]
            talk.messages[-1] = {"role": "assistant", "content": last + _STOPPED}
        return list(talk.messages)

    @staticmethod
    def clear(talk: Talk) -> list[Message]:
        """Start a new conversation."""
        talk.clear()
        return []


_STOPPED = '<p class="dl-note dl-stopped">Stopped. What is above is unfinished.</p>'
