"""The rest of a whole: that 112 of 640 have signed tells that 528 have not.

A claim counts those of whom something is denied where its source counts those of whom it is told, or the
other way round. Neither the denial nor the other number is another fact then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from answer.check.difference import Difference
from answer.check.line import Line
from answer.check.polarity import denies, polarity
from answer.check.quantities import Quantity, quantities
from answer.check.shares import part_of

_THEM: Final = frozenset({"them", "whom", "which"})
_VERBS: Final = frozenset("is are was were has have had do does did will would could can may".split())
_REACH: Final = 12
"""Words behind a part among which stands what is told of it."""
_TOLD: Final = 2
"""Words behind what denies that tell what is denied."""
_BETWEEN: Final = 5
"""Words between a part and the whole that it is said to be of."""
_MANY: Final = 24
"""Figures of a sentence from which on it is a table."""


@dataclass(frozen=True, slots=True)
class Complement:
    """A figure of a claim beside the part of a whole of which its source tells the contrary.

    Attributes:
        figure: the claim's.
        part, whole: the evidence's.
        at: the word of the claim that denies, or behind which one would; None where that is not known.
        denied: whether the claim denies, and not the evidence.
        holds: whether the figure is what the part leaves of the whole.
    """

    figure: Quantity
    part: Quantity
    whole: Quantity
    at: int | None
    denied: bool
    holds: bool

    def explains(self, difference: Difference) -> bool:
        """Whether it tells all that there is to what was taken for another fact."""
        own = difference.kind == "number" and difference.said in {self.figure.text, self.figure.said}
        return difference.kind == "negation" or own


def complements(claim: Line, evidence: Sequence[Line]) -> list[Complement]:
    """Return figures of a claim that count the rest of what the evidence counts."""
    mine = quantities(claim)
    if not 0 < len(mine) <= _MANY:
        return []
    known = {one.number for line in evidence for one in quantities(line)}
    return [
        found
        for line in evidence
        for part, whole in parts(line)
        for one in mine
        if one.number not in known and (found := _complement(claim, one, line, part, whole)) is not None
    ]


def complement_differences(some: Sequence[Complement]) -> Iterator[Difference]:
    """Yield figures that are said to be the rest of a whole and are not."""
    for one in [] if any(one.holds for one in some) else some:
        rest = f"{one.whole.number - one.part.number:,}"
        reason = f"{one.figure.text} is {rest} in the source: {one.whole.text} less {one.part.text}"
        yield Difference("number", one.figure.text, rest, reason)


def in_parts(claim: str, evidence: Sequence[Line]) -> str:
    """Return a claim with the part that its source counts: "112 have signed" for "528 have not signed"."""
    line = Line(claim)
    one = next((one for one in complements(line, evidence) if one.holds and one.at is not None), None)
    if one is None or one.at is None:
        return claim
    word = line.words[one.at]
    short = word.normal.endswith("n't") and one.denied
    cut = word.end - 3 if short else word.start - 1 if one.denied else word.end
    tail = ("" if one.denied else " not") + claim[word.end :]
    start, end = line.words[one.figure.word].start, line.words[one.figure.last].end
    return f"{claim[:start]}{one.part.text}{claim[end:cut]}{tail}"


def parts(line: Line) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers of a sentence that are parts of a whole: "of the 640, 112", "19, six of them"."""
    some = quantities(line)
    for left, right in pairwise(some if len(some) <= _MANY else ()):
        for one, whole in ((left, right), (right, left)):
            if one.bound or one.about or whole.about or one.rejected:
                continue
            if part_of(line, one, whole) or (one is right and _of_them(line, one, whole)):
                yield one, whole


def _of_them(line: Line, one: Quantity, whole: Quantity) -> bool:
    behind = [word.normal for word in line.words[one.last + 1 : one.last + 3]]
    lesser = not (one.unit or whole.unit or whole.bound) and one.number < whole.number
    return lesser and behind[:1] == ["of"] and behind[1:] != [] and behind[1] in _THEM


def _complement(claim: Line, one: Quantity, line: Line, part: Quantity, whole: Quantity) -> Complement | None:
    """What a figure of the claim is to a part of the evidence; None where they are told of other things."""
    if one.unit or one.bound or one.about or not one.number < whole.number:
        return None
    mine, theirs = _denials(claim), _denials(line)
    if len(mine) == 1 and mine[0] > one.last:
        denied, turned = True, _contrary(claim, mine[0], line, part)
        at: int | None = mine[0]
    elif not mine and len(theirs) == 1 and theirs[0] > part.last:
        denied, turned = False, _contrary(line, theirs[0], claim, one)
        at = next((n for n in _behind(claim, one) if claim.words[n].normal in _VERBS), None)
    else:
        return None
    holds = one.number == whole.number - part.number
    wholes = [two for two in quantities(claim) if two.number == whole.number and _of_it(claim, one, two)]
    if not turned or not (wholes or (holds and _same_whole(claim, one, line, whole))):
        return None
    return Complement(one, part, whole, at, denied, holds)


def _of_it(line: Line, one: Quantity, whole: Quantity) -> bool:
    """Whether a sentence has a figure of a whole: "528 of the club's 640"."""
    between = range(one.last + 1, whole.word)
    of = 0 < len(between) <= _BETWEEN and line.words[between[0]].normal == "of"
    return part_of(line, one, whole) or (of and not any(line.parted(n - 1, n) for n in between))


def _denials(line: Line) -> list[int]:
    return [n for n in range(len(line.words)) if denies(line, n) or line.words[n].normal == "no"]


def _contrary(denying: Line, at: int, telling: Line, part: Quantity) -> bool:
    """Whether one sentence tells of a part what the other denies."""
    words = list(islice((w.stem for w in denying.words[at + 1 :] if w.content), _TOLD))
    if at + 1 < len(denying.words) and denying.parted(at, at + 1):
        return False
    places = [next((n for n in _behind(telling, part) if telling.words[n].stem == w), None) for w in words]
    found = [n for n in places if n is not None]
    return bool(words) and len(found) == len(places) and all(polarity(telling, n) > 0 for n in found)


def _behind(line: Line, one: Quantity) -> range:
    return range(one.last + 1, min(len(line.words), one.last + 1 + _REACH))


def _same_whole(claim: Line, one: Quantity, line: Line, whole: Quantity) -> bool:
    """Whether the claim's figure is of what the whole counts: "13 of the people still in hospital"."""
    behind = {claim.words[n].stem for n in _behind(claim, one) if claim.words[n].content}
    return not behind.isdisjoint(whole.nouns | set(line.following(whole.last + 1, 4)))
