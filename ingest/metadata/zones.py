"""Time zones as news pages name them, as offsets from UTC.

Only names that mean one zone: `CST` (America, China), `IST` (India, Israel, Ireland) and `BST` (Britain,
Bangladesh) are left out. `ET` and its kind follow the clocks of the United States.
"""

import re
from datetime import date, timedelta, timezone

_HOURS: dict[str, float] = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "WET": 0,
    "CET": 1,
    "MEZ": 1,
    "WAT": 1,
    "CEST": 2,
    "MESZ": 2,
    "EET": 2,
    "CAT": 2,
    "SAST": 2,
    "EEST": 3,
    "EAT": 3,
    "MSK": 3,
    "MOSCOW TIME": 3,
    "PKT": 5,
    "NPT": 5.75,
    "WIB": 7,
    "HKT": 8,
    "SGT": 8,
    "PHT": 8,
    "AWST": 8,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    "BRT": -3,
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "MDT": -6,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
    "AKDT": -8,
    "AKST": -9,
    "HST": -10,
}
_STANDARD_HOURS = {"ET": -5, "CT": -6, "MT": -7, "PT": -8, "EASTERN": -5, "PACIFIC": -8}
_SUMMER_RULE_SINCE = 2007  # when the United States took to today's rule for summer time
_FIGURES = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d\d)?")
_FARTHEST_HOURS = 14

ZONE = (
    r"(?:(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?"
    r"|Moscow\stime|Eastern|Pacific|[A-Z]{1,4}T|UTC|MSK|MESZ?|WIB|Z)"
)
"""What a zone looks like; not each of these has an offset."""


def offset_of(name: str, day: date) -> timezone | None:
    """Return the offset that zone `name` has on `day`, or None where the name tells none for sure."""
    if found := _FIGURES.fullmatch(name):
        hours = int(found[2]) + int(found[3] or 0) / 60
        return _zone(hours if found[1] == "+" else -hours)
    name = name.upper()
    if name in _STANDARD_HOURS:
        if day.year < _SUMMER_RULE_SINCE:
            return None
        return _zone(_STANDARD_HOURS[name] + _is_american_summer(day))
    return _zone(_HOURS[name]) if name in _HOURS else None


def _zone(hours: float) -> timezone | None:
    return timezone(timedelta(hours=hours)) if abs(hours) <= _FARTHEST_HOURS else None


def _is_american_summer(day: date) -> bool:
    """Whether `day` is from the second Sunday of March to before the first Sunday of November."""
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
