"""Dates in the address of a page and in the name of a file."""

import re

from ingest.metadata.moments import from_metadata

_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?//[^/?#]*(?P<path>[^?#]*)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = "|".join(_MONTHS)
_PARTED = re.compile(
    rf"(?<![0-9A-Za-z])((?:19|20)\d\d)[/_-](\d{{1,2}}|{_NAMED})[/_-](\d{{1,2}})(?![0-9A-Za-z])", re.IGNORECASE
)
_HALF_PARTED = re.compile(r"/((?:19|20)\d\d)(?:/(\d\d)|-(\d\d)/)(\d\d)/")
_JOINED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(\d\d)(\d\d)(?![0-9A-Za-z])")
_OF_READING = re.compile(
    r"scrap|crawl|export|download|dump|backup|saved|snapshot|screen|scan|archiv|fetch", re.IGNORECASE
)
_LONGEST = 2000
_RECORD = "#record-"


def in_url(url: str) -> str | None:
    """The day that stands in the path of `url` (`/2025/03/14/`, `-20250314-`), or None: a month is no day."""
    found = _PATH.match(url[:_LONGEST])
    return _one_day(found["path"]) if found else None


def in_file_name(uri: str) -> str | None:
    """The day in the name of the file that `uri` ends in (`2024-06-19-story.txt`), or None.

    The day of a download (`export-2024-06-19`) or of a dump of many articles is none of publication.
    """
    if _RECORD in uri:
        return None
    name = re.split(r"[/\\]", uri[-_LONGEST:])[-1]
    return None if _OF_READING.search(name) else _one_day(name)


def _one_day(text: str) -> str | None:
    """The day in `text`, or None where there is none or there are several."""
    days = {_day(*found.groups()) for found in _PARTED.finditer(text)}
    days |= {_day(one, two or three, last) for one, two, three, last in _HALF_PARTED.findall(text)}
    days |= {_day(*found.groups()) for found in _JOINED.finditer(text)}
    days -= {None}
    return days.pop() if len(days) == 1 else None


def _day(year: str, month: str, day: str) -> str | None:
    number = str(_MONTHS.index(month.lower()) + 1) if month.isalpha() else month
    return from_metadata(f"{year}-{int(number):02}-{int(day):02}")
