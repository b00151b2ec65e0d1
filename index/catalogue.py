"""The articles of a library as a list to look through: sorted, filtered, counted, copies folded."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self
from unicodedata import combining, normalize

from index.fold import fold

if TYPE_CHECKING:
    from index.database import Database

Mark = tuple[int, ...]
"""Tells whether the articles are still those that were read."""
MARK = (
    "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'articles'), (SELECT count(*) FROM articles),"
    " (SELECT max(added) FROM passages), (SELECT count(*) FROM articles WHERE copy_of IS NOT NULL),"
    " (SELECT count(*) FROM names)"
)
"""What an article that comes, goes, changes or is folded changes; cheap, for all of it is in indexes."""
Sort = Literal["added", "published", "title", "outlet"]
SORTS: tuple[Sort, ...] = ("added", "published", "title", "outlet")


@dataclass(frozen=True, slots=True)
class Card:
    """An article on the list. `number` counts up as articles come in, `day` is the date in `published`."""

    number: int
    id: str
    uri: str
    title: str | None
    outlet: str | None
    day: str | None
    published: str | None
    published_basis: str
    language: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """What is wanted of the list.

    Attributes:
        words: all of them are in the title, the outlet or the name of the article (or in its text: `find`).
        outlet, language: exactly these, the outlet without regard to case; None for any.
        since, until: ISO days, both included; what is undated is in no range.
        undated: only articles without a day.
        sort, descending: the order; articles without the value come last either way.
    """

    words: str = ""
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    undated: bool = False
    sort: Sort = "added"
    descending: bool = True

    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(
            self.words.strip() or self.outlet or self.language or self.since or self.until or self.undated
        )


@dataclass(frozen=True)
class Catalogue:
    """The list in the order of arrival; `mark` changes with the articles, and not with what is embedded."""

    mark: Mark
    cards: Sequence[Card]

    @classmethod
    def read(cls, database: "Database", mark: "Mark") -> Self:
        """Read it; the mark is asked for before, so that one read too late is read again."""
        rows = database.all(
            "SELECT number, id, uri, title, outlet, day, published, published_basis, language, copy_of"
            " FROM articles ORDER BY number"
        )
        return cls(mark, [Card(*row) for row in rows])

    def find(self, listing: Listing, holding: Collection[str] = frozenset()) -> list[Card]:
        """Return the articles that fit, in order; copies only where their original is not among them.

        Args:
            listing: what is wanted.
            holding: ids of articles whose text has the words of the listing.
        """
        order, words = self._order(listing), _words(listing.words)
        if listing.narrows():
            order = [at for at in order if self._fits(at, listing, words, holding)]
        fitting = [self.cards[at] for at in order]
        ids = {card.id for card in fitting}
        groups: set[str] = set()
        heads = []
        for card in fitting:
            group = card.copy_of or card.id
            if group in groups or (card.copy_of is not None and card.copy_of in ids):
                continue
            groups.add(group)
            heads.append(card)
        return heads

    def family(self, card: Card) -> list[Card]:
        """Return the others of its group, the original first: what it copies, and its near copies."""
        original = card.copy_of or card.id
        return [one for one in self._groups.get(original, ()) if one.id != card.id]

    def card(self, article_id: str) -> Card | None:
        """Return the card of the article with this id."""
        return self._by_id.get(article_id)

    @cached_property
    def outlets(self) -> list[tuple[str, int]]:
        """The outlets and how many articles each has, most first."""
        counted = Counter(card.outlet.casefold() for card in self.cards if card.outlet)
        return [(self.outlet_names[key], count) for key, count in _ranked(counted)]

    @cached_property
    def outlet_names(self) -> Mapping[str, str]:
        """How each outlet is mostly written, by its name without case; all in capitals only if always so."""
        spelt = Counter(card.outlet for card in self.cards if card.outlet)
        names: dict[str, str] = {}
        for name in sorted(spelt, key=lambda one: (one.isupper(), -spelt[one], one)):
            names.setdefault(name.casefold(), name)
        return names

    @cached_property
    def languages(self) -> list[tuple[str, int]]:
        """The codes of the languages and how many articles each has, most first."""
        return _ranked(Counter(card.language for card in self.cards if card.language))

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day of publication, if any article is dated."""
        found = [card.day for card in self.cards if card.day]
        return (min(found), max(found)) if found else None

    @cached_property
    def _by_id(self) -> Mapping[str, Card]:
        return {card.id: card for card in self.cards}

    @cached_property
    def _groups(self) -> Mapping[str, list[Card]]:
        groups: dict[str, list[Card]] = {}
        for card in self.cards:
            if card.copy_of is not None:
                known = self._by_id.get(card.copy_of)
                groups.setdefault(card.copy_of, [known] if known else []).append(card)
        return groups

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(f"{card.title or ''} {card.outlet or ''} {card.uri}").casefold() for card in self.cards]

    @cached_property
    def _orders(self) -> dict[Sort, tuple[list[int], list[int]]]:
        return {}

    def _order(self, listing: Listing) -> list[int]:
        """Return the places of all cards, sorted; what lacks the value comes last, the newest first there."""
        if listing.sort not in self._orders:
            values = [_value(card, listing.sort) for card in self.cards]
            have = sorted((at for at, value in enumerate(values) if value), key=lambda at: (values[at], at))
            self._orders[listing.sort] = (have, [at for at, value in enumerate(values) if not value][::-1])
        have, lack = self._orders[listing.sort]
        return (have[::-1] if listing.descending else have) + lack

    def _fits(self, at: int, listing: Listing, words: Sequence[str], holding: Collection[str]) -> bool:
        card = self.cards[at]
        if listing.outlet is not None and (card.outlet or "").casefold() != listing.outlet.casefold():
            return False
        if listing.language is not None and card.language != listing.language:
            return False
        if not _in_time(card.day, listing):
            return False
        return card.id in holding or all(word in self._folded[at] for word in words)


def _in_time(day: str | None, listing: Listing) -> bool:
    if day is None:
        return not (listing.since or listing.until)
    return not listing.undated and (listing.since or day) <= day <= (listing.until or day)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_plain(text).split())


def _plain(text: str) -> str:
    """Return `text` without case and accents, so that Eclair stands beside Éclair and finds it."""
    folded = fold(text).casefold()
    if folded.isascii():
        return folded
    return "".join(char for char in normalize("NFKD", folded) if not combining(char))


def _value(card: Card, sort: Sort) -> str:
    """Return what a card is sorted by, as a text that compares well; empty where it has none."""
    if sort == "added":
        return f"{card.number:020}"
    if sort == "published":
        return (card.published or "") if card.day else ""
    return _plain((card.title if sort == "title" else card.outlet) or "").lstrip("\"'([ ")


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
