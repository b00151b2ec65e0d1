"""Progress on stderr, where a person watches; silence where nobody does."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ui.output import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress as Bar

    from answer.check.report import Progress as CheckProgress
    from eval.claims_run import ClaimProgress
    from eval.watch import Progress as RunProgress
    from index.summary import Progress

PHASES = {
    "articles": "Reading articles",
    "vectors": "Working out meanings",
    "searching": "Looking for sources",
    "reading": "Reading claims beside them",
}
RUN_PHASES = {
    "asking": "Asking",
    "searching": "Searching once more, for the hits",
    "judging": "Judging what is cited",
    "rating": "Asking the judge",
}


def _bar() -> "Bar":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    screen = console(stderr=True)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        console=screen,
        transient=True,
        disable=not screen.is_terminal,
    )


@contextmanager
def ingest_progress() -> "Iterator[Callable[[Progress], None]]":
    """Give a function that shows how far an ingest is."""
    with _bar() as bar:
        tasks: dict[str, int] = {}

        def tell(progress: "Progress") -> None:
            if progress.phase not in tasks:
                tasks[progress.phase] = bar.add_task(PHASES[progress.phase], total=progress.total, rate="")
            rate = "" if progress.rate is None else f"{progress.rate:,.0f} a second"
            bar.update(tasks[progress.phase], completed=progress.done, total=progress.total, rate=rate)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield tell


@contextmanager
def run_progress() -> "Iterator[Callable[[RunProgress], None]]":
    """Give a function that shows how far an evaluation is."""
    with _bar() as bar:
        tasks: dict[str, int] = {}

        def tell(progress: "RunProgress") -> None:
            phase = progress.phase
            if phase not in tasks:
                tasks[phase] = bar.add_task(RUN_PHASES[phase], total=progress.total, rate="")
            failed = f"{progress.failed} failed" if progress.failed else ""
            bar.update(tasks[phase], completed=progress.done, total=progress.total, rate=failed)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield tell


@contextmanager
def claims_progress() -> "Iterator[Callable[[ClaimProgress], None]]":
    """Give a function that shows how many claims are judged."""
    with _bar() as bar:
        task = bar.add_task("Judging claims", total=None, rate="")

        def tell(progress: "ClaimProgress") -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        yield tell


@contextmanager
def draft_progress() -> "Iterator[Callable[[int, int], None]]":
    """Give a function that shows how many articles are read for drafts."""
    with _bar() as bar:
        task = bar.add_task("Reading articles", total=None, rate="")

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield tell


@contextmanager
def check_progress() -> "Iterator[Callable[[CheckProgress], None]]":
    """Give a function that shows how far a check is."""
    with _bar() as bar:
        tasks: dict[str, int] = {}

        def tell(progress: "CheckProgress") -> None:
            if progress.phase not in tasks:
                tasks[progress.phase] = bar.add_task(PHASES[progress.phase], total=progress.total, rate="")
            bar.update(tasks[progress.phase], completed=progress.done, total=progress.total)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield tell
