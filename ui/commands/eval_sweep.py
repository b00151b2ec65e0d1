"""`dateline eval sweep`: the same questions under several settings."""

import json as jsons
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from ui.commands.options import Json, settings_of
from ui.output import emit, say, show
from ui.runtime import Runtime

if TYPE_CHECKING:
    from eval.gold import GoldSet
    from eval.grid import Setting
    from eval.summary import RunSummary

EXAMPLES = """Examples:

dateline eval sweep examples/gold.jsonl --out sweeps/reader --set reader=on,off

dateline eval sweep examples/gold.jsonl --out sweeps/grid --grid grid.toml --metric must_say"""
_FIXED = ("home", "host", "port", "auth", "key")


def sweep(
    ctx: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold questions, a JSON object a line.", show_default=False)
    ],
    *,
    out: Annotated[
        Path,
        typer.Option(metavar="DIR", help="A run's folder for each setting goes here.", show_default=False),
    ],
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=A,B",
            help="Values of a setting. Given several times, every combination is tried.",
            show_default=False,
        ),
    ] = None,
    grid: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The same as TOML: lists under [grid], or a [[setting]] table for each that is to be tried.",
            show_default=False,
        ),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A metric to show; the first decides. May be given several times.",
            show_default="what the gold set allows",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Make a run under each of several settings, and set quality against latency.

    What is finished is not run again, so a sweep that was cut off goes on with the same command.
    """
    from eval.gold import read_gold
    from eval.grid import checked, combinations, folder_name, parse_sets, read_grid
    from eval.metrics import metric_named
    from eval.sweep import sweep as set_beside

    metrics = [metric_named(name) for name in dict.fromkeys(metric or ())]
    settings = checked([*(read_grid(grid) if grid else ()), *combinations(parse_sets(sets or ()))])
    _refuse(settings)
    questions = read_gold(gold)
    for setting in settings:
        settings_of(ctx, **setting)  # all of them can be meant, before the first takes its time
    runs = [
        (setting, _run(ctx, questions, out / folder_name(setting, number), setting))
        for number, setting in enumerate(settings, 1)
    ]
    found = set_beside(questions.path, runs, metrics)
    (out / "sweep.json").write_text(jsons.dumps(found.as_dict(), indent=1) + "\n", encoding="utf-8")
    for note in (*questions.notes, *found.notes):
        say(note)
    if json:
        emit(found.as_dict())
    else:
        from ui.terminal.sweeps import sweep_view

        show(sweep_view(found))


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
