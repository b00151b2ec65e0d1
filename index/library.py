"""The library: one folder of articles, and everything the other rooms do with it."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from dateline.encodable import encodable
from index.aside import Removed
from index.backlog import embed_pending, texts_of
from index.catalogue import Catalogue
from index.change import Change
from index.derived import Unsound
from index.errors import NoChroma, UnknownArticle
from index.every import Every
from index.examine import examine, place_of
from index.fallback import nearest
from index.finder import Finder
from index.ledger import Ledger
from index.lock import writing
from index.passage import Passage
from index.progress import telling
from index.query import Filters, SearchResult
from index.rehearsal import rehearse
from index.rerank import READ
from index.schema import SCHEMA_VERSION
from index.search import Scope, by_words
from index.store import Store
from index.summary import ArticleSummary, Finding, IngestReport, Progress
from index.upkeep import FEW_VECTORS, Upkeep
from ingest.article import Article, Failure
from ingest.document import Document, Validators
from models.embedder import Embedder
from models.files import ModelFileError
from models.reader.reading import Reader

_WORDS_FIRST, _WORDS_EVERY = 0.5, 3.0
"""Seconds until the first commit of the index of words during a long ingest, and between the next ones."""

_MEANING_EVERY = 180.0
"""Seconds of embedding after which Chroma takes in what there is."""


_HOLDING = 20_000
"""Passages looked at for the articles that hold some words."""


class Library:
    """Articles, and the search over them. Open it with `Library.open`; safe to share between threads.

    Attributes:
        patience: seconds that a change waits for another writer before it is refused.
        reader: what weighs the best hits; None where a search goes by words and meaning alone.
    """

    patience = 2.0

    def __init__(
        self, store: Store, embedder: Embedder, chroma: str | None = None, reader: Reader | None = None
    ) -> None:
        self.home = store.home
        self.embedder = embedder
        self.reader = reader
        self._store = store
        self._upkeep = Upkeep(store, chroma)
        self._finder = Finder(store, embedder, self, reader)

    @classmethod
    def open(
        cls,
        home: Path,
        embedder: Embedder,
        *,
        create: bool = False,
        chroma: str | None = None,
        reader: Reader | None = None,
    ) -> "Library":
        """Open the library in `home`; with `create` make one where nothing is.

        Args:
            home: its folder.
            embedder: what its vectors were made by, or will be.
            create: whether to make one where nothing is.
            chroma: address of the Chroma server that holds the vectors, `http://host:port`; by default they
                are in the folder. A server that does not answer is no obstacle here.
            reader: reads the best hits of a search beside the query, and orders them anew.

        Raises:
            NoLibrary, ForeignHome, NewerLibrary, OtherEmbedder, UnusableLibrary: see `index.errors`.
        """
        store = Store.open(Path(home), embedder.name, embedder.sha256, create=create)
        return cls(store, embedder, chroma, reader)

    def close(self) -> None:
        """Let go of all files."""
        self._upkeep.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- writing

    def ingest(
        self,
        items: Iterable[Document | Article | Failure],
        *,
        progress: Callable[[Progress], None] | None = None,
        wait: bool = True,
        sync: Sequence[str] = (),
        dry_run: bool = False,
    ) -> IngestReport:
        """Take documents in; returns once words and, with `wait`, vectors are searchable.

        A vector that an earlier, interrupted ingest left pending is computed as well. Articles are durable
        batch by batch: after a kill the same call completes what is missing. An interrupt leaves what is
        stored so far.

        Args:
            items: documents, as `ingest.sources.documents_in` finds them; articles are taken as they are.
            progress: is told how far it is, a few times a second.
            wait: whether to compute vectors as well.
            sync: uris of sources, files or folders, that `items` holds all of: documents that came out of
                them once and are gone are dropped, with the articles that nothing else gives.
            dry_run: judge everything and change nothing.

        Raises:
            Locked: somebody else is writing.
            BrokenIndex: an index could not be written; the articles are safe.
        """
        if dry_run:
            return rehearse(self.home, self.embedder, items, progress=progress, sync=sync)
        from index.intake import Intake  # with all readers of documents, which a search can do without

        with writing(self.home, self.patience), telling(self.home, progress) as tell:
            intake = Intake(self._store, self.embedder, tell)
            began = time.monotonic()
            words = Every(_WORDS_EVERY, lambda: self._upkeep.bring_up(self._upkeep.words), first=_WORDS_FIRST)
            intake.sign_old()
            intake.take(items, words.maybe)
            intake.drop_vanished(sync)
            words.now()
            searchable = time.monotonic()
            told = self._embed_and_tell(tell) if wait else ()
            seconds = {"words": searchable - began, "vectors": time.monotonic() - searchable if wait else 0.0}
            rounded = {name: round(took, 3) for name, took in seconds.items()}
            return replace(intake.report(), seconds=rounded, notes=told)

    def remembered(self, uri: str) -> Validators | None:
        """Return what to ask a server with whether a page has changed; None where it is to be read."""
        return Ledger(self._store.database).validators(uri)

    def embed_pending(
        self, progress: Callable[[Progress], None] | None = None, *, seconds: float | None = None
    ) -> int:
        """Compute the vectors that `ingest(wait=False)` left pending; return how many still are.

        Args:
            progress: is told how far it is, a few times a second.
            seconds: about how long to work at it, in stretches that other processes are not told about; by
                default until all are there.

        Raises:
            Locked: somebody else is writing.
        """
        if self._store.pending():
            silent = nullcontext(progress or (lambda _: None))
            told = telling(self.home, progress) if seconds is None else silent
            with writing(self.home, self.patience), told as tell:
                self._embed(tell, seconds)
        return self._store.pending()

    def pending_texts(self) -> list[str]:
        """Return what is to be embedded for the passages whose vector is pending; for measuring."""
        waiting = self._store.waiting(self._store.pending())
        return list(texts_of(waiting, self.embedder).values())

    def _embed(self, tell: Callable[[Progress], None], seconds: float | None = None) -> None:
        """Compute pending vectors; Chroma takes them in every few minutes, and when all are there."""
        meaning = Every(_MEANING_EVERY, self._bring_up_meaning)
        embed_pending(self._store, self.embedder, tell, meaning.maybe, seconds)
        if not self._store.pending():
            self._upkeep.bring_up_both()
        elif self._upkeep.behind() > FEW_VECTORS // 2:
            self._bring_up_meaning()

    def _bring_up_meaning(self) -> None:
        """Let Chroma take in what there is; a server that is away does so once all vectors are there."""
        with suppress(NoChroma):
            self._upkeep.bring_up(self._upkeep.meaning)

    def _embed_and_tell(self, tell: Callable[[Progress], None]) -> tuple[str, ...]:
        """Compute pending vectors; return a sentence where Chroma could not take them in."""
        try:
            self._embed(tell)
        except NoChroma as error:
            return (str(error),)
        return ()

    def remove(self, name: str) -> list[str]:
        """Remove every article that `name` means, with all its names; return their ids.

        Raises:
            UnknownArticle: no article goes by that name.
            Locked: somebody else is writing.
        """
        with writing(self.home, self.patience):
            ids = self._store.ids_of(name)
            if not ids:
                raise UnknownArticle(name)
            with self._store.change() as change:
                for one in ids:
                    change.remove(one)
            self._upkeep.bring_up_both()
        return ids

    def put_aside(self, ids: Sequence[str]) -> list[str]:
        """Remove the articles with these ids so that they can come back; return those that there were.

        All of them or none; they are gone from every search at once. The last thousand are kept.

        Raises:
            Locked: somebody else is writing.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._change_each(ids, lambda change, one: change.put_aside(one, now))

    def bring_back(self, ids: Sequence[str]) -> list[str]:
        """Store articles that were put aside as they were, nothing read or embedded again; return which.

        What came in again meanwhile is left as it is, and so are names that mean another article by now.

        Raises:
            Locked: somebody else is writing.
            ForeignArticleError: one was put aside under another embedder; nothing is changed.
        """
        return self._change_each(list(reversed(ids)), lambda change, one: change.bring_back(one))[::-1]

    def forget(self, ids: Sequence[str]) -> list[str]:
        """Drop articles that were put aside for good; return which.

        Raises:
            Locked: somebody else is writing.
        """
        return self._change_each(ids, lambda change, one: change.forget(one))

    def _change_each(self, ids: Sequence[str], act: Callable[[Change, str], bool]) -> list[str]:
        """Do something to articles in one transaction; return the ids of those it was done to."""
        with writing(self.home, self.patience):
            with self._store.change() as change:
                done = [one for one in dict.fromkeys(ids) if act(change, one)]
            with suppress(NoChroma):  # the next search catches up
                self._upkeep.bring_up_both()
        return done

    def build(self) -> None:
        """Build words and Chroma anew from SQLite, beside the old ones, and embed nothing.

        Raises:
            Locked: somebody else is writing.
            BrokenIndex: there is no room or no permission.
            NoChroma: the Chroma server does not answer; words are done.
        """
        with writing(self.home, self.patience):
            self._upkeep.rebuild_both()

    def rebuild(self) -> None:
        """Build words and Chroma anew from SQLite, beside the old ones; only what is pending is embedded.

        Raises:
            Locked, BrokenIndex, NoChroma: as `build` does.
        """
        with writing(self.home, self.patience):
            self._upkeep.rebuild_both()
            if self._store.pending():
                self._embed(lambda _: None)

    # --- reading

    def articles(self) -> list[ArticleSummary]:
        """Return all articles without their texts, in the order of arrival."""
        return self._store.summaries()

    def removed(self) -> list[Removed]:
        """Return the articles that were put aside and can come back, the last first."""
        return self._store.put_aside()

    def catalogue(self) -> Catalogue:
        """Return the articles as a list to look through; cheap while nothing changes."""
        return self._store.catalogue()

    def holding(self, words: str) -> set[str]:
        """Return the ids of the articles that have all these words in one passage, or in title and passage.

        Any text may be asked for; where the index of words cannot be read none is found.
        """
        upkeep = self._upkeep
        with upkeep.lock:
            upkeep.ready(upkeep.words)
            if upkeep.words.stamp is None:
                return set()
            try:
                numbers = upkeep.words.holding(encodable(words), _HOLDING)
            except Unsound:
                upkeep.words.close()
                return set()
        return set(self._store.articles_of_numbers(numbers).values())

    def article(self, name: str) -> list[Article]:
        """Return all articles that `name` means: an id, a uri, a file name or the id of a record.

        Raises:
            UnknownArticle: no article goes by that name.
        """
        return self._store.articles(name)

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of the article with this id, in order; none where it is unknown."""
        return self._store.passages(article_id)

    def vectors(self, passage_ids: Sequence[str]) -> np.ndarray:
        """Return float32 [n, dimension], a row a passage in the order given; zeros where one is pending."""
        found = self._store.vectors(passage_ids)
        nothing = np.zeros(self.embedder.dimension, dtype=np.float32)
        rows = [found.get(one, nothing) for one in passage_ids]
        return np.stack(rows) if rows else np.zeros((0, self.embedder.dimension), dtype=np.float32)

    def counts(self) -> tuple[int, int]:
        """Return how many articles and passages there are; cheap."""
        return self._store.counts()

    def pending(self) -> int:
        """Return how many passages wait for their vector, and are found by words only until then; cheap."""
        return self._store.pending()

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        filters: Filters = Filters(),  # noqa: B008 - frozen
        asked: str | None = None,
        read: int = READ,
        enough: float | None = None,
        beside: str | None = None,
    ) -> SearchResult:
        """Find the passages that bear on `query`, by words and by meaning (`index.finder`).

        Args:
            query: any text; none of it is syntax but quotation marks, which ask for a phrase.
            limit: hits at most.
            filters: leave out what does not fit.
            asked: ISO day on which the question is asked: what was published shortly before counts more. By
                default days count alike, and only "last week" and its like are counted from today.
            read: so many of the best hits the reader, if there is one, orders anew. Whoever reads them
                closely afterwards saves the time with 0.
            enough: a relevance, 0 to 1, from which the reader stops after the first dozen.
            beside: what the reader reads the passages beside, by default the query.

        Raises:
            UsageError: the query is empty, the limit is not positive, or a date is none.
            UnknownArticle: of the articles that the filters name, none is known.
        """
        result = self._finder.find(query, limit, filters, asked, read=read, enough=enough, beside=beside)
        pending = self._store.pending()
        if not pending or not result.passages:
            return result
        only = "are found by words only so far; the web chat and `dateline rebuild` add the rest"
        return replace(result, notes=(*result.notes, f"{pending} of {self.counts()[1]} passages {only}"))

    def ask_words(self, query: str, scope: Scope, depth: int, notes: list[str]) -> list[tuple[str, float]]:
        """Rank passages by their words (`index.finder.Retrievers`)."""
        upkeep = self._upkeep
        with upkeep.lock:
            note = upkeep.ready(upkeep.words)
            if note is not None and note not in notes:
                notes.append(note)
            if upkeep.words.stamp is None:
                return []
            try:
                return by_words(upkeep.words, self._store, query, scope, depth)
            except Unsound as error:
                upkeep.words.close()
                notes.append(f"the index of words could not be read ({error}), so meaning alone was searched")
                return []

    def ask_meaning(
        self, vector: np.ndarray, scope: Scope, depth: int, notes: list[str]
    ) -> list[tuple[str, float]]:
        """Rank passages by their meaning (`index.finder.Retrievers`)."""
        with self._upkeep.lock:
            hits, told = nearest(self._upkeep, self._store, vector, scope, depth)
        notes.extend(note for note in told if note not in notes)
        return hits

    # --- telling

    def info(self) -> dict[str, object]:
        """Return the library's part of `dateline info --json`: counts by store, models, sizes in bytes."""
        articles, passages = self.counts()
        pending = self._store.pending()
        return {
            "home": str(self.home),
            "articles": articles,
            "passages": passages,
            "vectors": passages - pending,
            "pending": pending,
            "words": self._upkeep.count(self._upkeep.words),
            "chroma": self._upkeep.count(self._upkeep.meaning),
            "chroma_at": place_of(self._upkeep),
            "embedder": {"name": self.embedder.name, "sha256": self.embedder.sha256},
            "reader": _named(self.reader),
            "generation": self._store.generation(),
            "schema": SCHEMA_VERSION,
            "bytes": self._upkeep.sizes(),
        }

    def examine(self) -> list[Finding]:
        """Check the stores; each finding that is not fine names the command that mends it."""
        return examine(self._store, self._upkeep)


def _named(reader: Reader | None) -> dict[str, object] | None:
    """Return a reader's name and hash; the hash is None where its files are damaged, which `doctor` tells."""
    if reader is None:
        return None
    try:
        return {"name": reader.name, "sha256": reader.sha256}
    except ModelFileError:
        return {"name": reader.name, "sha256": None}
