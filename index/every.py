"""Something done now and then during long work, and never for a large part of it."""

import time
from collections.abc import Callable

_PART = 12
"""How many times longer than it took the work goes on before it is done again."""


class Every:
    """Does `work` every `seconds` (first after `first`), or more seldom where it takes long itself."""

    def __init__(self, seconds: float, work: Callable[[], None], *, first: float | None = None) -> None:
        self._seconds, self._work = seconds, work
        self._next = time.monotonic() + (seconds if first is None else first)

    def maybe(self) -> None:
        """Do it if it is time."""
        if time.monotonic() >= self._next:
            self.now()

    def now(self) -> None:
        """Do it."""
        begun = time.monotonic()
        self._work()
        done = time.monotonic()
        self._next = done + max(self._seconds, _PART * (done - begun))
