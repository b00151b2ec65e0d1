"""Several processes that answer, each with networks of its own: one interpreter runs one thread at a time."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Self

from dateline.offline import stay_offline
from eval.run import AnswererGoneError

if TYPE_CHECKING:
    from types import TracebackType

    from answer.answer import Answer
    from answer.question import Question
    from ui.runtime import Runtime
    from ui.settings import Settings

ORPHANED = 3
"""Exit code of a process whose parent has gone, however it went."""


class Answerers:
    """Answers as the engine over `settings` does, asked from several threads; an `eval.run.Answerer`.

    A context manager. The processes begin with the first questions, and end with the context or, should it be
    killed, with the process that made them.

    Args:
        settings: of the library and the engine.
        count: of processes.
    """

    def __init__(self, settings: "Settings", count: int) -> None:
        self._pool = ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=_begin, initargs=(settings,)
        )

    def ask(self, question: "Question") -> "Answer":
        """Have one of the processes answer.

        Raises:
            AnswererGoneError: one of them was killed.
            DatelineError: as the engine does.
        """
        try:
            return self._pool.submit(_ask, question).result()
        except BrokenProcessPool as error:
            raise AnswererGoneError(
                "a process that answered was killed, perhaps for want of memory",
                "run again with fewer --workers, it goes on where it stopped",
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self._pool.shutdown(cancel_futures=True)


_settings: "list[Settings]" = []
"""Of a process that answers: what it was begun with."""


def _begin(settings: "Settings") -> None:
    stay_offline()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all; whoever asks decides
    Thread(target=_watch, name="dateline-parent", daemon=True).start()
    _settings.append(settings)


@cache
def _runtime() -> "Runtime":
    from ui.runtime import Runtime

    return Runtime.open(_settings[0])


def _ask(question: "Question") -> "Answer":
    return _runtime().engine.ask(question)


def _watch() -> None:
    """End this process when its parent has gone: nobody would take what it answers."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(ORPHANED)
