"""What a number measures, and whether a question asks for that: money, a share, a count, another measure."""

import re
from typing import Final, Literal

from answer.lexicon import AMOUNT_NOUNS, words
from answer.tokens import Token, stem, tokens
from answer.understanding import Understood
from answer.wanted import PAYING

Kind = Literal["money", "share", "count", "length", "weight", "age", "times", "extent", "any"]

_MONEY: Final = frozenset(stem(w) for w in words("fee price cost fare fine salary budget deficit money debt"))
_SHARES: Final = frozenset(stem(w) for w in words("percentage percent share proportion"))
_AMOUNTS: Final = frozenset(stem(w) for w in AMOUNT_NOUNS)
_CURRENCIES: Final = frozenset(
    stem(w)
    for w in words(
        """
        dollar euro pound yen yuan renminbi rouble ruble rupee peso franc crown krona krone kroner zloty won
        hryvnia lira rand real shekel baht cent pence dirham dinar forint koruna leu lei lev lek riyal rial
        ringgit rupiah naira shilling taka dong tenge lari manat denar birr cedi kwacha guilder mark taler
        thaler florin guinea
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
_LENGTHS: Final = frozenset(
    stem(w)
    for w in words(
        """
        metre meter kilometre kilometer km centimetre centimeter cm millimetre millimeter mm mile yard foot
        feet inch storey story floor
        """
    )
)
_WEIGHTS: Final = frozenset(stem(w) for w in words("gram kilogram kilo kg tonne ton pound ounce stone"))
_KINDS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (re.compile(r"\bhow (?:tall|wide|deep|thick)\b", re.IGNORECASE), "length"),
    (re.compile(r"\bhow old\b", re.IGNORECASE), "age"),
    (re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE), "times"),
    (re.compile(r"\bhow long\b", re.IGNORECASE), "extent"),
    (
        re.compile(
            r"\bhow high (?:is|are|was|were) (?:the )?(?:[\w-]+ ){0,3}"
            r"(?:dam|wall|tower|building|mountain|peak|bridge|waves?|tree|statue|fence|hill|cliff)\b",
            re.IGNORECASE,
        ),
        "length",
    ),
    (re.compile(r"\bhow heavy\b|\bhow much .*\bweigh", re.IGNORECASE), "weight"),
    (
        re.compile(r"\bhow much .*\b(?:pay|paid|cost|costs|spend|spent|earn|owe|worth)\b", re.IGNORECASE),
        "money",
    ),
)
"""How a question asks for a measure of one kind."""
_HOW_MANY: Final = re.compile(r"\bhow many\b", re.IGNORECASE)
_TIMES: Final = re.compile(
    r" times?\b(?: (?:a|an|per|each|every) (?:day|night|week|month|year|season|hour)\b)?"
)
_SCALED: Final = re.compile(r"\b(?:million|billion|trillion|bn|tn|mn|m)$", re.IGNORECASE)
_SIGN: Final = re.compile(r"^[$€£¥]")
_SHARE: Final = re.compile(r"(?:%|per\s?cent)$", re.IGNORECASE)
_RUNS_ON: Final = re.compile(r"[ \u00a0\u2009\u202f-]")
_NEAR: Final = 24  # characters behind a number among which its unit is
_MORE_UNIT: Final = re.compile(
    r"(?:(?<=cubic)|(?<=square)|(?<=nautical)|(?<=metric)) (?:\w+)"
    r"(?: (?:a|an|per) (?:second|minute|hour|day|week|month|year)\b)?"
    r"| (?:a|an|per) (?:second|minute|hour|day|week|month|year)\b"
)
"""What goes on behind the first word of a unit."""


_DENIED: Final = re.compile(r"\bnot (?:the |by |for |in |at )?$", re.IGNORECASE)
"""Before a number that is told to be wrong: "eleven, not nine"."""
_CHANGED: Final = re.compile(
    r"\b(?:climb|ris|rose|rise|soar|jump|surg|increas|grow|grew|rais|doubl|tripl|fall|fell|drop|declin|sank|slid|"
    r"shr[aiu]nk|plung|slump|cut|lower|reduc|slash|trim|chang|extend|expand|went|gone|go|mov|push)\w*"
    r"(?: [\w’'-]+){0,3} from (?P<old>[^;:.]{1,60}?) to (?P<new>[^;:]{1,40})",
    re.IGNORECASE,
)
"""What tells that a number took another one's place: "rose from 640 in August to 1,010"."""
_PAST: Final = re.compile(
    r"\b(?:was|were|did|had|before|earlier|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|at first|used to"
    r"|old)\b",
    re.IGNORECASE,
)
_OLDER: Final = re.compile(
    r"\b(?:up from|down from|instead of|rather than|compared (?:with|to)|(?:above|below|than) the)"
    r" (?:about )?$"
)
"""What leads to the number that another one took the place of."""
_ONE_OF: Final = re.compile(
    r" of\b(?! (?:(?:the|its|their|his|her) )?"
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
    r"|-[a-z]|[,.;:?!”\"]|$"
)
"""Behind a "one" that counts nothing: "one of the first", "one-sided", "another false one"."""
_OF_AGE: Final = re.compile(r"[-‑ ]years?[-‑ ](?:old|of age)\b")
_AGED: Final = re.compile(r"\baged $")
_APART: Final = re.compile(r"\w{2}, $"), re.compile(r",(?! \d)")
"""What stands around an age: "a 51-year-old", "aged 51", "Ada Roth, 51,"."""
_NAMED_NEAR: Final = 40
"""Characters around an age among which its bearer is named."""
_TIME_UNITS: Final = frozenset(
    stem(w) for w in words("second minute hour day week month year decade century night season")
)
_OF_KIND: Final[dict[Kind, frozenset[str]]] = {
    "length": _LENGTHS,
    "weight": _WEIGHTS,
    "extent": _LENGTHS | _TIME_UNITS | {stem("page")},
}
_DIMENSION: Final = re.compile(r"\bhow (tall|high|wide|deep|thick|long)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"[- ]\w+ (tall|high|wide|deep|thick|long)\b")
"""A unit with the dimension that is measured: "61 kilometres long"."""


def asked(question: Understood) -> Kind:
    """Return what a question that wants a number wants it of."""
    kind = next((kind for form, kind in _KINDS if form.search(question.text)), None)
    if kind is not None:
        return kind
    if PAYING.match(question.text):
        return "money"
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
    if asked(question) == "times" and (times := _TIMES.match(text, end)) is not None:
        return times.end()
    unit = _unit(text, end)
    if unit is None or unit.stem not in _MEASURES or unit.stem == question.head:
        return end
    if unit.start != 1 or text[end] == "-":  # not the "year" of "a 60-year-old"
        return end
    more = _MORE_UNIT.match(text, end + unit.end)  # "cubic metres a second"
    return more.end() if more else end + unit.end


def _unit(text: str, end: int) -> Token | None:
    """The word that follows a number, its place counted from the number's end."""
    behind = tokens(text[end : end + _NEAR])
    return behind[0] if behind and _RUNS_ON.match(text, end) else None


def _of_money(text: str, number: str, following: Token | None) -> bool:
    """Whether a number has its currency from another: "400 million dollars in May, 280 million in June"."""
    if _SCALED.search(number) is None or (following is not None and following.content):
        return False
    return any(word.stem in _CURRENCIES for word in tokens(text))


def is_denied(text: str, start: int) -> bool:
    """Whether a text tells that a number which begins at `start` is not right: "eleven, not nine"."""
    return _DENIED.search(text, max(0, start - _NAMED_NEAR), start) is not None


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a number stands between commas behind a name, as an age does: "Ada Roth, 51,"."""
    left, right = _APART
    before = left.search(text, max(0, start - _NAMED_NEAR), start)
    named = before is not None and text[: before.start() + 2].rsplit(maxsplit=1)[-1][:1].isupper()
    return named and right.match(text, end) is not None


def _of_other_end(question: Understood, text: str, start: int, end: int) -> bool:
    """Whether a number changed, and this one is not the one that is meant: the new one, unless it is past.

    Where the question has words of what stands beside the old one ("in August"), that is meant.
    """
    if _OLDER.search(text, max(0, start - _NAMED_NEAR), start) and _PAST.search(question.text) is None:
        behind = {word.stem for word in tokens(text[end : end + _NAMED_NEAR]) if word.content}
        return behind.isdisjoint(term.stem for term in question.terms)
    change = next((m for m in _CHANGED.finditer(text) if m.start() < start and end <= m.end()), None)
    if change is None:
        return False
    old, new = change.span("old"), change.span("new")
    asked_of = {word.stem for word in tokens(question.text) if word.content}
    beside = {word.stem for word in tokens(change["old"]) if word.content and word.surface.isalpha()}
    if asked_of & (beside - _MEASURES):
        return new[0] <= start
    return old[0] <= start < old[1] and _PAST.search(question.text) is None


def _is_age(question: Understood, text: str, start: int, end: int) -> bool:
    """Whether a number is how old somebody is, and whoever the question names stands beside it."""
    before, (left, right) = text[max(0, start - _NAMED_NEAR) : start], _APART
    told = (
        _OF_AGE.match(text, end) or _AGED.search(before) or (left.search(before) and right.match(text, end))
    )
    if not told:
        return False
    around = tokens(text[max(0, start - _NAMED_NEAR) : end + _NAMED_NEAR])
    names = {name.last for name in question.names}
    return not names or any(word.normal in names for word in around)


def _of_another_kind(question: Understood, text: str, end: int) -> bool:
    """Whether a measure says that it is of another dimension: what is "61 kilometres long" is not so deep."""
    wanted, told = _DIMENSION.search(question.text), _ANOTHER.match(text, end)
    return wanted is not None and told is not None and told[1] != wanted[1].casefold()


def fits(question: Understood, text: str, start: int, end: int) -> bool:
    """Whether the number at `[start, end)` of a sentence measures what is asked for, as its unit tells.

    A fee is no share and no count of metres; "340 cubic metres" counts no lives. A number without a unit may
    be anything but money.
    """
    kind, number = asked(question), text[start:end]
    if number.casefold() == "one" and _ONE_OF.match(text, end):
        return False
    if is_denied(text, start) or _of_other_end(question, text, start, end):
        return False
    if kind == "any":
        return True
    word = _unit(text, end)
    unit = word.stem if word else ""
    share = _SHARE.search(number) is not None
    money = _SIGN.match(number) is not None or unit in _CURRENCIES or _of_money(text, number, word)
    if kind == "count":
        return unit == question.head or not (
            share or money or unit in _UNITS or _OF_AGE.match(text, end) or _apart(text, start, end)
        )
    if kind in _OF_KIND:
        return unit in _OF_KIND[kind] and not _of_another_kind(question, text, end)
    told = {"share": share, "money": money, "times": _TIMES.match(text, end) is not None}
    return told[kind] if kind in told else _is_age(question, text, start, end)
