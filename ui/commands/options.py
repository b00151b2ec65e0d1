"""Options that several verbs take, and what they come to."""

import re
import sys
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from index.query import Filters

if TYPE_CHECKING:
    from ui.settings import Settings

STDIN = "-"
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)

Json = Annotated[bool, typer.Option("--json", help="Print JSON on stdout; messages go to stderr.")]
Limit = Annotated[
    str | None,  # the settings check it, and name it as it was written
    typer.Option("-n", "--limit", metavar="N", help="How many passages at most.", show_default=False),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only articles published on this day, month or year, or later."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only articles published on this day, month or year, or earlier."),
]
Outlet = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Only articles of this outlet. May be given several times."),
]
InArticle = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help="Only this article: its id, path, file name or record id. May be given several times.",
    ),
]
Language = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE", help="Only articles in this language (en, de, …). May be given several times."
    ),
]
Copies = Annotated[
    bool, typer.Option("--copies", help="Show the near copies of an article beside it, not folded into it.")
]
Asked = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day of the question: 'last week' counts from it, and what came shortly before counts more.",
    ),
]
WithReader = Annotated[
    bool | None,
    typer.Option(
        "--reader/--no-reader",
        help="Let the reader weigh the best passages, or go by words and meaning alone, which is faster.",
        show_default="DATELINE_READER, or on",
    ),
]
Answerer = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who writes the answer: extractive, openai/MODEL, anthropic/MODEL, ollama/MODEL, or "
        "http://HOST:PORT/v1#MODEL. The passages that are found are sent there.",
        show_default="DATELINE_ANSWERER, or extractive",
    ),
]
Strict = Annotated[
    bool | None,
    typer.Option(
        "--strict/--no-strict",
        help="Replace or drop what a language model writes and no article bears out, or show it marked.",
        show_default="DATELINE_STRICT, or on",
    ),
]
Batch = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.jsonl",
        help="Take a JSON object a line, and print a JSON line for each, in order. - reads stdin.",
    ),
]


def settings_of(ctx: typer.Context, **flags: object) -> "Settings":
    """Read the settings, with this command's flags on top."""
    from ui.settings import load_settings

    given = ctx.find_root().params
    return load_settings({"home": given.get("home"), "chroma": given.get("chroma"), **flags})


def make_filters(
    since: str | None,
    until: str | None,
    outlets: list[str] | None,
    articles: list[str] | None,
    languages: list[str] | None = None,
    *,
    copies: bool = False,
) -> Filters:
    """Make filters of what was given.

    Raises:
        UsageError: for a date that is none, or a range that ends before it begins.
    """
    first = day(since, "--since") if since else None
    last = day(until, "--until", last=True) if until else None
    if first and last and first > last:
        raise UsageError(f"--since {since} is after --until {until}", "swap the two dates")
    return Filters(
        since=first,
        until=last,
        outlets=tuple(outlets or ()),
        articles=tuple(articles or ()),
        languages=tuple(languages or ()),
        copies=copies,
    )


def day_asked(text: str | None) -> str | None:
    """Return the ISO day of `--asked`.

    Raises:
        UsageError: when it is no date.
    """
    return day(text, "--asked", last=True) if text else None


def day(text: str, name: str, *, last: bool = False) -> str:
    """Return the ISO date of a day, or the first (with `last` the last) day of a month or year.

    Args:
        text: `2024`, `2024-06` or `2024-06-19`.
        name: what the error calls it.
        last: take the end of a month or year.

    Raises:
        UsageError: when the text is no date.
    """
    found = _DAY.fullmatch(text.strip())
    year, month, number = (int(part) if part else None for part in found.groups()) if found else (None,) * 3
    try:
        month = month or (12 if last else 1)
        number = number or (monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, number).isoformat()
    except ValueError as error:  # also for year 0, which is no year
        raise UsageError(f"{name} '{text}' is no date", "write it as 2024-06-19, 2024-06 or 2024") from error


def read_text(path: str, what: str) -> str:
    """Read a UTF-8 file, or stdin where the path is `-`.

    Args:
        path: the file.
        what: what the error calls it ("batch file").

    Raises:
        UsageError: when it cannot be read.
    """
    try:
        if path == STDIN:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"there is no {what} '{path}'", "check the path") from error
    except UnicodeDecodeError as error:
        name = "stdin" if path == STDIN else f"'{path}'"
        raise UsageError(f"the {what} {name} is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise UsageError(
            f"the {what} '{path}' cannot be read ({error.strerror})", "check the path and its permissions"
        ) from error


def words_or_stdin(words: list[str] | None, batch: str | None, what: str) -> str | None:
    """Return the words joined, or stdin's text where they are `-`, or None where a batch is given instead.

    Raises:
        UsageError: when there is neither, or both.
    """
    if batch is not None:
        if words:
            raise UsageError(f"there are both a {what} and --batch", "give one of them")
        return None
    if not words:
        raise UsageError(f"there is no {what}", "give it, or - to read it from stdin, or --batch FILE.jsonl")
    return read_text(STDIN, what).strip() if words == [STDIN] else " ".join(words)
