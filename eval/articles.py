"""What an evaluation needs to know of articles: what a name means, and their text."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import ClassVar, Protocol
from urllib.parse import unquote, urlsplit

from answer.answer import Source
from eval.matching import Folded, fold_with_offsets

_PART = "#part-"


class Summary(Protocol):
    """What a library says of an article in a list."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def uri(self) -> str:
        """Where it came from."""

    @property
    def record(self) -> str | None:
        """The id of its own record."""

    @property
    def names(self) -> Sequence[str]:
        """Every name it goes by, those of its exact copies too."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def published(self) -> str | None:
        """ISO date on which it was published."""


class Texted(Protocol):
    """An article's clean text."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """Its clean text."""


class ArticleStore(Protocol):
    """The part of a library that an evaluation reads; `index.library.Library` has it."""

    def articles(self) -> Sequence[Summary]:
        """List what is in."""

    def article(self, name: str) -> Sequence[Texted]:
        """Return all that a name means."""

    def info(self) -> dict[str, object]:
        """Return counts and models."""


class Articles(Protocol):
    """Names and texts of articles, as the metrics ask for them.

    `at_hand` tells whether texts can be had at all.
    """

    at_hand: ClassVar[bool]

    def named(self, name: str) -> frozenset[str]:
        """Return the ids of the articles that `name` means; none where it means nothing here."""

    def folded(self, article: str) -> Folded | None:
        """Return the folded text of the article with this id, or None where it cannot be had."""

    def text(self, article: str) -> str | None:
        """Return the clean text of the article with this id, or None where it cannot be had."""

    def outlet(self, article: str) -> str | None:
        """Return the outlet of the article with this id, or None where it is not known."""

    def published(self, article: str) -> str | None:
        """Return the ISO date on which the article with this id was published, or None."""


class NoArticles:
    """Where only the answers are at hand: a name is matched to what a source says of itself, and no text."""

    at_hand: ClassVar[bool] = False

    def named(self, name: str) -> frozenset[str]:  # noqa: ARG002 - the protocol's parameter
        """Know no article."""
        return frozenset()

    def folded(self, article: str) -> Folded | None:  # noqa: ARG002 - the protocol's parameter
        """Have no text."""
        return None

    def text(self, article: str) -> str | None:  # noqa: ARG002 - the protocol's parameter
        """Have no text."""
        return None

    def outlet(self, article: str) -> str | None:  # noqa: ARG002 - the protocol's parameter
        """Know no outlet."""
        return None

    def published(self, article: str) -> str | None:  # noqa: ARG002 - the protocol's parameter
        """Know no date."""
        return None


class StoredArticles:
    """The articles of a library; names are read once, the texts of the last few hundred are kept."""

    at_hand: ClassVar[bool] = True

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._ids: dict[str, set[str]] = {}
        self._known: dict[str, tuple[str | None, str | None]] = {}
        for summary in store.articles():
            self._known[summary.id] = summary.outlet, summary.published
            for name in (summary.id, *names_of(summary.uri), summary.record, *summary.names):
                if name:
                    self._ids.setdefault(name, set()).add(summary.id)
        self.text = lru_cache(maxsize=512)(self._text)
        self.folded = lru_cache(maxsize=256)(self._folded)

    def named(self, name: str) -> frozenset[str]:
        """Return the ids of the articles that `name` means."""
        return frozenset(self._ids.get(name, ()))

    def ids(self) -> frozenset[str]:
        """Return the ids of all articles."""
        return frozenset(self._known)

    def outlet(self, article: str) -> str | None:
        """Return the outlet of the article with this id."""
        return self._known.get(article, (None, None))[0]

    def published(self, article: str) -> str | None:
        """Return the date of the article with this id."""
        return self._known.get(article, (None, None))[1]

    def _text(self, article: str) -> str | None:
        if article not in self._known:
            return None
        return next((found.text for found in self._store.article(article) if found.id == article), None)

    def _folded(self, article: str) -> Folded | None:
        text = self.text(article)
        return None if text is None else fold_with_offsets(text)


def names_of(uri: str) -> tuple[str, ...]:
    """Return the names that a uri gives its article: itself and its file name, with and without `#part-N`."""
    whole, found, part = uri.partition(_PART)
    path = unquote(urlsplit(whole).path) if "://" in whole else whole
    name = PurePosixPath(path).name
    bare = (whole, name) if name else (whole,)
    return (*bare, *(f"{each}{_PART}{part}" for each in bare)) if found else bare


def is_named(source: Source, name: str, articles: Articles) -> bool:
    """Tell whether `name` means the article that `source` is."""
    own = (source.article, source.record, *names_of(source.uri))
    return name in own or source.article in articles.named(name)
