"""`dateline search`: passages that bear on a query."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.batch import read_batch, run_batch
from ui.commands.options import (
    Asked,
    Batch,
    Copies,
    InArticle,
    Json,
    Language,
    Limit,
    Outlet,
    Since,
    Until,
    WithReader,
    day_asked,
    make_filters,
    settings_of,
    words_or_stdin,
)
from ui.output import emit, say, show
from ui.runtime import Runtime
from ui.shapes import search_dict

if TYPE_CHECKING:
    from answer.question import Question
    from index.query import SearchResult

EXAMPLES = """Examples:

dateline search harbour dredging contract

dateline search -n 3 --since 2024-06 --outlet Reuters "ceasefire talks"

dateline search --batch queries.jsonl > hits.jsonl"""


def search(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="What to look for; - reads it from stdin.", show_default=False),
    ] = None,
    *,
    batch: Batch = None,
    limit: Limit = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    article: InArticle = None,
    language: Language = None,
    copies: Copies = False,
    asked: Asked = None,
    reader: WithReader = None,
    json: Json = False,
) -> None:
    """Find the passages that bear on a query, by their words and by their meaning."""
    text = words_or_stdin(query, batch, "query")
    filters = make_filters(since, until, outlet, article, language, copies=copies)
    day = day_asked(asked)
    lines = read_batch(batch, "query", filters) if batch is not None else ()
    with Runtime.open(settings_of(ctx, limit=limit, reader=reader)) as runtime:
        if text is None:
            run_batch(lines, lambda one: search_dict(_found(runtime, one, day)))
            return
        result = runtime.search(text, filters=filters, asked=day)
    if json:
        emit(search_dict(result))
    else:
        from ui.terminal.hits import hits_view

        show(hits_view(result))
    for note in result.notes:
        say(note)


def _found(runtime: Runtime, question: "Question", asked: str | None) -> "SearchResult":
    return runtime.search(question.text, filters=question.filters, asked=question.asked or asked)
