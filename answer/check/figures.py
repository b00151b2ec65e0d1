"""Figures of a claim beside the evidence: which differ, and which the evidence has for something else."""

from collections.abc import Iterator, Sequence
from typing import Final

from answer.check.difference import Difference
from answer.check.earlier import earlier
from answer.check.line import Facing, Line
from answer.check.quantities import CURRENCIES, NO_NOUN, Quantity, fits, quantities, same
from answer.numbers import is_number

_BEARS: Final = 0.35
"""Share of the claim's words that a sentence has from which its numbers are compared."""
_SURE: Final = 0.55
"""The same where nothing but the place of a number says what it counts."""
_LISTED: Final = 3
"""Words between two numbers of one list at most."""
_JOINING: Final = frozenset({"and", "or", "plus"})
_RELATIVE: Final = frozenset({"which", "who", "that"})
_STEPS: Final = frozenset({"from", "to", "by"})
_BEFORE, _BEFORE_REACH = 2, 5
"""Content words that tell what a number behind them is of, and words up to the first of them."""

_Placed = tuple[Facing, Quantity]
"""A number of the evidence, with the sentence that it stands in."""


def number_differences(claim: Line, faced: Sequence[Facing]) -> Iterator[Difference]:
    """Yield numbers of the claim that nothing in the evidence fits, beside what counts the same there."""
    mine = quantities(claim)
    every = [(face, other) for face in faced for other in quantities(face.line)] if mine else []
    then = {one.size for one in earlier(claim, [face.line for face in faced])}
    for one in mine:
        found = None if one.number in then else _otherwise(one, mine, every, faced)
        if found is not None:
            yield found


def _otherwise(
    one: Quantity, mine: Sequence[Quantity], every: Sequence[_Placed], faced: Sequence[Facing]
) -> Difference | None:
    """What the evidence has instead of a number of the claim."""
    fitting = _fitting(one, every)
    instead = _changed(one, faced) or _of_another(one, fitting, every, mine)
    if instead is not None:
        return _differs(one, instead)
    if fitting and all(other.rejected and not one.rejected for _, other in fitting):
        return Difference("number", one.said, None, f"the source names {one.said} only to reject it")
    return _bounds(one, fitting[0][1]) if fitting else _rival(one, mine, every, faced)


def _rival(
    one: Quantity, mine: Sequence[Quantity], every: Sequence[_Placed], faced: Sequence[Facing]
) -> Difference | None:
    """What the evidence has instead of a number that none of its own fits."""
    measured = next((other for _, other in every if _measured_otherwise(one, other)), None)
    if measured is not None:
        reason = f"{one.measured} is {measured.measured} in the source"
        return Difference("number", one.measured, measured.measured, reason)
    if one.low == 1 and _single(one, faced):
        return None
    rival = next((other for face, other in every if _rivals(one, other, face)), None)
    known = rival is None or any(fits(other, rival) for other in mine)
    return None if rival is None or known else _differs(one, rival)


def _fitting(one: Quantity, every: Sequence[_Placed]) -> list[_Placed]:
    """The numbers of the evidence that may be the claim's; none where what it bounds lies beyond it."""
    if one.bound and one.unit != "clock" and (found := nearest(one, every)) and not fits(one, found[1]):
        return []  # that 143 boats came does not bear out "fewer than 200 people"
    return [(face, other) for face, other in every if fits(one, other)]


def _differs(one: Quantity, other: Quantity) -> Difference:
    return Difference(
        "number", one.said, other.said, f"{_said(one, other)} is {_said(other, one)} in the source"
    )


def _changed(one: Quantity, faced: Sequence[Facing]) -> Quantity | None:
    """The number that a sentence which is the claim but for a few words has instead of this one."""
    for face in faced:
        there = face.replaced(one.word, one.last)
        for other in quantities(face.line) if there else ():
            if other.word in there and _comparable(one, other) and not same(one, other):
                return other
    return None


def nearest(one: Quantity, every: Sequence[_Placed]) -> _Placed | None:
    """Return the number of the evidence that most surely counts what the claim's does, if any may."""
    alike = [
        (face, other) for face, other in every if _alike(one, other) and not _in_a_word(face.line, other)
    ]
    return max(alike, key=lambda found: _nearness(one, *found), default=None)


def _in_a_word(line: Line, one: Quantity) -> bool:
    """Whether a number is a part of a word: "two-day fair"."""
    return "-" in line.words[one.last].surface and "-" not in one.text


def _nearness(one: Quantity, face: Facing, other: Quantity) -> tuple[int, float, int]:
    return face.near(one.last, other.last), face.cover, len(one.things & other.things)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether both may count the same, and bounds need no weighing."""
    if other.total != one.total or (other.bound and (other.bound, other.number) != (one.bound, one.number)):
        return False
    if one.unit != other.unit or bool(one.measure) != bool(other.measure):
        return False
    measures = one.measure and other.measure and one.measure.kind == other.measure.kind
    counted = one.things and other.things and not (_people(one) or _people(other))
    return bool(one.unit or measures) or not counted or bool(one.things & other.things)


def _people(one: Quantity) -> bool:
    """Whether it counts people, who may be called otherwise, too."""
    return one.noun.lower() in {"people", "persons"}


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether either may stand for the other: a time of day is no number of people."""
    return (one.unit == "clock") == (other.unit == "clock")


def _of_another(
    one: Quantity, fitting: Sequence[_Placed], every: Sequence[_Placed], mine: Sequence[Quantity]
) -> Quantity | None:
    """The number that the evidence has for what the claim counts, where the claim's own counts another thing.

    "300 designers" is neither of "300 visitors and 40 designers".
    """
    if not fitting or not all(_counts_another(one, other) for _, other in fitting):
        return _behind_the_same_words(one, fitting, every, mine)
    for face, other in every:
        rival = one.unit == other.unit and not fits(one, other) and _counts_the_same(one, other)
        if rival and face.cover >= _BEARS and not any(fits(two, other) for two in mine):
            listed = any(_listed(face.line, other, third) for at, third in fitting if at is face)
            nearer = all(_around(one, other, face) >= _around(one, third, at) for at, third in fitting)
            if listed or nearer:
                return other
    return None


def _behind_the_same_words(
    one: Quantity, fitting: Sequence[_Placed], every: Sequence[_Placed], mine: Sequence[Quantity]
) -> Quantity | None:
    """The number that stands behind the very words which stand before the claim's: "the party holds 74"."""
    for face, other in every:
        if one.unit != other.unit or fits(one, other) or any(fits(two, other) for two in mine):
            continue
        if _step(face.claim, one) != _step(face.line, other):
            continue
        before = _before(face.claim, one.word)
        if len(before) < _BEFORE or before != _before(face.line, other.word):
            continue
        kept = [third for at, third in fitting if at is face and not third.total]
        kept += [third for at, third in fitting if _before(at.line, third.word) == before]
        if fitting and not kept and face.cover >= _BEARS and not _counts_apart(one, other):
            return other
    return None


def _step(line: Line, one: Quantity) -> str:
    """The word before a number that tells an end of a change from its size: "cut from 5", "cut by 2"."""
    before = line.words[one.word - 1].normal if one.word else ""
    return before if before in _STEPS else ""


def _counts_another(one: Quantity, other: Quantity) -> bool:
    """Whether the evidence's number surely counts another thing than the claim's."""
    mine, theirs = one.nouns - NO_NOUN, other.nouns - NO_NOUN
    return bool(mine and theirs and (other.things or not one.things)) and not mine & theirs


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers surely count the same: the same words stand behind both."""
    return bool(one.things & other.things) or len((one.nouns & other.nouns) - NO_NOUN) > 1


def _counts_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count things that cannot stand for each other: five talers, five ships."""
    return (
        bool(one.things and other.things)
        and not (one.things & other.things)
        and not (one.measure and other.measure and one.measure.kind == other.measure.kind)
    )


def _listed(line: Line, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers stand in one list: "300 visitors and 40 designers"."""
    first, second = sorted((one, other), key=lambda number: number.word)
    between = line.words[first.last + 1 : second.word]
    return len(between) <= _LISTED and all(w.content or w.normal in _JOINING for w in between[1:])


def _around(one: Quantity, other: Quantity, face: Facing) -> int:
    """How many words stand around both numbers, those aside that say what the claim counts."""
    return face.near(one.last, other.last) - len(one.things & other.things)


def _before(line: Line, word: int) -> tuple[str, ...]:
    """The last content words before a number, with no mark between; "the party, which holds" has none."""
    found: list[str] = []
    for n in range(word - 1, max(-1, word - 1 - _BEFORE_REACH), -1):
        one = line.words[n]
        if line.parted(n, n + 1) and line.words[n + 1].normal not in _RELATIVE:
            break
        if one.content and not is_number(one.surface):
            found.append(one.stem)
        if len(found) == _BEFORE:
            break
    return tuple(found)


def _said(one: Quantity, other: Quantity) -> str:
    """A number, with its noun where both count the same."""
    said = one.said if one.said != one.text and other.said != other.text else one.text
    return f"{one.limit} {said}".strip()


def _measured_otherwise(one: Quantity, other: Quantity) -> bool:
    """Whether the evidence has the same number in another currency, or of another measure of one kind."""
    if one.number != other.number:
        return False
    if one.measure and other.measure:
        return one.measure.kind == other.measure.kind
    return {one.unit, other.unit} <= CURRENCIES and one.unit != other.unit


def _single(one: Quantity, faced: Sequence[Facing]) -> bool:
    """Whether the evidence has "a man" for "one man"."""
    return any(one.noun and w.surface == one.noun for face in faced for w in face.line.words)


def _rivals(one: Quantity, other: Quantity, face: Facing) -> bool:
    """Whether the evidence's number stands for the claim's: the same unit, and the same noun or place."""
    if one.unit != other.unit:
        return False
    placed = other.word in face.slot(one.word, one.last)
    if placed and face.cover >= _SURE:
        return True
    if face.cover < _BEARS or not (one.nouns & other.nouns or one.unit in {"%", "$", "€", "£"}):
        return False
    return placed or face.near(one.last, other.last) >= 2


def _bounds(one: Quantity, other: Quantity) -> Difference | None:
    """One bound is not the other: "at least 50" and "at most 50"."""
    if one.bound * other.bound >= 0 or one.low != other.low:
        return None
    mine, theirs = ("at least", "at most") if one.bound > 0 else ("at most", "at least")
    reason = f"“{mine} {one.text}” is “{theirs} {other.text}” in the source"
    return Difference("quantifier", f"{mine} {one.text}", f"{theirs} {other.text}", reason)
