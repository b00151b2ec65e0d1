"""`dateline eval run`: every gold question asked, and how good the answers are."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.eval_options import Gold
from ui.commands.options import Answerer, Json, Strict, WithReader, settings_of
from ui.output import emit, say, show
from ui.runtime import Runtime

EXAMPLES = "Example:\n\ndateline eval run examples/gold.jsonl --out runs/first"

Out = Annotated[
    Path, typer.Option(metavar="DIR", help="The folder of the run, new or cut off.", show_default=False)
]
Workers = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=1,
        max=64,
        help="How many questions to ask at the same time; they share the cores. Without a language model "
        "each has a process and networks of its own; for a model elsewhere threads wait.",
    ),
]
Hits = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=1000,
        help="Also search for each question, and keep the first N passages in hits.jsonl: what recall, "
        "MRR and the like are computed from.",
        show_default="no search",
    ),
]
Support = Annotated[
    bool,
    typer.Option(
        "--support",
        help="Also have the checker judge what each statement cites, and keep it in support.jsonl: what "
        "citation recall and precision are computed from.",
    ),
]
Judge = Annotated[
    bool,
    typer.Option(
        "--judge",
        help="Also have a language model judge the answers, and keep it in judge.jsonl: the one that the "
        "setting judge names. Its verdicts are kept apart from the metrics, with how far both agree.",
    ),
]
Repeat = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=1,
        max=100,
        help="Make the run N times, and say how far the results are apart: for answerers that do not "
        "always answer alike.",
    ),
]


def run(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    gold: Gold,
    *,
    out: Out,
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
    workers: Workers = 1,
    hits: Hits = None,
    support: Support = False,
    judge: Judge = False,
    repeat: Repeat = 1,
    json: Json = False,
) -> None:
    """Ask every gold question, keep the answers in a folder, and sum up how good they are.

    A run that was cut off goes on where it stopped.
    """
    from eval.gold import read_gold
    from ui.evaluation import Asked, ask_all, threads_each
    from ui.terminal.progress import run_progress
    from ui.terminal.reports import run_views

    questions = read_gold(gold)
    settings = settings_of(ctx, reader=reader, answerer=answerer, strict=strict)
    settings = settings.model_copy(update={"threads": threads_each(settings.threads, workers)})
    asked = Asked(workers, hits, support, judge, repeat, ("dateline", *sys.argv[1:]))
    with Runtime.open(settings) as runtime, run_progress() as tell:
        summary, found = ask_all(runtime, questions, out, asked, tell)
    for note in summary.notes:
        say(note)
    if json:
        emit(summary.as_dict() | ({"repeats": found.as_dict()} if found else {}))
    else:
        show(run_views(summary, found))
