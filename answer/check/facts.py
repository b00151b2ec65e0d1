"""Facts of a claim looked for in its evidence: numbers, dates, names, speakers, denials, opposites.

Only what surely differs is named. Whatever the evidence may merely word otherwise, or says in one of several
ways, is left to a judge of meaning.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from answer.check.certainty import overclaimed
from answer.check.complements import Complement, complement_differences, complements
from answer.check.contrasts import contrast_differences
from answer.check.days import Date, agree, dates
from answer.check.difference import Difference, Kind
from answer.check.figures import number_differences
from answer.check.line import Facing, Line, facing
from answer.check.naming import name_differences, speaker_differences
from answer.check.order import order_differences
from answer.check.pairs import pair_differences
from answer.check.polarity import polarity_differences
from answer.check.reckoned import Reckoned, reckoned, unproven
from answer.check.shares import borne_out, judged_shares, share_differences
from answer.speech import Said

__all__ = ["Compared", "Difference", "Kind", "compare", "compared"]

_BEARS: Final = 0.35
"""Share of the claim's words that a sentence has from which its numbers are compared."""
_LONGEST: Final = 4_000
"""Characters of a sentence that are compared."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim beside its evidence.

    Attributes:
        differences: what surely differs.
        twin: the claim beside the sentence that it is but for a few words, if there is one.
        surer: where the claim is surer than the evidence, in a sentence, if it is.
        unproven: which figure of the claim does not follow from the evidence's, in a sentence, if one should.
        follow: figures of the claim that do, as they stand.
    """

    differences: tuple[Difference, ...] = ()
    twin: Facing | None = None
    surer: str | None = None
    unproven: str | None = None
    follow: frozenset[str] = frozenset()

    def beside(self, sentence: str, claim: str, evidence: Sequence[str]) -> "Compared":
        """The same with figures that have changed places between a claim and the rest of its sentence."""
        if len(sentence) > _LONGEST or len(claim) == len(sentence):
            return self
        found = pair_differences(Line(sentence), [Line(text[:_LONGEST]) for text in evidence])
        some = [one for one in found if any(part in claim for part in one.said.split(" and "))]
        return replace(self, differences=tuple(_once([*some, *self.differences])))


def compare(
    claim: str, evidence: Sequence[str], said: Sequence[Sequence[Said]] = ()
) -> tuple[Difference, ...]:
    """Return what differs between a claim and the sentences that should bear it out; see `compared`."""
    return compared(claim, evidence, said).differences


def compared(
    claim: str,
    evidence: Sequence[str],
    said: Sequence[Sequence[Said]] = (),
    follows: Sequence[bool] = (),
) -> Compared:
    """Compare a claim with the sentences that should bear it out.

    Args:
        claim: a sentence or a part of one.
        evidence: sentences of one source, in the order of the text.
        said: who says each of them, where that is known.
        follows: of each whether the one before it stands right before it in the text, where that is known.
    """
    line = Line(claim[:_LONGEST])
    lines = [Line(text[:_LONGEST]) for text in evidence]
    faced = facing(line, lines)
    if not faced or not line.words:
        return Compared()
    speaking = {id(one): tuple(who) for one, who in zip(lines, said, strict=False)}
    shares = judged_shares(line, faced)
    speakers = tuple(speaker_differences(line, faced, speaking))
    found = [
        *speakers,
        *share_differences(line, shares),
        *pair_differences(line, lines),
        *number_differences(line, faced),
        *_dates(line, faced),
        *name_differences(line, faced, {d.said for d in speakers}),
        *contrast_differences(line, lines),
        *polarity_differences(line, faced),
        *order_differences(line, lines, follows),
    ]
    rest, made = complements(line, lines), reckoned(line, lines)
    known: list[Complement | Reckoned] = [*rest, *made]
    found = [
        one for one in found if not (borne_out(line, shares, one) or any(two.explains(one) for two in known))
    ]
    found = [*complement_differences(rest), *found]
    bearing = [face.line for face in faced if face.cover >= _BEARS]
    surer = next(overclaimed(line, bearing, [one for one in lines if one not in bearing]), None)
    follow = frozenset(one.figure.said for one in made if one.follows)
    twin = faced[0] if faced[0].twin else None
    return Compared(tuple(_once(found)), twin, surer, unproven(made), follow)


def _once(found: Iterable[Difference]) -> Iterator[Difference]:
    """Yield differences without those that say again what one before them says."""
    told: list[Difference] = []
    for one in found:
        if not any(_again(one, other) for other in told):
            told.append(one)
            yield one


def _again(one: Difference, other: Difference) -> bool:
    """Whether one of two says nothing new: the same words, "before" and the order, two denials."""
    if one == other or (one.kind == "negation" and (other.kind == "negation" or other.found is None)):
        return True
    if one.kind == "order":
        return other.kind == "opposite" and other.said in {"before", "after"}
    inside = one.said in other.said or other.said in one.said
    return (
        inside
        and one.found is not None
        and other.found is not None
        and (one.found in other.found or other.found in one.found)
    )


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
