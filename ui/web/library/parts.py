"""Small parts of the tab's HTML."""

from ui.web.html import line
from ui.web.say import say


def words(key: str, **values: object) -> str:
    """Return a sentence of [library], ready to stand in HTML."""
    return line(say(f"library.{key}", **values))


def button(action: str, key: str, *, kind: str = "", data: str = "") -> str:
    """Return a button that `assets/library.js` acts on; `data` are further attributes, escaped already."""
    look = f"dl-button {kind}".strip()
    return f'<button type="button" class="{look}" data-lib="{action}"{data}>{words(key)}</button>'
