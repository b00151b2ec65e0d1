"""Facts of a claim looked for in its evidence: numbers, dates, names, speakers, denials, opposites.

Only what surely differs is named. Whatever the evidence may merely word otherwise, or says in one of several
ways, is left to a judge of meaning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answer.check.certainty import overclaimed
from answer.check.days import Date, agree, dates
from answer.check.difference import Difference, Kind
from answer.check.line import Facing, Line, facing
from answer.check.naming import name_differences, speaker_differences
from answer.check.polarity import polarity_differences
from answer.check.quantities import CURRENCIES, Quantity, fits, quantities, same
from answer.speech import Said

__all__ = ["Compared", "Difference", "Kind", "compare", "compared"]

_BEARS: Final = 0.35
"""Share of the claim's words that a sentence has from which its numbers are compared."""
_LONGEST: Final = 4_000
"""Characters of a sentence that are compared."""
_SURE: Final = 0.55
"""The same where nothing but the place of a number says what it counts."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim beside its evidence.

    Attributes:
        differences: what surely differs.
        twin: the claim beside the sentence that it is but for a few words, if there is one.
        surer: where the claim is surer than the evidence, in a sentence, if it is.
    """

    differences: tuple[Difference, ...] = ()
    twin: Facing | None = None
    surer: str | None = None


def compare(
    claim: str, evidence: Sequence[str], said: Sequence[Sequence[Said]] = ()
) -> tuple[Difference, ...]:
    """Return what differs between a claim and the sentences that should bear it out; see `compared`."""
    return compared(claim, evidence, said).differences


def compared(claim: str, evidence: Sequence[str], said: Sequence[Sequence[Said]] = ()) -> Compared:
    """Compare a claim with the sentences that should bear it out.

    Args:
        claim: a sentence or a part of one.
        evidence: sentences of one source, in any order.
        said: who says each of them, where that is known.
    """
    line = Line(claim[:_LONGEST])
    lines = [Line(text[:_LONGEST]) for text in evidence]
    faced = facing(line, lines)
    if not faced or not line.words:
        return Compared()
    known = {id(one): tuple(who) for one, who in zip(lines, said, strict=False)}
    speakers = tuple(speaker_differences(line, faced, known))
    found = [
        *speakers,
        *_numbers(line, faced),
        *_dates(line, faced),
        *name_differences(line, faced, {d.said for d in speakers}),
        *polarity_differences(line, faced),
    ]
    bearing = [face.line for face in faced if face.cover >= _BEARS]
    surer = next(overclaimed(line, bearing, [one for one in lines if one not in bearing]), None)
    return Compared(tuple(dict.fromkeys(found)), faced[0] if faced[0].twin else None, surer)


def _numbers(claim: Line, faced: Sequence[Facing]) -> Iterator[Difference]:
    """Numbers of the claim that nothing in the evidence fits, beside what counts the same there."""
    mine = quantities(claim)
    if not mine:
        return
    theirs = [(face, quantities(face.line)) for face in faced]
    for one in mine:
        every = [(face, other) for face, some in theirs for other in some]
        if (changed := _changed(one, faced)) is not None:
            yield Difference("number", one.said, changed.said, _is_in_source(one, changed))
            continue
        fitting = [(face, other) for face, other in every if fits(one, other)]
        measured = next((other for _, other in every if _measured_otherwise(one, other)), None)
        if measured is not None and not fitting:
            yield Difference("number", one.measured, measured.measured, _otherwise(one, measured))
            continue
        if fitting:
            yield from _bounds(one, fitting[0][1])
            continue
        if one.low == 1 and _single(one, faced):
            continue
        rival = next((o for f, o in every if _rivals(one, o, f)), None)
        if rival is not None and not any(fits(other, rival) for other in mine):
            yield Difference("number", one.said, rival.said, _is_in_source(one, rival))


def _changed(one: Quantity, faced: Sequence[Facing]) -> Quantity | None:
    """The number that a sentence which is the claim but for a few words has instead of this one."""
    for face in faced:
        there = face.replaced(one.word, one.last)
        for other in quantities(face.line) if there else ():
            if other.word in there and not same(one, other):
                return other
    return None


def _is_in_source(one: Quantity, other: Quantity) -> str:
    return f"{_said(one, other)} is {_said(other, one)} in the source"


def _said(one: Quantity, other: Quantity) -> str:
    """A number, with its noun where both count the same."""
    return one.said if one.said != one.text and other.said != other.text else one.text


def _measured_otherwise(one: Quantity, other: Quantity) -> bool:
    """Whether the evidence has the same number in another currency, or of another measure of one kind."""
    if one.number != other.number:
        return False
    if one.measure and other.measure:
        return one.measure.kind == other.measure.kind
    return {one.unit, other.unit} <= CURRENCIES and one.unit != other.unit


def _otherwise(one: Quantity, other: Quantity) -> str:
    return f"{one.measured} is {other.measured} in the source"


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


def _bounds(one: Quantity, other: Quantity) -> Iterator[Difference]:
    """One bound is not the other: "at least 50" and "at most 50"."""
    if one.bound * other.bound < 0 and one.low == other.low:
        mine, theirs = ("at least", "at most") if one.bound > 0 else ("at most", "at least")
        reason = f"“{mine} {one.text}” is “{theirs} {other.text}” in the source"
        yield Difference("quantifier", f"{mine} {one.text}", f"{theirs} {other.text}", reason)


def _dates(claim: Line, faced: Sequence[Facing]) -> Iterator[Difference]:
    """Dates of the claim that no date of the evidence agrees with, beside one that is like it."""
    theirs = [(face, date) for face in faced for date in dates(face.line.text)]
    mine = dates(claim.text)
    for one in mine:
        verdicts = [(face, date, agree(one, date)) for face, date in theirs]
        if (swapped := next((d for f, d in theirs if _replaced(one, d, f)), None)) is not None:
            yield Difference("date", one.text, swapped.text, f"{one.text} is {swapped.text} in the source")
            continue
        if any(agrees for _, _, agrees in verdicts):
            continue
        clashing = [(f, d) for f, d, agrees in verdicts if agrees is False and _in_place(one, d, f)]
        if not clashing or any(agree(other, clashing[0][1]) for other in mine if other is not one):
            continue
        found = clashing[0][1].text
        yield Difference("date", one.text, found, f"{one.text} is {found} in the source")


def _replaced(one: Date, other: Date, face: Facing) -> bool:
    """Whether a sentence that is the claim but for a few words has this date instead."""
    there = face.replaced(*face.claim.span(one.start, one.end))
    first, last = face.line.span(other.start, other.end)
    return (first in there or last in there) and agree(one, other) is False


def _in_place(one: Date, other: Date, face: Facing) -> bool:
    """Whether the sentence dates what the claim dates."""
    if face.cover < _BEARS:
        return False
    first, last = face.claim.span(one.start, one.end)
    mine, theirs = first, face.line.span(other.start, other.end)[0]
    placed = theirs in face.slot(first, last)
    return placed or face.near(mine, theirs) >= 2
