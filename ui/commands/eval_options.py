"""Options that several verbs of `dateline eval` take, and what they come to."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import settings_of
from ui.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eval.articles import Articles, StoredArticles
    from eval.kept import KeptRuns

Gold = Annotated[
    Path, typer.Argument(metavar="GOLD", help="Gold questions, a JSON object a line.", show_default=False)
]
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


@contextmanager
def articles_for(ctx: typer.Context, kept: "KeptRuns", *, wanted: bool) -> "Iterator[Articles | None]":
    """Give the library's articles where they are wanted.

    Raises:
        DatelineError: where it is not the library that the runs were asked of.
    """
    if not wanted:
        yield None
        return
    from eval.kept import articles_of

    with Runtime.open(settings_of(ctx)) as runtime:
        yield articles_of(kept, runtime.library)


@contextmanager
def stored_articles(ctx: typer.Context, *, wanted: bool) -> "Iterator[StoredArticles | None]":
    """Give the library's articles where they are wanted, whatever library it is."""
    if not wanted:
        yield None
        return
    from eval.articles import StoredArticles

    with Runtime.open(settings_of(ctx)) as runtime:
        yield StoredArticles(runtime.library)
