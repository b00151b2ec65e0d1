"""How many articles there are over time, of each outlet and in each language."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.written import month_written
from index.catalogue import Card
from ui.dates import day

BY_DAY = 45
BY_WEEK = 400
BY_MONTH = 366 * 12
"""Days from first to last article up to which a bar stands for a day, a week, a month; then for a year."""
FEW_BARS = 12
SPARSE = 2
"""Bars an article up to which a unit is fine enough; so few bars are never too many."""
MOST_BARS = 150
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: its first and last day (ISO), what it is called, how many articles it has."""

    since: str
    until: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Bars without a gap between them; `unit` is "day", "week", "month" or "year"."""

    unit: str
    bars: tuple[Bar, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many articles have a value; None are those that have none or a value past the most frequent."""

    value: str | None
    count: int


def over_time(cards: Sequence[Card]) -> OverTime:
    """Count articles by day, week, month or year, as their span and their number ask for."""
    days = Counter(card.day for card in cards if card.day)
    undated = sum(card.day is None for card in cards)
    if not days:
        return OverTime("day", (), undated)
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    unit, start_of = _unit(first, last, days.total())
    counts: Counter[date] = Counter()
    for iso, count in days.items():
        counts[start_of(date.fromisoformat(iso))] += count
    starts = list(_starts(start_of(first), start_of(last), start_of))[-MOST_BARS:]
    bars = [_bar(start, unit, start_of, counts[start]) for start in starts]
    return OverTime(unit, tuple(bars), undated)


def _unit(first: date, last: date, articles: int) -> tuple[str, Callable[[date], date]]:
    """Return the finest unit with bars neither too many nor mostly empty, and where its stretches begin."""
    span = (last - first).days
    most_bars = max(FEW_BARS, SPARSE * articles)
    for unit, most, start_of in (
        ("day", BY_DAY, _day),
        ("week", BY_WEEK, _week),
        ("month", BY_MONTH, _month),
    ):
        if span <= most and sum(1 for _ in _starts(start_of(first), start_of(last), start_of)) <= most_bars:
            return unit, start_of
    return "year", _year


def shares(values: Iterable[str | None]) -> tuple[list[Share], int]:
    """Return the most frequent values, most first, and how many articles have another or none."""
    counted = Counter(values)
    none = counted.pop(None, 0)
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    rest = sum(number for _, number in ranked[MOST_NAMES:])
    return [Share(value, number) for value, number in ranked[:MOST_NAMES]], rest + none


def _starts(first: date, last: date, start_of: Callable[[date], date]) -> Iterable[date]:
    at = first
    while at <= last:
        yield at
        if at.year == date.max.year:
            return
        at = _next(at, start_of)


def _next(start: date, start_of: Callable[[date], date]) -> date:
    """Return the start of the stretch after the one that begins at `start`."""
    at = start
    for step in (1, 7, 28, 366):
        at = start_of(start + timedelta(days=step))
        if at > start:
            return at
        later = start_of(start + timedelta(days=step + 5))
        if later > start:
            return later
    return at


def _bar(start: date, unit: str, start_of: Callable[[date], date], count: int) -> Bar:
    until = start if start.year == date.max.year else _next(start, start_of) - timedelta(days=1)
    return Bar(start.isoformat(), until.isoformat(), _label(start, unit), count)


def _label(start: date, unit: str) -> str:
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return month_written(start)
    return day(start.isoformat())


def _day(one: date) -> date:
    return one


def _week(one: date) -> date:
    return one - timedelta(days=min(one.weekday(), one.toordinal() - 1))


def _month(one: date) -> date:
    return one.replace(day=1)


def _year(one: date) -> date:
    return one.replace(month=1, day=1)
