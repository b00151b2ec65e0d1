"""Figures of a claim that have changed places: 12 dead and 40 hurt for 40 dead and 12 hurt, from 7 to 5."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from answer.check.difference import Difference
from answer.check.line import Line
from answer.check.quantities import Quantity, quantities
from answer.check.shown import shown
from answer.lexicon import words
from answer.numbers import is_number
from answer.tokens import Token, stem

_FEWEST: Final = 2
"""Words that tell that a figure is said of what the other one is said of, both figures together."""
_WIDTH: Final = 8
"""Words on either side of a figure that are said of it."""
_YEAR: Final = re.compile(r"[12]\d{3}")
_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTING: Final = words("and while whereas but against compared versus or")
_SAME: Final = {
    stem(word): group.split()[0]
    for group in ("die died dead death killed", "hurt injured wounded", "survive survived survivor alive")
    for word in group.split()
}  # fmt: skip
"""Words for the same, where figures are told of the dead and the hurt."""
_NO_MATTER: Final = frozenset(map(stem, "percent per cent people said".split()))
_SHOWN: Final = 240
"""Characters of the source in a reason."""
_MOVES: Final = (
    (re.compile(r"\bfrom\s*$"), re.compile(r"\bto\s*$"), True),
    (re.compile(r"\bto\s*$"), re.compile(r"\b(?:up|down)?,? ?\bfrom\s*$"), False),
    (re.compile(r""), re.compile(r"\b(?:instead of|rather than|up from|down from|compared with)\s*$"), False),
)
"""What stands before the first and the second of two figures, and whether the first is the earlier one."""
_MANY: Final = 24
"""Figures of a sentence from which on it is a table."""
_REACH: Final = 8
"""Words between two figures of which one became the other."""
_BEARS: Final = 0.25
"""Share of the claim's words that sentences have in which figures may have changed places."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the words that are said of it, by stem."""

    figure: Quantity
    about: frozenset[str]
    line: Line


class Move(NamedTuple):
    """Two figures as they stand, and their numbers, the earlier first."""

    first: Quantity
    second: Quantity
    sizes: tuple[Decimal, ...]


def pair_differences(claim: Line, evidence: Sequence[Line]) -> Iterator[Difference]:
    """Yield two figures of a claim of which each is said of what the evidence says the other one of."""
    mine = placed(claim)
    if len(mine) < 2:
        return
    lines = [line for line in evidence if _bears(claim, line)]
    theirs = [one for line in lines for one in placed(line)]
    for first, second in combinations(mine, 2):
        if _equal(first.figure, second.figure) or first.figure.unit != second.figure.unit:
            continue
        one, other = first.about - second.about, second.about - first.about
        turned = _turned(first, second, one, other, theirs)
        if turned is not None:
            yield _difference(first.figure, second.figure, turned)
            return
    yield from _moved(claim, lines)


def _bears(claim: Line, line: Line) -> bool:
    wanted = _stems(claim.words)
    return bool(wanted) and len(wanted & _stems(line.words)) >= _BEARS * len(wanted)


def _turned(
    first: Placed, second: Placed, one: frozenset[str], other: frozenset[str], theirs: Sequence[Placed]
) -> tuple[Line, ...] | None:
    """The sentences in which two figures stand the other way round, where none has them as the claim does."""
    here = [there for there in theirs if _equal(there.figure, first.figure)]
    there = [there for there in theirs if _equal(there.figure, second.figure)]
    if any(one & place.about for place in here) or any(other & place.about for place in there):
        return None
    for left in here:
        for right in there:
            crossed = other & left.about - right.about, one & right.about - left.about
            if all(crossed) and len(crossed[0] | crossed[1]) >= _FEWEST:
                return (left.line,) if left.line is right.line else (left.line, right.line)
    return None


def placed(line: Line) -> list[Placed]:
    """Return the figures of a sentence with the words of the clause of each."""
    some = [one for one in quantities(line) if one.unit not in {"th", "times", "clock"} and not one.rejected]
    if not 0 < len(some) <= _MANY:
        return []
    between = [_between(line, left, right) for left, right in pairwise(some)]
    starts, ends = [0, *between], [*between, len(line.words)]
    return [
        Placed(one, _about(line, one, _clause(line, one, start, end)), line)
        for one, start, end in zip(some, starts, ends, strict=True)
    ]


def _between(line: Line, left: Quantity, right: Quantity) -> int:
    """Where the words of one figure end and those of the next begin."""
    joints = [
        n
        for n in range(left.last + 1, right.word + 1)
        if line.words[n].normal in _PARTING or (n > left.last + 1 and line.parted(n - 1, n))
    ]
    return joints[-1] if joints else right.word


def _clause(line: Line, one: Quantity, start: int, end: int) -> range:
    """The words around a figure between marks."""
    first, last = one.word, one.last + 1
    while first > start and one.word - first < _WIDTH and not line.parted(first - 1, first):
        first -= 1
    while last < end and last - one.last <= _WIDTH and not line.parted(last - 1, last):
        last += 1
    return range(first, last)


def _about(line: Line, one: Quantity, some: range) -> frozenset[str]:
    """What is said of a figure, without its unit."""
    unit = {stem(one.noun.lower())} if one.measure else set()
    words_ = [line.words[n] for n in some]
    return _stems(words_) - unit | {word.stem for word in words_ if _YEAR.fullmatch(word.surface)}


def _stems(some: Sequence[Token]) -> frozenset[str]:
    """Stems of words that carry meaning, numbers aside, one for all words for the dead."""
    plain = (
        word for word in some if word.content and word.surface[0].isalpha() and not is_number(word.surface)
    )
    return frozenset(_SAME.get(word.stem, word.stem) for word in plain) - _NO_MATTER


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.number == other.number and one.unit == other.unit


def _moved(claim: Line, evidence: Sequence[Line]) -> Iterator[Difference]:
    """Yield two figures of which the evidence says that the one became the other, the other way round."""
    for mine in _moves(claim):
        theirs = [(move, line) for line in evidence for move in _moves(line)]
        turned = next((line for move, line in theirs if move.sizes == mine.sizes[::-1]), None)
        if turned is not None and not any(move.sizes == mine.sizes for move, _ in theirs):
            yield _difference(mine.first, mine.second, (turned,))


def _moves(line: Line) -> Iterator[Move]:
    """Yield figures of which the first became the second."""
    some = quantities(line)
    for right in some if len(some) <= _MANY else ():
        alike = [one for one in some if one.word < right.word and one.unit == right.unit]
        if not alike or right.word - alike[-1].last > _REACH:
            continue
        left = alike[-1]
        before = line.text[: line.words[left.word].start][-20:].rstrip("$€£ ")
        between = line.text[line.words[left.last].end : line.words[right.word].start].rstrip("$€£ ")
        for opening, joining, forward in _MOVES:
            if opening.search(before) and joining.search(between):
                yield Move(left, right, _sizes(left, right)[:: 1 if forward else -1])
                break


def _sizes(left: Quantity, right: Quantity) -> tuple[Decimal, Decimal]:
    """The two numbers; of "from 5 to 7 million" both in millions."""
    scale = _SCALES.get(right.text.split()[-1].lower(), 1)
    bare = left.text.replace(".", "").isdigit()
    return (left.number * scale if bare else left.number), right.number


def _difference(first: Quantity, second: Quantity, where: Sequence[Line]) -> Difference:
    text = " ".join(line.text for line in where)
    reason = f"{first.text} and {second.text} have changed places: {shown(text, _SHOWN)}"
    return Difference("order", f"{first.text} and {second.text}", None, reason)
