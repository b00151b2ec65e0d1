"""One ranking out of what words and meaning found, and out of what a query names.

Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) with a weight and a constant of its own for
each retriever: only ranks count, since BM25's scores drift with what was deleted and the tail of a graph
search with its seed. To that is added what fits the query: the outlets and days it names, its sides, and the
days before it was asked. All were chosen on the development halves of three benchmarks (docs/search.md).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

WORDS, MEANING = 0.6, 0.4
"""Weights of the two retrievers: what their first is worth."""
WORDS_K, MEANING_K = 4, 9
"""Their k: an item counts `1 / (k + rank)`, so that it is worth half of the first at rank k + 2."""
NAMED, FOCUS = 0.25, 0.75
"""What it is worth to be of an outlet or a day that the query names, and to be the best among those."""
WHILE, AMID = 0.1, 0.3
"""The same for a longer time that it names: a day names an article, a month many."""
SIDE = 0.75
"""What it is worth to be the best for one of its sides."""
RECENT = 0.15
"""What it is worth to be published on the day the question was asked."""
WEEK = 7
"""Days after which that is worth half."""

Found = Sequence[tuple[str, float]]
"""Ids with their scores by one retriever, best first."""


@dataclass(slots=True)
class Ranked:
    """A passage with its score and the ranks, from 1, of the searches that found it."""

    item: str
    score: float = 0.0
    ranks: dict[str, int] = field(default_factory=dict)


def blend(words: Found, meaning: Found, unknown: Collection[str] = frozenset()) -> dict[str, float]:
    """Return the score of every item that either retriever found, 0 to 1.

    Items in `unknown` have no vector yet, and are neither to lose nor to gain by it: they count as if meaning
    ranked them as words do, scaled to what meaning gives on average to the others that words found.
    """
    by_words, by_meaning = _shares(words, WORDS_K), _shares(meaning, MEANING_K)
    guess = _shares(words, MEANING_K) if unknown else {}
    known = [item for item in guess if item not in unknown]
    whole = sum(guess[item] for item in known)
    rate = min(1.0, sum(by_meaning.get(item, 0.0) for item in known) / whole) if whole else 1.0
    scores = {}
    for item in {**by_words, **by_meaning}:
        near = rate * guess.get(item, 0.0) if item in unknown else by_meaning.get(item, 0.0)
        scores[item] = WORDS * by_words.get(item, 0.0) + MEANING * near
    return scores


def _shares(found: Found, k: int) -> dict[str, float]:
    """Return `1 / (k + rank)` of each item as a share of the first one's."""
    return {item: (k + 1) / (k + rank) for rank, (item, _) in enumerate(found, 1)}


def recency(day: str | None, asked: date) -> float:
    """What an article's day is worth to a question asked on a day, 0 to `RECENT`; nothing where it is later.

    One that is a day later counts as of the same day: clocks differ.
    """
    if not day:
        return 0.0
    age = (asked - date.fromisoformat(day)).days
    return RECENT / (1 + max(age, 0) / WEEK) if age >= -1 else 0.0


def in_order(scores: Mapping[str, float], ranks: Iterable[tuple[str, Found]]) -> list[Ranked]:
    """Return the items best first, ties by item, each with its rank in every list that has it."""
    ranked = {item: Ranked(item, score) for item, score in scores.items()}
    for name, found in ranks:
        for rank, (item, _) in enumerate(found, 1):
            if item in ranked:
                kept = ranked[item].ranks
                kept[name] = min(rank, kept.get(name, rank))
    return sorted(ranked.values(), key=lambda one: (-one.score, one.item))
