"""A figure of the time before: "4,500 last year" beside 5,200, "700 more than last year"."""

import re
from collections.abc import Sequence
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
_BEFORE: Final = re.compile(rf"\b{_THEN}\b", re.IGNORECASE)
_REACH: Final = 12
"""Words between a figure and how much more it is."""


class Earlier(NamedTuple):
    """A figure of the time before, worked out: its size, the later figure, and how the sentence puts it."""

    size: Decimal
    later: Quantity
    than: str


def earlier(line: Line) -> list[Earlier]:
    """Return the figures of the time before that a sentence gives by a difference."""
    some = quantities(line)
    found = []
    for n, change in enumerate(some):
        behind = line.text[line.words[change.last].end :]
        match = _MORE.match(behind)
        alike = [one for one in some[:n] if one.unit == change.unit and one.number > change.number]
        if match is None or not alike or change.word - alike[-1].last > _REACH:
            continue
        later = alike[-1]
        sign = -1 if match["how"] in {"more", "higher"} else 1
        than = f"{change.text}{behind[: match.end()]}"
        found.append(Earlier(later.number + sign * change.number, later, than))
    return found


def of_then(claim: Line, one: Quantity, evidence: Sequence[Line]) -> Earlier | None:
    """Return what bears out a figure of a claim about the time before, if a sentence does by a difference."""
    if _BEFORE.search(claim.text) is None:
        return None
    return next((then for line in evidence for then in earlier(line) if then.size == one.number), None)


def in_later_figures(claim: str, evidence: Sequence[Line]) -> str:
    """Return a claim about the time before as the evidence puts it: "5,200 came, 700 more than last year"."""
    line = Line(claim)
    for one in quantities(line):
        then = of_then(line, one, evidence)
        when = _BEFORE.search(claim)
        if then is not None and when is not None:
            start, end = line.words[one.word].start, line.words[one.last].end
            edits = sorted([(start, end, then.later.text), (*when.span(), then.than)], reverse=True)
            for left, right, text in edits:
                claim = claim[:left] + text + claim[right:]
            return claim
    return claim
