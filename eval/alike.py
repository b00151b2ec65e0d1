"""Questions that ask nearly the same, and evidence that two sets share."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answer.tokens import stem, tokens
from eval.gold import GoldQuestion
from eval.matching import fold

ALIKE: Final = 0.8
"""Share of the words of two questions that both have (Jaccard), from which on they are nearly the same."""
SHARED: Final = 8
"""Neighbouring words of evidence quotes that are no chance when two sets have them."""
_ARTICLES: Final = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Words:
    """What a question asks, as it is compared.

    Attributes:
        stems: of all its words but articles, and of the questions before it.
        marks: its names and numbers; two questions of which each has some that the other lacks ask about
            different things.
    """

    stems: frozenset[str]
    marks: frozenset[str]


def words_of(question: GoldQuestion) -> Words:
    """Return the words of a question and of what was asked before it."""
    found: set[str] = set()
    marks: set[str] = set()
    for text in (*(turn.question for turn in question.history), question.question):
        read = [word for word in tokens(text) if word.normal not in _ARTICLES]
        found.update(word.stem for word in read)
        marks.update(
            word.stem
            for at, word in enumerate(read)
            if word.normal[:1].isdigit() or (at and text[word.start : word.start + 1].isupper())
        )
    return Words(frozenset(found), frozenset(marks))


def alike(a: Words, b: Words) -> bool:
    """Tell whether two questions ask nearly the same."""
    if not a.stems or not b.stems or (a.marks - b.stems and b.marks - a.stems):
        return False
    return len(a.stems & b.stems) >= ALIKE * len(a.stems | b.stems)


def pairs_alike(rows: Sequence[Words], others: Sequence[Words] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the places of the questions that are nearly the same, `(earlier, later)` of one set.

    With `others`, places in `rows` and in `others`. Two questions that are alike share one of their rarest
    words, and only those are compared.
    """
    counts = Counter(word for one in (*rows, *(others or ())) for word in one.stems)
    places: dict[str, list[int]] = {}
    for at, one in enumerate(others or ()):
        _put(places, _rarest(one, counts), at)
    for at, one in enumerate(rows):
        words = _rarest(one, counts)
        for near in sorted({place for word in words for place in places.get(word, ())}):
            if alike(one, (rows if others is None else others)[near]):
                yield (near, at) if others is None else (at, near)
        if others is None:
            _put(places, words, at)


def _put(places: dict[str, list[int]], words: Sequence[str], at: int) -> None:
    for word in words:
        places.setdefault(word, []).append(at)


def _rarest(one: Words, counts: Counter[str]) -> list[str]:
    """Return the words of which whatever is alike shares one (prefix filtering, Chaudhuri et al. 2006)."""
    ordered = sorted(one.stems, key=lambda word: (counts[word], word))
    return ordered[: len(ordered) - math.ceil(ALIKE * len(ordered)) + 1]


def shared_quotes(rows: Sequence[GoldQuestion], others: Sequence[GoldQuestion]) -> Iterator[tuple[int, int]]:
    """Yield the places of questions whose evidence has `SHARED` neighbouring words in common."""
    at: dict[tuple[str, ...], set[int]] = {}
    for place, question in enumerate(others):
        for run in _runs(question):
            at.setdefault(run, set()).add(place)
    for place, question in enumerate(rows):
        met = {other for run in _runs(question) for other in at.get(run, ())}
        yield from ((place, other) for other in sorted(met))


def _runs(question: GoldQuestion) -> Iterator[tuple[str, ...]]:
    for item in question.evidence:
        words = [stem(word) for word in fold(item.quote).casefold().split()]
        yield from (tuple(words[at : at + SHARED]) for at in range(len(words) - SHARED + 1))
