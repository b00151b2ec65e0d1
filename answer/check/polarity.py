"""Whether a claim turns its evidence round: what is denied, how many are meant, which of two opposites."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from answer.check.difference import Difference
from answer.check.line import Facing, Line
from answer.check.opposites import DENYING, EXCLUDING, LIGHT, OPPOSITES, QUANTIFIERS, REFUSING, SMALL, UNSURE
from answer.check.rejected import rejected
from answer.check.shown import shown
from answer.tokens import Token, stem

_ALIKE: Final = 0.5
"""Share of the claim's words from which a sentence is taken to tell the same."""
_REACH: Final = 4
"""Words between what denies and what is denied."""
_CLOSE: Final = 2
"""Content words around a word in both that tell that both speak of the same."""
_WHOLE: Final = 3
"""Content words of a claim that speaks of the same as a sentence which has all of them."""
_PARTICLES: Final = frozenset({"up", "off", "out", "down", "away", "back", "over"})
"""Words behind a verb that make another verb of it."""
_WILL: Final = frozenset({"intention", "intentions", "plan", "plans", "wish", "desire", "able"})
"""What stands between "no" or "not" and the verb that it denies: "no intention of leaving"."""
_SHOWN: Final = 200
"""Characters of a sentence of the source in a reason."""


def polarity_differences(claim: Line, faced: Sequence[Facing]) -> Iterator[Difference]:
    """Yield what the claim denies and the evidence does not, or the other way round, and opposites."""
    alike = [face for face in faced if face.cover >= _ALIKE]
    if not alike:
        yield from _denied(claim, faced)
        return
    yield from _denials(claim, alike) or _denied(claim, faced)
    yield from _quantifiers(claim, alike)
    yield from _opposites(claim, alike, faced)


def denies(line: Line, at: int) -> bool:
    """Return whether a word denies: "not", "never", "hasn't", "longer" behind "no"."""
    word = line.words[at].normal
    return (
        word in DENYING
        or word.endswith("n't")
        or (word == "longer" and at > 0 and line.words[at - 1].normal == "no")
    )


def _refuses(line: Line, at: int) -> bool:
    """Whether a word denies the verb behind it: "declined to discuss"."""
    after = line.words[at + 1 : at + 3]
    verb = len(after) == 2 and after[0].normal == "to" and after[1].content and after[1].surface.isalpha()
    return verb and line.words[at].stem in REFUSING


@lru_cache(1 << 14)
def polarity(line: Line, at: int) -> int:
    """-1 where the word is denied, 1 where it is not, 0 where that is not sure."""
    if at in rejected(line):
        return -1 if _count(line) <= 1 else 0
    denied, light = 0, True
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if line.parted(n, n + 1):
            break
        word = line.words[n]
        if denies(line, n) or _refuses(line, n):
            denied += 1 if light else 0
            if not light:
                return 0
        elif word.normal == "no":
            if n < at - 2 and line.words[n + 1].normal not in _WILL:
                return 0
            denied += 1
        elif word.stem in UNSURE or word.normal in UNSURE:
            return 0
        light = light and (word.normal in LIGHT or word.normal in _WILL or word.normal.endswith("ly"))
    return 0 if denied > 1 else -1 if denied else 1


def _count(line: Line) -> int:
    """How often a sentence denies or may deny."""
    return sum(_may_deny(line, n) for n in range(len(line.words)))


def _may_deny(line: Line, at: int) -> bool:
    word = line.words[at]
    return denies(line, at) or word.normal == "no" or word.stem in UNSURE


def _count_around(line: Line, at: int) -> int:
    """The same between the marks around a word; in all of it where it tells something only to reject it."""
    if rejected(line):
        return _count(line)
    first = next((n for n in range(at, 0, -1) if line.parted(n - 1, n)), 0)
    last = next((n for n in range(at + 1, len(line.words)) if line.parted(n - 1, n)), len(line.words))
    return sum(_may_deny(line, n) for n in range(first, last))


def _denied(claim: Line, faced: Sequence[Facing]) -> list[Difference]:
    """What some sentence of the evidence denies that the claim tells as so, and no other sentence affirms."""
    if _count(claim) or rejected(claim):
        return []
    for face in faced:
        for at, word in enumerate(claim.words):
            for n in _places(face.line, claim, at) if word.content else ():
                if polarity(face.line, n) < 0 and _count_around(face.line, n) == 1 and _surely(face, at, n):
                    if any(_affirmed(other, at, face.near(at, n)) for other in faced):
                        continue
                    said = _denier(face.line, n)
                    reason = f"the source denies this: {shown(face.line.text, _SHOWN)}"
                    return [Difference("negation", word.surface, said, reason)]
    return []


def _surely(face: Facing, at: int, there: int) -> bool:
    """Whether a sentence speaks of the same as the claim where both have this word."""
    near = face.near(at, there)
    subject, other = _subject(face.claim, at), _subject(face.line, there)
    if near >= _CLOSE or (near >= 1 and face.cover >= _ALIKE) or (subject != "" and subject == other):
        return True
    return _whole(face) and all(polarity(face.line, n) < 0 for n in _places(face.line, face.claim, at))


def _whole(face: Facing) -> bool:
    """Whether a sentence has all of a claim that says something."""
    return face.cover == 1 and len(face.claim.stems) >= _WHOLE


def _subject(line: Line, at: int) -> str:
    """The stem of the name or noun that a verb says something of: right before it, but for what denies it."""
    for n in range(at - 1, max(-1, at - 3 - _REACH), -1):
        word = line.words[n]
        if line.parted(n, n + 1):
            return ""
        if not (denies(line, n) or word.normal in LIGHT or word.normal in _WILL):
            return word.stem if word.content and n > 0 else ""
    return ""


def _affirmed(face: Facing, at: int, near: int) -> bool:
    """Whether a sentence may tell as so what another one denies."""
    return any(
        polarity(face.line, n) >= 0 and face.near(at, n) >= max(1, near - 1)
        for n in _places(face.line, face.claim, at)
    )


def _places(line: Line, claim: Line, at: int) -> list[int]:
    """Where a sentence has a word of the claim, in the same sense: "give up" is no "give"."""
    stem_, particle = claim.words[at].stem, _particle(claim, at)
    return [n for n, word in enumerate(line.words) if word.stem == stem_ and _particle(line, n) == particle]


def _particle(line: Line, at: int) -> str:
    after = line.words[at + 1].normal if at + 1 < len(line.words) else ""
    return after if after in _PARTICLES else ""


def _denials(claim: Line, alike: Sequence[Facing]) -> list[Difference]:
    best = alike[0]
    if _count(claim) == _count(best.line):
        return []
    return list(_added_or_taken(best) if best.twin else _turned(claim, alike))


def _turned(claim: Line, alike: Sequence[Facing]) -> Iterator[Difference]:
    """A word that is denied in only one of the claim and all sentences that tell the same."""
    best = alike[0]
    for at, word in enumerate(claim.words):
        if not word.content or word.stem not in best.line.stems:
            continue
        mine = polarity(claim, at)
        there = [(face, n) for face in alike for n in _places(face.line, claim, at)]
        theirs = {polarity(face.line, n) for face, n in there}
        if mine == 0 or theirs != {-mine}:
            continue
        if not any(face is best and (_whole(face) or face.near(at, n) >= _CLOSE) for face, n in there):
            continue
        if mine < 0 and any(_behind_denied(face, at) for face in alike):
            continue
        denying = claim if mine < 0 else best.line
        place = at if mine < 0 else next(n for face, n in there if face is best)
        said = _denier(denying, place)
        missing = "is missing in the source" if mine < 0 else "of the source is missing here"
        yield Difference(
            "negation", said if mine < 0 else word.surface, None if mine < 0 else said, f"“{said}” {missing}"
        )
        return


def _behind_denied(face: Facing, at: int) -> bool:
    """Whether a sentence denies what stands behind a word that the claim denies: "covers A, but not B"."""
    for n in range(at + 1, min(len(face.claim.words), at + 1 + _REACH)):
        if face.claim.parted(n - 1, n):
            return False
        places = _places(face.line, face.claim, n) if face.claim.words[n].content else ()
        if any(polarity(face.line, m) < 0 for m in places):
            return True
    return False


def _added_or_taken(face: Facing) -> Iterator[Difference]:
    """A denial that stands in only one of a claim and a sentence which is the same but for a few words."""
    for mine, theirs in face.changed:
        denied = [n for n in mine if _denial(face.claim, n)]
        denying = [n for n in theirs if _denial(face.line, n)]
        unsure = any(face.line.words[n].stem in UNSURE for n in theirs) or any(
            face.claim.words[n].stem in UNSURE for n in mine
        )
        if denied and not denying and not unsure and not _behind_denied(face, denied[0]):
            said = face.claim.words[denied[0]].surface
            yield Difference("negation", said, None, f"“{said}” is missing in the source")
        elif denying and not denied and not unsure and _only_denies(face, mine, theirs):
            found = face.line.words[denying[0]].surface
            said = " ".join(face.claim.words[n].surface for n in mine)
            yield Difference("negation", said, found, f"“{found}” of the source is missing here")


def _only_denies(face: Facing, mine: range, theirs: range) -> bool:
    """Whether the words that the claim lacks deny and do nothing else, as a dropped clause does."""
    inside = bool(mine) or theirs[0] > 0
    ends = theirs[-1] + 1 == len(face.line.words)
    light = all(_denial(face.line, n) or face.line.words[n].normal in LIGHT for n in theirs)
    return inside and light and not (ends and not mine)


def _denial(line: Line, at: int) -> bool:
    return denies(line, at) or line.words[at].normal == "no"


def _denier(line: Line, at: int) -> str:
    """The word that denies the one at `at`."""
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if denies(line, n) or _refuses(line, n) or line.words[n].normal == "no":
            return line.words[n].surface
    return "not"


def _quantifiers(claim: Line, alike: Sequence[Facing]) -> Iterator[Difference]:
    for at, word in enumerate(claim.words):
        mine = QUANTIFIERS.get(word.normal)
        if mine is None or (not alike[0].replaced(at, at) and _elsewhere(mine, alike)):
            continue
        for face in alike[:1]:
            slot = face.slot(at)
            for n in slot:
                theirs = QUANTIFIERS.get(face.line.words[n].normal)
                same = face.leads_on(at, n) or n in face.replaced(at, at)
                if theirs and frozenset({mine, theirs}) in EXCLUDING and same:
                    found = face.line.words[n].surface
                    reason = f"“{word.surface}” is “{found}” in the source"
                    yield Difference("quantifier", word.surface, found, reason)


def _elsewhere(quantifier: str, alike: Sequence[Facing]) -> bool:
    return any(QUANTIFIERS.get(w.normal) == quantifier for face in alike for w in face.line.words)


def _opposites(claim: Line, alike: Sequence[Facing], faced: Sequence[Facing]) -> Iterator[Difference]:
    best = alike[0]
    mine = {w.stem for w in claim.words}
    everywhere = {w.stem for face in faced for w in face.line.words}
    for at, word in enumerate(claim.words):
        there: Iterable[int] = best.replaced(at, at)
        if not there:
            if word.stem in everywhere and word.normal not in SMALL:
                continue
            there = (n for n, w in enumerate(best.line.words) if w.stem not in mine and _opposed(best, at, n))
        found = next((best.line.words[n] for n in there if _contrary(word, best.line.words[n])), None)
        if found is not None:
            reason = f"“{word.surface}” is “{found.surface}” in the source"
            yield Difference("opposite", word.surface, found.surface, reason)


def _contrary(one: Token, other: Token) -> bool:
    """Whether two words are opposites, or hyphenated ones that differ in opposites."""
    if other.stem in OPPOSITES.get(one.stem, frozenset()):
        return True
    mine, theirs = one.normal.split("-"), other.normal.split("-")
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    differing = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(differing) == 1 and stem(differing[0][1]) in OPPOSITES.get(stem(differing[0][0]), frozenset())


def _opposed(face: Facing, at: int, there: int) -> bool:
    """Whether two opposites say the opposite of the same: neither denied, in the same place."""
    if not _contrary(face.claim.words[at], face.line.words[there]):
        return False
    if polarity(face.claim, at) != 1 or polarity(face.line, there) == -1:
        return False
    small = face.claim.words[at].normal in SMALL
    placed = there in face.slot(at)
    if small:
        return placed and face.leads_on(at, there) and len(face.slot(at)) <= 2
    return (placed and face.near(at, there) >= 1) or (face.near(at, there) >= 2 and face.leads_on(at, there))
