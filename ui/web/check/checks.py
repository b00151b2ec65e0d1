"""The checks of everybody who has the page open: started, watched, stopped, and kept for a while.

They live in memory alone. Each has a key that nobody can guess and an owner, the login of whoever began it:
without both, there is no such check. Nothing of a text is written to disk or to a log.
"""

import itertools
import logging
import secrets
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

from answer.check.report import Progress, Report
from dateline.errors import DatelineError, UsageError
from ui.web.check.asked import Asked
from ui.web.say import say

AT_ONCE = 2
"""Checks that compute at once; each keeps a core busy."""
MOST_WAITING = 24
"""Checks that may wait for their turn."""
MOST_KEPT = 64
"""Checks that are remembered, the longest unused of them forgotten first."""
KEPT = 6 * 3600
"""Seconds for which a check is remembered after it was last looked at."""
LEFT = 150
"""Seconds after which a check stops that nobody looks at; a page out of sight looks once a minute."""

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Work = Callable[[Asked, Callable[[Progress], None]], Report]
Clock = Callable[[], float]

log = logging.getLogger(__name__)


class _StoppedError(Exception):
    """A check that is to end."""


@dataclass(slots=True)
class Check:
    """One check, the `number`th of all; its phase began at `began`, its page asked for it at `looked`."""

    asked: Asked
    owner: str
    number: int
    state: State = "waiting"
    progress: Progress | None = None
    began: float = 0.0
    looked: float = 0.0
    report: Report | None = None
    error: str = ""
    over: threading.Event = field(default_factory=threading.Event)


class Checks:
    """Runs checks in a few threads.

    Args:
        work: checks what was asked; is called in a thread, and tells how far it is.
        clock: seconds that only grow.
    """

    def __init__(self, work: Work, clock: Clock = time.monotonic) -> None:
        self._work = work
        self._clock = clock
        self._known: dict[str, Check] = {}
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="dateline-check")

    def start(self, asked: Asked, owner: str) -> str:
        """Begin a check, or put it in the queue; return its key.

        Raises:
            UsageError: too many are waiting.
        """
        check, key = Check(asked, owner, next(self._numbers), looked=self._clock()), secrets.token_urlsafe(24)
        with self._lock:
            self._forget()
            if sum(one.state == "waiting" for one in self._known.values()) >= MOST_WAITING:
                raise UsageError("many checks are waiting for their turn", "try again in a few minutes")
            self._known[key] = check
        self._threads.submit(self._run, check)
        return key

    def look(self, key: object, owner: str) -> tuple[Check, int]:
        """Return a check as it stands, and how many are before it in the queue.

        Raises:
            UsageError: there is no such check of this owner, or no longer.
        """
        with self._lock:
            check = self._known.get(key) if isinstance(key, str) else None
            if check is None or check.owner != owner:
                raise UsageError("this check is not kept any more", "check the text again")
            check.looked = self._clock()
            ahead = (
                one for one in self._known.values() if one.state == "waiting" and one.number < check.number
            )
            before = sum(1 for _ in ahead) if check.state == "waiting" else 0
            return check, before

    def since(self, check: Check) -> float:
        """Return how many seconds ago the phase began that a check is in."""
        return self._clock() - check.began

    def cancel(self, key: object, owner: str) -> None:
        """Stop a check; a finished one stays as it is. Raises as `look` does."""
        check, _ = self.look(key, owner)
        with self._lock:
            if check.state in {"waiting", "running"}:
                check.state = "cancelled"
        check.over.set()

    def _run(self, check: Check) -> None:
        with self._lock:
            if check.state != "waiting":
                return
            check.state, check.began = "running", self._clock()
        try:
            self._end(check, "done", report=self._work(check.asked, lambda told: self._tell(check, told)))
        except _StoppedError:
            self._end(check, "cancelled")
        except DatelineError as error:
            self._end(check, "failed", error=str(error))
        except Exception as error:  # noqa: BLE001 - the outermost edge: the page gets a sentence, the log the rest
            where = "".join(
                traceback.format_tb(error.__traceback__)
            )  # without its words, which may be the text's
            log.error("a check failed: %s\n%s", type(error).__name__, where)  # noqa: TRY400
            self._end(check, "failed", error=say("check.broken"))

    def _tell(self, check: Check, progress: Progress) -> None:
        now = self._clock()
        if check.over.is_set() or now - check.looked > LEFT:
            raise _StoppedError
        if (
            check.progress is None
            or check.progress.phase != progress.phase
            or progress.done < check.progress.done
        ):
            check.began = now
        check.progress = progress

    def _end(self, check: Check, state: State, *, report: Report | None = None, error: str = "") -> None:
        with self._lock:
            if check.state != "cancelled":
                check.report, check.error, check.state = report, error, state

    def _forget(self) -> None:
        """Drop what nobody has looked at for long, and the oldest where there are too many."""
        now = self._clock()
        ended = [key for key, one in self._known.items() if one.state not in {"waiting", "running"}]
        ended.sort(key=lambda key: self._known[key].looked)
        old = [key for key in ended if now - self._known[key].looked > KEPT]
        for key in dict.fromkeys([*old, *ended[: max(0, len(ended) + 1 - MOST_KEPT)]]):
            del self._known[key]
