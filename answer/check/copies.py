"""A claim that is a sentence of its source but for a few words: whether it leaves out, or what it changes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from answer.check.line import Facing, Line
from answer.check.opposites import DENYING, UNSURE
from answer.check.shown import shown
from answer.speech import SPEECH_STEMS

_FEWEST: Final = 4
"""Words of a claim that is taken for a shortened sentence."""
_HEDGES: Final = frozenset(
    "allegedly reportedly supposedly apparently perhaps maybe possibly probably likely no only".split()
)
"""Words that, beside those that deny, may not be left out: what remains would say more than the source."""
_ALTERED: Final = 0.85
"""Share of a claim's words that it has from a sentence, in its order, where only a few were changed."""
_NAMED: Final = 3
"""Changes that are named."""


def shortened(face: Facing) -> bool:
    """Whether a claim is the sentence with clauses left out, and so is true where the sentence is.

    All its words stand in the sentence, in that order. What is left out stands between marks, or between a
    mark and an end of the sentence, and neither denies, hedges nor says who speaks.
    """
    anchors = face.anchors
    if len(face.claim.words) < _FEWEST or face.matched < len(face.claim.words):
        return False
    inside = anchors[1:-1]
    if any(face.claim.words[a].normal != face.line.words[b].normal for a, b in inside):
        return False  # "will" is no "would"
    gaps = (range(left + 1, right) for (_, left), (_, right) in pairwise(anchors) if right - left > 1)
    return all(_set_apart(face.line, gap) for gap in gaps)


def _set_apart(line: Line, gap: range) -> bool:
    """Whether words are a clause of their own that the rest does not rest on."""
    first, last = gap[0], gap[-1]
    before = first == 0 or line.parted(first - 1, first)
    after = last + 1 == len(line.words) or line.parted(last, last + 1)
    return before and after and not any(_turns(line, n) for n in gap)


def _turns(line: Line, at: int) -> bool:
    word = line.words[at]
    return (
        word.normal in DENYING
        or word.normal.endswith("n't")
        or word.normal in _HEDGES
        or word.normal in UNSURE
        or word.stem in UNSURE
        or word.stem in SPEECH_STEMS
    )


def altered(face: Facing) -> bool:
    """Whether a claim is the sentence with a few other words in it that carry meaning, not just moved."""
    if face.matched < _ALTERED * len(face.claim.words):
        return False
    changed = (face.claim.words[n] for mine, _ in face.changed for n in mine)
    return any(word.content and word.stem not in face.line.stems for word in changed)


def changes(face: Facing) -> Iterator[str]:
    """Yield reasons that name the words which the claim has in place of others, or has put in."""
    found = 0
    for mine, theirs in face.changed:
        if not mine or found == _NAMED:
            continue
        found += 1
        said, there = _text(face.claim, mine), _text(face.line, theirs)
        yield (
            f"{shown(said)} is {shown(there)} in the source"
            if there
            else f"{shown(said)} is not in the source"
        )


def _text(line: Line, words: range) -> str:
    """The words as they stand, from the first to the last."""
    return line.text[line.words[words[0]].start : line.words[words[-1]].end] if words else ""
