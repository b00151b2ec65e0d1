"""Runs evaluations one after another, each in a process of its own; what is written stays."""

import logging
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import ui
from dateline.errors import DatelineError, UsageError
from eval.gold import read_gold
from ui.web.evaluation.runs import LOG, Run, Runs
from ui.web.evaluation.sofar import SoFar, Watch
from ui.web.say import say

PATIENCE = 5.0
"""Seconds that a process gets to end once it is told to."""

log = logging.getLogger(__name__)


class Worker:
    """The one run at work, and those that wait for it."""

    def __init__(self, runs: Runs, options: Sequence[str]) -> None:
        """Work on `runs`; `options` go before and after the verb: where the library is, who answers."""
        self._runs = runs
        self._options = tuple(options)
        self._lock = threading.RLock()
        self._queue: deque[str] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch: Watch | None = None
        self._over = False

    @property
    def running(self) -> str | None:
        """The run at work."""
        return self._runs.active

    @property
    def waiting(self) -> tuple[str, ...]:
        """The runs that wait, the next first."""
        with self._lock:
            return tuple(self._queue)

    def add(self, run: Run) -> bool:
        """Begin or resume a run, or have it wait; return whether it begins at once."""
        with self._lock:
            if self._over:
                raise UsageError(say("evaluation.closing"), say("evaluation.resume_later"))
            if run.id in self._queue or run.id == self.running:
                raise UsageError(say("evaluation.at_work", name=run.label), say("evaluation.wait_or_cancel"))
            if self._process is not None:
                self._queue.append(run.id)
                return False
            self._begin(run)
            return True

    def cancel(self, name: str) -> None:
        """End a run's process, or have it wait no longer; its answers stay."""
        with self._lock:
            if name in self._queue:
                self._queue.remove(name)
                return
            process = self._process if name == self.running else None
        if process is not None:
            _end(process)

    def progress(self) -> SoFar | None:
        """Return how far the run at work is."""
        watch = self._watch
        return watch.look() if watch is not None else None

    def close(self) -> None:
        """End the process that is at work, in order; nothing new begins."""
        with self._lock:
            self._over = True
            self._queue.clear()
            process = self._process
        if process is not None:
            _end(process)

    def _begin(self, run: Run) -> None:
        """Start the process of a run, and a thread that waits for its end."""
        folder = self._runs.path(run)
        watch = Watch(folder, read_gold(run.start.gold).questions)
        with (folder / LOG).open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 - our own program, with arguments that were checked
                self._command(run, folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={**os.environ, "PYTHONPATH": _path()},
            )
        self._process, self._watch, self._runs.active = process, watch, run.id
        threading.Thread(target=self._wait, args=(process,), name="dateline-evaluation", daemon=True).start()

    def _command(self, run: Run, folder: Path) -> list[str]:
        """Return what is run: the program's own verb."""
        at = self._options.index("--") if "--" in self._options else len(self._options)
        return [
            sys.executable, "-m", "ui.web.evaluation.child", *self._options[:at],
            "eval", "run", run.start.gold, "--out", str(folder),
            "--reader" if run.start.reader else "--no-reader",
            "--strict" if run.start.strict else "--no-strict",
            *self._options[at + 1 :],
        ]  # fmt: skip

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        """Wait for the end of a process, then begin the next run."""
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
        with self._lock:
            self._process = self._watch = self._runs.active = None
            while self._queue and not self._over and self._process is None:
                name = self._queue.popleft()
                try:
                    self._begin(self._runs.find(name))
                except (
                    DatelineError,
                    OSError,
                ) as error:  # it was deleted meanwhile, or its questions are gone
                    log.warning("the run '%s' could not begin: %s", name, error)


def _path() -> str:
    """Return a path for imports by which the process finds this very program."""
    here = str(Path(ui.__file__).parents[1])
    return os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Tell a process to end, and see that it does."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
