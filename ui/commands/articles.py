"""`dateline articles`: what is in the library, one of them in full, and taking one out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.encodable import encodable
from ui.commands.options import Json, settings_of
from ui.output import emit, show
from ui.runtime import Runtime
from ui.shapes import article_dict

if TYPE_CHECKING:
    from index.library import Library

app = typer.Typer(
    name="articles", help="List, show or remove the articles of the library.", no_args_is_help=True
)
Name = Annotated[
    str, typer.Argument(metavar="ID", help="Its id, path, file name or record id.", show_default=False)
]


@app.command("list", epilog="Example:\n\ndateline articles list --json | head")
def list_(ctx: typer.Context, *, json: Json = False) -> None:
    """List the articles, a line each."""
    with Runtime.open(settings_of(ctx)) as runtime:
        articles = runtime.library.articles()
    if json:
        for article in articles:
            emit(article.as_dict())
    else:
        from ui.terminal.articles import list_view

        show(list_view(articles))


@app.command("show", epilog="Example:\n\ndateline articles show ferry-inquiry.html")
def show_(ctx: typer.Context, name: Name, *, json: Json = False) -> None:
    """Show an article: its clean text, its facts with what each rests on, and what was left out.

    A name that means several, such as the file of a glued page, shows them all; with --json a line each.
    """
    with Runtime.open(settings_of(ctx)) as runtime:
        library = runtime.library
        found = [(one, len(library.passages(one.id))) for one in library.article(_known(library, name))]
    for article, passages in found:
        if json:
            emit(article_dict(article, passages))
        else:
            from ui.terminal.articles import article_view

            show(article_view(article, passages))


def _known(library: "Library", name: str) -> str:
    """Return the name the library has for what the user calls `name`: a path may be relative, or a link."""
    from index.errors import UnknownArticle
    from ingest.sources import uri_of

    name = encodable(name)
    outer, inside, member = name.partition("!/")
    path = uri_of(Path(outer)) + inside + member if name else name
    for one in (name, path):
        try:
            library.article(one)
        except UnknownArticle:
            continue
        return one
    return name


@app.command("remove", epilog="Example:\n\ndateline articles remove ferry-inquiry.html")
def remove(ctx: typer.Context, name: Name, *, json: Json = False) -> None:
    """Take an article out of the library; its file stays where it is."""
    with Runtime.open(settings_of(ctx)) as runtime:
        removed = runtime.library.remove(_known(runtime.library, name))
    if json:
        emit({"removed": list(removed)})
    else:
        from rich.text import Text

        show(Text(f"Removed {', '.join(removed)}."))
