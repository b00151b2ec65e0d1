"""When an article was published, and what that rests on. Unknown is better than wrong."""

import re
from collections.abc import Sequence

from ingest.article import PublishedBasis
from ingest.block import Block
from ingest.cleaning.shape import words
from ingest.metadata.dates import DATE, find_dates, from_metadata
from ingest.page import Hints

_HEAD = 8
_TAIL = 4
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/_-]|$)", re.IGNORECASE)
_URL_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SAID = re.compile(
    r"\b(?:(?:first|originally|initially)\s+)?(?:published|posted|publication\s+date|date\s+of\s+publication|released|issued"
    r"|published\s+online|publié|veröffentlicht|publicado|pubblicato|опубликовано)\b(?:\s+(?:on|at|in|le|am|el|il|em))?[\s:,|–—-]*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?(?:\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?,?\s*(?:[A-Z]{2,4},?\s+)?(?:on\s+)?)?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:(?:last\s+)?(?:updated|modified|edited)|update|corrected)\b\W*(?:on\b\W*)?(?:\w+day\b\W*)?$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"""(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.h]\d{2}(?::\d{2})?|\b[ap]\.?m\b\.?
    |\b(?:[A-Z]{2,5}T|ET|CT|MT|PT|GMT|UTC|IST|BST|MSK|CEST|CET|Moscow\s+time|local\s+time)\b|[+-]\d{2}:?\d{2}
    |\b(?:published|posted|first|originally|date|dated|on|at|by|in|time|updated|last|modified|release|released|print|edition|of|news|article|created)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-Я][\w.'’ /-]{1,40}(?:,\s+[A-ZÀ-ÞА-Я][\w.'’ ]{1,30}){0,2}),?\s*(?:\((?:[A-Z][\w .&/-]{1,40})\)\s*)?[,–—-]?\s*$"
)
_AFTER_DATELINE = re.compile(r"^\s*(?:[,/]?\s*\(?[A-Z][\w .&/-]{1,40}\)?/?)?\s*(?:[-–—]{1,2}|:)\s*\S")


def find(hints: Hints, blocks: Sequence[Block]) -> tuple[str | None, PublishedBasis]:
    """Return the date of publication and its basis: metadata, the page's address, a dateline, the text."""
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
        number = _URL_MONTHS.index(month) + 1 if month in _URL_MONTHS else month
        if f"{number}".isdigit() and (
            day := from_metadata(f"{found[1]}-{int(number):02}-{int(found[3]):02}")
        ):
            return day
    return None


def _own_line(blocks: Sequence[Block]) -> str | None:
    """The date that has a line of its own near the head: "19 Jun, 2024 01:29", "Published March 3, 2025"."""
    for block in blocks[:_HEAD]:
        if len(words(block.text)) > 22:
            continue
        dates = list(find_dates(block.text))
        if not dates or _remainder(block.text):
            continue
        said = [found for found in dates if not _UPDATED.search(block.text[: found.start])]
        if said:
            return said[0].day
    return None


def _remainder(text: str) -> str:
    """What a line says besides dates, times, weekdays and words such as "published": its letters."""
    bare = _AROUND.sub(" ", DATE.sub(" ", text))
    return "".join(re.findall(r"[^\W\d_]+", bare))


def _in_dateline(blocks: Sequence[Block]) -> str | None:
    """The date in a dateline that opens a paragraph: "LONDON, March 3, 2025 (Reuters) - "."""
    for block in blocks[:_HEAD]:
        found = next(find_dates(block.text[:120]), None)
        if (
            found
            and _DATELINE.match(block.text[: found.start])
            and _AFTER_DATELINE.match(block.text[found.end :])
        ):
            return found.day
    return None


def _in_words(blocks: Sequence[Block]) -> str | None:
    """The date that the head or tail says the article was published on."""
    ends = [*blocks[:_HEAD], *blocks[max(_HEAD, len(blocks) - _TAIL) :]]
    for block in ends:
        for found in find_dates(block.text):
            if _SAID.search(block.text[max(0, found.start - 60) : found.start]):
                return found.day
    return None
