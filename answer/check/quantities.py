"""Quantities in a sentence: what a number counts, in which unit, and when two of them say the same."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from answer.check.days import dates
from answer.check.line import Line
from answer.numbers import numbers_in, value
from answer.tokens import stem

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d{{1,4}})(?:st|nd|rd|th))\b", re.IGNORECASE)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_FRACTIONS = {"half": Decimal(50), "quarter": Decimal(25), "third": Decimal(100) / 3}
_FRACTION = re.compile(r"\b(?:half|(?:a|one)[ -](?:quarter|third))\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b\.?|\b(\d{1,2}):(\d\d)\b(?!:)", re.IGNORECASE
)
_SIGNS: Final = {"us$": "$", "a$": "$", "$": "$", "€": "€", "£": "£"}
_UNIT_WORDS = {"dollar": "$", "euro": "€", "pound": "£", "percent": "%", "percentag": "%"}
_DAYS: Final = {
    stem(word): Decimal(days)
    for word, days in (
        ("hours", "0.0416667"),
        ("days", "1"),
        ("weeks", "7"),
        ("months", "30.4"),
        ("years", "365.25"),
    )
}
_OVER = re.compile(
    r"(?:more than|over|at least|no (?:less|fewer) than|above|exceed(?:s|ed|ing)?|minimum of)\s*$", re.IGNORECASE
)
_UNDER = re.compile(
    r"(?:less than|fewer than|under|at most|no more than|up to|below|as many as|as much as|maximum of)\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|some|close to|an estimated|just)\s*$", re.IGNORECASE
)
_RANGE = re.compile(r"\s?(?:[-–‑]|to|and|or)\s?$")
_NO_NOUN: Final = frozenset(
    stem(w) for w in "people others more percent per cent new other total local".split()
)
_SLACK, _ROUNDED, _FAR = Decimal("0.12"), Decimal("0.05"), Decimal("1.5")
_ROUND_FROM = 100


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        text: as it stands; `said` with the noun behind it.
        word: which word of the sentence it starts with, and `last` which it ends with.
        low, high: the number, or both ends of a range.
        unit: "%", a currency, "th" for a place in a row, "clock" for a time of day (minutes), or nothing.
        nouns: stems of the content words behind it.
        bound: 1 "at least", -1 "at most", else 0.
        about: whether it says that it is not exact.
    """

    text: str
    said: str
    word: int
    last: int
    low: Decimal
    high: Decimal
    unit: str
    nouns: frozenset[str]
    noun: str
    bound: int
    about: bool


def quantities(line: Line) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, dates left out, in order."""
    taken = [(d.start, d.end) for d in dates(line.text)]
    found: list[tuple[int, int, Decimal, str]] = []

    def add(start: int, end: int, number: Decimal, unit: str) -> None:
        if not any(left < end and start < right for left, right in taken):
            taken.append((start, end))
            found.append((start, end, number, unit))

    for match in _CLOCK.finditer(line.text):
        hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
        if hour < 25 and minute < 60:
            add(*match.span(), Decimal(60 * (hour % 12) + minute), "clock")
    for match in _FRACTION.finditer(line.text):
        add(*match.span(), _FRACTIONS[re.split(r"[ -]", match.group().lower())[-1]], "%")
    for match in numbers_in(line.text):
        if (number := _number(match.group())) is not None and not _pronoun(line.text, match):
            add(*match.span(), *number)
    for match in _ORDINAL.finditer(line.text):
        place = Decimal(match[2]) if match[2] else Decimal(_ORDINALS.index(match[1].lower()) + 1)
        add(*match.span(), place, "th")
    for match in re.finditer(r"\b(?:once|twice|thrice)\b", line.text, re.IGNORECASE):
        add(*match.span(), Decimal(_TIMES[match.group().lower()]), "times")
    return _ranges(line, [_quantity(line, *one) for one in sorted(found, key=lambda f: f[:2])])


def _number(text: str) -> tuple[Decimal, str] | None:
    plain = value(text)
    unit = "%" if plain.endswith("%") else plain[:1] if plain[:1] in _SIGNS else ""
    plain = plain.strip("%$€£ ")
    if plain == "dozen":
        return Decimal(12), unit
    return (Decimal(plain), unit) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _pronoun(text: str, match: re.Match[str]) -> bool:
    """Whether "one" counts nothing: "no one", "one of", "the one who"."""
    if match.group().lower() != "one":
        return False
    before = re.search(r"(\w+)[\s-]$", text[max(0, match.start() - 12) : match.start()])
    after = re.match(
        r"\s(?:of|who|that|which|another|is|was|can|would|day|has)\b|[.,;:!?’']|$", text[match.end() :]
    )
    return after is not None or (
        before is not None
        and before[1].lower() in {"no", "the", "this", "that", "every", "any", "each", "some", "which"}
    )


def _quantity(line: Line, start: int, end: int, number: Decimal, unit: str) -> Quantity:
    text = line.text[start:end]
    word = line.index(start)
    last = max(word, line.index(end) - 1)
    before = line.text[max(0, start - 20) : start]
    nouns = (
        list(line.following(last + 1, 3)) if last + 1 < len(line.words) and not _parted(line, last) else []
    )
    unit = unit or next((_UNIT_WORDS[n] for n in nouns[:2] if n in _UNIT_WORDS), "")
    bound = 1 if _OVER.search(before) else -1 if _UNDER.search(before) else 0
    said, noun = text, ""
    if not unit and nouns and last + 1 < len(line.words) and line.words[last + 1].content:
        noun = line.words[last + 1].surface
        joined = line.text[end : line.words[last + 1].start].strip() in {"-", "‑", "‐"}
        said = f"{text} {noun}{'s' if joined and number != 1 and not noun.endswith('s') else ''}"
    about = bool(_ABOUT.search(before)) or bound != 0
    return Quantity(text, said, word, last, number, number, unit, frozenset(nouns), noun, bound, about)


def _parted(line: Line, last: int) -> bool:
    return (
        last + 1 < len(line.words)
        and line.parted(last, last + 1)
        and "-" not in line.text[line.words[last].end : line.words[last + 1].start]
    )


def _ranges(line: Line, found: list[Quantity]) -> tuple[Quantity, ...]:
    """The same, with "10 to 12 men" as one quantity for each end, either of which is between both."""
    result: list[Quantity] = []
    for n, one in enumerate(found):
        low = high = one.low
        for other in (*found[max(0, n - 1) : n], *found[n + 1 : n + 2]):
            first, second = sorted((one, other), key=lambda q: q.word)
            between = (
                line.text[line.words[first.last].end : line.words[second.word].start]
                if second.word > first.last
                else ""
            )
            spread = first.low < second.low and (
                between.strip() in {"-", "–", "‑"} or between.strip(" $€£") == "to"
            )
            if spread and first.unit in {"", second.unit}:
                low, high = first.low, second.low
        result.append(
            Quantity(
                one.text,
                one.said,
                one.word,
                one.last,
                low,
                high,
                one.unit,
                one.nouns,
                one.noun,
                one.bound,
                one.about,
            )
        )
    return tuple(result)


def fits(claim: Quantity, other: Quantity) -> bool:
    """Whether the evidence's quantity may be the claim's: equal, rounded, within its range, or converted."""
    if {claim.unit, other.unit} & {"th", "clock", "times"} and claim.unit != other.unit:
        return False
    if claim.unit and other.unit and claim.unit != other.unit:
        return False
    if claim.low <= other.high and other.low <= claim.high:
        return True
    return _close(claim, other, claim.low, other.low) or _converted(claim, other)


def _close(claim: Quantity, other: Quantity, mine: Decimal, theirs: Decimal) -> bool:
    greatest = max(mine, theirs)
    if greatest == 0 or claim.unit in {"th", "clock", "times"}:
        return mine == theirs
    apart = abs(mine - theirs) / greatest
    if claim.bound > 0 or other.bound < 0:
        return mine <= theirs <= mine * _FAR or apart <= _ROUNDED
    if claim.bound < 0 or other.bound > 0:
        return theirs <= mine <= theirs * _FAR or apart <= _ROUNDED
    if claim.about or other.about:
        return apart <= _SLACK
    whole = theirs == theirs.to_integral_value()
    return apart <= _ROUNDED and (greatest >= _ROUND_FROM or not whole) and _digits(mine) < _digits(theirs)


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _converted(claim: Quantity, other: Quantity) -> bool:
    """Whether both are times that are the same in days: two weeks, 14 days."""
    mine = [_DAYS[n] for n in claim.nouns if n in _DAYS]
    theirs = [_DAYS[n] for n in other.nouns if n in _DAYS]
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return False
    a, b = claim.low * mine[0], other.low * theirs[0]
    return abs(a - b) <= max(a, b) * _ROUNDED


def same_kind(claim: Quantity, other: Quantity) -> bool:
    """Whether both count in the same unit."""
    return claim.unit == other.unit
