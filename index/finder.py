"""The search, from a query to its hits: understand, ask words and meaning, rank, join, fold, read."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import Protocol

import numpy as np

from dateline.errors import UsageError
from index.days import Days
from index.intent import Intent, content_words, understand
from index.outlets import Outlets
from index.query import Filters, SearchResult
from index.ranking import AMID, FOCUS, NAMED, SIDE, WHILE, Found, Ranked, blend, in_order, recency
from index.rerank import READ, moved, parts_of, read_all, read_until, to_read
from index.search import Scope, as_hits, resolve
from index.store import Store
from index.stretch import Place, Stretch, fold_copies, spread, stretches
from models.embedder import Embedder
from models.files import ModelFileError
from models.reader.reading import Reader

DEPTH = 150
"""Passages that each retriever ranks: for the whole query, for a side of it, and of what it names."""
_FRESH, _FRESH_DEPTH = timedelta(days=14), 30
"""Days before a question is asked whose articles are searched by themselves, by words, for what is fresh."""
_TELLING = 10
"""Passages among which the first to tell of an event is sought."""
_FEW_ARTICLES = 3
"""Articles searched up to which none of them can crowd out the others."""
_FOCUS, _SIDES = "focus", "sides"
"""Names of the ranks by these searches, beside `words` and `meaning`."""


class Retrievers(Protocol):
    """Words and meaning over a scope; both return ids and scores, best first.

    `notes` takes what the user should know: what was searched around, and why.
    """

    def ask_words(self, query: str, scope: Scope, depth: int, notes: list[str]) -> Found:
        """Rank passages by their words; scores are BM25's."""
        ...

    def ask_meaning(self, vector: np.ndarray, scope: Scope, depth: int, notes: list[str]) -> Found:
        """Rank passages by their meaning; scores are cosines."""
        ...


@dataclass(frozen=True, slots=True)
class _Known:
    """What a library knows at a generation: its outlets, and the latest day of publication."""

    generation: int
    outlets: Outlets
    newest: date | None


class Finder:
    """Finds passages. Safe to share between threads as far as `retrievers` and `reader` are."""

    def __init__(
        self, store: Store, embedder: Embedder, retrievers: Retrievers, reader: Reader | None = None
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._retrievers = retrievers
        self._reader = reader
        self._known: _Known | None = None

    def find(
        self,
        query: str,
        limit: int,
        filters: Filters,
        asked: str | None,
        *,
        read: int = READ,
        enough: float | None = None,
        beside: str | None = None,
    ) -> SearchResult:
        """Find the passages that bear on `query`; see `index.library.Library.search`."""
        if not query.strip():
            raise UsageError("the query is empty", "say what to search for")
        if limit < 1:
            raise UsageError(f"the limit is {limit}", "ask for at least 1 passage")
        day = _day(asked)
        scope = resolve(self._store, filters)
        known = self._knowledge()
        intent = understand(query.strip(), known.outlets, day or _today(), known.newest)
        counts = (scope.articles, scope.passages)
        notes = list(scope.notes)
        if not scope.passages:
            drawn = intent.as_dict(known.outlets)
            return SearchResult(query, query.strip(), filters, (), *counts, tuple(notes), drawn)
        intent = self._since_event(intent, scope, notes)
        drawn = intent.as_dict(known.outlets)
        ranked, cosines, vector = self._rank(intent, scope, max(DEPTH, limit), day, notes)
        places = self._store.places([one.item for one in ranked])
        self._lift(ranked, places, intent, day)
        found = self._candidates(ranked, places, filters)
        if read:
            found = self._read(intent.sides or (beside or query.strip(),), read, enough, found, notes)
        few = scope.articles <= _FEW_ARTICLES
        shown = list(islice(found, limit)) if few else spread(found, places, limit)
        hits = as_hits(self._store, shown, cosines, vector)
        return SearchResult(query, _told(query, intent), filters, hits, *counts, tuple(notes), drawn)

    def _rank(
        self, intent: Intent, scope: Scope, depth: int, asked: date | None, notes: list[str]
    ) -> tuple[list[Ranked], dict[str, float], np.ndarray]:
        """Search for the whole query, for what it names, and for its sides; return all with their scores."""
        with ThreadPoolExecutor(1, thread_name_prefix="words") as beside:  # the embedder, on another core
            asking = beside.submit(self._retrievers.ask_words, intent.text, scope, depth, notes)
            vectors = self._embedder.embed([intent.text, *intent.sides])
            words = asking.result()
        meaning = self._retrievers.ask_meaning(vectors[0], scope, depth, notes)
        ranks: list[tuple[str, Found]] = [("words", words), ("meaning", meaning)]
        near = self._focused(intent, vectors[0], scope, asked, notes)
        pending = self._store.pending() > 0
        more: dict[str, float] = {}
        if near is not None:
            part = blend(*near, self._without_vector(near[0]) if pending else ())
            ranks.append((_FOCUS, _by_score(part)))
            more = {item: _focus_worth(intent) * score for item, score in part.items()}
            words, meaning = _joined(words, near[0]), _joined(meaning, near[1])
        scores = blend(words, meaning, self._without_vector(words) if pending else ())
        best: dict[str, float] = {}
        for side, vector in zip(intent.sides, vectors[1:], strict=True):
            found = self._retrieve(side, vector, scope, DEPTH, notes)
            part = blend(*found, self._without_vector(found[0]) if pending else ())
            ranks.append((_SIDES, _by_score(part)))
            for item, score in part.items():
                best[item] = max(score, best.get(item, 0.0))
        whole = {
            item: scores.get(item, 0.0) + more.get(item, 0.0) + SIDE * best.get(item, 0.0)
            for item in {**scores, **best}
        }
        return in_order(whole, ranks), dict(meaning), vectors[0]

    def _focused(
        self, intent: Intent, vector: np.ndarray, scope: Scope, asked: date | None, notes: list[str]
    ) -> tuple[Found, Found] | None:
        """Search what the query names by outlet and day, or the latest articles; None where that is none."""
        if intent.outlets or intent.days:
            named = self._named(intent.outlets, intent.days, scope)
            return self._retrieve(intent.text, vector, named, DEPTH, notes) if named else None
        if asked is None:
            return None
        fresh = Days((asked - _FRESH).isoformat(), (asked + timedelta(days=1)).isoformat(), "")
        latest = self._named((), (fresh,), scope)
        if latest is None:
            return None
        words = self._retrievers.ask_words(intent.text, latest, _FRESH_DEPTH, notes)
        cosines = self._store.cosines([one for one, _ in words], vector)
        return words, _by_score(cosines)

    def _since_event(self, intent: Intent, scope: Scope, notes: list[str]) -> Intent:
        """Give the intent the days since an event, counted from the first article that has all its words."""
        if intent.event is None:
            return intent
        found = [one for one, _ in self._retrievers.ask_words(intent.event, scope, _TELLING, notes)]
        places, texts = self._store.places(found), self._store.texts(found)
        words = content_words(intent.event)
        days = [
            day
            for one, text in texts.items()
            if one in places and (day := places[one].day) and all(word in text.casefold() for word in words)
        ]
        if not days:
            return intent
        return replace(intent, days=(Days(min(days), None, f"since {intent.event}"),))

    def _named(self, outlets: tuple[str, ...], days: tuple[Days, ...], scope: Scope) -> Scope | None:
        """The articles of these outlets and days, or else of either; None where that is none, or all."""
        shelf = self._store.shelf()
        ids = shelf.named(outlets, days, scope.ids)
        if not ids and outlets and days:
            either = (shelf.named(outlets, (), scope.ids), shelf.named((), days, scope.ids))
            ids = sorted({one for some in either for one in some})
        if not ids or len(ids) == scope.articles:
            return None
        return Scope(tuple(ids), len(ids), shelf.count(ids))

    def _lift(
        self, ranked: list[Ranked], places: dict[str, Place], intent: Intent, asked: date | None
    ) -> None:
        """Add to each score what its article is worth to the query, and put the best first."""
        for one in ranked:
            place = places.get(one.item)
            if place is None:
                continue
            if place.outlet in intent.outlets:
                one.score += NAMED
            within = [days for days in intent.days if days.holds(place.day)]
            if within:
                one.score += NAMED if any(days.is_day for days in within) else WHILE
            elif asked is not None and not intent.days:
                one.score += recency(place.day, asked)
        ranked.sort(key=lambda one: (-one.score, one.item))

    def _candidates(
        self, ranked: Sequence[Ranked], places: dict[str, Place], filters: Filters
    ) -> Iterator[Stretch]:
        """The stretches that can be shown, best first: neighbours joined, copies folded."""
        joined = stretches(ranked, places)
        return iter(joined) if filters.copies else fold_copies(joined, places, self._store.texts)

    def _read(
        self,
        queries: Sequence[str],
        read: int,
        enough: float | None,
        found: Iterator[Stretch],
        notes: list[str],
    ) -> Iterator[Stretch]:
        """Have the first of them read beside the queries and put in a new order; the others stay behind."""
        if self._reader is None:
            return found
        most = to_read(len(queries), read)
        first = list(islice(found, most))
        if not first:
            return found
        count = self._embedder.count_pieces
        parts = [parts_of(self._store, count, query, first, most) for query in queries]
        try:
            if enough is not None and len(parts) == 1:
                rows = [read_until(self._reader, parts[0], enough)]
            else:
                rows = read_all(self._reader, parts)
        except ModelFileError as error:
            notes.append(
                f"the reader could not be used ({error.what}), so words and meaning alone give the order"
            )
            return chain(first, found)
        last = len(rows[0])
        return chain(moved(first[:last], rows), first[last:], found)

    def _retrieve(
        self, query: str, vector: np.ndarray, scope: Scope, depth: int, notes: list[str]
    ) -> tuple[Found, Found]:
        words = self._retrievers.ask_words(query, scope, depth, notes)
        return words, self._retrievers.ask_meaning(vector, scope, depth, notes)

    def _without_vector(self, words: Found) -> set[str]:
        return self._store.without_vector([one for one, _ in words])

    def _knowledge(self) -> _Known:
        """Return what is known of the outlets and days, read again once the library has changed."""
        shelf, known = self._store.shelf(), self._known
        if known is None or known.generation != shelf.generation:
            newest = date.fromisoformat(shelf.newest) if shelf.newest else None
            same = known is not None and known.outlets.names == shelf.names
            outlets = known.outlets if known is not None and same else Outlets(shelf.names)
            known = self._known = _Known(shelf.generation, outlets, newest)
        return known


def _focus_worth(intent: Intent) -> float:
    """What it is worth to be the best of what a query names; of the latest articles it is worth nothing."""
    if intent.outlets or any(days.is_day for days in intent.days):
        return FOCUS
    return AMID if intent.days else 0.0


def _by_score(scores: dict[str, float]) -> Found:
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))


def _joined(found: Found, more: Found) -> Found:
    """Two lists by one retriever as one: an item has the same score in both. Ties stay in order."""
    known = {item for item, _ in found}
    return sorted([*found, *(one for one in more if one[0] not in known)], key=lambda one: -one[1])


def _told(query: str, intent: Intent) -> str:
    """The query as it was understood, in a line."""
    named = [f"published {_range(days)}" for days in intent.days]
    return f"{query.strip()} ({'; '.join(named)})" if named else query.strip()


def _range(days: Days) -> str:
    if days.since == days.until:
        return f"on {days.since}"
    return " ".join(
        f"{word} {day}" for word, day in (("from", days.since), ("until", days.until)) if day is not None
    )


def _day(asked: str | None) -> date | None:
    try:
        return date.fromisoformat(asked[:10]) if asked else None
    except ValueError:
        raise UsageError(f"'{asked}' is not a date", "write the day of the question as 2024-06-19") from None


def _today() -> date:
    return datetime.now(tz=UTC).date()
