"""The sentence that tells the opposite of what a question takes for granted: "all of them are alive"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from answer.check.line import Line
from answer.check.opposites import OPPOSITES
from answer.check.polarity import polarity
from answer.deed import deed, telling
from answer.evidence import Scored
from answer.found import Found

_BEST, _CLOSE = 6, 0.6
"""The best sentences, how many and down to which share of the best score: none may tell that it was done."""
_MOST = 12
"""Words of a sentence that tell of the deed and are looked at: more are no prose."""
_FIRST, _NEAR = 2, 2
"""Sentences around which the opposite is looked for, and how far from them."""


def contrary(found: Found) -> Scored | None:
    """Return the first sentence near the best ones that denies the deed of a question, or tells its opposite.

    None where one of the best sentences tells of the deed, or the question asserts none.
    """
    verb = deed(found.understood)
    taken = found.understood.premise
    if not verb or (taken is not None and " not " in taken.text):
        return None
    best = [one for one in found.ranked[:_BEST] if one.score >= _CLOSE * found.ranked[0].score]
    if any(sign(one, verb) > 0 for one in best):
        return None
    return next((one for one in _near(found, best) if sign(one, verb) < 0), None)


def _near(found: Found, best: Sequence[Scored]) -> Iterator[Scored]:
    """The best sentences, and those next to the first of them."""
    yield from best
    first = [one.sentence for one in best[:_FIRST]]
    for one in found.by_words:
        there = one.sentence
        if any(there.article == s.article and abs(there.order - s.order) <= _NEAR for s in first):
            yield one


def sign(scored: Scored, verb: str) -> int:
    """Return 1 where a sentence tells of a deed, -1 where it only denies it or tells the opposite, else 0."""
    line = Line(scored.sentence.text)
    told, opposite = telling(verb), _opposite(verb)
    content = [(n, word.stem) for n, word in enumerate(line.words) if word.content]
    signs = [polarity(line, n) for n in islice((n for n, one in content if one in told), _MOST)]
    if any(sign >= 0 for sign in signs):
        return 1
    other = islice((n for n, one in content if one in opposite), _MOST)
    return -1 if signs or any(polarity(line, n) > 0 for n in other) else 0


@cache
def _opposite(verb: str) -> frozenset[str]:
    """Stems of what tells the opposite of a verb's own act."""
    told = telling(verb)
    return frozenset().union(*(OPPOSITES.get(word, frozenset()) for word in told)) - told
