"""Runs over gold questions with a runtime: what `eval run` and `eval sweep` share."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from answer.model.spec import read_spec

if TYPE_CHECKING:
    from eval.beside import Plan
    from eval.gold import GoldSet
    from eval.repeat import Repeats
    from eval.run import Answerer
    from eval.summary import RunSummary
    from eval.watch import Progress
    from ui.runtime import Runtime


@dataclass(frozen=True, slots=True)
class Asked:
    """How the user wants a run: see the options of `eval run`."""

    workers: int = 1
    hits: int | None = None
    support: bool = False
    judge: bool = False
    repeat: int = 1
    command: Sequence[str] = ()


def ask_all(
    runtime: "Runtime", gold: "GoldSet", out: Path, asked: Asked, tell: "Callable[[Progress], None]"
) -> "tuple[RunSummary, Repeats | None]":
    """Make the run in `out`, and with `repeat` the others inside it.

    Raises:
        DatelineError: where a folder holds something else, or cannot be written to.
    """
    from eval.repeat import REPEATS, repeats
    from eval.run import run

    plan = _plan(runtime, asked)

    def once(answerer: "Answerer", folder: Path) -> "tuple[RunSummary, list[str]]":
        summary = run(
            gold,
            answerer,
            folder,
            settings=_settings(runtime),
            progress=tell,
            library=runtime.library,
            command=asked.command,
            plan=plan,
        )
        return summary, _words(folder) if asked.repeat > 1 else []

    with _answerer(runtime, asked.workers) as answerer:
        if asked.repeat == 1:
            return once(answerer, out)[0], None
        summary, found = repeats(out, asked.repeat, partial(once, answerer))
    (out / REPEATS).write_text(json.dumps(found.as_dict(), indent=1) + "\n", encoding="utf-8")
    return summary, found


@contextmanager
def _answerer(runtime: "Runtime", workers: int) -> "Iterator[Answerer]":
    """Give who answers: the runtime's engine, or processes where several questions would share it.

    A language model elsewhere is waited for, which threads do as well.
    """
    if workers == 1 or read_spec(runtime.settings.answerer) is not None:
        yield runtime.engine
        return
    from ui.answerers import Answerers

    with Answerers(runtime.settings, workers) as several:
        yield several


def threads_each(threads: int | None, workers: int) -> int | None:
    """Return how many threads a question may use: what is set, or a worker's share of the cores.

    None, which is all cores, for one worker.
    """
    if threads is not None or workers == 1:
        return threads
    return max(1, (os.cpu_count() or 1) // workers)


def _plan(runtime: "Runtime", asked: Asked) -> "Plan":
    from eval.beside import Plan
    from eval.support import checker
    from ui.answerer import judge_of

    return Plan(
        workers=asked.workers,
        search=runtime.search if asked.hits else None,
        depth=asked.hits,
        judge=checker(runtime.reader) if asked.support else None,
        opinions=judge_of(runtime.settings) if asked.judge else None,
    )


def _settings(runtime: "Runtime") -> dict[str, object]:
    """Return the settings that answers may depend on: neither keys nor the judge's name is one."""
    from ui.settings import SECRETS

    public = runtime.settings.public()
    return {name: value for name, value in public.items() if name not in {"judge", *SECRETS}}


def _words(folder: Path) -> list[str]:
    """Return everything of each answer but its times, to tell whether two are the same."""
    from eval.folder import ANSWERS

    lines = (folder / ANSWERS).read_text(encoding="utf-8").splitlines()
    return [json.dumps({k: v for k, v in json.loads(line).items() if k not in _VARYING}) for line in lines]


_VARYING = ("timings_ms", "usage")
"""Fields of an answer that say what it took."""
