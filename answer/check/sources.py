"""Where evidence comes from: a library, or sources that were given."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from answer.check.source import Rarity, Source, content, nearest
from dateline.errors import UsageError
from index.query import Filters
from ingest.article import Article, Failure

if TYPE_CHECKING:
    from index.library import Library
    from index.summary import ArticleSummary

LONGEST_QUERY: Final = 600
"""Characters of a sentence that are searched for."""
HITS: Final = 12
"""Passages that are looked at for a sentence; the articles that they are from are its nearest."""
KEPT: Final = 400
"""Articles that are kept in memory at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an article can be cited by.

    Attributes:
        id: of the article.
        names: everything else it goes by: uri, file name, id of its record.
        title, outlet, authors, published: as in `Article`.
    """

    id: str
    names: frozenset[str]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


class Sources(Protocol):
    """What a text is checked against.

    Attributes:
        notes: what the user should know of the searches that were made, each sentence once.
    """

    notes: dict[str, None]

    @property
    def few(self) -> bool:
        """Whether "the third source" means something, as it does where each was named."""
        ...

    def entries(self) -> Sequence[Entry]:
        """Return what there is, in its order, for citations to be looked up in."""
        ...

    def source(self, article: str) -> Source:
        """Return the source with this id of `entries`."""
        ...

    def near(self, text: str, most: int) -> tuple[Source, ...]:
        """Return the sources most likely to bear on `text`, best first; none where nothing is near."""
        ...

    def size(self) -> int:
        """Return how many articles there are."""
        ...


class Given:
    """Sources that were given: files, pasted texts, the contexts of somebody else's pipeline."""

    few = True

    def __init__(self, sources: Sequence[Source]) -> None:
        self.notes: dict[str, None] = {}
        unique = {source.article.id: source for source in reversed(sources)}
        self._sources = [s for s in sources if unique[s.article.id] is s]
        self._by_id = unique
        self._rarity: Rarity | None = None

    def entries(self) -> Sequence[Entry]:
        """Return all of them in the order given."""
        return [entry_of(source.article) for source in self._sources]

    def source(self, article: str) -> Source:
        """Return the one with this id."""
        return self._by_id[article]

    def near(self, text: str, most: int) -> tuple[Source, ...]:
        """Return those that share most words with `text`."""
        if self._rarity is None:
            self._rarity = Rarity(self._sources)
        return nearest(content(text), self._sources, self._rarity, most)

    def size(self) -> int:
        """Return how many there are."""
        return len(self._sources)


class Stored:
    """The articles of a library, or those of them that filters leave."""

    def __init__(self, library: "Library", filters: Filters = Filters()) -> None:  # noqa: B008 - frozen
        self.few = bool(filters.articles)
        self.notes: dict[str, None] = {}
        self._library = library
        self._filters = filters
        self._known: OrderedDict[str, Source] = OrderedDict()

    def entries(self) -> Sequence[Entry]:
        """Return the articles in the order of arrival."""
        return [_entry(one) for one in self._library.articles() if _fits(one, self._filters)]

    def source(self, article: str) -> Source:
        """Return the article with this id."""
        if article in self._known:
            self._known.move_to_end(article)
            return self._known[article]
        source = Source(self._library.article(article)[0])
        self._known[article] = source
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return source

    def near(self, text: str, most: int) -> tuple[Source, ...]:
        """Search the library for `text`, and return the articles of the best passages."""
        query = text[:LONGEST_QUERY].strip()
        if not query:
            return ()
        result = self._library.search(query, limit=HITS, filters=self._filters, read=0)
        self.notes.update(dict.fromkeys(result.notes))
        ids = dict.fromkeys(hit.article for hit in result.hits)
        return tuple(self.source(one) for one in list(ids)[:most])

    def size(self) -> int:
        """Return how many articles there are."""
        return len(self.entries()) if self._filters else self._library.counts()[0]


def entry_of(article: Article) -> Entry:
    """Return what an article can be cited by."""
    names = {article.uri, _file_name(article.uri), *([article.record] if article.record else [])}
    return Entry(
        article.id, frozenset(names), article.title, article.outlet, article.authors, article.published
    )


def _entry(one: "ArticleSummary") -> Entry:
    names = {one.uri, *one.names, *([one.record] if one.record else [])}
    return Entry(one.id, frozenset(names), one.title, one.outlet, published=one.published)


def _file_name(uri: str) -> str:
    return uri.replace("\\", "/").rstrip("/").rpartition("/")[2] or uri


def _fits(one: "ArticleSummary", filters: Filters) -> bool:
    """Whether filters leave an article, as a search understands them."""
    day = (one.published or "")[:10]
    outlets = {outlet.casefold() for outlet in filters.outlets}
    return (
        (not filters.since or day >= filters.since)
        and (not filters.until or "" < day <= filters.until)
        and (not outlets or (one.outlet or "").casefold() in outlets)
        and (not filters.languages or one.language in {code.lower() for code in filters.languages})
        and (not filters.articles or bool({one.id, *one.names}.intersection(filters.articles)))
    )


def read_sources(paths: Sequence[Path]) -> tuple[list[Source], list[Failure]]:
    """Read files, folders and containers as an ingest does; nothing is stored.

    Returns:
        The sources, and what could not be read.

    Raises:
        UsageError: none of it could be read.
    """
    from ingest.read import read_paths  # with all readers of documents

    found = list(read_paths(paths))
    failures = [one for one in found if isinstance(one, Failure)]
    sources = [Source(one) for one in found if isinstance(one, Article)]
    if not sources and failures:
        raise UsageError(failures[0].reason, failures[0].remedy)
    if not sources:
        raise UsageError("there is no source in what was named", "name a file with text in it")
    return sources, failures
