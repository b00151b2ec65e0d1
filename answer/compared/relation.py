"""What is asked of the sides of a question together: that each be so, that they agree, differ, come first."""

import re
from typing import Literal

from answer.compared.sides import Sided

Relation = Literal[
    "each", "agree", "contradict", "same", "different", "changed", "unchanged", "before", "after"
]
"""What "yes" would mean: that each side's claim is borne out; that the sides do not, or do, contradict each
other; that they say the same, or something else; that it changed between them, or did not; that the first is
earlier, or later, than the second."""

_CONTRADICT = re.compile(
    r"\b(?:inconsisten\w+|discrepanc\w+|contradict\w*|disagree\w*|at odds|conflicting|incompatible)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b((?:in)?consistent|before|after)\sor\s((?:in)?consistent|before|after)\b", re.IGNORECASE
)
_AGREE = re.compile(
    r"\b(?:consisten\w+|agree(?:s|d|ment)?|align(?:s|ed)?|in line with|compatible|corroborat\w+)\b",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\b(?:no (?:\w+ )?(?:change|shift|difference)|unchanged|(?:remain|stay)(?:s|ed)? the same)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:an?|any|some) (?:\w+ )?(?:change|shift|evolution)\b|\b(?:changed|shifted|evolved)\b"
    r"|\bdid\b.*\b(?:change|shift|evolve)\b",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"\b(?:different(?:ly)?|differs?|differed|dissimilar|differences?|unlike)\b", re.IGNORECASE
)
_SAME = re.compile(
    r"\bthe same\b(?! (?:source|outlet|paper|article|day|week|month|year)\b)|\bsimilar(?:ly)?\b"
    r"|\bidentical\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|n['’]t|without|lack of|no)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_ORDER = re.compile(rf"\b(?P<word>before|after)\b(?!\s(?:{_MONTH}|\d|the\s(?:age|end)\b))", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:report|publish|discuss|mention|cover|writ|announc|wrote|said)\w*\b", re.IGNORECASE)
_FIRST = {"consistent": "consistent", "inconsistent": "consistent", "before": "before", "after": "before"}
_OPPOSITE: dict[Relation, Relation] = {"agree": "contradict", "contradict": "agree", "same": "different"}


def relation(question: Sided) -> Relation:
    """Return what is asked of the sides of a yes-or-no question together."""
    text = _EITHER.sub(lambda found: _FIRST[found[1].casefold()], question.main)
    if question.contrasted or len(question.sides) < 2:
        return "each"
    for kind, pattern in _KINDS:
        found = pattern.search(text)
        if found:
            turned = _NOT.search(text, 0, found.start()) is not None
            return _OPPOSITE.get(kind, kind) if turned else kind
    order = _ORDER.search(text)
    if order and _TOLD.search(text[: order.start()]) and _TOLD.search(text[order.end() :]):
        return "before" if order["word"].casefold() == "before" else "after"
    return "each"


def offered(question: Sided) -> tuple[str, ...] | None:
    """Return the two words of which one answers ("consistent or inconsistent"), if it offers two."""
    found = _EITHER.search(question.main)
    return tuple(word.casefold() for word in found.groups()) if found else None


_KINDS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    ("contradict", _CONTRADICT),
    ("agree", _AGREE),
    ("unchanged", _UNCHANGED),
    ("changed", _CHANGED),
    ("different", _DIFFERENT),
    ("same", _SAME),
)
