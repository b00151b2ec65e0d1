"""`dateline eval sweep`: the same questions under several settings."""

import json as jsons
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from ui.commands.eval_options import Gold
from ui.commands.options import Json, settings_of
from ui.output import emit, say, show
from ui.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.gold import GoldSet
    from eval.grid import Setting
    from eval.summary import RunSummary
    from eval.sweep import Sweep

EXAMPLES = """Examples:

dateline eval sweep examples/gold.jsonl --out sweeps/reader --set reader=on,off

dateline eval sweep examples/gold.jsonl --out sweeps/grid --grid grid.toml --metric must_say"""
_FIXED = ("home", "host", "port", "auth", "key", "judge", "judge_key")


Out = Annotated[
    Path, typer.Option(metavar="DIR", help="A run's folder for each setting goes here.", show_default=False)
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=A,B",
        help="Values of a setting. Given several times, every combination is tried.",
        show_default=False,
    ),
]
Grid = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The same as TOML: lists under [grid], or a [[setting]] table for each that is to be tried.",
        show_default=False,
    ),
]
Metrics = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="A metric to show; the first decides. May be given several times.",
        show_default="what the gold set allows",
    ),
]


def sweep(
    ctx: typer.Context,
    gold: Gold,
    *,
    out: Out,
    sets: Sets = None,
    grid: Grid = None,
    metric: Metrics = None,
    json: Json = False,
) -> None:
    """Make a run under each of several settings, and set quality against latency: sweep.html, sweep.json.

    What is finished is not run again, so a sweep that was cut off goes on with the same command.
    """
    from eval.gold import read_gold
    from eval.grid import folder_name
    from eval.metrics import metric_named
    from eval.sweep import sweep as set_beside

    metrics = [metric_named(name) for name in dict.fromkeys(metric or ())]
    settings = _settings(ctx, sets or (), grid)
    questions = read_gold(gold)
    runs = [
        (setting, _run(ctx, questions, out / folder_name(setting, number), setting))
        for number, setting in enumerate(settings, 1)
    ]
    found = set_beside(questions.path, runs, metrics)
    _write(out, found)
    for note in (*questions.notes, *found.notes):
        say(note)
    if json:
        emit(found.as_dict())
        return
    from ui.terminal.sweeps import sweep_view

    show(sweep_view(found))
    say(f"The plot is in {out / 'sweep.html'}.")


def _settings(ctx: typer.Context, sets: "Sequence[str]", grid: Path | None) -> "list[Setting]":
    """Return the settings to try, all of which can be meant: looked at before the first takes its time.

    Raises:
        UsageError: where there is none, or one is no matter of answers.
    """
    from eval.grid import checked, combinations, parse_sets, read_grid

    settings = checked([*(read_grid(grid) if grid else ()), *combinations(parse_sets(sets))])
    _refuse(settings)
    for setting in settings:
        settings_of(ctx, **setting)
    return settings


def _write(out: Path, found: "Sweep") -> None:
    """Write the table as JSON and as a page.

    Raises:
        UsageError: where that cannot be done.
    """
    from eval.report.swept import SWEEP, sweep_html

    try:
        (out / "sweep.json").write_text(jsons.dumps(found.as_dict(), indent=1) + "\n", encoding="utf-8")
        (out / SWEEP).write_text(sweep_html(found), encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"'{out}' cannot be written to ({error.strerror})", "free space, or mend its permissions"
        ) from error


def _run(ctx: typer.Context, questions: "GoldSet", out: Path, setting: "Setting") -> "RunSummary":
    from eval.grid import label
    from ui.evaluation import Asked, ask_all
    from ui.terminal.progress import run_progress

    say(f"With {label(setting)}:")
    with Runtime.open(settings_of(ctx, **setting)) as runtime, run_progress() as tell:
        return ask_all(runtime, questions, out, Asked(command=("dateline", *sys.argv[1:])), tell)[0]


def _refuse(settings: "list[Setting]") -> None:
    """Refuse what is no matter of answers.

    Raises:
        UsageError: where one is to be swept.
    """
    for name in {name for setting in settings for name in setting}:
        if name in _FIXED:
            raise UsageError(f"'{name}' is no setting that answers depend on", "sweep over another")
