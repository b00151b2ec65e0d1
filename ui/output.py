"""What goes to stdout: JSON for programs, laid-out text for people. Messages go to stderr."""

import json
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDEST = 100
"""Columns of text at most: longer lines are hard to read."""
LONGEST = 1_000
"""Characters of a message: its input may be of any length, and the remedy at its end must be seen."""


def to_json(value: object) -> bytes:
    """Return one line of UTF-8 JSON.

    C1 controls and DEL are escaped (JSON leaves them bare, and a terminal may obey them), and so is a lone
    surrogate, which has no UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False)
    text = "".join(f"\\u{ord(c):04x}" if "\x7f" <= c <= "\x9f" else c for c in text)
    return text.encode("utf-8", "backslashreplace")


def emit(value: object) -> None:
    """Write one JSON line to stdout, now."""
    sys.stdout.flush()
    sys.stdout.buffer.write(to_json(value) + b"\n")
    sys.stdout.buffer.flush()


def console(*, stderr: bool = False) -> "Console":
    """Return a console that takes text literally: no markup, no emoji codes, no guessed highlights."""
    from rich.console import Console

    made = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    made.width = min(made.width, WIDEST)
    return made


def show(view: "RenderableType") -> None:
    """Write laid-out text to stdout, without the spaces that fill its lines up."""
    screen = console()
    with screen.capture() as capture:
        screen.print(view)
    sys.stdout.write(re.sub(r" +$", "", capture.get(), flags=re.MULTILINE))
    sys.stdout.flush()


def say(sentence: str) -> None:
    """Write a message for a person to stderr, with its full stop."""
    from ui.terminal.plain import middle_cut, plain

    stop = "." if sentence[-1:].isalnum() else ""
    sys.stderr.write(plain(middle_cut(sentence, LONGEST)) + stop + "\n")
    sys.stderr.flush()
