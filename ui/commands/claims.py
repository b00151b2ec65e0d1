"""`dateline eval claims`: how well the checker judges claims that people have judged."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, WithReader, settings_of
from ui.output import emit, say, show

EXAMPLES = """Examples:

dateline eval claims claims.jsonl --out runs/claims

dateline eval claims claims.jsonl --out runs/claims --json"""


def claims(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help='Claims, a JSON object a line: {"id", "claim", "evidence"}, and "label" where it is known.',
            show_default=False,
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of the run, new or cut off.", show_default=False)
    ],
    reader: WithReader = None,
    json: Json = False,
) -> None:
    """Judge claims, each against its own evidence, and sum up how often the checker is right.

    Writes claims.jsonl and, where labels are given, metrics.json. A run that was cut off goes on where it
    stopped. It needs no library.
    """
    from eval.claims_run import run_claims
    from eval.claims_set import read_claims
    from models.reader.network import load_reader
    from ui.terminal.progress import claims_progress

    settings = settings_of(ctx, reader=reader)
    found = read_claims(file)
    loaded = load_reader(threads=settings.threads) if settings.reader else None
    with claims_progress() as tell:
        summary = run_claims(found, loaded, out, progress=tell, command=["dateline", *sys.argv[1:]])
    for note in summary.notes:
        say(note)
    if json:
        emit(summary.as_dict())
    else:
        from ui.terminal.claims import claims_view

        show(claims_view(summary))
