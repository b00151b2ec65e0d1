"""What a search was narrowed by, and what it put first because the question named it, in words."""

from calendar import month_name, monthrange
from collections.abc import Mapping
from datetime import date


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
    since, until = (str(day)[:10] if (day := days.get(end)) else None for end in ("since", "until"))
    if (
        since
        and until
        and _is_day(since)
        and _is_day(until)
        and (whole := _whole(date.fromisoformat(since), date.fromisoformat(until)))
    ):
        return whole
    return " ".join(f"{word} {_said(day)}" for word, day in (("from", since), ("until", until)) if day)


def _whole(first: date, last: date) -> str | None:
    """A day, a whole month or a whole year; None for any other range."""
    if first == last:
        return f"on {_said(first.isoformat())}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} until {last.year}"
    end = monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=end):
        return f"in {month_name[first.month]} {first.year}"
    return None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _said(day: str) -> str:
    if not _is_day(day):
        return day
    when = date.fromisoformat(day)
    return f"{when.day} {month_name[when.month]} {when.year}"
