"""`dateline eval`: how good the answers are, measured on gold questions."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, settings_of
from ui.output import emit, say, show
from ui.runtime import Runtime

app = typer.Typer(name="eval", help="Measure answers on gold questions.", no_args_is_help=True)


@app.callback()
def _eval() -> None:
    """Keep `run` a verb of its own while it is the only one."""


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
