"""Reciprocal rank fusion: one ranking out of several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

K = 60
"""The constant of Cormack, Clarke and Büttcher: Reciprocal rank fusion outperforms Condorcet, SIGIR 2009."""


@dataclass(frozen=True, slots=True)
class Fused:
    """An item with the sum of `1 / (K + rank)` and the ranks, from 1, that went into it."""

    item: str
    score: float
    ranks: Mapping[str, int]


def fuse(rankings: Mapping[str, Sequence[str]], k: int = K) -> list[Fused]:
    """Fuse rankings of distinct items, best first, by retriever; ties go by item."""
    ranks: dict[str, dict[str, int]] = {}
    for name in sorted(rankings):
        for rank, item in enumerate(rankings[name], 1):
            ranks.setdefault(item, {}).setdefault(name, rank)
    fused = [Fused(item, sum(1 / (k + rank) for rank in by.values()), by) for item, by in ranks.items()]
    return sorted(fused, key=lambda f: (-f.score, f.item))
