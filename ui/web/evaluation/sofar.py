"""How far a run is, and what it comes to so far, from the answers that are written."""

import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from eval.answers import Recorded, parse_answer
from eval.articles import NoArticles
from eval.folder import ANSWERS
from eval.gold import GoldQuestion
from eval.record import parse_line
from eval.report.worth import worth
from eval.score import score

METRICS = ("right", "must_say", "gold_source_cited", "answered_rightly", "refused_rightly")
"""What is shown of a run at a glance."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far a run is.

    `rate` is answers a second of this process, `left` seconds; None until there is one. `means` are those of
    `METRICS` that apply to any question yet.
    """

    done: int
    total: int
    failed: int
    rate: float | None
    left: float | None
    means: Mapping[str, float]


class Watch:
    """Reads the answers of a run as they are written; each is read and judged once."""

    def __init__(self, folder: Path, questions: Sequence[GoldQuestion]) -> None:
        self._path = folder / ANSWERS
        self._questions = questions
        self._at = 0
        self._done = self._failed = 0
        self._sums: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        self._begun: int | None = None
        self._since: tuple[int, float] | None = None
        self._last: tuple[int, float] | None = None
        self._lock = threading.Lock()

    def look(self) -> SoFar:
        """Return how far it is."""
        with self._lock:
            before = self._done
            for line in self._new_lines():
                self._take(line)
            now = time.monotonic()
            if self._begun is None:  # what an earlier process answered says nothing of this one's pace
                self._begun = self._done
            if self._since is None and self._done > self._begun:  # nor does how long the library took to open
                self._since = (self._done, now)
            if self._done > before:
                self._last = (self._done, now)
            rate = self._rate()
            total = len(self._questions)
            means = {name: self._sums[name] / self._known[name] for name in METRICS if self._known[name]}
            left = (total - self._done) / rate if rate else None
            return SoFar(self._done, total, self._failed, rate, left, means)

    def _rate(self) -> float | None:
        if self._since is None or self._last is None or self._last[0] <= self._since[0]:
            return None
        return (self._last[0] - self._since[0]) / max(1e-3, self._last[1] - self._since[1])

    def _new_lines(self) -> list[str]:
        try:
            with self._path.open("rb") as file:
                file.seek(self._at)
                block = file.read()
        except OSError:
            return []
        whole = block[: block.rfind(b"\n") + 1]
        self._at += len(whole)
        return whole.decode("utf-8", "replace").splitlines()

    def _take(self, line: str) -> None:
        """Judge one more answer."""
        question = self._questions[self._done] if self._done < len(self._questions) else None
        self._done += 1
        try:
            recorded = parse_answer(parse_line(line, ANSWERS))
        except DatelineError:
            return
        self._failed += recorded.answer is None
        if question is not None and question.id == recorded.id:
            self._add(question, recorded)

    def _add(self, question: GoldQuestion, recorded: Recorded) -> None:
        scored = score([question], [recorded], NoArticles()).questions[0]
        values = {**scored.values, "right": worth(question, recorded, scored).right}
        for name in METRICS:
            value = values.get(name)
            if value is not None:
                self._sums[name] += float(value)  # type: ignore[assignment]  # a counter of floats does as well
                self._known[name] += 1
