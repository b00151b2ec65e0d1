"""The search for a question of a conversation: for what it asks and, more softly, for what went before."""

from dataclasses import replace
from typing import Protocol

from answer.understanding import Understood
from index.query import Filters, Hit, SearchResult

_SMOOTH, _ASIDE = 10, 0.3
"""Of the reciprocal ranks, and what the second search counts; chosen on development data."""


class Search(Protocol):
    """What finds passages; `index.retriever.HybridRetriever.search` is one."""

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:
        """Return the best passages for a query."""
        ...


def look(
    search: Search, understood: Understood, *, limit: int, filters: Filters, asked: str | None
) -> SearchResult:
    """Search for a question as it is understood.

    Where it may still be about what the conversation was about (`Understood.aside`), that is searched for as
    well, and both are fused by reciprocal rank; a question without a conversation is one search.
    """
    first = search(understood.query, limit=limit, filters=filters, asked=asked)
    if not understood.aside or not first.hits:
        return first
    second = search(f"{understood.text} {understood.aside}", limit=limit, filters=filters, asked=asked)
    return replace(first, hits=_fused(first.hits, second.hits)[:limit])


def _fused(first: tuple[Hit, ...], second: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Hits of both, best first, each passage once, with the fused score."""
    hits = {hit.passage: hit for hit in (*second, *first)}
    scores = dict.fromkeys(hits, 0.0)
    for found, weight in ((first, 1.0), (second, _ASIDE)):
        for rank, hit in enumerate(found):
            scores[hit.passage] += weight / (_SMOOTH + rank)
    order = {hit.passage: n for n, hit in enumerate((*first, *second))}
    best = sorted(hits, key=lambda passage: (-scores[passage], order[passage]))
    return _apart(tuple(replace(hits[one], score=round(scores[one], 6)) for one in best))


def _apart(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Leave out what a better hit shows already: two searches join neighbours differently."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(
            one.article == hit.article and one.start < hit.end and hit.start < one.end for one in kept
        ):
            kept.append(hit)
    return tuple(kept)
