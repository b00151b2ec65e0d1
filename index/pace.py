"""How fast a phase of an ingest goes, and when it will be done."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeVar

from index.summary import Progress

T = TypeVar("T")
Tell = Callable[[Progress], None]

_EVERY = 0.1
"""Seconds between two tellings."""


class Pace:
    """Counts what is done of a phase and tells, a few times a second."""

    def __init__(self, phase: Literal["articles", "vectors"], total: int | None, tell: Tell) -> None:
        self._phase, self._total, self._tell = phase, total, tell
        self._begun = time.monotonic()
        self._told = self._begun
        self._done = 0

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, counting each."""
        for item in items:
            self.add(1)
            yield item

    def add(self, count: int) -> None:
        """Count what was done, and tell if that was not done a moment ago."""
        self._done += count
        if time.monotonic() - self._told >= _EVERY:
            self.finish()

    def finish(self) -> None:
        """Tell how far it is now."""
        self._told = time.monotonic()
        self._tell(self.progress())

    def progress(self) -> Progress:
        """Return how far it is."""
        rate = self._done / max(time.monotonic() - self._begun, 1e-3)
        left = (self._total - self._done) / rate if self._total is not None and rate else None
        return Progress(
            self._phase,
            self._done,
            self._total,
            rate=round(rate, 1),
            left=None if left is None else round(max(0.0, left), 1),
        )
