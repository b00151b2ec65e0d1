"""`dateline chat`: questions and answers in the terminal, each question heard with those before it."""

import sys
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from answer.question import Question, Turn
from dateline.errors import DatelineError, UsageError
from ui.commands.options import (
    Answerer,
    InArticle,
    Outlet,
    Since,
    Strict,
    Until,
    WithReader,
    make_filters,
    settings_of,
)
from ui.output import say, show
from ui.runtime import Runtime
from ui.terminal.interrupts import insistent

if TYPE_CHECKING:
    from answer.answer import Answer
    from index.query import Filters

EXAMPLES = """Examples:

dateline chat

dateline chat --since 2024-06"""
PROMPT = "› "
HELP = """Ask a question; "who else?" and "why?" refer to the one before.
/show N   the article behind source N of the last answer
/new      forget the conversation
/help     this list
/quit     leave, as Ctrl-D does"""
COMMANDS = ("/show", "/new", "/help", "/quit")


@dataclass(slots=True)
class Conversation:
    """What has been asked and answered so far, oldest first."""

    runtime: Runtime
    filters: "Filters"
    turns: list[Turn] = field(default_factory=list)
    last: "Answer | None" = None

    def ask(self, text: str) -> "Answer":
        """Answer a question in the light of the turns before it, show it, and keep it as a turn."""
        from ui.terminal.growing import show_growing

        question = Question(text, history=tuple(self.turns), filters=self.filters)
        answer = show_growing(self.runtime.stream(question))
        said = " ".join(statement.text for statement in answer.statements)
        self.turns.append(Turn(text, said))
        self.last = answer
        return answer

    def forget(self) -> None:
        """Begin anew."""
        self.turns.clear()
        self.last = None


def chat(  # noqa: PLR0913 - the options of a verb are its parameters
    ctx: typer.Context,
    *,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    article: InArticle = None,
    reader: WithReader = None,
    answerer: Answerer = None,
    strict: Strict = None,
) -> None:
    """Talk with the library in the terminal; /help tells what can be typed beside questions."""
    filters = make_filters(since, until, outlet, article)
    settings = settings_of(ctx, reader=reader, answerer=answerer, strict=strict)
    with Runtime.open(settings) as runtime, insistent():
        conversation = Conversation(runtime, filters)
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # a stray byte must not end the talk
        if sys.stdin.isatty():
            import readline  # noqa: F401 - lets the line be edited and called back

            articles, passages = runtime.library.counts()
            say(f"{articles:,} articles, {passages:,} passages. /help tells what can be typed.")
        while (line := _read()) is not None:
            try:
                if not _handle(line, conversation):
                    return
            except DatelineError as error:
                say(str(error))


def _read() -> str | None:
    """Return the next line that is not blank, or None at the end."""
    while True:
        try:
            line = input(PROMPT if sys.stdin.isatty() else "").strip()
        except EOFError:
            return None
        if line:
            return line


def _handle(line: str, conversation: Conversation) -> bool:
    """Do what a line asks; return whether to go on."""
    verb, _, rest = line.partition(" ")
    if not line.startswith("/"):
        for note in conversation.ask(line).searched.notes:
            say(note)
    elif verb == "/quit":
        return False
    elif verb == "/new":
        conversation.forget()
        say("Forgotten.")
    elif verb == "/show":
        _show_source(rest.strip(), conversation)
    elif verb == "/help":
        say(HELP)
    else:
        raise UsageError(f"there is no command {verb}", "there are " + ", ".join(COMMANDS))
    return True


def _show_source(number: str, conversation: Conversation) -> None:
    from ui.terminal.articles import article_view

    sources = conversation.last.sources if conversation.last else ()
    wanted = next((source for source in sources if str(source.n) == number.strip("[]")), None)
    if wanted is None:
        raise UsageError(
            f"the last answer has no source '{number}'", "write the number in its brackets: /show 1"
        )
    library = conversation.runtime.library
    for article in library.article(wanted.article):
        show(article_view(article, len(library.passages(article.id))))
