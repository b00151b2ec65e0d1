"""`dateline ask`: a question, or a file of them, answered from the library."""

from dataclasses import replace
from typing import Annotated

import typer

from answer.question import Question
from ui.commands.batch import read_batch, read_history, run_batch
from ui.commands.options import (
    Answerer,
    Asked,
    Batch,
    Copies,
    InArticle,
    Json,
    Language,
    Outlet,
    Since,
    Strict,
    Until,
    WithReader,
    day_asked,
    make_filters,
    settings_of,
    words_or_stdin,
)
from ui.output import emit, say
from ui.runtime import Runtime

EXAMPLES = """Examples:

dateline ask "What did the ferry company promise?"

dateline ask --json --until 2024-06-19 "Who signed the agreement?" > answer.json

dateline ask --history answer.json "And who refused?"

dateline ask --answerer ollama/llama3.1 "What do the two sides want?"

dateline ask --batch questions.jsonl > answers.jsonl"""


def ask(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    question: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUESTION", help="The question; - reads it from stdin.", show_default=False),
    ] = None,
    *,
    batch: Batch = None,
    history: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='Earlier turns, oldest first, a JSON object {"question", "answer"} a line; what '
            "ask --json prints will do as well.",
        ),
    ] = None,
    limit: Annotated[
        str | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            help="How many of the best passages to read for the answer.",
            show_default="as many as are needed",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    article: InArticle = None,
    language: Language = None,
    copies: Copies = False,
    asked: Asked = None,
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
    json: Json = False,
) -> None:
    """Answer a question in the words of the articles, and say which article each sentence is from.

    With a language model, in its words: each sentence is checked against the articles first.
    """
    text = words_or_stdin(question, batch, "question")
    filters = make_filters(since, until, outlet, article, language, copies=copies)
    settings = settings_of(ctx, limit=limit, reader=reader, answerer=answerer, strict=strict)
    given = Question(
        text=text or "",
        filters=filters,
        history=read_history(history) if history else (),
        limit=settings.limit if limit is not None else None,
        asked=day_asked(asked),
    )
    lines = read_batch(batch, "question", filters) if batch is not None else ()
    with Runtime.open(settings) as runtime:
        if text is None:
            run_batch(lines, lambda one: runtime.ask(_with_defaults(one, given)).as_dict())
            return
        if json:
            answer = runtime.ask(given)
            emit(answer.as_dict())
        else:
            from ui.terminal.growing import show_growing

            answer = show_growing(runtime.stream(given))
    for note in answer.searched.notes:
        say(note)


def _with_defaults(question: Question, given: Question) -> Question:
    history, asked = question.history or given.history, question.asked or given.asked
    return replace(question, history=history, limit=given.limit, asked=asked)
