"""What a search was narrowed by, and what it put first because the question named it, in words."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from dateline.written import month_written, written
from ui.dates import day as said


def narrowed(filters: Mapping[str, object]) -> list[str]:
    """Say each filter that was set: "since 2024-06-01", "outlets Izvestia and RT"."""
    said = []
    for name, value in filters.items():
        if name == "copies":
            said.append("near copies shown")
        elif name != "drawn":
            listed = " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            said.append(f"{name} {listed}")
    return said


def put_first(filters: Mapping[str, object]) -> list[str]:
    """Say which articles the question named: "of Izvestia", "published in June 2024"."""
    drawn = filters.get("drawn")
    if not isinstance(drawn, Mapping):
        return []
    of = [f"of {name}" for name in drawn.get("outlets", ())]
    return of + [f"published {_range(days)}" for days in drawn.get("days", ())]


def _range(days: Mapping[str, object]) -> str:
    since, until = (str(days.get(end) or "")[:10] for end in ("since", "until"))
    first, last = _day(since), _day(until)
    if first and last and (whole := _whole(first, last)):
        return whole
    return " ".join(f"{word} {said(day)}" for word, day in (("from", since), ("until", until)) if day)


def _whole(first: date, last: date) -> str | None:
    """A day, a whole month or a whole year; None for any other range."""
    if first == last:
        return f"on {written(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} until {last.year}"
    end = monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=end):
        return f"in {month_written(first)}"
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
