"""`dateline eval import` and `dateline eval export`: gold sets and runs in the files of other tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.eval_options import stored_articles
from ui.commands.options import Json
from ui.output import emit, say

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = "beir, trec, ragas, deepeval, llama-index, multihop-rag, realtimeqa"
IMPORT_EXAMPLES = """Examples:

dateline eval import beir scifact --out scifact.jsonl

dateline eval import ragas samples.jsonl --out gold.jsonl --with-library"""
EXPORT_EXAMPLES = """Examples:

dateline eval export beir examples/gold.jsonl --out beir

dateline eval export trec runs/first --out trec"""

Form = Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {FORMATS}.", show_default=False)]
ImportForm = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT", help=f"One of {FORMATS}; or trec-run, for a ranking.", show_default=False
    ),
]
Foreign = Annotated[
    Path, typer.Argument(metavar="PATH", help="The other tool's file or folder.", show_default=False)
]
NewGold = Annotated[
    Path, typer.Option(metavar="FILE", help="The gold set to write: JSON lines.", show_default=False)
]
Located = Annotated[
    bool,
    typer.Option(
        "--with-library",
        help="Look in the library for the article of quotes of which the file does not say it.",
    ),
]
Source = Annotated[
    Path, typer.Argument(metavar="GOLD|RUN", help="A gold set, or the folder of a run.", show_default=False)
]
NewForeign = Annotated[
    Path, typer.Option(metavar="PATH", help="The file or folder to write.", show_default=False)
]


def import_(
    ctx: typer.Context,
    form: ImportForm,
    path: Foreign,
    *,
    out: NewGold,
    with_library: Located = False,
    json: Json = False,
) -> None:
    """Make a gold set of another tool's file. What a gold question has no place for is kept beside.

    With trec-run, the rankings of a run become lines of hits.jsonl.
    """
    from eval.exchange import format_named
    from eval.exchange.format import write_lines
    from eval.exchange.located import located
    from eval.exchange.trec import hit_lines

    notes: Sequence[str] = ()
    if form == "trec-run":
        rows, missing = hit_lines(path), 0
    else:
        read = format_named(form).read(path)
        notes = read.notes
        with stored_articles(ctx, wanted=with_library and bool(read.quotes)) as articles:
            rows, missing = located(read.rows, read.quotes, articles)
    write_lines(out, rows)
    for note in notes:
        say(note)
    if missing:
        where = (
            "are nowhere in the library" if with_library else "have no article (--with-library looks for it)"
        )
        say(f"{missing} quotes {where}; they are kept as 'contexts' and are no evidence.")
    if json:
        emit({"out": str(out), "lines": len(rows), "unlocated": missing, "notes": list(notes)})
    else:
        say(f"{len(rows)} lines in {out}.")


def export(form: Form, source: Source, *, out: NewForeign, json: Json = False) -> None:
    """Write a gold set, or a run with its answers, as another tool reads it.

    Says which fields of the gold questions that tool has no place for.
    """
    from eval.exchange import Item, format_named
    from eval.gold import read_gold
    from eval.kept import read_runs

    wanted = format_named(form)
    if source.is_dir():
        kept = read_runs((source,))
        items = [Item(*pair) for pair in zip(kept.gold.questions, kept.runs[0].recorded, strict=True)]
        for note in kept.notes:
            say(note)
    else:
        items = [Item(question) for question in read_gold(source).questions]
    lost = list(wanted.write(items, out))
    if lost:
        say(f"{wanted.name} has no place for {', '.join(lost)}: left out.")
    if json:
        emit({"out": str(out), "format": wanted.name, "questions": len(items), "left_out": lost})
    else:
        say(f"{len(items)} questions in {out}.")
