"""`dateline eval validate`: whether a gold set is fit to measure with."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.eval_options import Gold, stored_articles
from ui.commands.options import Json
from ui.output import emit, say

if TYPE_CHECKING:
    from eval.validate import Validated

EXAMPLES = """Examples:

dateline eval validate examples/gold.jsonl

dateline eval validate new.jsonl --against examples/gold.jsonl --no-library"""
FOUND = 1


Against = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Another gold set, with which it should share neither questions nor evidence. May be given "
        "several times.",
        show_default=False,
    ),
]
InLibrary = Annotated[
    bool, typer.Option(help="Look up evidence and scope in the library, or leave that out.")
]


def validate(
    ctx: typer.Context,
    gold: Gold,
    *,
    against: Against = None,
    library: InLibrary = True,
    json: Json = False,
) -> None:
    """Look a gold set through: broken lines, ids, evidence, questions asked twice, leaks from other sets.

    A line on stdout for each finding, with its line and the remedy. Ends with exit code 1 when there is any.
    """
    from eval.articles import NoArticles
    from eval.validate import validate as look

    with stored_articles(ctx, wanted=library) as articles:
        found = look(gold, against or (), articles or NoArticles())
    for note in found.notes:
        say(note)
    if json:
        emit(found.as_dict())
    else:
        _print(found)
    if found.findings:
        raise typer.Exit(FOUND)


def _print(found: "Validated") -> None:
    """Write a line for each finding, never wrapped, and their number to stderr."""
    from ui.terminal.plain import one_line

    for finding in found.findings:
        sys.stdout.write(one_line(finding.sentence) + "\n")
    counted = len(found.findings)
    said = f"{counted} findings" if counted != 1 else "1 finding"
    say(f"{found.questions} gold questions, {said}.")
