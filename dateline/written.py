"""Days as people write them, in our own words: `strftime` speaks the machine's language."""

from datetime import date
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def written(day: date) -> str:
    """Return "19 June 2024"."""
    return f"{day.day} {month_written(day)}"


def month_written(day: date) -> str:
    """Return "June 2024"."""
    return f"{MONTHS[day.month - 1]} {day.year}"
