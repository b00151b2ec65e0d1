"""A claim beside a source: which sentences are evidence, and whether they bear it out."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from answer.check.source import Rarity, Source, content
from answer.speech import Said
from index.passage import Span

if TYPE_CHECKING:
    from models.reader.reading import Reader, Reading

MOST: Final = 110
"""Words of evidence for a claim; the reader was trained with as many."""
CRUMB: Final = 5
"""Words for which no further sentence is sought."""
REPEATED, SHORT = 0.4, 8
"""What a word counts that the evidence has already; what a sentence costs beside its words."""
CANDIDATES: Final = 40
"""Sentences of a source that are weighed against each other."""
SLICE: Final = 200
"""Pairs that are read at a time, between two reports of progress."""
_LEANS = re.compile(r"\W*(?:He|She|They|It|This|That|These|Those|His|Her|Their|Its)\b")
"""How a sentence begins that cannot be understood without the one before it."""

Tell = Callable[[int, int], None]
"""Is told how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Selected:
    """Sentences of a source that were chosen as evidence.

    Attributes:
        source: the article.
        spans: their places in its text, in the order of the text.
        best: the same, the one that shares most first.
        shared: weight of the claim's words that they hold, as a share of all its words' weight, 0 to 1.
    """

    source: Source
    spans: tuple[Span, ...]
    best: tuple[Span, ...]
    shared: float

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, in the order of the text."""
        return tuple(self.source.article.text[start:end] for start, end in self.spans)

    @property
    def said(self) -> tuple[tuple[Said, ...], ...]:
        """Who says each of them."""
        return tuple(self.source.speakers[self.source.places[span]] for span in self.spans)

    @property
    def follows(self) -> tuple[bool, ...]:
        """Of each whether the one before it stands right before it in the article."""
        at = [self.source.places[span] for span in self.spans]
        return (False, *(second == first + 1 for first, second in pairwise(at)))[: len(at)]

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim beside its evidence in one source, as the reader sees it.

    `restated` is the claim as it was read, where that is not as it stands. `supported`, `contradicted` and
    `neither` are probabilities. Where no reader read it (`read` is False),
    `supported` is the share of the claim's words that the evidence has, and nothing is contradicted.
    """

    claim: str
    evidence: Selected
    supported: float
    contradicted: float
    neither: float
    read: bool
    restated: str = ""

    @property
    def wording(self) -> str:
        """The claim as it was read: in the figures of its source."""
        return self.restated or self.claim


def select(claim: str, source: Source, rarity: Rarity, most: int = MOST) -> Selected:
    """Choose the sentences of a source that share most with a claim, up to `most` words.

    Each counts by the words that are still missing, less by those it repeats, and less the longer it is. A
    sentence that leans on the one before ("He said ...") brings it along where there is room.
    """
    wanted = content(claim)
    left, free = set(wanted), _sharing(source, wanted, rarity)
    chosen: list[int] = []
    room = most
    while free and room > CRUMB:
        worth = {n: _gain(source, n, wanted, left, rarity) for n in free}
        best = max(free, key=lambda n: (worth[n], -n))
        free.remove(best)
        if source.sizes[best] > room and chosen:
            continue
        chosen.append(best)
        room -= source.sizes[best]
        left -= source.words[best]
    chosen += _context(source, chosen, room)
    spans = [source.sentences[n] for n in chosen]
    held = wanted - left
    shared = rarity.of(held) / (rarity.of(wanted) or 1.0)
    return Selected(source, tuple(sorted(spans)), tuple(spans), shared)


def _sharing(source: Source, wanted: frozenset[str], rarity: Rarity) -> list[int]:
    """The sentences that share most with the claim, in order; more of them would never be chosen."""
    worth = {
        n: _gain(source, n, wanted, set(wanted), rarity)
        for n, words in enumerate(source.words)
        if not words.isdisjoint(wanted)
    }
    return sorted(sorted(worth, key=lambda n: (-worth[n], n))[:CANDIDATES])


def _gain(source: Source, n: int, wanted: frozenset[str], left: set[str], rarity: Rarity) -> float:
    """What a sentence adds to the evidence."""
    words = source.words[n]
    return (rarity.of(words & left) + REPEATED * rarity.of(words & wanted - left)) / math.sqrt(
        SHORT + source.sizes[n]
    )


def _context(source: Source, chosen: Sequence[int], room: int) -> list[int]:
    """The sentences before those that lean on them."""
    text, more = source.article.text, []
    for n in chosen:
        before = n - 1
        fits = before >= 0 and before not in chosen and before not in more and source.sizes[before] <= room
        if fits and _LEANS.match(text, source.sentences[n][0]):
            more.append(before)
            room -= source.sizes[before]
    return more


def judge(
    pairs: Sequence[tuple[str, Selected]], reader: "Reader | None", tell: Tell = lambda _done, _all: None
) -> list[Judged]:
    """Have each claim read beside its evidence, all of them together; the order is kept.

    Args:
        pairs: claims with their evidence.
        reader: None to go by the words they share.
        tell: is told how many were read.

    Raises:
        ModelFileError: a file of the reader is missing or damaged.
    """
    if reader is None:
        return [by_words(claim, evidence) for claim, evidence in pairs]
    judged: list[Judged] = []
    for start in range(0, len(pairs), SLICE):
        some = pairs[start : start + SLICE]
        readings = reader.read([(claim, evidence.text) for claim, evidence in some])
        judged += [_read(*pair, reading) for pair, reading in zip(some, readings, strict=True)]
        tell(len(judged), len(pairs))
    return judged


def by_words(claim: str, evidence: Selected) -> Judged:
    """Judge by the share of the claim's words that the evidence has."""
    return Judged(claim, evidence, evidence.shared, 0.0, 1.0 - evidence.shared, read=False)


def _read(claim: str, evidence: Selected, reading: "Reading") -> Judged:
    if not evidence.spans:
        return Judged(claim, evidence, 0.0, 0.0, 1.0, read=True)
    return Judged(claim, evidence, reading.supported, reading.contradicted, reading.neither, read=True)
