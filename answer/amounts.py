"""What a number measures, and whether a question asks for that: money, a share, a count, another measure."""

import re
from typing import Final, Literal

from answer.lexicon import AMOUNT_NOUNS, words
from answer.tokens import Token, stem, tokens
from answer.understanding import Understood

Kind = Literal["money", "share", "count", "any"]

_MONEY: Final = frozenset(stem(w) for w in words("fee price cost fare fine salary budget deficit money debt"))
_SHARES: Final = frozenset(stem(w) for w in words("percentage percent share proportion"))
_AMOUNTS: Final = frozenset(stem(w) for w in AMOUNT_NOUNS)
_CURRENCIES: Final = frozenset(
    stem(w)
    for w in words(
        """
        dollar euro pound yen yuan renminbi rouble ruble rupee peso franc crown krona krone kroner zloty won
        hryvnia lira rand real shekel baht cent pence
        """
    )
)
_UNITS: Final = frozenset(
    stem(w)
    for w in words(
        """
        metre meter kilometre kilometer km centimetre centimeter cm millimetre millimeter mm mile yard foot
        feet inch acre hectare litre liter gallon barrel gram kilogram kilo kg tonne ton pound ounce degree
        celsius fahrenheit watt kilowatt megawatt gigawatt volt hertz byte megabyte gigabyte mph kph knot
        second minute hour day week month year decade century cubic square nautical metric percent percentage
        """
    )
)
_MEASURES: Final = _UNITS | _CURRENCIES
_HOW_MANY: Final = re.compile(r"\bhow many\b", re.IGNORECASE)
_SIGN: Final = re.compile(r"^[$€£¥]")
_SHARE: Final = re.compile(r"(?:%|per\s?cent)$", re.IGNORECASE)
_RUNS_ON: Final = re.compile(r"[ \u00a0-]")
_NEAR: Final = 24  # characters behind a number among which its unit is
_YEARS_OLD: Final = re.compile(r"^[- ]years?[- ]old\b")


def asked(question: Understood) -> Kind:
    """Return what a question that wants a number wants it of."""
    if question.head in _MONEY:
        return "money"
    if question.head in _SHARES:
        return "share"
    return "count" if question.head and _HOW_MANY.search(question.text) else "any"


def names_amount(question: Understood) -> bool:
    """Whether the noun that is asked for is one for an amount ("fee"), not for what is counted ("lives")."""
    return question.head in _AMOUNTS


def with_unit(question: Understood, text: str, end: int) -> int:
    """Return where the number that ends at `end` of a text ends with its unit: at "hours" of "72 hours".

    A unit that the question counts in ("how many hours") is not said again.
    """
    unit = _unit(text, end)
    if unit is None or unit.stem not in _MEASURES or unit.stem == question.head:
        return end
    beside = unit.start == 1 and text[end] != "-"  # not the "year" of "a 60-year-old"
    return end + unit.end if beside else end


def _unit(text: str, end: int) -> Token | None:
    """The word that follows a number, its place counted from the number's end."""
    behind = tokens(text[end : end + _NEAR])
    return behind[0] if behind and _RUNS_ON.match(text, end) else None


def fits(question: Understood, text: str, start: int, end: int) -> bool:
    """Whether the number at `[start, end)` of a sentence measures what is asked for, as its unit tells.

    A fee is no share and no count of metres; "340 cubic metres" counts no lives. A number without a unit may
    be anything but money.
    """
    kind, number = asked(question), text[start:end]
    if kind == "any":
        return True
    share = _SHARE.search(number) is not None
    if kind == "share":
        return share
    word = _unit(text, end)
    unit = word.stem if word else ""
    money = _SIGN.match(number) is not None or unit in _CURRENCIES
    if kind == "money":
        return money
    if unit == question.head:
        return True
    return not (share or money or unit in _UNITS or _YEARS_OLD.match(text[end:]))
