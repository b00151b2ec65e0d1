"""The command line: `dateline VERB`. Verbs live in `ui.commands`; this is their one outermost edge."""

import atexit
import contextlib
import gc
import os
import re
import sys
import traceback
import warnings
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dateline import __version__
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from ui.commands import (
    articles,
    ask,
    backup,
    chat,
    check,
    config,
    evaluate,
    ingest,
    library,
    search,
    serve,
    users,
)

HELP = """Answers questions about a pile of news articles, and shows the exact words each sentence is from.

Begin with `dateline ingest FOLDER`, then `dateline ask QUESTION`, or `dateline serve` for the web chat."""
EXIT_CODES = """Exit codes: 0 fine; 1 check, doctor or eval gate found something, or ingest could not take \
some of the inputs; 2 wrong usage or settings, or nothing could be done."""
GLOBAL = ("--home", "--chroma", "--debug", "--version")
_GUESS = re.compile(r"\.? Did you mean (.+)\?$")
INTERRUPTED = 130
PIPE_CLOSED = 141

app = typer.Typer(
    name="dateline",
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=ingest.EXAMPLES)(ingest.ingest)
app.add_typer(articles.app)
app.command(epilog=search.EXAMPLES)(search.search)
app.command(epilog=ask.EXAMPLES)(ask.ask)
app.command(epilog=chat.EXAMPLES)(chat.chat)
app.command(cls=check.Greedy, epilog=check.EXAMPLES)(check.check)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.add_typer(users.app)
app.command()(library.info)
app.command()(library.doctor)
app.command()(library.rebuild)
app.command(epilog=backup.BACKUP_EXAMPLES)(backup.backup)
app.command(epilog=backup.RESTORE_EXAMPLES)(backup.restore)
app.add_typer(evaluate.app)
app.add_typer(config.app)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit


@app.callback()
def _dateline(
    home: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder that holds the library.",
            show_default="DATELINE_HOME, or the user's data folder",
        ),
    ] = None,
    chroma: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="The Chroma server that holds the vectors, http://HOST:PORT; or folder, for none.",
            show_default="DATELINE_CHROMA, or folder",
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take what goes before the verb; verbs read it from the context."""


_COLLECT = (50_000, 20, 100)
"""Thresholds of the garbage collector: at Python's own, importing spends a fifth of its time on it."""


def main() -> NoReturn:
    """Run the command line and exit: never with a traceback, unless `--debug` asks for one."""
    stay_offline()
    gc.set_threshold(*_COLLECT)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a letter gets its code
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _pipe_closed()
    _leave(code)


def _leave(code: int) -> NoReturn:
    """End the process at once, after what libraries registered to run at the end.

    Taking the modules of chromadb and llama-index apart object by object costs another half second, for
    nothing: the library is closed by then, and the system frees memory faster.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - the one way to run them without the rest of the shutdown
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    debug = "--debug" in arguments
    try:
        return _invoke(arguments)
    except DatelineError as error:
        return _fail(str(error), error.exit_code, debug=debug)
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        name = f" '{error.filename}'" if error.filename else ""
        what = f"{(error.strerror or str(error)).lower()}{name}"
        return _fail(f"{what}; check the path, its permissions and the space on the disk.", 2, debug=debug)
    except Exception as error:  # noqa: BLE001 - the outermost edge: no traceback reaches a user
        what = f"Dateline failed where it should not ({type(error).__name__}: {error})"
        return _fail(f"{what}; report it with what `dateline --debug` shows.", 2, debug=debug)


def _invoke(arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("dateline", arguments) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        return _usage(error)
    return 0


def _usage(error: typer.TyperException) -> int:
    """Say in one sentence what was wrong with the command; no arguments at all gets the help."""
    from ui.output import say

    context = getattr(error, "ctx", None)
    message = error.format_message().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        if message:
            say(message)
        return 2
    place = context.command_path if context is not None else "dateline"
    option = getattr(error, "option_name", None)
    if option in GLOBAL and place != "dateline":
        message = f"{option} goes before the verb"
    message = _GUESS.sub(r" (did you mean \1?)", message[:1].lower() + message[1:]).rstrip(".")
    say(f"dateline: {message}; see `{place} --help`.")
    return 2


def _fail(sentence: str, code: int, *, debug: bool) -> int:
    from ui.output import say

    if debug:
        traceback.print_exc()
    say(f"dateline: {' '.join(sentence.split())}")
    return code


def _pipe_closed() -> int:
    """Leave quietly when the reader of our output has gone, also when Python flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


if __name__ == "__main__":
    main()
