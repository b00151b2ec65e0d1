"""Turns: so many at work at once, and whoever came first goes first."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Lets `width` in at once, in the order in which they came; others wait and use no processor."""

    def __init__(self, width: int) -> None:
        self._lock = threading.Lock()
        self._free = width
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and hand it on at the end."""
        self._take()
        try:
            yield
        finally:
            self._give()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = threading.Event()
            self._waiting.append(mine)
        mine.wait()

    def _give(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


class Arrivals:
    """Questions that have been sent and are not yet computed: what little comes before is to come first.

    A question that is refused on its way is forgotten after `LONGEST` seconds.
    """

    LONGEST = 1.5

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._coming: deque[float] = deque()

    def came(self) -> None:
        """Note that a question was sent."""
        with self._lock:
            self._coming.append(time.monotonic())

    def arrived(self) -> None:
        """Note that one has come to where it is computed."""
        with self._lock:
            if self._coming:
                self._coming.popleft()

    def let_pass(self) -> None:
        """Wait a moment for those on their way: they first get told what is read for them."""
        end = time.monotonic() + self.LONGEST
        while self._expected() and time.monotonic() < end:
            time.sleep(0.02)

    def _expected(self) -> bool:
        with self._lock:
            while self._coming and self._coming[0] < time.monotonic() - self.LONGEST:
                self._coming.popleft()
            return bool(self._coming)
