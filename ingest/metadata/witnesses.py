"""The day of the news where pictures, posts and the opening agree on it.

"The bridge collapsed on Friday", says the opening; "… in Port Anselm on January 28, 2022. Ann Bell/Valley
Press", says a picture's caption; that day was a Friday, and the page knows no later one. A date without such
agreement is the date of some event, and tells nothing.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ingest.metadata.dates import YEAR, DatedText, FoundDate
from ingest.wording import word_set

_OPENING = 1200  # characters
_WEEK = 7
_AFTERWARDS = frozenset({2, 3, 4})  # days after the latest date: then the news is newer than that date
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(?:(?P<before>[A-Za-z]{1,12})\W{1,3})?\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?=(?P<after>.{0,20}))",
    re.DOTALL,
)
_OTHER_WEEK = word_set(
    "next last that every each previous following coming upcoming until by from since before per a an third"
    " fourth second first through black cyber good super giving easter palm ash bloody fat shrove"
)
_DATE_FOLLOWS = re.compile(
    r",?\s(?:the\s)?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)"
    r"|s\b|['’]s\snight",
    re.IGNORECASE,
)
_POST = re.compile(r"\(@\w{1,30}\)\s?$")
_CREDIT_WORD = r"[A-Z][\w.'’-]{0,30}|for|via|and|of|/"
_CREDIT = re.compile(rf"\.\s\(?(?:{_CREDIT_WORD})(?:[\s/,|]{{1,3}}(?:{_CREDIT_WORD})){{0,9}}\)?\.?")
_PLACED = re.compile(r",\s(?:U\.S\.|[A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{1,30})?),?\s$")
"""Before the date that ends a caption: "in Port Anselm, Lindow, January 28, 2022."."""
_TODAY = re.compile(r"\btoday,?\s(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$", re.IGNORECASE)
_LONGEST_CAPTION = 420
_AHEAD = re.compile(
    r"\b(?:will|slated|scheduled|set to|expected|effective|deadline|upcoming|tomorrow|next|would|to be|due"
    r"|falls|begins|starts|ends|opens)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:\bthe|after|since|until|till|before|by|to|through|between|prior to|than)\s(?:\w{3,6}day,?\s)?$",
    re.IGNORECASE,
)
_FEWEST_POSTS = 2
_BEFORE = 60  # characters before a date that tell what it is


def find(texts: Sequence[DatedText]) -> str | None:
    """Return the day that the witnesses agree on, or None where they are silent or at odds."""
    latest = max((found.day for text in texts for found in text.dates), default=None)
    if latest is None or any(year[0] > latest[:4] for text in texts for year in YEAR.finditer(text.text)):
        return None
    seen = [(text, found) for text in texts for found in text.dates if found.day == latest]
    if any(_TODAY.search(text.text[max(0, found.start - _BEFORE) : found.start]) for text, found in seen):
        return latest
    return _agreed(texts, seen)


def _agreed(texts: Sequence[DatedText], seen: Sequence[tuple[DatedText, FoundDate]]) -> str | None:
    """Return the day on which the opening agrees with what was `seen`, the places of the latest date."""
    latest = seen[0][1].day
    weekdays = list(_of_opening(texts))
    day = date.fromisoformat(latest)
    posts = sum(_is_post(text, found) for text, found in seen)
    if not weekdays:
        return latest if posts >= _FEWEST_POSTS else None
    ahead = [(other - day.weekday()) % _WEEK for other in weekdays]
    if _AFTERWARDS & set(ahead):
        return None
    if ahead[0] == 0:
        return latest if posts or any(_is_pictured(text, found) for text, found in seen) else None
    if posts and ahead[0] == 1:
        return (day + timedelta(days=1)).isoformat()
    return None


def _of_opening(texts: Sequence[DatedText]) -> Iterator[int]:
    """The weekdays that the opening names without more, as in "on Friday", in order; Monday is 0."""
    left = _OPENING
    for text in texts:
        yield from _weekdays(text.text[:left])
        left -= len(text.text)
        if left <= 0:
            return


def _weekdays(text: str) -> Iterator[int]:
    for found in _WEEKDAY.finditer(text):
        before, after = (found["before"] or "").lower(), found["after"]
        if before not in _OTHER_WEEK and not _DATE_FOLLOWS.match(after):
            yield _DAYS.index(found["day"].lower()[:3])


def _is_post(text: DatedText, found: FoundDate) -> bool:
    """Whether the date signs a post that the page quotes: "— Ann Bell (@annbell) January 28, 2022"."""
    return bool(_POST.search(text.text[max(0, found.start - 40) : found.start]))


def _is_pictured(text: DatedText, found: FoundDate) -> bool:
    """Whether a picture was taken then: the caption ends with place and date, or date and credit."""
    before, after = text.text[: found.start], text.text[found.end :]
    if (
        not before
        or len(text.text) > _LONGEST_CAPTION
        or _AHEAD.search(before)
        or _BOUND.search(before[-40:])
    ):
        return False
    placed = after.strip() in {"", "."} and _PLACED.search(before[-_BEFORE:])
    return bool(placed or _CREDIT.fullmatch(after))
