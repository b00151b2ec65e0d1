"""A claim beside a sentence: which words they share, and what stands in the same place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from answer.numbers import is_number
from answer.tokens import Name, Token, names, tokens

_WIDTH = 4  # words on either side that tell whether two words stand in the same place
_FEWEST, _TWIN = 4, 0.7  # words that a twin shares: at least, and as a share of the claim's
_COPIED = 0.5  # share of the claim's content words in a sentence that it may be a copy of
_LONGEST = 120  # words of a sentence that are lined up


@dataclass(frozen=True)
class Line:
    """A sentence with its words."""

    text: str

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its words."""
        return tokens(self.text)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it."""
        return names(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words that carry meaning."""
        return frozenset(w.stem for w in self.words if w.content)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last word that this span of the text touches, or the nearest words."""
        last = len(self.words) - 1
        first = next((n for n, w in enumerate(self.words) if w.end > start), last)
        final = next((n for n in range(last, -1, -1) if self.words[n].start < end), 0)
        return first, max(first, final)

    def parted(self, first: int, second: int) -> bool:
        """Whether a mark stands between a word and the next of two."""
        return any(c in ',;:—–()“”"' for c in self.text[self.words[first].end : self.words[second].start])

    def following(self, at: int, most: int) -> Iterator[str]:
        """Yield the stems of up to `most` content words from word `at` on, up to a mark."""
        found = 0
        for n in range(at, min(len(self.words), at + most + 2)):
            if n > at and self.parted(n - 1, n):
                return
            if self.words[n].content:
                yield self.words[n].stem
                found += 1
            if found == most:
                return


class Facing:
    """A claim lined up with a sentence of the evidence."""

    def __init__(self, claim: Line, line: Line) -> None:
        self.claim, self.line = claim, line
        self.twin = False
        """Whether the claim is this sentence but for a few words, and no other: what differs was changed."""
        shared = claim.stems & line.stems
        self.shared = shared
        wanted = {w.stem for w in claim.words if w.content and not is_number(w.surface)}
        self.cover = len(wanted & line.stems) / len(wanted) if wanted else 0.0
        """Share of the claim's words, numbers aside, that the sentence has."""

    @property
    def matched(self) -> int:
        """How many words both have in the same order."""
        return len(self.anchors) - 2

    @property
    def alike(self) -> bool:
        """Whether the claim is the sentence but for a few words."""
        return self.matched >= _FEWEST and self.matched >= _TWIN * len(self.claim.words)

    @cached_property
    def changed(self) -> tuple[tuple[range, range], ...]:
        """Words of the claim and of the sentence that stand between the same words, where few differ."""
        found = []
        for (a, b), (c, d) in pairwise(self.anchors):
            mine, theirs = range(a + 1, c), range(b + 1, d)
            if (mine or theirs) and max(len(mine), len(theirs)) <= _WIDTH:
                found.append((mine, theirs))
        return tuple(found)

    def replaced(self, first: int, last: int) -> range:
        """Return the words that the sentence, a twin, has for those of the claim from `first` to `last`."""
        if not self.twin:
            return range(0)
        return next(
            (there for here, there in self.changed if here and here[0] <= last and first <= here[-1]),
            range(0),
        )

    @cached_property
    def anchors(self) -> list[tuple[int, int]]:
        """Words of both that stand in the same order, with one before the first and one past the last."""
        left = [w.stem for w in self.claim.words[:_LONGEST]]
        right = [w.stem for w in self.line.words[:_LONGEST]]
        anchors = [(-1, -1)]
        for a, b, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
            anchors += [(a + n, b + n) for n in range(size)]
        return [*anchors, (len(self.claim.words), len(self.line.words))]

    def slot(self, first: int, last: int | None = None, *, tight: bool = False) -> range:
        """Return which words of the sentence stand where the claim has the words from `first` to `last`.

        They stand between the nearest words of both that are the same; with `tight`, the very next ones.
        """
        last = first if last is None else last
        before = max(a for a in self.anchors if a[0] < first)
        after = min(a for a in self.anchors if a[0] > last)
        reach = 1 if tight else _WIDTH
        if first - before[0] > reach or after[0] - last > reach:
            return range(0)
        width = after[1] - before[1] - 1
        return range(before[1] + 1, after[1]) if width <= last - first + _WIDTH else range(0)

    def near(self, at: int, there: int) -> int:
        """Return how many content words stand around both a word of the claim and one of the sentence."""
        return len(_around(self.claim, at) & _around(self.line, there))

    def leads_on(self, at: int, there: int) -> bool:
        """Whether a content word that follows the one follows the other as well."""
        mine = set(self.claim.following(at + 1, 2))
        return not mine.isdisjoint(self.line.following(there + 1, 2))


def _around(line: Line, at: int) -> set[str]:
    some = (*line.words[max(0, at - _WIDTH) : at], *line.words[at + 1 : at + 1 + _WIDTH])
    return {w.stem for w in some if w.content}


def facing(claim: Line, evidence: Iterable[Line]) -> list[Facing]:
    """Return the claim beside each sentence, the one that shares most first."""
    faced = sorted((Facing(claim, line) for line in evidence), key=lambda f: -f.cover)
    closest = max((f for f in faced if f.cover >= _COPIED), key=lambda f: f.matched, default=None)
    if closest is not None and closest.alike:
        closest.twin = True
        faced.remove(closest)
        faced.insert(0, closest)
    return faced
