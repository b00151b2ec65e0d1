"""Dates written out in a sentence, and whether two of them can be the same day, month or year."""

import re
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS: Final = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<{0}>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<{0}>\d\d?)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)(?![\d,.]*\d)(?!s\b|[-–]\w)"
_DATE = re.compile(
    rf"\b(?:{_DAY.format('d1')}(?: of)?\s{_MONTH.format('m1')}(?:,?\s{_YEAR.format('y1')})?"
    rf"|{_MONTH.format('m2')}\s{_DAY.format('d2')}(?!\d|:\d)(?:,?\s{_YEAR.format('y2')})?"
    rf"|{_MONTH.format('m3')},?\s{_YEAR.format('y3')}"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|{_MONTH.format('m4')}|{_YEAR.format('y4')}"
    r"|(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?)\b"
)
_MODAL = frozenset({"May", "March", "Mar", "Sep"})
_IN_TIME = re.compile(
    r"\b(?:in|of|since|by|until|till|from|through|to|during|last|this|next|early|late|mid|before|after|and|between|every)[\s-]$"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|from|through|to|during|last|early|late|mid|before|after|and|between|the|or|for|around|"
    r"spring|summer|autumn|fall|winter|year|election)[\s-]$|[(–-]$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"\s*(?:[.,;:)?!–—’'”\"-]|$)")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is given; half-open place in the sentence."""

    text: str
    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    @property
    def fields(self) -> dict[str, int]:
        """What is given of it."""
        given = {"day": self.day, "month": self.month, "year": self.year, "weekday": self.weekday}
        return {name: number for name, number in given.items() if number is not None}


def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a sentence, in order."""
    found = (_read(text, match) for match in _DATE.finditer(text))
    return tuple(date for date in found if date is not None)


def _read(text: str, match: re.Match[str]) -> Date | None:
    got = match.groupdict()
    start, end = match.span()
    before = text[max(0, start - 12) : start]
    if got["iso"]:
        whole = [int(part) for part in match.group().split("-")]
        return Date(match.group(), start, end, whole[2], whole[1], whole[0])
    if got["w"]:
        return Date(match.group(), start, end, weekday=_WEEKDAYS.index(got["w"][:3].lower()))
    if got["m4"] and got["m4"].rstrip(".") in _MODAL and not _IN_TIME.search(before):
        return None
    if got["y4"] and not (_YEAR_BEFORE.search(before) or _AFTER_YEAR.match(text, end)):
        return None
    month = next((got[k] for k in ("m1", "m2", "m3", "m4") if got[k]), None)
    day = got["d1"] or got["d2"]
    year = next((got[k] for k in ("y1", "y2", "y3", "y4") if got[k]), None)
    return Date(
        match.group(), start, end,
        int(day) if day else None,
        _MONTHS.index(month[:3].lower()) + 1 if month else None,
        int(year) if year else None,
    )  # fmt: skip


def agree(one: Date, other: Date) -> bool | None:
    """Whether two dates can be the same; None where they have nothing to compare by ("Monday", "in June")."""
    mine, theirs = one.fields, other.fields
    shared = mine.keys() & theirs.keys()
    if not shared:
        return None
    return all(mine[name] == theirs[name] for name in shared)
