"""A question as HTML, with what it was narrowed by."""

from collections.abc import Mapping

from ui.narrowing import narrowed as said_narrowed
from ui.web.html import line
from ui.web.say import say


def question_html(text: str, narrowed: Mapping[str, object] | None = None) -> str:
    """Return a question as a chat message; the style sheet folds a very long one."""
    by = ", ".join(said_narrowed(narrowed or {}))
    note = f'<p class="dl-narrowed-by">{line(say("ask.narrowed_to", what=by))}</p>' if by else ""
    return f'<div class="dl-asked"><div class="dl-question" dir="auto">{line(text)}</div></div>{note}'
