"""A figure of the time before: "4,500 last year" beside 5,200, "700 more than last year"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from answer.check.line import Line
from answer.check.quantities import Quantity, quantities

_THEN: Final = (
    r"(?:(?:in |from )?(?:the )?(?:last|previous|preceding|prior) (?:year|month|week|season|quarter|time)"
    r"|the (?:year|month|week|season|quarter) before|a (?:year|month|week) (?:ago|earlier|before))"
)
_MORE: Final = re.compile(rf"\W+(?:[a-z]+ )?(?P<how>more|higher|fewer|less|lower) than (?P<then>{_THEN})\b")
"""What makes of a figure the difference to the one of the time before."""
_THAN: Final = re.compile(rf" than {_THEN}\b")
_BEFORE: Final = re.compile(rf"\b{_THEN}\b", re.IGNORECASE)
_MANY: Final = 24
"""Figures of a sentence from which on it is a table."""
_REACH: Final = 12
"""Words between a figure and how much more it is."""


class Earlier(NamedTuple):
    """A figure of the time before, worked out: its size, the later figure, and how the sentence puts it."""

    size: Decimal
    later: Quantity
    than: str


def earlier(claim: Line, evidence: Sequence[Line]) -> list[Earlier]:
    """Return figures of the time before that sentences give by a difference, where a claim tells of it."""
    if _BEFORE.search(claim.text) is None:
        return []
    return [one for line in evidence if _THAN.search(line.text) for one in _earlier(line)]


def _earlier(line: Line) -> Iterator[Earlier]:
    some = quantities(line)
    for n, change in enumerate(some if len(some) <= _MANY else ()):
        behind = line.text[line.words[change.last].end :]
        match = _MORE.match(behind)
        alike = [one for one in some[:n] if one.unit == change.unit and one.number > change.number]
        if match is None or not alike or change.word - alike[-1].last > _REACH:
            continue
        sign = -1 if match["how"] in {"more", "higher"} else 1
        than = f"{change.text}{behind[: match.end()]}"
        yield Earlier(alike[-1].number + sign * change.number, alike[-1], than)


def in_later_figures(claim: str, evidence: Sequence[Line]) -> str:
    """Return a claim about the time before as the evidence puts it: "5,200 came, 700 more than last year"."""
    line = Line(claim)
    when, told = _BEFORE.search(claim), earlier(line, evidence)
    for one in quantities(line) if told else ():
        then = next((then for then in told if then.size == one.number), None)
        if then is not None and when is not None:
            start, end = line.words[one.word].start, line.words[one.last].end
            edits = sorted([(start, end, then.later.text), (*when.span(), then.than)], reverse=True)
            for left, right, text in edits:
                claim = claim[:left] + text + claim[right:]
            return claim
    return claim
