"""What a search asks of the stores: which articles the filters leave, words, meaning, texts to show."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dateline.errors import UsageError
from index.errors import UnknownArticle
from index.meaning import Meaning, exact
from index.passage import Passage
from index.query import Filters, Hit
from index.store import DIGITS, Store
from index.stretch import Stretch
from index.words import Words

FEW = 20_000
"""Filtered passages up to which each is compared exactly; above, Chroma is asked for more than is needed."""
_MANY, _WIDE = 500, 5
"""Articles, and a part of all passages, from which on words are searched among the best of all as well."""
_BLOCK = 4_096
"""Vectors read at a time when they are compared exactly."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the filters leave: ids of articles, or None for all of them, and how much that is."""

    ids: tuple[str, ...] | None
    articles: int
    passages: int
    notes: tuple[str, ...] = ()


def resolve(store: Store, filters: Filters) -> Scope:
    """Find out which articles fit the filters.

    Raises:
        UsageError: a date is none.
        UnknownArticle: of the articles named, none is known.
    """
    if not filters:
        return Scope(None, *store.counts())
    for day in (filters.since, filters.until):
        _check_date(day)
    ids: list[str] | None = None
    notes: list[str] = []
    if filters.articles:
        known = {name: store.ids_of(name) for name in filters.articles}
        unknown = [name for name, found in known.items() if not found]
        if len(unknown) == len(known):
            raise UnknownArticle(unknown[0])
        notes = [f"there is no article '{name}'; it was left out of the search" for name in unknown]
        ids = [one for found in known.values() for one in found]
    shelf = store.shelf()
    left = shelf.matching(filters, ids)
    return Scope(tuple(left), len(left), shelf.count(left), tuple(notes))


def _check_date(day: str | None) -> None:
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError:
        raise UsageError(f"'{day}' is not a date", "write it as 2024-06-19") from None


def by_words(words: Words, store: Store, query: str, scope: Scope, depth: int) -> list[tuple[str, float]]:
    """Rank passages by their words; ids and BM25 scores.

    Raises:
        Unsound: the index cannot be read.
    """
    hits = _widely(words, store, query, scope, depth)
    if hits is None:
        hits = words.search(query, depth, scope.ids)
    ids = store.ids_of_numbers([number for number, _ in hits])
    return [(one, score) for number, score in hits if (one := ids.get(number)) is not None]


def _widely(
    words: Words, store: Store, query: str, scope: Scope, depth: int
) -> list[tuple[int, float]] | None:
    """Rank what a wide scope leaves among the best of all; None where it is narrow, or too few are left.

    tantivy looks up each article of a scope, which for thousands takes longer than the search itself.
    """
    everything = store.counts()[1]
    if scope.ids is None or len(scope.ids) < _MANY or _WIDE * scope.passages < everything:
        return None
    inside = set(scope.ids)

    def fitting(numbers: Sequence[int]) -> set[int]:
        return {number for number, one in store.articles_of_numbers(numbers).items() if one in inside}

    return words.search_widely(query, depth, 2 * depth * everything // scope.passages, fitting)


def by_meaning(
    meaning: Meaning | None, store: Store, vector: np.ndarray, scope: Scope, depth: int
) -> list[tuple[str, float]]:
    """Rank passages by the cosine of their vectors: in Chroma, or one by one where few are left.

    Raises:
        Unsound: Chroma cannot be read.
    """
    if scope.ids is None and meaning is not None:
        return _nearest_of_all(meaning, store, vector, depth)
    if scope.ids is not None and meaning is not None and scope.passages > FEW:
        everything = store.counts()[1]
        inside = set(scope.ids)
        hits = _nearest_of_all(meaning, store, vector, 2 * depth * everything // scope.passages)
        rows = store.articles_of([one for one, _ in hits])
        kept = [(one, cosine) for one, cosine in hits if rows.get(one) in inside]
        if len(kept) >= depth:
            return kept[:depth]
    if store.sketches.worth(scope.passages):
        near = store.sketches.candidates(scope.ids, vector, depth)
        return exact([near] if near[0] else [], vector, depth)
    return exact(store.vectors_of(scope.ids, _BLOCK), vector, depth)


def _nearest_of_all(
    meaning: Meaning, store: Store, vector: np.ndarray, limit: int
) -> list[tuple[str, float]]:
    """Rank passages in Chroma, and beside it those whose vectors it has not taken in yet."""
    hits = meaning.nearest(vector, limit)
    since = meaning.stamp.generation if meaning.stamp is not None else 0
    if not store.vectors_since(since):
        return hits
    newer = exact(store.added_vectors(since, _BLOCK), vector, limit)
    best = dict([*hits, *newer])
    return sorted(best.items(), key=lambda hit: (-hit[1], hit[0]))[:limit]


def as_hits(
    store: Store, shown: Sequence[Stretch], cosines: Mapping[str, float], vector: np.ndarray
) -> tuple[Hit, ...]:
    """Fill in the stretches to show: text, article, and the cosine of those that words alone found."""
    best = [one.best.item for one in shown]
    rows = store.found(best)
    parts = store.passages_by_id([item for one in shown for item in one.items])
    known = dict(cosines) | store.cosines([one for one in best if one not in cosines], vector)
    hits = []
    for one in shown:
        row, passages = rows.get(one.best.item), [parts[item] for item in one.items if item in parts]
        if row is not None and passages:
            hits.append(_hit(one, row, passages, known.get(one.best.item)))
    return tuple(hits)


def _hit(one: Stretch, row: sqlite3.Row, passages: Sequence[Passage], similarity: float | None) -> Hit:
    start, end = passages[0].start, passages[-1].end
    return Hit(
        passage=one.best.item,
        article=row["article"],
        start=start,
        end=end,
        text=row["text"][start:end],
        sentences=tuple(span for passage in passages for span in passage.sentences),
        score=round(one.best.score, DIGITS),
        uri=row["uri"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        published_basis=row["published_basis"],
        record=row["record"],
        ranks=one.best.ranks,
        similarity=similarity,
        reads=one.reads,
        passages=tuple(passage.id for passage in passages),
        copies=tuple(one.copies),
    )
