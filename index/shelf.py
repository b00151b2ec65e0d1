"""What a library's articles are, less their texts, in memory: which of them does a filter leave?"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np

from index.days import Days
from index.query import Filters
from index.stretch import Place

if TYPE_CHECKING:
    from index.database import Database

_NONE = -1
Kept = np.ndarray
"""Whether each article is left, in the order of arrival."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A value for each article, as its place among all there are, sorted; `_NONE` where it has none."""

    values: list[str]
    codes: np.ndarray

    @classmethod
    def of(cls, found: Sequence[str | None]) -> Self:
        """Code them."""
        values = sorted({one for one in found if one is not None})
        place: dict[str | None, int] = {one: at for at, one in enumerate(values)}
        return cls(values, np.array([place.get(one, _NONE) for one in found], dtype=np.int32))

    def at(self, place: int) -> str | None:
        """The value of the article at this place."""
        code = int(self.codes[place])
        return None if code == _NONE else self.values[code]

    def among(self, wanted: Iterable[str]) -> Kept:
        """Which articles have one of these values."""
        sought = set(wanted)
        return np.isin(self.codes, [at for at, one in enumerate(self.values) if one in sought])

    def between(self, first: str | None, last: str | None) -> Kept:
        """Which have a value from `first` to `last`, where these are set."""
        low = 0 if first is None else bisect_left(self.values, first)
        high = len(self.values) if last is None else bisect_right(self.values, last)
        return (self.codes >= low) & (self.codes < high)


@dataclass(frozen=True)
class Shelf:
    """The articles of a library at a generation, in the order of arrival.

    Attributes:
        ids: theirs.
        days: their days of publication, ISO.
        outlets, languages: keys of their outlets, and codes of their languages.
        passages: how many each has.
        originals: the id of the article that stands for all near copies, by the id of each of these.
        names: how each outlet is written, by its key.
    """

    generation: int
    ids: list[str]
    days: Coded
    outlets: Coded
    languages: Coded
    passages: np.ndarray
    originals: Mapping[str, str]
    names: Mapping[str, str]

    @classmethod
    def read(cls, database: "Database", generation: int) -> Self:
        """Read it; the generation is asked for before, so that one read too late is read again."""
        rows = database.all(
            "SELECT id, day, outlet_key, outlet, language, copy_of FROM articles ORDER BY number"
        )
        counted = database.all("SELECT article, count(*) AS passages FROM passages GROUP BY article")
        counts: dict[str, int] = {row["article"]: row["passages"] for row in counted}
        names: dict[str, str] = {}
        for row in rows:
            if row["outlet_key"] is not None:
                names[row["outlet_key"]] = min(row["outlet"], names.get(row["outlet_key"], row["outlet"]))
        return cls(
            generation,
            [row["id"] for row in rows],
            Coded.of([row["day"] for row in rows]),
            Coded.of([row["outlet_key"] for row in rows]),
            Coded.of([row["language"] for row in rows]),
            np.array([counts.get(row["id"], 0) for row in rows], dtype=np.int64),
            {row["id"]: row["copy_of"] for row in rows if row["copy_of"] is not None},
            names,
        )

    @property
    def newest(self) -> str | None:
        """The latest day of publication, if any article is dated."""
        return self.days.values[-1] if self.days.values else None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each article stands, by its id."""
        return {one: at for at, one in enumerate(self.ids)}

    def place(self, article: str, start: int, end: int) -> Place | None:
        """Return where a passage of an article stands, and what ranking asks of its article."""
        at = self.places.get(article)
        if at is None:
            return None
        original = self.originals.get(article, article)
        return Place(article, start, end, original, self.days.at(at), self.outlets.at(at))

    def matching(self, filters: Filters, ids: Collection[str] | None) -> list[str]:
        """Return the ids of the articles that fit the dates and outlets of `filters` and are among `ids`."""
        kept = self._among(ids)
        if filters.since is not None or filters.until is not None:
            kept &= self.days.between(filters.since, filters.until)
        if filters.outlets:
            kept &= self.outlets.among(name.casefold() for name in filters.outlets)
        if filters.languages:
            kept &= self.languages.among(one.lower() for one in filters.languages)
        return self._ids(kept)

    def named(
        self, outlets: Collection[str], days: Sequence[Days], among: Collection[str] | None
    ) -> list[str]:
        """Return the ids of the articles of any of these outlets (keys) and of any of these days, if any."""
        kept = self._among(among)
        if outlets:
            kept &= self.outlets.among(outlets)
        if days:
            within = [self.days.between(one.since, one.until) for one in days]
            kept &= np.logical_or.reduce(within)
        return self._ids(kept)

    def count(self, articles: Iterable[str]) -> int:
        """Count the passages of these articles."""
        return int(self.passages[[self.places[one] for one in articles if one in self.places]].sum())

    def _among(self, ids: Collection[str] | None) -> Kept:
        if ids is None:
            return np.ones(len(self.ids), dtype=bool)
        kept = np.zeros(len(self.ids), dtype=bool)
        kept[[self.places[one] for one in ids if one in self.places]] = True
        return kept

    def _ids(self, kept: Kept) -> list[str]:
        return [self.ids[at] for at in np.flatnonzero(kept).tolist()]
