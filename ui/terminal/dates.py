"""Dates as people read them."""

from datetime import date

from ui.terminal.plain import one_line

BASES = {
    "metadata": "from its metadata",
    "dateline": "from its dateline",
    "url": "from its address",
    "text": "from its text",
    "file": "from the file",
}
"""What a date of publication rests on, in words."""


def long_date(published: str | None) -> str:
    """Return "19 June 2024" for an ISO date or date and time, "undated" for None; anything else as it is."""
    if published is None:
        return "undated"
    try:
        when = date.fromisoformat(published[:10])
    except ValueError:
        return one_line(published)
    return f"{when.day} {when:%B %Y}"


def with_basis(published: str | None, basis: str) -> str:
    """Return the date and what it rests on: "19 June 2024, from its dateline"."""
    words = BASES.get(basis)
    return long_date(published) + (f", {words}" if published and words else "")
