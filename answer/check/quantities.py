"""Quantities in a sentence: what a number counts, in which unit, and when two of them say the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise, product, takewhile
from typing import Final

from answer.check.clocks import HALF, times_of_day
from answer.check.days import dates
from answer.check.line import Line
from answer.check.rejected import rejected
from answer.numbers import PART_OF, is_number, numbers_in, value
from answer.tokens import stem

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ORDINAL: Final = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d{{1,4}})(?:st|nd|rd|th))\b", re.IGNORECASE)
"""A rank: "third", "21st"."""
_TIMES_WORD = re.compile(r"\b(?:once|twice|thrice)\b", re.IGNORECASE)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PARTS = dict(
    zip("half third quarter fifth sixth seventh eighth ninth tenth".split(), range(2, 11), strict=True)
)
_HOW_MANY = {
    word: n for n, word in enumerate("one two three four five six seven eight nine".split(), start=1)
}
_FRACTION = re.compile(
    rf"(?!{PART_OF})(?<!and a )\b(?:half|(?P<a>a|one)[ -](?P<part>quarter|third)"
    r"|a (?P<tenth>fifth|sixth|eighth|tenth)(?= of\b)"
    rf"|(?P<many>{'|'.join(_HOW_MANY)})[ -](?P<parts>{'|'.join(_PARTS)})s)\b",
    re.IGNORECASE,
)
"""A share in words: "half", "a third", "two-thirds"."""
_SIGNS: Final = {"us$": "$", "a$": "$", "$": "$", "€": "€", "£": "£"}
_SPOKEN: Final = {"$": "dollars", "€": "euros", "£": "pounds", "%": "per cent"}
_UNIT_WORDS = {"dollar": "$", "euro": "€", "pound": "£", "percent": "%", "percentag": "%"}
CURRENCIES: Final = frozenset({"$", "€", "£"})


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield words two by two."""
    yield from zip(words[::2], words[1::2], strict=True)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is a measure of, and how many of the smallest unit its unit is."""

    kind: str
    size: Decimal


_SIZES: Final = {
    "time": """
        second 0.0000115741 minute 0.000694444 hour 0.0416667 day 1 week 7 month 30.4 year 365.25
        decade 3652.5 century 36525
        """,
    "length": """
        millimetre 0.001 millimeter 0.001 mm 0.001 centimetre 0.01 centimeter 0.01 cm 0.01 inch 0.0254
        foot 0.3048 feet 0.3048 yard 0.9144 metre 1 meter 1 kilometre 1000 kilometer 1000 km 1000
        mile 1609.344
        """,
    "weight": "gram 0.001 ounce 0.0283495 kilo 1 kilogram 1 kg 1 tonne 1000 ton 1000",
    "volume": "litre 1 liter 1 gallon 3.785 barrel 158.987",
    "area": "acre 0.404686 hectare 1",
}
_MEASURES: Final = {
    stem(word): Measure(kind, Decimal(size))
    for kind, sizes in _SIZES.items()
    for word, size in _pairs(sizes.split())
}
"""Units by stem; pounds are money here, and what is square or cubic is left to the words around it."""
_OVER = re.compile(
    r"(?:more than|over|at least|no (?:less|fewer) than|above|exceed(?:s|ed|ing)?|minimum of)\s*$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:less than|fewer than|under|at most|no more than|up to|below|as many as|as much as|maximum of)\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|some|close to|an estimated|just)\s*$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:before|by|until|till|to|earlier than)\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:after|since|from|past|later than)\s*$", re.IGNORECASE)
"""What makes of a time of day an end of a span of time."""
NO_NOUN: Final = frozenset(
    stem(w) for w in "people others more percent per cent new other total local".split()
)
_EXACT: Final = frozenset({"th", "clock", "times"})
_HALF_KNOWN: Final = "clock12"
"""Unit, while it is read, of a time of day that may be of the morning or of the evening."""
_PLURALS: Final = {"foot": "feet", "inch": "inches", "person": "people", "man": "men", "woman": "women"}
_THINGS: Final = 3
"""Words behind a number that may be what it counts."""
_SLACK, _ROUNDED, _FAR = Decimal("0.12"), Decimal("0.05"), Decimal("1.5")
_NEARLY: Final = Decimal("0.02")
"""What a number that says that it is not exact may miss a bound by."""
_ROUND_FROM = 100
_HALF_AN_HOUR: Final = 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        text: as it stands; `said` with the noun behind it.
        word: which word of the sentence it starts with, and `last` which it ends with.
        number: its number.
        low, high: the same, or both ends of the range that it is an end of; of a time of day both that it may
            be, where it may be of the morning or of the evening.
        unit: "%", a currency, "th" for a place in a row, "clock" for a time of day (minutes), or nothing.
        nouns: stems of the content words behind it.
        things: those of them that no other word parts from it: surely what it counts.
        total: whether it only is the whole that another number is a part of: "74 of the 150 seats".
        rejected: whether the sentence tells it only to say that it is not so.
        bound: 1 "at least", -1 "at most", else 0.
        limit: the words that make it a bound: "at least", "before".
        about: whether it says that it is not exact.
        measure: what it measures, by the unit right behind it; None for all else.
    """

    text: str
    said: str
    word: int
    last: int
    number: Decimal
    low: Decimal
    high: Decimal
    unit: str
    nouns: frozenset[str]
    noun: str
    bound: int
    about: bool
    measure: Measure | None = None
    limit: str = ""
    things: frozenset[str] = frozenset()
    total: bool = False
    rejected: bool = False

    @property
    def measured(self) -> str:
        """The number with its unit, as it stands."""
        return self.said if self.noun else f"{self.text} {_SPOKEN.get(self.unit, '')}".strip()


def quantities(line: Line) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, dates left out, in order."""
    if not line.words:
        return ()
    taken = [(d.start, d.end) for d in dates(line.text)]
    found: list[tuple[int, int, Decimal, str]] = []
    for start, end, number, unit in _found(line.text):
        if not any(left < end and start < right for left, right in taken):
            taken.append((start, end))
            found.append((start, end, number, unit))
    return _ranges(line, [_quantity(line, *one) for one in sorted(found, key=lambda f: f[:2])])


def _found(text: str) -> Iterator[tuple[int, int, Decimal, str]]:
    """Yield place, number and unit of whatever may be a quantity, the surest first."""
    for time in times_of_day(text):
        yield time.start, time.end, Decimal(time.minute), "clock" if time.known else _HALF_KNOWN
    for match in _FRACTION.finditer(text):
        yield *match.span(), _share(match), "%"
    for match in numbers_in(text):
        if (number := _number(match.group())) is not None and not _pronoun(text, match):
            yield *match.span(), *number
    for match in ORDINAL.finditer(text):
        place = Decimal(match[2]) if match[2] else Decimal(_ORDINALS.index(match[1].lower()) + 1)
        yield *match.span(), place, "th"
    for match in _TIMES_WORD.finditer(text):
        yield *match.span(), Decimal(_TIMES[match.group().lower()]), "times"


def _share(fraction: re.Match[str]) -> Decimal:
    """Per cent."""
    named = fraction["part"] or fraction["tenth"] or fraction["parts"] or "half"
    return Decimal(100 * _HOW_MANY[(fraction["many"] or "one").lower()]) / _PARTS[named.lower()]


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
    word, last = line.span(start, end)
    before = line.text[max(0, start - 20) : start]
    nouns = (
        list(line.following(last + 1, 3)) if last + 1 < len(line.words) and not _parted(line, last) else []
    )
    counted = next(
        (n for n, noun in enumerate(nouns) if noun.isdigit() or (n and is_number(noun))), len(nouns)
    )
    nouns = nouns[:counted]  # "300 visitors and 40 designers"
    unit = unit or next((_UNIT_WORDS[n] for n in nouns[:2] if n in _UNIT_WORDS), "")
    over, under = (_SINCE, _UNTIL) if unit in {"clock", _HALF_KNOWN} else (_OVER, _UNDER)
    above, below = over.search(before), under.search(before)
    bound = 1 if above else -1 if below else 0
    said, noun = text, ""
    if not unit and nouns and last + 1 < len(line.words) and line.words[last + 1].content:
        noun = line.words[last + 1].surface
        joined = line.text[end : line.words[last + 1].start].strip() in {"-", "‑", "‐"}
        said = f"{text} {_several(noun) if joined and number != 1 else noun}"
    about = bool(_ABOUT.search(before)) or bound != 0
    third = unit == "%" and number != round(number, 2)  # in figures 66 or 67 per cent
    low, high = (Decimal(int(number)), Decimal(int(number) + 1)) if third else (number, number)
    if unit == _HALF_KNOWN:
        unit, high = "clock", number + HALF
    measure = _MEASURES.get(stem(noun.lower())) if noun else None
    limit = above or below
    return Quantity(
        text, said, word, last, number, low, high, unit, frozenset(nouns), noun, bound, about, measure,
        limit=limit[0].strip() if limit else "", things=_things(line, last), total=_is_total(line, word),
        rejected=word in rejected(line),
    )  # fmt: skip


def _several(noun: str) -> str:
    """The plural of "90-day" and "18-foot"."""
    return _PLURALS.get(noun.lower(), noun if noun.endswith("s") else f"{noun}s")


def _things(line: Line, last: int) -> frozenset[str]:
    """Stems of the words right behind a number, up to one that carries no meaning."""
    behind = takewhile(
        lambda n: line.words[n].content and not (n > last + 1 and line.parted(n - 1, n)),
        range(last + 1, min(len(line.words), last + 1 + _THINGS)),
    )
    return frozenset() if _parted(line, last) else frozenset(line.words[n].stem for n in behind) - NO_NOUN


def _is_total(line: Line, word: int) -> bool:
    """Whether "of the" leads from another number to this one."""
    before = [one.normal for one in line.words[max(0, word - 3) : word]]
    while before and before[-1] in {"the", "its", "all"}:
        before.pop()
    return len(before) > 1 and before[-1] == "of" and (is_number(before[-2]) or before[-2].isdigit())


def _parted(line: Line, last: int) -> bool:
    return (
        last + 1 < len(line.words)
        and line.parted(last, last + 1)
        and "-" not in line.text[line.words[last].end : line.words[last + 1].start]
    )


def _ranges(line: Line, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same; of "10 to 12 men" either number is between both."""
    result = list(found)
    for n, (first, second) in enumerate(pairwise(found)):
        between = line.text[line.words[first.last].end : line.words[second.word].start].strip(" $€£")
        spread = first.number < second.number and between in {"-", "–", "‑", "to"}
        if spread and first.unit in {"", second.unit} and second.unit not in _EXACT:
            result[n] = replace(result[n], low=first.number, high=second.number)
            result[n + 1] = replace(result[n + 1], low=first.number, high=second.number)
    return tuple(result)


def fits(claim: Quantity, other: Quantity) -> bool:
    """Whether the evidence's quantity may be the claim's: equal, rounded, within its range, or converted."""
    if _EXACT & {claim.unit, other.unit} and claim.unit != other.unit:
        return False
    if claim.unit == "clock":
        return _same_hour(claim, other)
    if claim.unit and other.unit and claim.unit != other.unit:
        return False
    if claim.measure and other.measure and claim.measure != other.measure:
        return _converted(claim, claim.measure, other, other.measure)
    if claim.low <= other.high and other.low <= claim.high:
        return True
    return _close(claim, other, claim.low, other.low)


def _same_hour(claim: Quantity, other: Quantity) -> bool:
    """Whether two times of day may be the same, or one lies in the span of time that the other ends."""
    if other.bound or not {claim.low, claim.high}.isdisjoint((other.low, other.high)):
        return True
    if claim.bound:
        return claim.low <= other.high if claim.bound > 0 else other.low <= claim.high
    pairs = product((claim.low, claim.high), (other.low, other.high))
    return (claim.about or other.about) and any(abs(a - b) <= _HALF_AN_HOUR for a, b in pairs)


def _close(claim: Quantity, other: Quantity, mine: Decimal, theirs: Decimal) -> bool:
    greatest = max(mine, theirs)
    if greatest == 0 or claim.unit in _EXACT:
        return mine == theirs
    apart = abs(mine - theirs) / greatest
    if claim.bound and not other.bound:  # 207 is no "fewer than 200", and 400 is no "at least 500"
        nearly = other.about and apart <= _NEARLY
        return nearly or (mine <= theirs if claim.bound > 0 else theirs <= mine)
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


def _converted(claim: Quantity, mine: Measure, other: Quantity, theirs: Measure) -> bool:
    """Whether both measure the same: two weeks and 14 days, 78 metres and 256 feet."""
    if mine.kind != theirs.kind:
        return False
    a, b = claim.low * mine.size, other.low * theirs.size
    slack = _SLACK if claim.about or other.about else _ROUNDED
    return abs(a - b) <= max(a, b) * slack


def same(claim: Quantity, other: Quantity) -> bool:
    """Whether the evidence's quantity is the claim's where nothing around it was changed."""
    if claim.unit == other.unit == "clock":
        return fits(claim, other)
    if claim.number == other.number and claim.unit == other.unit and claim.measure == other.measure:
        return True
    rounded = claim.bound != other.bound or _digits(claim.number) < _digits(other.number)
    ends = claim.low != claim.high or other.low != other.high
    looser = claim.bound == 0 or claim.bound != other.bound
    return rounded and looser and not ends and fits(claim, other)
