"""When an article was published, and what that rests on. Unknown is better than wrong."""

import re
from collections.abc import Sequence

from ingest.article import PublishedBasis
from ingest.block import Block
from ingest.cleaning.shape import is_item, words
from ingest.metadata.dates import DATE, find_dates, from_metadata
from ingest.page import Hints

_HEAD = 8
_TAIL = 4
_MOST_LINE_WORDS = 24
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/_-]|$)", re.IGNORECASE)
_URL_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?,?\s*(?:[A-Z]{2,4}\b,?\s*)?(?:on\s+)?"
_ONE_SAYS = re.compile(
    rf"""^\W*(?:(?:first|originally|initially|date|article|story|news)\s+)?
    (?:published|posted|publication\s+date|date\s+of\s+publication|publié|veröffentlicht|publicado
    |pubblicato|опубликовано)
    (?:\s+(?:on|at|le|am|el|il|em))?[\s:,|–—-]*(?:{_WEEKDAY}[.,]?\s+)?(?:{_CLOCK})?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_SAYS_OF_ITSELF = re.compile(
    rf"""\b(?:this|our)\s+(?:\w+\s+)?(?:article|story|piece|report|column|post|interview|page|essay|op-?ed|editorial|analysis)
    \s+(?:was\s+|is\s+|has\s+been\s+)?(?:first\s+|originally\s+|initially\s+)?(?:published|posted
    |appeared|ran)
    (?:\s+(?:in|by|at)\s+[^.]{{1,40}}?)?\s+(?:on\s+)?(?:{_WEEKDAY}[.,]?\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_THIS_ONE = re.compile(r"updated\s+version|\brepublish|\badapted\b|\bexcerpt", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|corrected)\b[\s:|–—-]*(?:on\s+|at\s+)?$", re.IGNORECASE)
_AROUND = re.compile(
    rf"""\b{_WEEKDAY}\b|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?|\b[ap]\.?m\b\.?|\b(?:[A-Z]{{1,4}}T|GMT|UTC|MSK|Moscow\s+time|local\s+time)\b
    |[+-]\d{{2}}:?\d{{2}}|\b(?:published|posted|first|originally|date|dated|on|at|by|in|time|updated
    |last|modified|print|edition|article)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_PLACE = re.compile(
    r"^(?:[A-ZÀ-ÞА-Я][\w.'’-]*|(?:of|de|del|la|le|el|am|an|der|the|and|du|do"
    r"|da)(?=\s))(?:[\s/,]+(?:[A-ZÀ-ÞА-Я][\w.'’-]*"
    r"|(?:of|de|del|la|le|el|am|an|der|the|and|du|do"
    r"|da)(?=\s))){0,6}[,.]?\s*(?:\([A-Z][\w .&/-]{1,40}\)\s*)?[,–—-]?\s*$"
)
_NO_PLACE = re.compile(
    r"note|correction|update|clarification|photo|story|by\b|^(?:on|in|at|since|until|after|before|from)\b|figure|image|source",
    re.IGNORECASE,
)
_AFTER_DATELINE = re.compile(
    r"^,?\s*(?:\([A-Z][\w .&/-]{1,40}\)|/[A-Z][\w .&-]{1,40}/)?\s*(?:[-–—]{1,2}|:)\s*\S"
)


def find(hints: Hints, blocks: Sequence[Block]) -> tuple[str | None, PublishedBasis]:
    """Return the date of publication and its basis: metadata, a dateline, the page's address, the text."""
    if hints.published and (day := from_metadata(hints.published)):
        return day, "metadata"
    if day := _own_line(blocks) or _in_dateline(blocks):
        return day, "dateline"
    if hints.url and (day := in_url(hints.url)):
        return day, "url"
    if day := _in_words(blocks):
        return day, "text"
    return None, "unknown"


def in_url(url: str) -> str | None:
    """The day that stands in the path of `url` (`/2025/03/14/`), or None."""
    for found in _URL_DATE.finditer(url):
        month = found[2].lower()
        number = str(_URL_MONTHS.index(month) + 1) if month in _URL_MONTHS else month
        if number.isdigit() and (day := from_metadata(f"{found[1]}-{int(number):02}-{int(found[3]):02}")):
            return day
    return None


def _own_line(blocks: Sequence[Block]) -> str | None:
    """The date that has a line of its own near the head: "19 Jun, 2024 01:29", "Desk | March 3, 2025".

    A line that gives both publication and update counts for the first. One that gives only the update counts
    too: of 118 such lines on pages whose date is known, 114 had the very day and 4 the next. Where several
    such lines give different days, as in a diary, none counts but one at the very top.
    """
    lines = [(at, day) for at, block in enumerate(blocks) if (day := _day_of_line(block.text))]
    near = [(at, day) for at, day in lines if at < _HEAD]
    if not near:
        return None
    at, day = near[0]
    return day if at <= 1 or len({other for _, other in lines}) == 1 else None


def _day_of_line(text: str) -> str | None:
    """The day that is all a line says, or all that one of its parts between bars says."""
    if len(text) > 200 or is_item(text) or not DATE.search(text) or len(words(text)) > _MOST_LINE_WORDS:
        return None
    parts = _SEPARATOR.split(text)
    for part in [text, parts[0], parts[-1]]:
        dates = list(find_dates(part))
        if dates and not any(map(str.isalnum, _AROUND.sub(" ", DATE.sub(" ", part)))):
            published = [found for found in dates if not _CHANGED.search(part[: found.start])]
            return (published or dates)[0].day
    return None


def _in_dateline(blocks: Sequence[Block]) -> str | None:
    """The date in a dateline that opens a paragraph: "LONDON, March 3, 2025 (Reuters) - "."""
    for block in blocks[:_HEAD]:
        found = next(find_dates(block.text[:120]), None)
        if found is None:
            continue
        place, after = block.text[: found.start], block.text[found.end :]
        if _PLACE.match(place) and not _NO_PLACE.search(place) and _AFTER_DATELINE.match(after):
            return found.day
    return None


def _in_words(blocks: Sequence[Block]) -> str | None:
    """The date that the head or tail says this article was published on."""
    ends = [*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _TAIL) :]]
    for block in ends:
        for found in find_dates(block.text):
            before = block.text[max(0, found.start - 120) : found.start]
            says = _ONE_SAYS.search(before) if found.start < 120 else None
            if (says or _ONE_SAYS_OF_ITSELF.search(before)) and not _NOT_THIS_ONE.search(before):
                return found.day
    return None
