"""Documents met in an ingest: which are read, which are known, which go by a name that is taken."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.ledger import Ledger, digest_of
from index.stream import Met, Task
from ingest.article import Article, Failure
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.formats import format_of


class Meeting:
    """What one ingest has met so far.

    Attributes:
        met: documents, articles and failures, counted.
        unchanged: articles of documents that need not be read again.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._digests: dict[str, str] = {}
        self.met = 0
        self.unchanged = 0
        self.broken: list[str] = []
        """Uris of what could not be listed or opened: nothing that it might hold has vanished."""

    def __contains__(self, uri: str) -> bool:
        return uri in self._digests

    def to_read(self, items: Iterable[Document | Article | Failure]) -> Iterator[Met]:
        """Yield what is to be stored or reported; documents that are known are only counted."""
        for item in items:
            self.met += 1
            if isinstance(item, Failure):
                self.broken.append(item.uri)
                yield item
            elif isinstance(item, Document):
                yield from self._unread(item) if item.unchanged else self._document(item)
            else:
                yield item

    def _unread(self, document: Document) -> Iterator[Met]:
        """Count the articles of a page that its server says is as it was."""
        self._digests.setdefault(document.uri, "")
        known = self._ledger.entry(document.uri)
        if known is not None:
            self.unchanged += known.articles
            return
        what = f"{document.name} has not changed, but what was read from it is not in the library any more"
        yield Failure(document.uri, what, "ingest it again")

    def _document(self, document: Document) -> Iterator[Met]:
        kind = format_of(document.suffix)
        try:
            if isinstance(kind, ReaderFormat):
                document = document.loaded(kind.most_bytes)
        except Unreadable as error:
            self._digests.setdefault(document.uri, "")
            yield Failure(document.uri, error.what, error.remedy)
            return
        except OSError as error:
            self._digests.setdefault(document.uri, "")
            reason = (error.strerror or type(error).__name__).lower()
            what = f"{document.name} can't be read: {reason}"
            yield Failure(document.uri, what, "check that it exists and that you may read it")
            return
        data = document.content if isinstance(document.content, bytes) else b""
        digest = digest_of(document, data)
        document = replace(document, uri=self._own_uri(document.uri, digest))
        if document.uri in self._digests:
            self.unchanged += 1
            return
        self._digests[document.uri] = digest
        known = self._ledger.entry(document.uri)
        if known is not None and known.digest == digest:
            self.unchanged += known.articles
            return
        yield Task(document, digest)

    def _own_uri(self, uri: str, digest: str) -> str:
        """Return a uri that is its own in this ingest: two that differ must not replace each other."""
        own, count = uri, 1
        while self._digests.get(own, digest) != digest:
            count += 1
            own = f"{uri}#version-{count}"
        return own
