"""An answer in the terminal while it grows: what there is so far, until the whole of it stands."""

import sys
from typing import TYPE_CHECKING

from ui.output import console, show
from ui.terminal.answers import answer_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from answer.answer import Answer


def show_growing(answers: "Iterator[Answer]") -> "Answer":
    """Show answers as they grow where a person watches, and the last one for good; return it."""
    if sys.stdout.isatty():
        from rich.live import Live

        with Live(console=console(), auto_refresh=False, transient=True) as screen:
            for answer in answers:
                screen.update(answer_view(answer), refresh=True)
    else:
        *_, answer = answers
    show(answer_view(answer))
    return answer
