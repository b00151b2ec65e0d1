"""Days, months, years and stretches of time that a question names, as ranges of publication days.

"In March 2025", "since 7 October 2023", "between May and July", "last week": English, and whole dates in
the dozen languages that `ingest.metadata.dates` reads. What is relative counts from the day of the question.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from ingest.metadata.dates import find_dates
from ingest.metadata.day_names import MONTHS, WEEKDAYS

_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d-])"
_UNIT = r"(?P<unit>day|week|month|year)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_OWN_SEASON = _SEASON.replace("fall|", "")  # "the fall" alone is one
_CLOSED = (  # no "winter storm"
    r"(?=\s?[?,.;:!]|\s?$|\s(?:of|and|to|until|till|through|did|do|does|was|were|is|are|has|have|had|who|what|when|where|which|how|why)\b)"
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month that a season begins with, as weather services of the north have it; each takes three."""
_NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_TO = r"\s?(?:[-–]|\b(?:to|and|until|through)\b)\s?(?P<to>\d{1,2})(?:st|nd|rd|th)?"
_THEN = rf"(?:,?\s\(?{_YEAR})?"
_WEEKDAY = (  # not of a date
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf"(?!,?\s(?:the\s)?(?:\d|{_MONTH.replace('?P<month>', '?:')}\s\d))"
)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_LED = r"(?:in|of|during|since|until|till|before|after|by|from|between|and|to|early|late|mid)[\s-]"
_FORMS = tuple(
    re.compile(rf"(?:(?<![\w-])|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-)){form}(?!\w)", re.IGNORECASE)
    for form in (
        rf"(?P<body>{_MONTH}\s{_DAY_OF_MONTH}{_TO}(?![\d:]){_THEN})",
        rf"(?P<body>{_DAY_OF_MONTH}{_TO}\s(?:of\s)?{_MONTH}{_THEN})",
        rf"(?P<body>{_MONTH}\s{_DAY_OF_MONTH})(?!,?\s\d{{4}})",
        rf"(?P<body>{_DAY_OF_MONTH}\s(?:of\s)?{_MONTH})(?!,?\s\d{{4}})",
        rf"(?P<body>{_MONTH},?\s(?:of\s)?\(?{_YEAR})",
        rf"(?P<body>{_MONTH}\s['’](?P<shortyear>\d\d))",
        rf"{_LED}(?:the\syear\s)?(?P<body>{_YEAR})",
        rf"(?:{_LED}|(?:last|this)\s)(?P<body>{_MONTH})",
        rf"(?P<body>the\s(?:last|past)\s(?:{_COUNT}\s)?{_UNIT}s?)",
        rf"(?P<body>(?P<which>last|past|this|previous)\s{_UNIT})",
        rf"(?P<body>{_COUNT}\s{_UNIT}s?\sago)",
        rf"(?P<body>{_SEASON}(?:\s(?:of\s)?|\s?,\s?)(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:20)?\d\d)?)",
        rf"(?P<body>(?P<which>last|this|past)\s{_OWN_SEASON}){_CLOSED}",
        rf"{_LED}(?:the\s)?(?P<body>{_OWN_SEASON}){_CLOSED}",
        rf"(?P<body>(?:the\s)?(?P<nth>{'|'.join(_NTH)}|last)\s(?P<part>quarter|half)\s(?:of\s)?{_YEAR})",
        rf"(?P<body>(?P<short>Q[1-4]|H[12])\s(?:of\s)?{_YEAR})",
        r"(?P<body>(?P<near>today|yesterday))",
        rf"(?:on|since|last|this)\s(?P<body>{_WEEKDAY})",
    )
)
_BEFORE = re.compile(
    r"(?P<word>since|after|until|till|before|up to|by|from|between)\s(?:the\s)?"
    r"(?:early|late|mid|end of|start of|beginning of)?\s?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\sor\s|,\s", re.IGNORECASE)
_JOINT = re.compile(r"\s(?:and|to|until|till|through)\s(?:late\s|early\s)?|\s?[-–]\s?", re.IGNORECASE)
_DATED = re.compile(rf"(?<!\w)(?:{_MONTH}|{_SEASON}|{_YEAR}|[QH][1-4]\s)|\d[./-]\d", re.IGNORECASE)
_OF_A_YEAR = re.compile(rf"(?<!\w)(?:{_MONTH}|{_SEASON})(?!\w)", re.IGNORECASE)
_RELATIVE = re.compile(rf"\b(?:last|this|past)\s{_SEASON.replace('?P<season>', '?:')}", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?$")
_LONGEST_MONTH = 31
_WEEK = 7
_LONGEST = 400
"""Characters of a question that are looked at for days; what comes after is a text."""
_MONTHS_A_YEAR, _A_SEASON = 12, 3


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both ends inclusive, ISO; None where it is open.

    `text` is what names it, `start` where that stands in the question.
    """

    since: str | None
    until: str | None
    text: str
    start: int = field(default=0, compare=False)

    @property
    def end(self) -> int:
        """Where what names it ends."""
        return self.start + len(self.text)

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.since is not None and self.since == self.until

    @property
    def is_dated(self) -> bool:
        """Whether a month or a year names it, and not how far it is from the day of asking."""
        return _DATED.search(self.text) is not None and _RELATIVE.search(self.text) is None

    def holds(self, day: str | None) -> bool:
        """Whether a day lies in the range; an undated article does not."""
        if not day:
            return False
        return (self.since or "") <= day[:10] and (self.until is None or day[:10] <= self.until)

    def covers(self, other: "Days") -> bool:
        """Whether each day of the other lies in it."""
        begins = (self.since or "") <= (other.since or "")
        return begins and (self.until is None or (other.until is not None and other.until <= self.until))


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of days that words `[start, end)` of a question name."""

    first: date
    last: date
    start: int
    end: int
    closed: bool = False
    """Whether its words name both its ends: "from 3 to 5 May"."""


def days_in(question: str, asked: date, newest: date | None = None) -> tuple[Days, ...]:
    """Return the ranges of days that `question` names, in order, each once.

    Args:
        question: any text.
        asked: the day it is asked on; "last week" counts from there.
        newest: the latest day of publication there is; a month or day without its year is the latest one up
            to this or `asked`, whichever is earlier.
    """
    latest = asked if newest is None else min(asked, newest)
    text = question[:_LONGEST]
    spans = _apart(sorted(_spans(text, asked, latest), key=lambda span: (span.start, -span.end)))
    spans = [*(_in_year_of(text, one, after) for one, after in pairwise(spans)), *spans[-1:]]
    found: list[Days] = []
    at = 0
    while at < len(spans):
        days, taken = _range(text, spans, at)
        if days not in found:
            found.append(days)
        at += taken
    return tuple(found)


def _range(text: str, spans: list[_Span], at: int) -> tuple[Days, int]:
    """The range that begins with the span `at`, and how many spans it takes."""
    span = spans[at]
    opened = _BEFORE.search(text, 0, span.start)
    word = opened["word"].lower() if opened else ""
    start = opened.start() if opened else span.start
    if span.closed and word in {"between", "from"}:
        return Days(_iso(span.first), _iso(span.last), text[start : span.end], start), 1
    if word in {"between", "from"} and at + 1 < len(spans):
        after = spans[at + 1]
        if _JOINT.fullmatch(text, span.end, after.start):
            first, last = sorted((span, after), key=lambda one: one.first)
            return Days(_iso(first.first), _iso(last.last), text[start : after.end], start), 2
    since, until = _ends(word, span, whole=opened is not None and "end" in opened[0].lower())
    return Days(since, until, text[start : span.end], start), 1


def _in_year_of(text: str, span: _Span, after: _Span) -> _Span:
    """The span in the year of the one joined to it, if that alone has a year: "in May and July 2024"."""
    if not (_LISTED.fullmatch(text, span.end, after.start) or _JOINT.fullmatch(text, span.end, after.start)):
        return span
    named, other = text[span.start : span.end], re.search(_YEAR, text[after.start : after.end])
    if re.search(_YEAR, named) or not other or not _OF_A_YEAR.search(named):
        return span
    by = after.first.year - span.first.year
    by -= (span.first.month, span.first.day) > (after.first.month, after.first.day)
    return replace(span, first=_years_on(span.first, by), last=_years_on(span.last, by))


def _years_on(day: date, by: int) -> date:
    """The same day so many years later; of the end of a month its end."""
    year = day.year + by
    whole = day.day == monthrange(day.year, day.month)[1]
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if whole else min(day.day, last))


def _ends(word: str, span: _Span, *, whole: bool) -> tuple[str | None, str | None]:
    """First and last day by the word before them; `whole` where it is the end of a stretch that counts."""
    if word in {"since", "from"}:
        return _iso(span.last if whole else span.first), None
    if word == "after":
        return _iso(span.last), None
    if word in {"until", "till", "up to", "by"}:
        return None, _iso(span.last)
    if word == "before":
        return None, _iso(span.last if whole else span.first)
    return _iso(span.first), _iso(span.last)


def _spans(text: str, asked: date, latest: date) -> Iterator[_Span]:
    for whole in find_dates(text):
        day = date.fromisoformat(whole.day)
        yield _Span(day, day, whole.start, whole.end)
    for form in _FORMS:
        for found in form.finditer(text):
            try:
                stretch = _stretch(found, asked, latest)
            except (OverflowError, ValueError):  # beyond the years that a calendar has
                continue
            if stretch is not None:
                closed = "to" in found.groupdict() and found["to"] is not None
                yield _Span(*stretch, found.start("body"), found.end("body"), closed)


def _apart(spans: list[_Span]) -> list[_Span]:
    """Leave out the spans that lie in, or overlap with, one that begins earlier or is longer."""
    kept: list[_Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _stretch(found: re.Match[str], asked: date, latest: date) -> tuple[date, date] | None:
    """First and last day of what a form has found; None where the calendar has no such day."""
    parts = {name: value for name, value in found.groupdict().items() if value}
    if "month" in parts:
        stretch = _of_month(parts, latest)
        return None if stretch is not None and _no_day_of(found, stretch[1]) else stretch
    if "season" in parts:
        return _of_season(parts, asked, latest)
    if "part" in parts or "short" in parts:
        return _part_of_year(parts)
    if "year" in parts:
        return date(int(parts["year"]), 1, 1), date(int(parts["year"]), 12, 31)
    return _relative(found[0].lower(), parts, asked)


def _no_day_of(found: re.Match[str], last: date) -> bool:
    """Whether a day stands before a month that the month, by its last day, has not: "31 February 2025"."""
    before = _DAY_BEFORE.search(found.string, 0, found.start("body"))
    return before is not None and last.day < int(before[1]) <= _LONGEST_MONTH


def _of_month(parts: dict[str, str], latest: date) -> tuple[date, date] | None:
    """A month, a day of it, or some days of it."""
    month = int(MONTHS[parts["month"].lower().rstrip(".")])
    written = f"20{parts['shortyear']}" if "shortyear" in parts else parts.get("year")
    if "to" in parts:
        return _days_of_month(month, int(parts["day"]), int(parts["to"]), written, latest)
    if "day" in parts:
        return _latest_day(month, int(parts["day"]), latest)
    year = int(written) if written else _latest_year(month, latest)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _of_season(parts: dict[str, str], asked: date, latest: date) -> tuple[date, date]:
    """A season of a year, the latest that has begun, or the one that counts from the day of asking."""
    month = _SEASONS[parts["season"].lower()]
    if "which" in parts:
        return _season_near(month, parts["which"].lower(), asked)
    year = int(parts["year"]) if "year" in parts else _latest_year(month, latest)
    return _months(date(year, month, 1), _A_SEASON)


def _days_of_month(
    month: int, first: int, last: int, year: str | None, latest: date
) -> tuple[date, date] | None:
    """From one day of a month to another; None where it has no such days."""
    if not 1 <= first <= last:
        return None
    if year is None:
        begin, end = _latest_day(month, first, latest), _latest_day(month, last, latest)
        return (begin[0], end[0]) if begin and end and begin[0] <= end[0] else None
    if last > monthrange(int(year), month)[1]:
        return None
    return date(int(year), month, first), date(int(year), month, last)


def _season_near(month: int, which: str, asked: date) -> tuple[date, date]:
    """The last season that is over on the day of asking, or this one, which may be yet to come."""
    first, last = _months(date(asked.year, month, 1), _A_SEASON)
    if which == "this" or last < asked:
        return first, last
    return _months(date(asked.year - 1, month, 1), _A_SEASON)


def _part_of_year(parts: dict[str, str]) -> tuple[date, date] | None:
    """A quarter or a half of a year; None where it has no such one."""
    short, year = parts.get("short", "").upper(), int(parts["year"])
    months = 6 if parts.get("part", "").lower() == "half" or short.startswith("H") else 3
    whole = _MONTHS_A_YEAR // months
    nth = parts.get("nth", "").lower()
    at = int(short[1]) - 1 if short else whole - 1 if nth == "last" else _NTH[nth]
    return _months(date(year, at * months + 1, 1), months) if at < whole else None


def _months(first: date, count: int) -> tuple[date, date]:
    """So many whole months from the first day of one on."""
    year, month = divmod(first.month - 1 + count - 1, _MONTHS_A_YEAR)
    year, month = first.year + year, month + 1
    return first, date(year, month, monthrange(year, month)[1])


def _latest_day(month: int, day: int, latest: date) -> tuple[date, date] | None:
    for year in range(latest.year, max(1, latest.year - 8) - 1, -1):  # a leap day may be eight years back
        if 1 <= day <= monthrange(year, month)[1] and date(year, month, day) <= latest:
            return date(year, month, day), date(year, month, day)
    return None


def _latest_year(month: int, latest: date) -> int:
    return latest.year if month <= latest.month else latest.year - 1


def _relative(words: str, parts: dict[str, str], asked: date) -> tuple[date, date] | None:
    """The stretch that words name that count from the day a question is asked."""
    if "near" in parts:
        day = asked - timedelta(days=parts["near"].lower() == "yesterday")
        return day, day
    if "weekday" in parts:
        back = (asked.weekday() - WEEKDAYS[parts["weekday"].lower()]) % _WEEK or _WEEK
        return asked - timedelta(days=back), asked - timedelta(days=back)
    count = _count(parts.get("count", "a").lower())
    unit = parts["unit"].lower()
    if words.endswith("ago"):
        day = _back(asked, count, unit)
        slack = timedelta(days={"day": 0, "week": 3, "month": 15, "year": 183}[unit])
        return day - slack, min(asked, day + slack)
    if parts.get("which", "").lower() in {"last", "previous"}:
        return _last_whole(asked, unit)
    if parts.get("which", "").lower() == "this":
        return _this(asked, unit), asked
    return _back(asked, count, unit), asked


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text]


def _back(day: date, count: int, unit: str) -> date:
    """`count` units before a day; the end of a shorter month where it has no such day."""
    if unit in {"day", "week"}:
        return day - timedelta(days=count * (_WEEK if unit == "week" else 1))
    months = day.year * _MONTHS_A_YEAR + day.month - 1 - count * (1 if unit == "month" else _MONTHS_A_YEAR)
    year, month = max(1, months // _MONTHS_A_YEAR), months % _MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _this(asked: date, unit: str) -> date:
    """The first day of the unit; of a week the day seven days ago: on a Monday it is last week's news."""
    starts = {"day": asked, "month": asked.replace(day=1), "year": asked.replace(month=1, day=1)}
    return starts.get(unit, asked - timedelta(days=_WEEK))


def _last_whole(asked: date, unit: str) -> tuple[date, date]:
    """Last week, month or year: the whole one before, and of a week also the days since, as people speak."""
    if unit == "week":
        return asked - timedelta(days=asked.weekday() + _WEEK), asked
    first = _this(asked, unit)
    end = first - timedelta(days=1)
    return (_this(end, unit), end)


def _iso(day: date) -> str:
    return day.isoformat()
