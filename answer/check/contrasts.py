"""What a sentence sets against what: "a key, not the house" for "a house, not the key" is the reverse."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from answer.check.difference import Difference
from answer.check.line import Line
from answer.check.opposites import DENYING
from answer.check.shown import shown
from answer.lexicon import words

_REACH: Final = 10
"""Words behind what denies that are denied."""
_ENDING: Final = words("but and because although though while whereas so as since whether")
"""Words that end what is denied."""
_INSTEAD: Final = {"rather": "than", "instead": "of"}
_SHOWN: Final = 240
"""Characters of the source in a reason."""
_ONLY: Final = frozenset({"only", "just", "merely", "simply", "necessarily"})
"""Words behind "not" that set nothing against anything."""


class Contrast(NamedTuple):
    """The words that a sentence says of something and those that it says not to hold, by stem."""

    affirmed: frozenset[str]
    denied: frozenset[str]


def contrast_differences(claim: Line, evidence: Sequence[Line]) -> Iterator[Difference]:
    """Yield where the claim affirms what its evidence denies and denies what it affirms.

    Args:
        claim: the claim.
        evidence: sentences in the order of the text; two next to each other may make one contrast.
    """
    mine = contrast(claim)
    if not (mine.affirmed and mine.denied):
        return
    each = [contrast(line) for line in evidence]
    for n, one in enumerate(each):
        if not one.denied:
            continue
        some = each[max(0, n - 1) : n + 2]
        denied = one.denied.difference(*(two.affirmed for two in some))
        affirmed = (
            frozenset().union(*(two.affirmed for two in some)).difference(*(two.denied for two in some))
        )
        wrongly = (mine.affirmed - mine.denied) & denied
        rightly = (mine.denied - mine.affirmed) & affirmed
        if wrongly and rightly and not mine.denied & denied:
            shows = [n] if rightly & one.affirmed else _around(n, each, rightly)
            text = " ".join(evidence[m].text for m in shows)
            reason = f"the source has it the other way round: {shown(text, _SHOWN)}"
            yield Difference("negation", claim.text, text, reason)
            return


def _around(at: int, each: Sequence[Contrast], affirmed: frozenset[str]) -> list[int]:
    """A sentence with those next to it that affirm some of these words."""
    near = range(max(0, at - 1), min(len(each), at + 2))
    return [n for n in near if n == at or affirmed & each[n].affirmed]


def contrast(line: Line) -> Contrast:
    """Return what a sentence affirms and what it denies; nothing denied where that is not sure."""
    some = line.words
    denied: set[int] = set()
    n = 0
    while n < len(some):
        start = _denied_from(line, n)
        if start is None:
            n += 1
            continue
        n = start
        while n < min(len(some), start + _REACH) and some[n].normal not in _ENDING:
            if n > start and line.parted(n - 1, n):
                break
            denied.add(n)
            n += 1
    content = [(n in denied, word.stem) for n, word in enumerate(some) if word.content]
    return Contrast(
        frozenset(stem for inside, stem in content if not inside),
        frozenset(stem for inside, stem in content if inside),
    )


def _denied_from(line: Line, at: int) -> int | None:
    """Where what a word denies begins; None where it denies nothing."""
    word, after = line.words[at].normal, line.words[at + 1].normal if at + 1 < len(line.words) else ""
    if _INSTEAD.get(word) == after:
        return at + 2
    if (word in DENYING or word.endswith("n't")) and after not in _ONLY:
        return at + 1
    return None
