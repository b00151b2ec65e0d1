"""Times of day in a sentence, in minutes after midnight, by a clock of twelve hours or of twenty-four."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

HALF: Final = 12 * 60
"""Minutes of half a day."""
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_TIME = re.compile(
    r"\b(?P<part>half|a quarter|quarter) (?P<side>past|to) "
    rf"(?P<named>noon|midnight|\d{{1,2}}|{'|'.join(_HOURS)})\b"
    r"(?P<past_of>(?:\s[ap]\.?m\b|\s(?:in the (?:morning|afternoon|evening)|at night)\b)?)"
    r"|\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?P<hour_of>\s?[ap]\.?\s?m\b\.?)"
    r"|(?<![\d:])(?P<full>\d{1,2}):(?P<sixtieth>\d\d)\b(?!:)"
    r"(?P<full_of>(?:\s(?:in the (?:morning|afternoon|evening)|at night)\b)?)"
    rf"|\b(?P<clock>\d{{1,2}}|{'|'.join(_HOURS)}) o['’]clock"
    r"(?P<clock_of>(?:\s(?:in the (?:morning|afternoon|evening)|at night)\b)?)"
    r"|(?<=\bat )(?P<alone>noon|midday|midnight)\b",
    re.IGNORECASE,
)
_NAMED: Final = {"noon": HALF, "midday": HALF, "midnight": 0}
_PARTS: Final = {"half": 30, "quarter": 15, "a quarter": 15}


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day; half-open place in the sentence.

    Attributes:
        minute: after midnight; after midnight or noon where `known` is False.
        known: whether it surely is of the morning, or surely is not: "18:10", "6:10 p.m.".
    """

    start: int
    end: int
    minute: int
    known: bool


def times_of_day(text: str) -> Iterator[TimeOfDay]:
    """Yield the times of day of a sentence, in order."""
    for match in _TIME.finditer(text):
        said = _group(match, "alone", "named", "hour", "full", "clock")
        if said in _NAMED:
            minute, known = _NAMED[said], True
        else:
            hour = int(said) if said.isdigit() else _HOURS.index(said) + 1
            past = int(_group(match, "minute", "sixtieth") or 0)
            if hour > 24 or past > 59:
                continue
            minute, known = _placed(
                said, hour * 60 + past, _group(match, "past_of", "hour_of", "full_of", "clock_of")
            )
        if match["part"]:
            minute += _PARTS[match["part"].lower()] * (1 if match["side"].lower() == "past" else -1)
        stop = match.group().endswith(".") and ".m" not in match.group().lower()  # of the sentence
        yield TimeOfDay(match.start(), match.end() - stop, minute % (2 * HALF if known else HALF), known)


def _group(match: re.Match[str], *names: str) -> str:
    return next((match[name] for name in names if match[name]), "").lower()


def _placed(said: str, minute: int, of: str) -> tuple[int, bool]:
    """The minute of the day, and whether it is sure, by the words behind a time: "p.m.", "in the morning"."""
    of = of.replace(".", "").replace(" ", "")
    if of in {"am", "pm"} or of.startswith("inthe"):
        return minute % HALF + (0 if of in {"am", "inthemorning"} else HALF), True
    if minute >= 13 * 60 or minute < 60 or said.startswith("0"):
        return minute, True
    return minute, False
