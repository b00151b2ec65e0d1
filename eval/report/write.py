"""From the folders of runs to their reports."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline.errors import DatelineError
from eval.aggregate import Aggregate, aggregate
from eval.articles import Articles, NoArticles
from eval.comparison import Comparison, compare
from eval.kept import KeptRuns
from eval.metrics import METRICS, Value
from eval.report import REPORT
from eval.report.page import comparison_html, report_html
from eval.report.told import Told
from eval.score import Scored, Scores, score


def told_of(kept: KeptRuns, articles: Articles | None = None, name: str | None = None) -> Told:
    """Return what the report of the first of `kept` is made of.

    Args:
        kept: the run.
        articles: for the metrics that need the articles' text; without, their values are those that the run
            itself worked out, where its folder has them.
        name: what the report calls the run; its folder's name where it is None.
    """
    run = kept.runs[0]
    scores = score(kept.gold.questions, run.recorded, articles or NoArticles())
    if articles is None:
        scores = _with_stored(scores, Path(run.path))
    return Told(
        name or Path(run.path).resolve().name,
        kept.gold.questions,
        run.recorded,
        scores,
        run.facts,
        kept.notes,
    )


def write_report(kept: KeptRuns, articles: Articles | None = None) -> Path:
    """Write `report.html` into the folder of the first of `kept`, and return where.

    Raises:
        DatelineError: where it cannot be written.
    """
    return _write(Path(kept.runs[0].path) / REPORT, report_html(told_of(kept, articles)))


def write_comparison(kept: KeptRuns, articles: Articles | None = None) -> tuple[Path, Comparison]:
    """Write what the first of `kept` (B) differs in from the second (A) into the first's folder.

    Raises:
        DatelineError: where it cannot be written.
    """
    b, a = kept.runs
    found = compare(replace(kept, runs=(a, b)), articles=articles)
    names = [Path(run.path).resolve().name for run in (a, b)]
    page = comparison_html(found, *names)
    return _write(Path(b.path) / f"against-{names[0]}.html", page), found


def _write(path: Path, page: str) -> Path:
    """Put a page in its place in one step."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(page, "utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise DatelineError(
            f"'{path}' cannot be written ({error.strerror})", "free space, or mend the folder's permissions"
        ) from error
    return path


def _with_stored(scores: Scores, folder: Path) -> Scores:
    """Return the scores with what the run worked out from the articles' text, where all of it is there."""
    stored = _stored(folder)
    names = [metric.name for metric in METRICS if metric.needs_articles]
    if not names or not all(one.id in stored for one in scores.questions):
        return scores
    questions = tuple(_mended(one, stored[one.id], names) for one in scores.questions)
    types = sorted({one.type for one in questions})
    return replace(
        scores,
        questions=questions,
        overall={**scores.overall, **_aggregates(questions, names)},
        by_type={
            kind: {
                **scores.by_type[kind],
                **_aggregates([one for one in questions if one.type == kind], names),
            }
            for kind in types
        },
    )


def _aggregates(scored: Sequence[Scored], names: Sequence[str]) -> dict[str, Aggregate]:
    return {name: aggregate(one.values[name] for one in scored) for name in names}


def _mended(one: Scored, stored: dict[str, object], names: list[str]) -> Scored:
    known: dict[str, Value] = {
        name: value for name in names if isinstance(value := stored.get(name), int | float)
    }
    return replace(one, values={**one.values, **known})


def _stored(folder: Path) -> dict[str, dict[str, object]]:
    """Return the values of `metrics.json` by question; nothing where there are none."""
    try:
        rows = json.loads((folder / "metrics.json").read_text("utf-8"))["values"]
        return {row["id"]: row for row in rows}
    except (OSError, ValueError, LookupError, TypeError):
        return {}
