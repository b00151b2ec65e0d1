"""`dateline eval`: how good the answers are, measured on gold questions."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, settings_of
from ui.output import console, emit, say, show
from ui.runtime import Runtime

RunFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of a finished run.", show_default=False)
]
GoldFile = Annotated[
    Path | None,
    typer.Option(
        "--gold",
        metavar="FILE",
        help="The gold set, where it is no longer where the run found it, or a corrected one to judge by.",
        show_default=False,
    ),
]

app = typer.Typer(name="eval", help="Measure answers on gold questions.", no_args_is_help=True)


@app.command("run", epilog="Example:\n\ndateline eval run examples/gold.jsonl --out runs/first")
def run(
    ctx: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold questions, a JSON object a line.", show_default=False)
    ],
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of the run, new or cut off.", show_default=False)
    ],
    json: Json = False,
) -> None:
    """Ask every gold question, keep the answers in a folder, and sum up how good they are.

    A run that was cut off goes on where it stopped.
    """
    from eval.gold import read_gold
    from eval.run import run as run_gold
    from ui.terminal.progress import run_progress

    questions = read_gold(gold)
    settings = settings_of(ctx)
    with Runtime.open(settings) as runtime, run_progress() as tell:
        summary = run_gold(
            questions,
            runtime.engine,
            out,
            settings=settings.public(),
            progress=tell,
            library=runtime.library,
            command=["dateline", *sys.argv[1:]],
        )
    for note in summary.notes:
        say(note)
    if json:
        emit(summary.as_dict())
    else:
        from ui.terminal.reports import run_view

        show(run_view(summary))


@app.command("compare", epilog="Example:\n\ndateline eval compare runs/before runs/after")
def compare(
    a: Annotated[
        Path, typer.Argument(metavar="A", help="The folder of the run to start from.", show_default=False)
    ],
    b: Annotated[
        Path, typer.Argument(metavar="B", help="The folder of the run to set against it.", show_default=False)
    ],
    *,
    gold: GoldFile = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Look at this metric only, which makes its test sharper. May be given several times.",
            show_default="all of them",
        ),
    ] = None,
    flips: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many of the flipped questions to show.")
    ] = 10,
    json: Json = False,
) -> None:
    """Say in what two runs over the same questions differ, and whether that is chance.

    Everything is worked out from the answers and the gold set. The exit code is 0 whatever is found.
    """
    from eval.comparison import compare as compare_runs
    from eval.kept import read_runs
    from eval.metrics import METRICS, metric_named

    metrics = [metric_named(name) for name in dict.fromkeys(metric)] if metric else METRICS
    found = compare_runs(read_runs((a, b), gold), metrics=metrics)
    for note in found.notes:
        say(note)
    if json:
        emit(found.as_dict())
    else:
        from ui.terminal.comparison import comparison_view

        show(comparison_view(found, flips=flips, colour=console().color_system is not None))
