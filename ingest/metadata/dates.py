"""Calendar dates as news pages write them. Only whole dates: without a year a date is not known.

Every form is sought around its year, which is rare in a text, so that a long text costs little.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ingest.metadata.day_names import MONTHS

_LONGEST = 52  # characters that a date may take before its year
YEAR = re.compile(r"[12][90]\d\d(?!\d)(?<=(?:19|20)..)(?<!\d{5})")
"""A year; the looks behind stand at its end, where they cost a sixth of what they do at its beginning."""
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?\s{0,2}(?:[ap]\.?m\.?)?"
_NAME = r"[^\W\d_]{3,10}"
_BEFORE = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?P<mname>{_NAME})\.?\s{{1,3}}(?P<mday>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s{{1,3}}
      (?:(?:at\s)?{_CLOCK},?\s{{1,3}})?
    | (?P<dday>\d{{1,2}})(?:st|nd|rd|th|er|[ºª°])?\.?(?:\s(?:of|de|di)\s|\s{{1,3}}|-)?
      (?P<dname>{_NAME}(?:\s(?:الثاني|الأول))?)(?:/{_NAME})?\.?,?(?:\s(?:de|del)\s|\s{{1,3}}|-)?
    | (?P<one>\d\d?)(?P<mark>[./-]|\.\s)(?P<other>\d\d?)(?P=mark)
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    r"""(?:-(?P<imonth>\d\d)-(?P<iday>\d\d)(?!\d|-)
    | [/.](?P<smonth>\d\d?)[/.](?P<sday>\d\d?)(?![\d/])
    | \s?[年년]\s?(?P<cmonth>\d\d?)\s?[月월]\s?(?P<cday>\d\d?)\s?[日일])""",
    re.VERBOSE,
)
_NOTHING_BEFORE = re.compile(r"[\w.,/-]")
_NUMERIC = re.compile(r"(?<![\w.,/-])(\d\d?)[/-](\d\d?)[/-](?:19|20)\d\d(?!\d)")
_OTHER_DIGIT = re.compile("[٠-٩۰-۹]")
_OTHER_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_MONTHS_A_YEAR = 12
_MOST_YEARS = 2000  # that are looked at in one text
_MOST = 200  # dates of one block that are looked at; more are a table


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO 8601 day, and where it stands, `[start, end)`."""

    day: str
    start: int
    end: int


def find_dates(text: str, *, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield the whole calendar dates in `text`, in order.

    Args:
        text: any text.
        day_first: how to read 03/04/2025, where something else tells; by default such dates are passed over.
    """
    if not text.isascii() and _OTHER_DIGIT.search(text):
        text = text.translate(_OTHER_DIGITS)  # character by character: places stay
    done = 0
    for year in islice(YEAR.finditer(text), _MOST_YEARS):
        at, end = year.span()
        if at < done:
            continue
        found = _BEFORE.search(text, max(done, at - _LONGEST), at)
        if found and (day := _named(found, year[0]) or _numbered(found, year[0], day_first)):
            yield FoundDate(day, found.start(), end)
            done = end
        elif (after := _AFTER.match(text, end)) and (at == 0 or not _NOTHING_BEFORE.match(text, at - 1)):
            month = after["imonth"] or after["smonth"] or after["cmonth"]
            if day := _day(year[0], month, after["iday"] or after["sday"] or after["cday"]):
                yield FoundDate(day, at, after.end())
                done = after.end()


def has_date(text: str) -> bool:
    """Whether a whole calendar date stands in `text`."""
    return next(find_dates(text), None) is not None


def is_day_first(text: str) -> bool | None:
    """Whether 03/04/2025 has its day first in `text`, or None where its other dates don't tell."""
    orders = {
        int(one) > _MONTHS_A_YEAR
        for one, other in _NUMERIC.findall(text)
        if (int(one) > _MONTHS_A_YEAR) != (int(other) > _MONTHS_A_YEAR)
    }
    return orders.pop() if len(orders) == 1 else None


def _named(found: re.Match[str], year: str) -> str | None:
    month = MONTHS.get((found["mname"] or found["dname"] or "").lower())
    return _day(year, month, found["mday"] or found["dday"]) if month else None


def _numbered(found: re.Match[str], year: str, day_first: bool | None) -> str | None:
    """The day of a date in figures: dots mean day first, slashes must leave no choice."""
    if found["one"] is None:
        return None
    one, other = int(found["one"]), int(found["other"])
    if found["mark"].startswith(".") or one > _MONTHS_A_YEAR or one == other or day_first:
        return _day(year, other, one)
    return _day(year, one, other) if other > _MONTHS_A_YEAR or day_first is False else None


def _day(year: str, month: str | int, day: str | int) -> str | None:
    """The ISO day, or None where the calendar has none such."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DatedText:
    """The text of a block with the dates in it, in order."""

    text: str
    dates: tuple[FoundDate, ...]

    @classmethod
    def of(cls, text: str, *, day_first: bool | None = None) -> "DatedText":
        """Find the dates in `text`, the first 200 at most."""
        return cls(text, tuple(islice(find_dates(text, day_first=day_first), _MOST)))

    def undated(self, start: int = 0, end: int | None = None) -> str:
        """The text between `start` and `end` with a blank in the place of each date."""
        end = len(self.text) if end is None else end
        pieces = []
        for found in self.dates:
            if start <= found.start and found.end <= end:
                pieces.append(self.text[start : found.start])
                start = found.end
        return " ".join([*pieces, self.text[start:end]])
