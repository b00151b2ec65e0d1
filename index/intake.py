"""Taking articles in: what is new, changed, a copy, there already, or gone."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import closing

from index.change import Change
from index.ledger import Ledger, entry_of
from index.met import Meeting
from index.names import whole_uri
from index.pace import Pace, Tell
from index.prepare import Prepared, Preparer
from index.row import metadata
from index.store import Store
from index.stream import Done, Task, prepared
from index.summary import IngestReport
from index.vanished import vanished
from ingest.article import Article, Failure
from ingest.document import Document
from models.embedder import CountsAnywhere, Embedder

BATCH = 64
"""Documents of one transaction: what a killed ingest loses at most."""
_BATCH_SECONDS = 1.0
"""Seconds after which a batch is stored as it is."""


class Intake:
    """One ingest: `take` what is met, `drop` what is gone; the `report` tells what happened."""

    def __init__(self, store: Store, embedder: Embedder, tell: Tell | None = None) -> None:
        self._store = store
        self._preparer = Preparer.of(embedder)
        self._anywhere = isinstance(embedder, CountsAnywhere)
        self._tell: Tell = tell or (lambda _: None)
        self._meeting = Meeting(Ledger(store.database))
        self._added: dict[str, None] = {}
        self._changed: dict[str, None] = {}
        self._removed: dict[str, None] = {}
        self._unchanged = 0
        self._copies: list[dict[str, str]] = []
        self._failed: list[dict[str, str]] = []
        self._passages = 0
        self._parts: dict[str, set[str]] = {}
        """Uris under which articles that came without a document were met, by the page they are parts of."""

    def take(self, items: Iterable[Document | Article | Failure], after_batch: Callable[[], None]) -> None:
        """Store what is met batch by batch, and run `after_batch` after each of them."""
        pace = Pace("articles", len(items) if isinstance(items, Sized) else None, self._tell)
        met = self._meeting.to_read(pace.over(items))
        with closing(prepared(met, self._preparer, anywhere=self._anywhere)) as done:
            for batch in _batches(done):
                self._store_batch(batch)
                after_batch()
        self._drop_lost_parts()
        pace.finish()

    def drop_vanished(self, roots: Sequence[str]) -> None:
        """Drop the documents under `roots` that were not met, with the articles that nothing else names."""
        for batch in vanished(Ledger(self._store.database), roots, self._meeting):
            with self._store.change() as change:
                for uri in batch:
                    self._gone(change.strike(uri))

    def sign_old(self) -> None:
        """Look for near copies among the articles of a library from before they were known; once."""
        while batch := self._store.unsigned(BATCH):
            with self._store.change() as change:
                for article in batch:
                    change.sign(article)

    def report(self) -> IngestReport:
        """Return what happened so far."""
        return IngestReport(
            added=tuple(self._added),
            changed=tuple(self._changed),
            unchanged=self._unchanged + self._meeting.unchanged,
            copies=tuple(self._still_copies()),
            failed=tuple(self._failed),
            removed=tuple(one for one in self._removed if not self._store.has(one)),
            passages=self._passages,
            pending=self._store.pending(),
        )

    def _store_batch(self, batch: list[Done]) -> None:
        """Store a batch in one transaction, or in none where nothing in it is new."""
        taken: set[str] = set()
        read = [(item, self._read(item, found, taken)) for item, found in batch]
        if not any(found for _, found in read):
            return
        with self._store.change() as change:
            for item, found in read:
                for one in found:
                    self._place(change, one)
                if isinstance(item, Task) and found:
                    self._enter(change, item, found)

    def _read(
        self, item: Task | Article | Failure, found: list[Prepared | Failure], taken: set[str]
    ) -> list[Prepared]:
        """Return the articles to store, and report what failed: of a document all or none.

        `taken` are the uris under which this batch brings articles, so far.
        """
        if isinstance(item, Failure):
            found = [item]
        elif isinstance(item, Article):
            self._parts.setdefault(whole_uri(item.uri), set()).add(item.uri)
            if item.uri not in taken and self._holds(item):
                self._unchanged += 1
                return []
            taken.add(item.uri)
            found = [self._preparer.article(item)]
        failures = [one for one in found if isinstance(one, Failure)]
        for one in failures:
            self._failed.append({"uri": one.uri, "reason": one.reason, "remedy": one.remedy})
        return [] if failures else [one for one in found if isinstance(one, Prepared)]

    def _enter(self, change: Change, task: Task, found: list[Prepared]) -> None:
        """Note a document that was read, and drop the parts that it no longer has."""
        document, uris = task.document, {one.uri for one in found}
        for uri in self._store.uris_of(document.uri):
            if uri not in uris:
                self._gone([change.unname(uri)])
        change.enter(entry_of(document, task.digest, len(uris)))

    def _place(self, change: Change, article: Prepared) -> None:
        """Add or replace one article, or note it as a copy or as unchanged."""
        held = change.article_of_uri(article.uri)
        if held == article.id:
            known = self._store.known(article.id, article.uri)
            if known is None or (known == article.known and change.has_passages(article)):
                self._unchanged += 1
                return
            change.replace(article)
            self._changed[article.id] = None
            self._passages += len(article.passages)
            return
        if held is not None:
            change.unname(article.uri)
        if change.has(article.id):
            change.name(article.id, article.uri, article.record)
            self._note_copy(article, article.id)
            if held is None or article.id in self._changed:
                self._unchanged += 1
            else:
                self._changed[article.id] = None
            return
        original = change.add(article)
        (self._added if held is None else self._changed)[article.id] = None
        self._passages += len(article.passages)
        if original:
            self._note_copy(article, original)

    def _holds(self, article: Article) -> bool:
        """Whether the library holds this very article under this uri."""
        if self._store.article_of_uri(article.uri) != article.id:
            return False
        known = self._store.known(article.id, article.uri)
        return known is None or known == metadata(article)

    def _gone(self, ids: Iterable[str | None]) -> None:
        self._removed |= {one: None for one in ids if one is not None}

    def _note_copy(self, article: Prepared, original: str) -> None:
        self._copies.append({"id": article.id, "copy_of": original, "uri": article.uri})

    def _still_copies(self) -> Iterator[dict[str, str]]:
        """Yield the copies met, each with the original it has now: what came later may have moved it."""
        for copy in self._copies:
            if copy["id"] == copy["copy_of"]:
                yield copy
            elif original := self._store.copy_of(copy["id"]):
                yield copy | {"copy_of": original}

    def _drop_lost_parts(self) -> None:
        """Forget parts of pages that came as articles, without a document, and are no longer among them."""
        lost = [
            uri
            for whole, uris in self._parts.items()
            for uri in self._store.uris_of(whole)
            if uri not in uris
        ]
        if lost:
            with self._store.change() as change:
                self._gone([change.unname(uri) for uri in lost])


def _batches(done: Iterable[Done]) -> Iterator[list[Done]]:
    batch: list[Done] = []
    begun = time.monotonic()
    for one in done:
        if not batch:
            begun = time.monotonic()
        batch.append(one)
        if len(batch) >= BATCH or time.monotonic() - begun > _BATCH_SECONDS:
            yield batch
            batch = []
    if batch:
        yield batch
