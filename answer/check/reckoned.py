"""Figures that a claim makes of two others: "two years shorter than", "together they have 54 seats".

Such a figure need not stand in the source, and is no rival of one that does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final, Literal

from answer.check.difference import Difference
from answer.check.line import Line
from answer.check.opposites import OPPOSITES
from answer.check.quantities import Quantity, fits, quantities
from answer.lexicon import words
from answer.numbers import is_number
from answer.tokens import stem

_COMPARED: Final = words(
    """
    more fewer less higher lower shorter longer larger smaller greater bigger older younger taller deeper
    heavier lighter cheaper dearer faster slower wider narrower later earlier farther further stronger weaker
    """
)
"""Words before "than" that make of a figure before them a difference."""
_ADDED: Final = frozenset({"together", "combined"})
_TOTAL: Final = (("in", "all"), ("in", "total"), ("altogether",), ("total", "of"))
_CHANGES: Final = frozenset(
    {stem("rise"), stem("fall"), *OPPOSITES[stem("rise")], *OPPOSITES[stem("fall")], "by"}
)
"""Words before a figure of the source that is a difference itself."""
_NO_SUM: Final = frozenset({"%", "th", "times", "clock"})
_UNIT, _REACH, _BEFORE = 4, 3, 3
"""Words from a figure to how it compares, from there to "than", and before a figure that make it a change."""
_MANY: Final = 24
"""Figures of the evidence from which on some two of them make any figure."""
_ABOUT: Final = Decimal("0.05")

_How = Literal["difference", "sum", "total"]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure of a claim that is made of others.

    Attributes:
        figure: the figure.
        follows: whether it is made of two figures of the evidence, or stands there as such a one.
        own: whether it is none of the source's own, right or wrong.
        unproven: whether the evidence has figures to make it of, and neither makes nor has it.
    """

    figure: Quantity
    follows: bool
    own: bool
    unproven: bool

    def explains(self, difference: Difference) -> bool:
        """Whether what was taken for its rival is one of the figures that it may be made of."""
        mine = difference.said in {self.figure.text, self.figure.said}
        return self.own and mine and difference.kind == "number"


def reckoned(claim: Line, evidence: Sequence[Line]) -> list[Reckoned]:
    """Return the figures of a claim that it says to be a difference or a sum."""
    mine = [(one, how) for one in quantities(claim) if (how := _how(claim, one)) is not None]
    every = [(line, other) for line in evidence for other in quantities(line)] if mine else []
    return [_reckoned(one, how, every) for one, how in mine if len(every) <= _MANY]


def unproven(some: Sequence[Reckoned]) -> str | None:
    """Return a reason where a figure does not follow from those of the evidence that it may be made of."""
    one = next((one for one in some if one.unproven), None)
    return None if one is None else f"no two figures of the source make {one.figure.measured}"


def _how(line: Line, one: Quantity) -> _How | None:
    """How a sentence makes a figure of others, if it does."""
    if one.unit in _NO_SUM or one.bound:
        return None
    if _differs(line, one):
        return "difference"
    some = [word.normal for word in line.words]
    if _ADDED & set(some):
        return "sum"
    pairs = {tuple(some[n : n + size]) for n in range(len(some)) for size in (1, 2)}
    return "total" if pairs.intersection(_TOTAL) else None


def _differs(line: Line, one: Quantity) -> bool:
    """Whether a figure is told to be how much more or less something is than something else."""
    some = line.words
    end = min(len(some), one.last + 1 + _UNIT)
    at = next((n for n in range(one.last + 1, end) if some[n].normal in _COMPARED), None)
    if at is None:
        return False
    than = next((n for n in range(at + 1, min(len(some), at + 2 + _REACH)) if some[n].normal == "than"), None)
    if than is None or any(line.parted(n - 1, n) for n in range(one.last + 1, than + 1)):
        return False
    return than + 1 < len(some) and not is_number(some[than + 1].surface)


def _stated(line: Line, one: Quantity) -> bool:
    """Whether a figure of the source is a difference or a sum itself."""
    before = line.words[max(0, one.word - _BEFORE) : one.word]
    return _how(line, one) is not None or any(word.stem in _CHANGES for word in before)


def _reckoned(one: Quantity, how: _How, every: Sequence[tuple[Line, Quantity]]) -> Reckoned:
    alike = [(line, other) for line, other in every if not other.rejected and _alike(one, other)]
    plain = [other for _, other in alike]
    stated = [_size(other) for line, other in alike if _stated(line, other)]
    follows = any(_close(one, made) for made in (*stated, *_made(how, plain)))
    lesser = [other for other in plain if _size(other) < _size(one)]
    may = how == "difference" or (how == "sum" and len(lesser) > 1)
    own = follows or (may and not stated)
    known = any(fits(one, other) for _, other in every)
    return Reckoned(one, follows, own, own and not follows and not known and len(plain) > 1)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether a figure may be made of another: of the same unit, and of the same things if both name any."""
    if one.unit != other.unit or (one.measure and one.measure.kind) != (other.measure and other.measure.kind):
        return False
    return bool(one.unit or one.measure or not other.things or not one.things or one.things & other.things)


def _size(one: Quantity) -> Decimal:
    return one.number * (one.measure.size if one.measure else 1)


def _made(how: _How, some: Sequence[Quantity]) -> Iterator[Decimal]:
    for left, right in combinations(map(_size, some), 2):
        yield abs(left - right) if how == "difference" else left + right


def _close(one: Quantity, made: Decimal) -> bool:
    return abs(made - _size(one)) <= _size(one) * (_ABOUT if one.about else Decimal("0.001"))
