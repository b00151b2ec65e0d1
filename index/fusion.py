"""Reciprocal rank fusion: one ranking out of several."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

K = 60
"""The constant of Cormack, Clarke and Büttcher: Reciprocal rank fusion outperforms Condorcet, SIGIR 2009."""


@dataclass(frozen=True, slots=True)
class Fused:
    """An item with the sum of `1 / (K + rank)` and the ranks, from 1, that went into it."""

    item: str
    score: float
    ranks: Mapping[str, int]


def fuse(
    rankings: Mapping[str, Sequence[str]], k: int = K, *, unknown: Collection[str] = frozenset()
) -> list[Fused]:
    """Fuse rankings of distinct items, best first, by retriever; ties go by item.

    Items in `unknown` could not be ranked by all retrievers yet, and are not to lose by it, nor to gain: to
    what they have is added what the others had from the retrievers they lack, on average and in proportion.
    """
    ranks: dict[str, dict[str, int]] = {}
    for name in sorted(rankings):
        for rank, item in enumerate(rankings[name], 1):
            ranks.setdefault(item, {}).setdefault(name, rank)
    share = _average_share(ranks, unknown, k, sum(1 for ranking in rankings.values() if ranking))
    fused = []
    for item, by in ranks.items():
        score = sum(1 / (k + rank) for rank in by.values())
        fused.append(Fused(item, score / share if item in unknown else score, by))
    return sorted(fused, key=lambda f: (-f.score, f.item))


def _average_share(
    ranks: Mapping[str, Mapping[str, int]], unknown: Collection[str], k: int, retrievers: int
) -> float:
    """Return which part of their score the other items have from the retrievers that ranked the unknown.

    Only those others count that one of these retrievers ranked as well, and beside them one that all
    retrievers rank first: where there is nothing to go by, what one retriever finds the others would find.
    """
    seen = {name for item in unknown if item in ranks for name in ranks[item]}
    from_seen, whole = len(seen) / (k + 1), retrievers / (k + 1)
    for item, by in ranks.items():
        if item not in unknown and not seen.isdisjoint(by):
            whole += sum(1 / (k + rank) for rank in by.values())
            from_seen += sum(1 / (k + rank) for name, rank in by.items() if name in seen)
    return from_seen / whole if seen else 1.0
