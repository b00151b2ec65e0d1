"""What a search was narrowed by, and what it put first because the question named it, in words."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from dateline.written import month_written, written
from ui.dates import day as said


def narrowed(filters: Mapping[str, object]) -> list[str]:
    """Say each filter that was set: "since 1 June 2024", "outlets Izvestia and RT", "2 chosen articles".

    Articles are counted where only their ids are known.
    """
    told = []
    for name, value in filters.items():
        several = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
        if name == "copies":
            told.append("near copies shown")
        elif name in {"since", "until"}:
            told.append(f"{name} {said(several[0])}")
        elif name == "articles" and all(map(_ID.fullmatch, several)):
            told.append(f"{len(several)} chosen article{'s' if len(several) > 1 else ''}")
        elif name != "drawn":
            told.append(f"{name if len(several) > 1 else name.removesuffix('s')} {' and '.join(several)}")
    return told


_ID = re.compile(r"[0-9a-f]{16}")


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
