"""How much one person or address may ask for: buckets that fill up again with time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST = 20_000
"""Buckets that are kept; the one that was asked longest ago goes first, and is full by then."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a minute, and so many at once after a rest."""

    a_minute: float
    burst: int


class Buckets:
    """A bucket for each name; `take` says how long to wait, 0 for not at all."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self._clock = clock
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> float:
        """Take one and return 0, or take none and return the seconds until there is one."""
        with self._lock:
            held, now = self._level(name)
            if held < 1:
                return (1 - held) * 60 / self.rate.a_minute
            self._held[name] = (held - 1, now)
            self._held.move_to_end(name)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return 0.0

    def wait(self, name: str) -> float:
        """Return the seconds until there is one, and take none."""
        with self._lock:
            held, _ = self._level(name)
            return 0.0 if held >= 1 else (1 - held) * 60 / self.rate.a_minute

    def _level(self, name: str) -> tuple[float, float]:
        now = self._clock()
        held, since = self._held.get(name, (float(self.rate.burst), now))
        return min(float(self.rate.burst), held + (now - since) * self.rate.a_minute / 60), now
