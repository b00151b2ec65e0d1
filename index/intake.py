"""Taking articles in: what is new, changed, a copy or there already, and the vectors behind them."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from dateline.digest import digest
from index.change import Change, NewPassage
from index.names import whole_uri
from index.passages import embedded_text, short_title, split_passages
from index.store import Store
from index.summary import IngestReport, Progress
from ingest.article import Article, Failure
from models.embedder import Embedder

BATCH = 64
"""Articles of one transaction: what a killed ingest loses at most."""

VECTOR_BATCH = 128
"""Passages embedded per transaction."""

Tell = Callable[[Progress], None]


class Intake:
    """One ingest: `take` the articles, then `embed` what waits; the `report` tells what happened."""

    def __init__(self, store: Store, embedder: Embedder, tell: Tell | None = None) -> None:
        self._store = store
        self._embedder = embedder
        self._tell: Tell = tell or (lambda _: None)
        self._added: dict[str, None] = {}
        self._changed: dict[str, None] = {}
        self._unchanged = 0
        self._copies: list[dict[str, str]] = []
        self._failed: list[dict[str, str]] = []
        self._seen: dict[str, set[str]] = {}
        self._seconds = {"words": 0.0, "vectors": 0.0}

    def take(
        self, items: Iterable[Article | Failure], after_batch: Callable[[], None], finish: Callable[[], None]
    ) -> None:
        """Store articles batch by batch; run `after_batch` after each of them, `finish` at the end."""
        began, met = time.monotonic(), 0
        for batch in _batches(items, BATCH):
            met += len(batch)
            prepared = [(one, self._prepare(one)) for item in batch if (one := self._sound(item)) is not None]
            if any(self._differs(article) for article, _ in prepared):
                with self._store.change() as change:
                    for article, passages in prepared:
                        self._place(change, article, passages)
            else:
                self._unchanged += len(prepared)
            after_batch()
            self._tell(Progress("articles", met, None))
        self._drop_lost_parts()
        finish()
        self._seconds["words"] = round(time.monotonic() - began, 3)

    def embed(self, after: Callable[[], None]) -> None:
        """Compute the vectors that are pending, batch by batch; `after` runs once they are in."""
        began, done = time.monotonic(), 0
        total = self._store.pending()
        while waiting := self._store.waiting(VECTOR_BATCH):
            texts = {}
            for passage in waiting:
                heading = short_title(passage.title, self._embedder.count_pieces)
                texts[passage.vector] = embedded_text(heading, passage.text)
            vectors = self._embedder.embed(list(texts.values()))
            with self._store.change() as change:
                change.put_vectors(list(texts), vectors)
            done += len(waiting)
            self._tell(Progress("vectors", min(done, total), total))
        after()
        self._seconds["vectors"] = round(time.monotonic() - began, 3)

    def report(self) -> IngestReport:
        """Return what happened so far."""
        new = [*self._added, *self._changed]
        return IngestReport(
            added=tuple(self._added),
            changed=tuple(self._changed),
            unchanged=self._unchanged,
            copies=tuple(self._copies),
            failed=tuple(self._failed),
            passages=sum(self._store.passage_count(article) for article in new),
            pending=self._store.pending(),
            seconds=dict(self._seconds),
        )

    def _sound(self, item: Article | Failure) -> Article | None:
        """Return the article, or note why it cannot be stored."""
        if isinstance(item, Failure):
            self._failed.append({"uri": item.uri, "reason": item.reason, "remedy": item.remedy})
            return None
        fault = None
        if not item.text.strip():
            fault = ("it has no text", "check the file")
        elif not _is_unicode(item.text, item.title, item.outlet, item.record, *item.authors):
            fault = (
                "it holds half characters that no encoding can store",
                "save it as UTF-8 and ingest it again",
            )
        if fault is not None:
            self._failed.append({"uri": item.uri, "reason": fault[0], "remedy": fault[1]})
            return None
        self._seen.setdefault(whole_uri(item.uri), set()).add(item.uri)
        return item

    def _prepare(self, article: Article) -> list[NewPassage] | None:
        """Split an article that is not in yet: the slow part, done outside of the transaction."""
        return self._split(article) if self._differs(article) and not self._store.has(article.id) else None

    def _differs(self, article: Article) -> bool:
        """Whether the library does not hold this very article under this uri yet."""
        return self._store.article_of_uri(article.uri) != article.id or self._store.outdated(article)

    def _split(self, article: Article) -> list[NewPassage]:
        count = self._embedder.count_pieces
        heading = short_title(article.title, count)
        passages = split_passages(article.id, article.text, article.title, count, self._embedder.max_pieces)
        return [
            NewPassage(
                one, digest(self._embedder.sha256, embedded_text(heading, article.text[one.start : one.end]))
            )
            for one in passages
        ]

    def _place(self, change: Change, article: Article, passages: list[NewPassage] | None) -> None:
        """Add or replace one article, or note it as a copy or as unchanged."""
        held = change.article_of_uri(article.uri)
        if held == article.id:
            if not self._store.outdated(article):
                self._unchanged += 1
                return
            change.replace(article, self._split(article))
            self._changed[article.id] = None
            return
        if held is not None:
            change.unname(article.uri)
        if change.has(article.id):
            change.name(article.id, article.uri, article.record)
            self._note_copy(article, article.id)
            if held is None:
                self._unchanged += 1
            else:
                self._changed[article.id] = None
            return
        change.add(article, passages if passages is not None else self._split(article))
        (self._added if held is None else self._changed)[article.id] = None
        if article.copy_of:
            self._note_copy(article, article.copy_of)

    def _note_copy(self, article: Article, original: str) -> None:
        self._copies.append({"id": article.id, "copy_of": original, "uri": article.uri})

    def _drop_lost_parts(self) -> None:
        """Forget parts of pages that were read again and no longer have them."""
        lost = [
            uri for whole, uris in self._seen.items() for uri in self._store.uris_of(whole) if uri not in uris
        ]
        if lost:
            with self._store.change() as change:
                for uri in lost:
                    change.unname(uri)


def _is_unicode(*texts: str | None) -> bool:
    """Whether the texts can be written as UTF-8; a lone surrogate cannot."""
    try:
        for text in texts:
            (text or "").encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _batches(items: Iterable[Article | Failure], size: int) -> Iterator[list[Article | Failure]]:
    at = iter(items)
    while batch := list(islice(at, size)):
        yield batch
