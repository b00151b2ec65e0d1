"""Points in time as metadata writes them, and the time of day beside a date on the page."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from ingest.metadata.dates import FoundDate, find_dates
from ingest.metadata.zones import ZONE, offset_of

_LONGEST = 60
_YEARS = range(1900, 2101)
_NO_DAYS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1969-12-31", "1970-01-01", "1980-01-01"})
"""Days that a program writes when it knows none: the beginnings of its own reckoning."""
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?(?:\d\d)?)?)?"
)
_SECONDS = re.compile(r"\d{9,10}(?:\d{3})?(?:\.0+)?")
_EARLIEST_SECONDS = 788918400  # 1995; a smaller number is no time of publication on the web
_MILLISECONDS_FROM = 10**11
_CLOCK = rf"""(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d)(?::\d\d)?)?\s?(?P<half>[AaPp]\.?[Mm]\b\.?)?,?\s?
\(?(?P<zone>{ZONE})\b\)?"""
_WORDS = r"(?:,?\s?(?:at|on|um|à|a\slas|alle|às|в|[-–|])?\s?)"
_CLOCK_AFTER = re.compile(rf"{_WORDS}{_CLOCK}", re.VERBOSE)
_CLOCK_BEFORE = re.compile(rf"(?<![\d:.]){_CLOCK},?\s?(?:on\s)?(?:[A-Z][a-z]{{2,8}}\.?,?\s)?\Z", re.VERBOSE)
_NOON = 12


def from_metadata(value: str) -> str | None:
    """Return a metadata date as ISO 8601, with its time where it has an offset; None if it is no date.

    A bare year or month is no date, and neither is a program's beginning of time (1970-01-01).
    """
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    moment = _iso(value) or _seconds(value) or _mail(value) or _written(value)
    day = moment.date() if isinstance(moment, datetime) else moment
    if moment is None or day is None or day.year not in _YEARS or day.isoformat() in _NO_DAYS:
        return None
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.isoformat(timespec="seconds")
    return day.isoformat()


def with_clock(text: str, found: FoundDate) -> str:
    """Return the date `found` in `text` as ISO 8601, with the time where one with its zone is beside it."""
    clock = _CLOCK_AFTER.match(text, found.end) or _CLOCK_BEFORE.search(
        text, max(0, found.start - _LONGEST), found.start
    )
    day = date.fromisoformat(found.day)
    if clock is None or not (clock["minute"] or clock["half"]):
        return found.day
    zone, hour = offset_of(clock["zone"], day), int(clock["hour"])
    if half := (clock["half"] or "").lower()[:1]:
        if not 1 <= hour <= _NOON:
            return found.day
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        moment = time(hour, int(clock["minute"] or 0))
    except ValueError:
        return found.day
    return datetime.combine(day, moment, zone).isoformat(timespec="seconds") if zone else found.day


def _iso(value: str) -> datetime | date | None:
    found = _ISO.fullmatch(value)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None or not found[7]:
            return day
        clock = time(int(found[4]), int(found[5]), int(found[6] or 0))
    except ValueError:
        return None
    zone = offset_of(found[7], day)
    return datetime.combine(day, clock, zone) if zone else day


def _seconds(value: str) -> datetime | None:
    """A count of seconds or milliseconds since 1970."""
    if not _SECONDS.fullmatch(value):
        return None
    count = int(value.split(".", maxsplit=1)[0])
    count = count // 1000 if count >= _MILLISECONDS_FROM else count
    return datetime.fromtimestamp(count, UTC) if count >= _EARLIEST_SECONDS else None


def _mail(value: str) -> datetime | None:
    """A date as mails and feeds write it: "Fri, 14 Mar 2025 10:00:00 GMT"."""
    try:
        return parsedate_to_datetime(value) if ":" in value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _written(value: str) -> datetime | date | None:
    found = next(find_dates(value), None)
    if found is None:
        return None
    moment = datetime.fromisoformat(with_clock(value, found))
    return moment if moment.tzinfo else moment.date()
