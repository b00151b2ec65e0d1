"""One rival, built by one process and asked by another, so that its time and memory are its own."""

import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from dateline.offline import stay_offline
from eval.figure import timed
from eval.rivals import RIVALS, Ours, Rival, Shown
from index.query import Filters
from models.embedder import Embedder

P = ParamSpec("P")
T = TypeVar("T")
_WARM = 10
"""Questions asked before time is taken."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a rival is asked.

    Attributes:
        rival: its name in `RIVALS`.
        folder: where it was built.
        embedder: makes the embedder; it is called in the rival's own process.
        queries: what time is taken over, each once, ten hits each.
        judged: questions by id, whose first fifty hits are kept, with the day on which each was asked.
        filters: what our search is narrowed to, by name.
    """

    rival: str
    folder: Path
    embedder: Callable[[], Embedder]
    queries: Sequence[str]
    judged: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    filters: dict[str, Filters] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: seconds, and MB.

    Attributes:
        opened: from nothing to the answer of the first question, imports included.
        reopened: the same in a process that has imported everything.
        times: of each query.
        cpu: of processor time, of all threads, a query.
        memory: resident after the queries.
        hits: of the questions that are judged; `told` where our search knows the day of the question.
        nearest: ids of the ten nearest of each query by vectors alone; empty where it has none.
        filtered: times under each filter.
    """

    opened: float
    reopened: float
    times: list[float]
    cpu: float
    memory: float
    hits: dict[str, list[Shown]]
    told: dict[str, list[Shown]]
    nearest: list[list[str]]
    filtered: dict[str, list[float]]


def alone(work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Run it in a new process that shares nothing with this one, and return its result."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **named).result()


def build(rival: str, pool: Path, folder: Path, embedder: Callable[[], Embedder]) -> float:
    """Build a rival and return the seconds it took."""
    stay_offline()
    took, _ = timed(lambda: RIVALS[rival].build(pool, folder, embedder()))
    return took


def ask(what: Ask) -> Trial:
    """Ask a rival everything."""
    stay_offline()
    embedder = what.embedder()
    kind, first = RIVALS[what.rival], what.queries[0]
    opened, rival = timed(lambda: _asked(kind(what.folder, embedder), first))
    for query in what.queries[:_WARM]:
        rival.search(query, 10)
    before = time.process_time()
    times = [timed(partial(rival.search, query, 10))[0] for query in what.queries]
    cpu = (time.process_time() - before) / len(times)
    memory = resident()
    nearest = [found for query in what.queries if (found := rival.nearest(query, 10)) is not None]
    hits = {key: rival.search(query, 50) for key, (query, _) in what.judged.items()}
    told, filtered = _only_ours(rival, what) if isinstance(rival, Ours) else ({}, {})
    rival.close()
    reopened, _ = timed(lambda: _asked(kind(what.folder, embedder), first))
    return Trial(opened, reopened, times, cpu, memory, hits, told, nearest, filtered)


def _asked(rival: Rival, query: str) -> Rival:
    rival.search(query, 10)
    return rival


def _only_ours(ours: Ours, what: Ask) -> tuple[dict[str, list[Shown]], dict[str, list[float]]]:
    """Return what only our search can: questions with their day, and filters."""
    told = {key: ours.search(query, 50, asked=day) for key, (query, day) in what.judged.items() if day}
    filtered = {}
    for name, filters in what.filters.items():
        ours.search(what.queries[0], 10, filters)
        filtered[name] = [timed(partial(ours.search, query, 10, filters))[0] for query in what.queries]
    return told, filtered


def resident() -> float:
    """Return this process's resident memory in MB, or 0 where the system does not tell."""
    try:
        found = re.search(r"^VmRSS:\s*(\d+) kB", Path("/proc/self/status").read_text("utf-8"), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) * 1024 / 1e6 if found else 0.0
