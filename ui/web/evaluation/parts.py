"""Small parts of the tab: buttons that scripts know by what they do, moments, numbers."""

from datetime import datetime

from dateline.written import MONTHS
from ui.web.html import esc, line


def button(
    action: str, label: str, name: str = "", *, kind: str = "", about: str = "", more: str = ""
) -> str:
    """Return a button.

    Args:
        action: what the script does on it.
        label: the words on it.
        name: what it does it to.
        kind: more classes.
        about: words for those who cannot see what it stands beside.
        more: attributes, as HTML.
    """
    beside = f'<span class="dl-unseen"> {line(about)}</span>' if about else ""
    return (
        f'<button type="button" class="dl-button {kind}" data-ev="{action}" data-name="{esc(name)}"{more}>'
        f"{line(label)}{beside}</button>"
    )


def moment(iso: str) -> str:
    """Return a moment, in UTC; the script puts it into the reader's own time."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    said = f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}, {when:%H:%M}"
    return f'<time datetime="{esc(iso)}">{said}</time>'


def words(value: object) -> str:
    """Return a text on one line in an element of its own, so that its direction cannot leak into ours."""
    return f"<bdi>{line(value)}</bdi>"


def notice(text: str, *, bad: bool = False) -> str:
    """Return a sentence that stands out."""
    return f'<p class="dl-notice{" dl-bad" if bad else ""}">{words(text)}</p>'
