"""Dates of publication as people read them, with what they rest on."""

from datetime import date
from typing import Final

from dateline.written import written

BASES: Final = {
    "metadata": "from its metadata",
    "dateline": "from its dateline",
    "url": "from its address",
    "text": "from its text",
    "file": "from the file",
}
"""What a date of publication rests on, in words."""


def day(published: str | None) -> str:
    """Return an ISO date or date and time as "19 June 2024", "undated" for None, anything else as it is."""
    if published is None:
        return "undated"
    try:
        return written(date.fromisoformat(published[:10]))
    except ValueError:
        return published


def dated(published: str | None, basis: str) -> str:
    """Return the day and what it rests on: "19 June 2024, from its dateline"."""
    words = BASES.get(basis)
    return f"{day(published)}, {words}" if published is not None and words else day(published)
