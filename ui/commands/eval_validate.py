"""`dateline eval validate`: whether a gold set is fit to measure with."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, settings_of
from ui.output import emit, say
from ui.runtime import Runtime

EXAMPLES = """Examples:

dateline eval validate examples/gold.jsonl

dateline eval validate new.jsonl --against examples/gold.jsonl --no-library"""
FOUND = 1


def validate(
    ctx: typer.Context,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold questions, a JSON object a line.", show_default=False)
    ],
    *,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Another gold set, with which it should share neither questions nor evidence. May be given "
            "several times.",
            show_default=False,
        ),
    ] = None,
    library: Annotated[
        bool,
        typer.Option(help="Look up evidence and scope in the library, or leave that out."),
    ] = True,
    json: Json = False,
) -> None:
    """Look a gold set through: broken lines, ids, evidence, questions asked twice, leaks from other sets.

    A line on stdout for each finding, with its line and the remedy. Ends with exit code 1 when there is any.
    """
    from eval.articles import NoArticles, StoredArticles
    from eval.validate import validate as look

    if library:
        with Runtime.open(settings_of(ctx)) as runtime:
            found = look(gold, against or (), StoredArticles(runtime.library))
    else:
        found = look(gold, against or (), NoArticles())
    for note in found.notes:
        say(note)
    if json:
        emit(found.as_dict())
    else:
        from ui.terminal.plain import one_line

        for finding in found.findings:
            sys.stdout.write(one_line(finding.sentence) + "\n")
        counted = len(found.findings)
        said = f"{counted} findings" if counted != 1 else "1 finding"
        say(f"{found.questions} gold questions, {said}.")
    if found.findings:
        raise typer.Exit(FOUND)
