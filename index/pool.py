"""Workers that read documents: as many as there are cores, each with limits of time and memory.

A document that keeps its reader busy, takes too much memory or brings the worker down costs itself and
nothing else: the worker is replaced, and what was read beside it is read again, one by one. A worker may also
stop while it holds the lock under which all of them fetch and deliver: then all of them are replaced.
"""

import contextlib
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from dateline.errors import DatelineError
from index.prepare import Prepared, Preparer
from ingest.article import Failure
from ingest.document import MIB, Document
from ingest.errors import Unreadable

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

SECONDS = 60.0
"""Seconds that reading one document may take."""

SPARE = 30.0
"""Seconds beyond those that starting and ending workers may take before a pool is given up."""

MEMORY = 1024 * MIB
"""Bytes that a worker may take beyond what it begins with."""

MOST_WORKERS = 8

T = TypeVar("T")
_AS_TEXT = "save it again, or save its text as .txt"

Read = list[Prepared | Failure]


class Workers:
    """A pool of workers; as a context manager it leaves none behind."""

    def __init__(self, preparer: Preparer, count: int | None = None) -> None:
        self._preparer = preparer
        self.count = count or min(os.cpu_count() or 1, MOST_WORKERS)
        self._pool: ProcessPool | None = None
        self._open: list[Future[list[Read]]] = []
        """What the pool was given and has not brought to an end, as far as was looked."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        if kind is not None and issubclass(kind, KeyboardInterrupt) and sys.platform != "win32":
            _end_server()

    def submit(self, documents: Sequence[Document]) -> "Future[list[Read]]":
        """Begin to read documents, together in one worker."""
        try:
            return self._schedule(documents)
        except BrokenProcessPool:  # workers could not be started; on a crowded machine they may be at once
            self._stop()
        try:
            return self._schedule(documents)
        except BrokenProcessPool as error:
            what = f"the workers that read documents could not be started in '{tempfile.gettempdir()}'"
            raise DatelineError(what, "set TMPDIR to a folder with a short path, and ingest again") from error

    def _schedule(self, documents: Sequence[Document]) -> "Future[list[Read]]":
        if self._pool is None or not self._pool.active:
            self._stop()
            self._pool = self._start()
        future: Future[list[Read]] = self._pool.schedule(_read, args=[list(documents)], timeout=SECONDS)
        self._open = [*self._pending(), future]
        return future

    def _pending(self) -> "list[Future[list[Read]]]":
        return [one for one in self._open if not one.done()]

    def result(self, documents: Sequence[Document], future: "Future[list[Read]]") -> list[Read]:
        """Wait until they are read; where that went wrong, read them again one by one."""
        if self._error(future) is None:
            return future.result()
        return [self._alone(one) for one in documents]

    def _error(self, future: "Future[list[Read]]") -> BaseException | None:
        """Wait for the end of one reading, as long as any comes to an end, and return what went wrong."""
        while not future.done():
            if not wait([*self._pending(), future], SECONDS + SPARE, FIRST_COMPLETED).done:
                self._stop()
        return future.exception()

    def _alone(self, document: Document) -> Read:
        """Read a document that may be the one that stopped a worker."""
        future = self.submit([document])
        if isinstance(self._error(future), BrokenProcessPool):  # whichever document it was, it is gone now
            future = self.submit([document])
        error = self._error(future)
        if error is None:
            return future.result()[0]
        what = f"reading {document.name} broke off"
        if isinstance(error, TimeoutError):
            what = f"{document.name} took longer than {SECONDS:g} s to read"
        return [Failure(document.uri, what, _AS_TEXT)]

    def _start(self) -> "ProcessPool":
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self.count, initializer=_begin, initargs=[self._preparer, MEMORY], context=_context()
        )

    def _stop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        for future in self._pending():  # a pool that is stopped leaves them as they are, for ever
            future.set_exception(BrokenProcessPool("the workers were stopped"))


def bounded(work: Callable[..., T], *given: object, name: str, seconds: float = SECONDS) -> T:
    """Do one thing in a process of its own, which has the limits of a worker.

    Args:
        work: a function of a module. What it is given, returns and raises travels between processes.
        given: its arguments.
        name: what it works on, for the error.
        seconds: it may take.

    Raises:
        Unreadable: it took too long, or too much memory. Whatever else `work` raises is raised, too.
    """
    from pebble import ProcessExpired, ProcessPool

    pool = ProcessPool(max_workers=1, initializer=_limit_memory, initargs=[MEMORY], context=_Spawning())
    try:
        done: Future[T] = pool.schedule(work, args=list(given), timeout=seconds)
        return done.result(seconds + SPARE)
    except TimeoutError as error:
        raise Unreadable(f"{name} took longer than {seconds:g} s to read", _AS_TEXT) from error
    except (ProcessExpired, MemoryError) as error:
        raise Unreadable(f"reading {name} broke off", _AS_TEXT) from error
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


# --- in the worker

_preparer: list[Preparer] = []


def _begin(preparer: Preparer, memory: int) -> None:
    """Begin a worker: set its limits, and keep what it prepares with."""
    _limit_memory(memory)
    _preparer[:] = [preparer]


def _read(documents: list[Document]) -> list[Read]:
    return _preparer[0].documents(documents)


def _limit_memory(most: int) -> None:
    """Let the process take `most` bytes more than it has, where the system can be told so."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        limit = _data_size() + most
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _data_size() -> int:
    """Return the bytes of private memory that the process has asked for, as the limit counts them."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of anybody's
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 512 * MIB


# --- how workers are started


def _context() -> BaseContext:
    """Return how workers are started: forked from a process that has loaded all they need and no threads."""
    if sys.platform == "win32":
        return _Spawning()
    context = _Forking()
    context.set_forkserver_preload(["index.preload"])
    return context


_hiding = threading.Lock()


@contextlib.contextmanager
def _main_hidden() -> Iterator[None]:
    """Keep the user's own script out of the workers.

    Python would run it again in each of them: slow, and a program without `if __name__ == "__main__"` would
    begin its ingest anew there.
    """
    with _hiding:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _SpawnedWorker(SpawnProcess):
    def start(self) -> None:
        with _main_hidden():
            super().start()


class _Spawning(SpawnContext):
    Process = _SpawnedWorker


if sys.platform != "win32":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    def _start_server() -> None:
        """Start the process that workers are forked from, deaf to Ctrl-C: whoever started it ends them.

        A terminal sends Ctrl-C to all processes; one that is still importing would print a traceback.
        """
        from multiprocessing import forkserver, resource_tracker

        resource_tracker.ensure_running()  # it sets the mask by itself
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _end_server() -> None:
        """End that process: one still loading would go on to begin workers nobody waits for any more."""
        from multiprocessing import forkserver

        server = getattr(forkserver, "_forkserver", None)
        if pid := getattr(server, "_forkserver_pid", None):  # the next start finds it gone and begins anew
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                if hasattr(os, "waitid"):  # or that start comes too early, and asks one that is dying
                    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)

    class _ForkedWorker(ForkServerProcess):
        def start(self) -> None:
            with _main_hidden():
                _start_server()
                super().start()

    class _Forking(ForkServerContext):
        Process = _ForkedWorker
