"""`dateline users`: who may log in to the web chat."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError
from ui.commands.options import STDIN, Json, settings_of
from ui.output import emit, say

app = typer.Typer(name="users", help="Say who may log in to the web chat.", no_args_is_help=True)
FILE = "users"
"""Where the users of a library are, in its folder, when no setting says otherwise."""
Name = Annotated[str, typer.Argument(metavar="NAME", help="What they log in with.", show_default=False)]
File = Annotated[
    str | None,
    typer.Option("--users", metavar="FILE", help="The file of users.", show_default="`users` in the library"),
]
Stdin = Annotated[
    str | None,
    typer.Argument(metavar="[-]", help="Read the password from stdin instead of asking.", show_default=False),
]


@app.command("add", epilog="Example:\n\ndateline users add ada")
def add(
    ctx: typer.Context, name: Name, password: Stdin = None, *, users: File = None, json: Json = False
) -> None:
    """Let somebody in, or give them a new password; it is asked for, and never stands on the command line."""
    from ui.web.serving.users import add_user

    path = _path(ctx, users)
    new = add_user(path, name, _password(password))
    if json:
        emit({"added" if new else "changed": name})
        return
    say(f"{name} may log in." if new else f"{name} has a new password, and the old one lets nobody in.")
    if new and settings_of(ctx, users=users).users is None:
        say(f"Serve with --users {path}")


@app.command("list", epilog="Example:\n\ndateline users list")
def list_(ctx: typer.Context, *, users: File = None, json: Json = False) -> None:
    """List the names."""
    from ui.web.serving.users import read_users

    names = sorted(read_users(_path(ctx, users)))
    if json:
        emit({"users": names})
    else:
        from rich.text import Text

        from ui.output import show

        for name in names:
            show(Text(name))


@app.command("remove", epilog="Example:\n\ndateline users remove ada")
def remove(ctx: typer.Context, name: Name, *, users: File = None, json: Json = False) -> None:
    """Let somebody in no longer, also where they are logged in."""
    from ui.web.serving.users import remove_user

    remove_user(_path(ctx, users), name)
    if json:
        emit({"removed": name})
    else:
        say(f"{name} may not log in any more.")


def _path(ctx: typer.Context, users: str | None) -> Path:
    settings = settings_of(ctx, users=users)
    return settings.users or settings.home / FILE


def _password(given: str | None) -> str:
    """Return the password, asked for twice on a terminal, or the first line of stdin.

    Raises:
        UsageError: it stands on the command line, where others can read it, or the two differ.
    """
    if given == STDIN:
        return sys.stdin.readline().rstrip("\r\n")
    if given is not None:
        raise UsageError(
            "a password on the command line can be read by others", "leave it out, or give - and stdin"
        )
    if not sys.stdin.isatty():
        raise UsageError(
            "there is no terminal to ask for the password on", "give - and the password on stdin"
        )
    from getpass import getpass

    first = getpass("Password: ", sys.stderr)
    if getpass("Once more: ", sys.stderr) != first:
        raise UsageError("the two passwords differ", "try again")
    return first
