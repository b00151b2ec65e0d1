"""`dateline eval`: how good the answers are, measured on gold questions."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from ui.commands import claims, eval_draft, eval_exchange, eval_sweep, eval_validate, report
from ui.commands.options import Answerer, Json, Strict, WithReader, settings_of
from ui.output import console, emit, say, show
from ui.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eval.articles import Articles
    from eval.kept import KeptRuns

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

WithLibrary = Annotated[
    bool,
    typer.Option(
        "--with-library", help="Take the articles' text from the library, for the metrics that need it."
    ),
]
FOUND = 1

app = typer.Typer(name="eval", help="Measure answers on gold questions.", no_args_is_help=True)


@app.command("run", epilog="Example:\n\ndateline eval run examples/gold.jsonl --out runs/first")
def run(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold questions, a JSON object a line.", show_default=False)
    ],
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of the run, new or cut off.", show_default=False)
    ],
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
    workers: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            max=64,
            help="How many questions to ask at the same time. More than one pays where a language model "
            "elsewhere is waited for; the networks that ship use every core already.",
        ),
    ] = 1,
    hits: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            max=1000,
            help="Also search for each question, and keep the first N passages in hits.jsonl: what recall, "
            "MRR and the like are computed from.",
            show_default="no search",
        ),
    ] = None,
    support: Annotated[
        bool,
        typer.Option(
            "--support",
            help="Also have the checker judge what each statement cites, and keep it in support.jsonl: what "
            "citation recall and precision are computed from.",
        ),
    ] = False,
    judge: Annotated[
        bool,
        typer.Option(
            "--judge",
            help="Also have a language model judge the answers, and keep it in judge.jsonl: the one that the "
            "setting judge names. Its verdicts are kept apart from the metrics, with how far both agree.",
        ),
    ] = False,
    repeat: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=1,
            max=100,
            help="Make the run N times, and say how far the results are apart: for answerers that do not "
            "always answer alike.",
        ),
    ] = 1,
    json: Json = False,
) -> None:
    """Ask every gold question, keep the answers in a folder, and sum up how good they are.

    A run that was cut off goes on where it stopped.
    """
    from eval.gold import read_gold
    from ui.evaluation import Asked, ask_all
    from ui.terminal.progress import run_progress

    questions = read_gold(gold)
    settings = settings_of(ctx, reader=reader, answerer=answerer, strict=strict)
    asked = Asked(workers, hits, support, judge, repeat, ("dateline", *sys.argv[1:]))
    with Runtime.open(settings) as runtime, run_progress() as tell:
        summary, found = ask_all(runtime, questions, out, asked, tell)
    for note in summary.notes:
        say(note)
    if json:
        emit(summary.as_dict() | ({"repeats": found.as_dict()} if found else {}))
        return
    from ui.terminal.judged import judgement_view
    from ui.terminal.reports import repeats_view, run_view

    show(run_view(summary))
    if summary.judgement:
        show(judgement_view(summary.judgement))
    if found:
        show(repeats_view(found))


@app.command("compare", epilog="Example:\n\ndateline eval compare runs/before runs/after")
def compare(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
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
    with_library: WithLibrary = False,
    json: Json = False,
) -> None:
    """Say in what two runs over the same questions differ, and whether that is chance.

    Everything is worked out from the answers and the gold set. The exit code is 0 whatever is found.
    """
    from eval.comparison import compare as compare_runs
    from eval.kept import read_runs
    from eval.metrics import METRICS, metric_named

    metrics = [metric_named(name) for name in dict.fromkeys(metric)] if metric else METRICS
    kept = read_runs((a, b), gold)
    with _articles(ctx, kept, wanted=with_library) as articles:
        found = compare_runs(kept, metrics=metrics, articles=articles)
    for note in found.notes:
        say(note)
    if json:
        emit(found.as_dict())
    else:
        from ui.terminal.comparison import comparison_view

        show(comparison_view(found, flips=flips, colour=console().color_system is not None))


@app.command(
    "gate",
    epilog="Example:\n\ndateline eval gate runs/after --baseline runs/before --rules examples/gate.toml",
)
def gate(
    ctx: typer.Context,
    folder: RunFolder,
    *,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the run to be no worse than.", show_default=False),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What the run must come to, as TOML.",
            show_default="no metric may be worse than the baseline's, chance aside",
        ),
    ] = None,
    gold: GoldFile = None,
    with_library: WithLibrary = False,
    json: Json = False,
) -> None:
    """Hold a run to rules, and to a baseline: one line on stdout for each thing that is not so.

    Ends with exit code 1 when there is any.
    """
    from eval.gate import gate as hold
    from eval.gate import no_worse
    from eval.kept import read_runs
    from eval.rules import read_rules

    if rules is None and baseline is None:
        raise UsageError("there is nothing to hold the run to", "give --rules FILE, --baseline DIR, or both")
    asked = read_rules(rules) if rules is not None else None
    kept = read_runs((folder,) if baseline is None else (folder, baseline), gold)
    with _articles(ctx, kept, wanted=with_library) as articles:
        verdict = no_worse(kept, articles) if asked is None else hold(kept, asked, articles)
    for note in verdict.notes:
        say(note)
    if json:
        emit(verdict.as_dict())
    else:
        from ui.terminal.plain import one_line

        for failure in verdict.failures:  # never wrapped: a line of a log each
            sys.stdout.write(one_line(failure.sentence) + "\n")
        failed = len(verdict.failures)
        say(
            f"{failed} of {verdict.checks} checks failed." if failed else f"All {verdict.checks} checks hold."
        )
    if verdict.failures:
        raise typer.Exit(FOUND)


app.command("report", epilog=report.EXAMPLES)(report.report)
app.command("claims", epilog=claims.EXAMPLES)(claims.claims)
app.command("sweep", epilog=eval_sweep.EXAMPLES)(eval_sweep.sweep)
app.command("draft", epilog=eval_draft.EXAMPLES)(eval_draft.draft)
app.command("validate", epilog=eval_validate.EXAMPLES)(eval_validate.validate)
app.command("import", epilog=eval_exchange.IMPORT_EXAMPLES)(eval_exchange.import_)
app.command("export", epilog=eval_exchange.EXPORT_EXAMPLES)(eval_exchange.export)


@contextmanager
def _articles(ctx: typer.Context, kept: "KeptRuns", *, wanted: bool) -> "Iterator[Articles | None]":
    """Give the library's articles where they are wanted."""
    if not wanted:
        yield None
        return
    from eval.kept import articles_of

    with Runtime.open(settings_of(ctx)) as runtime:
        yield articles_of(kept, runtime.library)
