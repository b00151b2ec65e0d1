"""Whether a claim turns its evidence round: what is denied, how many are meant, which of two opposites."""

from collections.abc import Iterator, Sequence
from typing import Final

from answer.check.difference import Difference
from answer.check.line import Facing, Line
from answer.check.opposites import DENYING, EXCLUDING, LIGHT, OPPOSITES, QUANTIFIERS, SMALL, UNSURE

_ALIKE: Final = 0.5
"""Share of the claim's words from which a sentence is taken to tell the same."""
_REACH: Final = 4
"""Words between what denies and what is denied."""


def polarity_differences(claim: Line, faced: Sequence[Facing]) -> Iterator[Difference]:
    """Yield what the claim denies and the evidence does not, or the other way round, and opposites."""
    alike = [face for face in faced if face.cover >= _ALIKE]
    if not alike:
        return
    yield from _denials(claim, alike)
    yield from _quantifiers(claim, alike)
    yield from _opposites(claim, alike, faced)


def _denies(line: Line, at: int) -> bool:
    word = line.words[at].normal
    return (
        word in DENYING
        or word.endswith("n't")
        or (word == "longer" and at > 0 and line.words[at - 1].normal == "no")
    )


def _polarity(line: Line, at: int) -> int:
    """-1 where the word is denied, 1 where it is not, 0 where that is not sure."""
    denied, light = 0, True
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if line.parted(n, n + 1):
            break
        word = line.words[n]
        if _denies(line, n):
            denied += 1 if light else 0
            if not light:
                return 0
        elif word.normal == "no":
            if n < at - 2:
                return 0
            denied += 1
        elif word.stem in UNSURE or word.normal in UNSURE:
            return 0
        light = light and (word.normal in LIGHT or word.normal.endswith("ly"))
    return 0 if denied > 1 else -1 if denied else 1


def _count(line: Line) -> int:
    """How often a sentence denies or may deny."""
    return sum(_denies(line, n) or w.normal == "no" or w.stem in UNSURE for n, w in enumerate(line.words))


def _denials(claim: Line, alike: Sequence[Facing]) -> Iterator[Difference]:
    best = alike[0]
    if _count(claim) == _count(best.line):
        return
    for at, word in enumerate(claim.words):
        if not word.content or word.stem not in best.line.stems:
            continue
        mine = _polarity(claim, at)
        there = [(face, n) for face in alike for n, w in enumerate(face.line.words) if w.stem == word.stem]
        theirs = {_polarity(face.line, n) for face, n in there}
        if mine == 0 or theirs != {-mine}:
            continue
        if not any(face is best and face.near(at, n) >= 2 for face, n in there):
            continue
        denying = claim if mine < 0 else best.line
        place = at if mine < 0 else next(n for face, n in there if face is best)
        said = _denier(denying, place)
        missing = "is missing in the source" if mine < 0 else "of the source is missing here"
        yield Difference(
            "negation", said if mine < 0 else word.surface, None if mine < 0 else said, f"“{said}” {missing}"
        )
        return


def _denier(line: Line, at: int) -> str:
    """The word that denies the one at `at`."""
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _denies(line, n) or line.words[n].normal == "no":
            return line.words[n].surface
    return "not"


def _quantifiers(claim: Line, alike: Sequence[Facing]) -> Iterator[Difference]:
    for at, word in enumerate(claim.words):
        mine = QUANTIFIERS.get(word.normal)
        if mine is None or any(QUANTIFIERS.get(w.normal) == mine for face in alike for w in face.line.words):
            continue
        for face in alike[:1]:
            slot = face.slot(at)
            for n in slot:
                theirs = QUANTIFIERS.get(face.line.words[n].normal)
                if theirs and frozenset({mine, theirs}) in EXCLUDING and face.leads_on(at, n):
                    found = face.line.words[n].surface
                    reason = f"“{word.surface}” is “{found}” in the source"
                    yield Difference("quantifier", word.surface, found, reason)


def _opposites(claim: Line, alike: Sequence[Facing], faced: Sequence[Facing]) -> Iterator[Difference]:
    best = alike[0]
    mine = {w.stem for w in claim.words}
    everywhere = {w.stem for face in faced for w in face.line.words}
    for at, word in enumerate(claim.words):
        others = OPPOSITES.get(word.stem, frozenset()) - mine
        if not others or (word.stem in everywhere if word.normal not in SMALL else False):
            continue
        for n, other in enumerate(best.line.words):
            if other.stem in others and _opposed(best, at, n):
                reason = f"“{word.surface}” is “{other.surface}” in the source"
                yield Difference("opposite", word.surface, other.surface, reason)
                break


def _opposed(face: Facing, at: int, there: int) -> bool:
    """Whether two opposites say the opposite of the same: neither denied, in the same place."""
    if _polarity(face.claim, at) != 1 or _polarity(face.line, there) == -1:
        return False
    small = face.claim.words[at].normal in SMALL
    placed = there in face.slot(at)
    if small:
        return placed and face.leads_on(at, there) and len(face.slot(at)) <= 2
    return (placed and face.near(at, there) >= 1) or (face.near(at, there) >= 2 and face.leads_on(at, there))
