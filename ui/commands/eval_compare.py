"""`dateline eval compare`: in what two runs differ, and whether that is chance."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.eval_options import GoldFile, WithLibrary, articles_for
from ui.commands.options import Json
from ui.output import console, emit, say, show

EXAMPLES = "Example:\n\ndateline eval compare runs/before runs/after"

First = Annotated[
    Path, typer.Argument(metavar="A", help="The folder of the run to start from.", show_default=False)
]
Second = Annotated[
    Path, typer.Argument(metavar="B", help="The folder of the run to set against it.", show_default=False)
]
Metrics = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Look at this metric only, which makes its test sharper. May be given several times.",
        show_default="all of them",
    ),
]
Flips = Annotated[int, typer.Option(metavar="N", min=0, help="How many of the flipped questions to show.")]


def compare(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    a: First,
    b: Second,
    *,
    gold: GoldFile = None,
    metric: Metrics = None,
    flips: Flips = 10,
    with_library: WithLibrary = False,
    json: Json = False,
) -> None:
    """Say in what two runs over the same questions differ, and whether that is chance.

    Everything is worked out from the answers and the gold set. The exit code is 0 whatever is found.
    """
    from eval.comparison import compare as compare_runs
    from eval.kept import read_runs
    from eval.metrics import METRICS, metric_named
    from ui.terminal.comparison import comparison_view

    metrics = [metric_named(name) for name in dict.fromkeys(metric)] if metric else METRICS
    kept = read_runs((a, b), gold)
    with articles_for(ctx, kept, wanted=with_library) as articles:
        found = compare_runs(kept, metrics=metrics, articles=articles)
    for note in found.notes:
        say(note)
    if json:
        emit(found.as_dict())
    else:
        show(comparison_view(found, flips=flips, colour=console().color_system is not None))
