"""How far a run is, told to whoever watches."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Phase = Literal["asking", "searching", "judging", "rating"]
"""Asking the questions, searching for the hits, judging what is cited, and a language model's own judging."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is in a phase. `seconds_left` is None until something has been done in it."""

    done: int
    total: int
    failed: int
    seconds_left: float | None
    phase: Phase = "asking"


Tell = Callable[[Progress], None]


class Watch:
    """Tells how far a run is and how long the rest will take."""

    def __init__(self, tell: Tell | None, total: int, phase: Phase = "asking") -> None:
        self._tell = tell
        self._total = total
        self._phase = phase
        self._taken_over: int | None = None
        self._begun = 0.0

    def __call__(self, done: int) -> None:
        """Tell how far it is where nothing can fail."""
        self.report(done, 0)

    def report(self, done: int, failed: int) -> None:
        """Tell, if anybody listens; the first call says what was there before."""
        if self._taken_over is None:
            self._taken_over, self._begun = done, time.perf_counter()
        if self._tell is None:
            return
        here = done - self._taken_over
        pace = (time.perf_counter() - self._begun) / here if here else None
        left = None if pace is None else pace * (self._total - done)
        self._tell(Progress(done, self._total, failed, left, self._phase))
