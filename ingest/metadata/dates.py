"""Calendar dates as news pages write them. Only whole dates: without a year a date is not known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan january. januar jänner janvier enero gennaio janeiro января",
            "february feb februar février fevrier febrero febbraio fevereiro февраля",
            "march mar märz maerz mars marzo março marco марта",
            "april apr avril abril aprile апреля",
            "may mai mayo maggio maio мая",
            "june jun juni juin junio giugno junho июня",
            "july jul juli juillet julio luglio julho июля",
            "august aug août aout agosto августа",
            "september sep sept septembre septiembre settembre setembro сентября",
            "october oct oktober octobre octubre ottobre outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember décembre decembre diciembre dicembre dezembro декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>\d{{1,2}})"
DATE = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?P<mname>{_NAME})\.?\s+{_DAY.format("mday")}(?:st|nd|rd
      |th)?\s*,?\s+(?:(?:at\s+)?\d{{1,2}}:\d\d\s*(?:[ap]\.?m\.?)?,?\s+)?{_YEAR.format("myear")}
    | {_DAY.format("dday")}(?:st|nd|rd|th|er)?\.?(?:\s+(?:of|de|di)
    |-)?\s*(?P<dname>{_NAME})\.?,?(?:\s+(?:de|del)|-)?\s*{_YEAR.format("dyear")}
    | {_YEAR.format("iyear")}-(?P<imonth>\d\d)-(?P<iday>\d\d)(?!\d|-)
    | {_YEAR.format("syear")}[/.](?P<smonth>\d\d?)[/.](?P<sday>\d\d?)(?![\d/])
    | (?P<one>\d\d?)(?P<mark>[./])(?P<other>\d\d?)(?P=mark){_YEAR.format("nyear")}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EARLIEST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601 day, and where it stands, `[start, end)`."""

    day: str
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield the whole calendar dates in `text`, in order; ambiguous ones (03/04/2025) are passed over."""
    for found in DATE.finditer(text):
        if (day := _day(found)) is not None:
            yield FoundDate(day, found.start(), found.end())


def from_metadata(value: str) -> str | None:
    """Return a metadata date as ISO 8601, with its time where it has an offset; None if it is no date."""
    value = value.strip()
    if len(value) > 60:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.year < _EARLIEST_YEAR:
            return None
        has_time = bool(re.search(r"\d:\d\d|T\d{4}", value))
        return (
            moment.isoformat(timespec="seconds") if has_time and moment.tzinfo else moment.date().isoformat()
        )
    return next((found.day for found in find_dates(value)), None)


def _day(found: re.Match[str]) -> str | None:
    """The ISO day of a match of `DATE`, or None when there is no such day or it can be read in two ways."""
    groups = found.groupdict()
    if groups["mname"]:
        parts = groups["myear"], _MONTHS[groups["mname"].lower()], groups["mday"]
    elif groups["dname"]:
        parts = groups["dyear"], _MONTHS[groups["dname"].lower()], groups["dday"]
    elif groups["iyear"]:
        parts = groups["iyear"], int(groups["imonth"]), groups["iday"]
    elif groups["syear"]:
        parts = groups["syear"], int(groups["smonth"]), groups["sday"]
    else:
        numeric = _numeric(int(groups["one"]), int(groups["other"]), dotted=groups["mark"] == ".")
        if numeric is None:
            return None
        parts = groups["nyear"], numeric[0], str(numeric[1])
    try:
        return date(int(parts[0]), parts[1], int(parts[2])).isoformat()
    except ValueError:
        return None


def _numeric(one: int, other: int, *, dotted: bool) -> tuple[int, int] | None:
    """Month and day of `one` and `other`: dots mean day first, slashes must leave no choice."""
    if dotted or one > 12 or one == other:
        return other, one
    return (one, other) if other > 12 else None
