"""Numbers in running text, in figures and in words, and a form in which equal ones are equal."""

import re
from collections.abc import Iterator
from decimal import Decimal

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: 20 + 10 * value for value, word in enumerate(_TENS.split())}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_OF_MONEY = {"k": "thousand", "m": "million", "mn": "million"}
"""Letters that stand for a scale behind a sum of money; elsewhere "100m" may be metres."""
_SHORT = 2  # letters of a scale that is only written behind figures
_VAGUE = "dozen dozens hundreds thousands millions billions trillions"
_WORD = "|".join((*_SMALL, "hundred", *(s for s in _SCALES if len(s) > _SHORT), *_VAGUE.split()))
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)) and "
_WHOLE = "dozen|hundred|thousand|million|billion|trillion"
PART_OF = rf"(?:half|(?:an?|one)[ -]quarter of|three[ -]quarters of) an? (?:{_WHOLE})\b"
"""A part of a round number: "half a million", "a quarter of a million"."""
_AND_A_PART = rf"and an? (?:half|quarter)\b(?: (?:{_WHOLE})\b)?"
_NUMBER = re.compile(
    rf"\b{PART_OF}|(?:\b(?:{'|'.join(_SMALL)})|(?<![\w.,])\d{{1,3}}) {_AND_A_PART}|"
    r"(?:[$€£]\s?)?(?<![^\W_])(?<![^\W\d_][-‐‑])"  # not the figures of "G7" and "COVID-19"
    r"\d++(?:[.,]\d++)*+(?!(?:st|nd|rd|th)\b)"
    r"(?:\s?(?:per\s?cent|percent|hundred|thousand|million|billion|trillion|bn|tn|mn|m|k)\b)?(?:\s?%)?"
    rf"|\b(?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD}))*\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[\d.,]+|[a-z]+|%")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LONGEST, _DIGITS = 60, 24  # characters of a number anybody means
_BROKEN = re.compile(
    rf"(?P<part>half|(?:an?|one)[ -]quarter of|three[ -]quarters of) an? (?P<of>{_WHOLE})"
    rf"|(?P<whole>{'|'.join(_SMALL)}|\d{{1,3}}) and an? (?P<more>half|quarter)(?: (?P<scale>{_WHOLE}))?"
)
_LETTER = re.compile(r"(?<=[\d.])\s?(k|mn?)$")
_PERCENT = re.compile(r"\s*(?:%|per\s?cent)$")


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a text in order: figures with their unit, and words ("two hundred and five")."""
    return _NUMBER.finditer(text)


def is_number(word: str) -> bool:
    """Whether a word is a number and nothing else."""
    return _NUMBER.fullmatch(word) is not None


def value(text: str) -> str:
    """Return a form that equal numbers share: "26" for "twenty-six", "$5000000" for "$5 million".

    What cannot be read as one number ("dozens", a hundred digits) is returned without case.
    """
    plain = text.casefold().strip()
    if len(plain) > _LONGEST:
        return plain
    if (broken := _BROKEN.fullmatch(plain)) is not None:
        return f"{_broken(broken).normalize():f}"
    unit = plain[0] if plain[:1] in {"$", "€", "£"} else ""
    if unit:
        plain = _LETTER.sub(lambda found: f" {_OF_MONEY[found[1]]}", plain)
    percent = "%" if _PERCENT.search(plain) else ""
    amount = _amount(_PARTS.findall(_PERCENT.sub("", plain.lstrip("$€£ "))))
    return plain if amount is None else f"{unit}{amount:f}{percent}"


def _broken(found: re.Match[str]) -> Decimal:
    """Read "half a million", "three quarters of a million", "two and a half million"."""
    part = found["part"] or found["more"]
    share = Decimal("0.5") if part == "half" else Decimal("0.75" if part.startswith("three") else "0.25")
    whole, scale = found["whole"] or "0", found["of"] or found["scale"] or ""
    times = {"dozen": 12, "hundred": 100}.get(scale, _SCALES.get(scale, 1))
    return ((Decimal(_SMALL[whole]) if whole in _SMALL else Decimal(whole)) + share) * times


def _amount(parts: list[str]) -> Decimal | None:
    """Read the parts of a number: those under a scale ("thousand") are multiplied by it and added up."""
    total, group = Decimal(0), Decimal(0)
    for part in parts:
        if part == "and":
            continue
        if part in _SMALL:
            group += _SMALL[part]
        elif part == "hundred":
            group = (group or 1) * Decimal(100)
        elif part in _SCALES:
            total += (group or 1) * Decimal(_SCALES[part])
            group = Decimal(0)
        elif len(part) <= _DIGITS and _GROUPED.fullmatch(part):
            group += Decimal(part.replace(",", ""))
        else:
            return None
    return (total + group).normalize()
