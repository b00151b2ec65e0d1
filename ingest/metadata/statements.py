"""Dates that the text itself says are its own: "This story was originally published on March 3, 2025."."""

import re
from collections.abc import Sequence

from ingest.metadata.datelines import HEAD
from ingest.metadata.dates import DatedText, FoundDate
from ingest.metadata.day_names import WEEKDAYS
from ingest.metadata.moments import with_clock

_TAIL = 4
_READ_BEFORE = 120
_INTRODUCTION = 3  # blocks within which a broadcast says which day it is
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?,?\s?(?:[A-Z]{2,4}\b,?\s?)?(?:on\s)?"
_ONE_SAYS = re.compile(
    rf"""^\W{{0,5}}(?:(?:first|originally|initially|date|article|story|news)\s)?
    (?:published|posted|publication\sdate|date\sof\spublication|publiée?|veröffentlicht|publicad[oa]
    |pubblicat[oa]|опубликовано|نشر|تاريخ\sالنشر)
    (?:\s(?:on|at|le|am|el|il|em|في))?[\s:,|–—-]{{0,4}}(?:{_WEEKDAY}[.,]?\s)?(?:{_CLOCK})?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ONE_SAYS_OF_ITSELF = re.compile(
    rf"""(?:\b(?:this|our)\s(?:\w{{1,20}}\s)?(?:article|story|piece|report|column|post|interview|page|essay
    |op-?ed|editorial|analysis|episode)
    \s(?:was\s|is\s|has\sbeen\s)?(?:first\s|originally\s|initially\s)?(?:published|posted|appeared|ran
    |released|aired|broadcast)
    (?:\s(?:in|by|at)\s[^.]{{1,40}}?)?\s(?:on\s)?
    |\bepisode\s\((?:first\s|originally\s)?(?:released|aired|broadcast|published)\son\s
    |\b(?:dieser|der)\s(?:artikel|beitrag|text)\s(?:wurde|ist|erschien)\s[^.]{{0,30}}?(?:am\s)
    |\bcet\sarticle\sa\sété\s[^.]{{0,20}}?publié\s[^.]{{0,20}}?le\s)(?:{_WEEKDAY}[.,]?\s)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERS_AS_OF = re.compile(
    r"\b(?:accurate|current|correct|reflected|updated|up\sto\sdate)\sas\sof\s(?:\w{3,9},?\s)?$", re.IGNORECASE
)
_NOT_THIS_ONE = re.compile(r"updated\s+version|\brepublish|\badapted\b|\bexcerpt\b", re.IGNORECASE)
_TODAY_IS = re.compile(
    r"\b(?:today\sis|the\sdate\sis|heute\sist)\s(?:the\s|der\s)?(?:\w{6,10},\s)?$", re.IGNORECASE
)
_THIS_IS = re.compile(r"\b(?:this\sis|here\sis|here's|welcome\sto)\s[^.!?]{0,60}$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]{3,10}),?\s(?:the\s)?$", re.IGNORECASE)


def find(texts: Sequence[DatedText]) -> str | None:
    """Return the date that the head or tail says this article was published on."""
    ends = [*texts[:HEAD], *texts[max(HEAD, len(texts) - _TAIL) :]]
    for text in ends:
        for found in text.dates:
            if _is_own(text.text, found):
                return with_clock(text.text, found)
    for text in texts[:_INTRODUCTION]:
        for found in text.dates:
            if _is_today(text.text[max(0, found.start - _READ_BEFORE) : found.start]):
                return found.day
    return None


def _is_own(text: str, found: FoundDate) -> bool:
    before = text[max(0, found.start - _READ_BEFORE) : found.start]
    if _NOT_THIS_ONE.search(before):
        return False
    starts = found.start < _READ_BEFORE and _ONE_SAYS.search(before)
    return bool(starts or _ONE_SAYS_OF_ITSELF.search(before) or _NUMBERS_AS_OF.search(before))


def _is_today(before: str) -> bool:
    """Whether an opening names its day: "This is the Morning Post for Friday, the 3rd of June 2022"."""
    if _TODAY_IS.search(before):
        return True
    last = _LAST_WORD.search(before)
    return bool(last and last[1].lower() in WEEKDAYS and _THIS_IS.search(before))
