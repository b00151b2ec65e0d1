"""Documents in, articles and failures out. One bad document never stops the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.article import Article, Failure
from ingest.assemble import articles_of
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.formats import choice, format_of
from ingest.opening import Opening
from ingest.page import Page
from ingest.sources import documents_in

MOST_BLOCKS = 30_000
"""Paragraphs, headings and rows of one page: a long book has some thousand."""


def read_paths(paths: Sequence[Path], opening: Opening | None = None) -> Iterator[Article | Failure]:
    """Read the articles in files, folders and containers; `documents_in` tells which are met."""
    for item in documents_in(paths, opening):
        yield from [item] if isinstance(item, Failure) else read_document(item)


def read_file(path: Path) -> list[Article | Failure]:
    """Read one file: its articles, or one failure."""
    return list(read_paths([path]))


def read_document(document: Document) -> list[Article | Failure]:
    """Read one document that is no container: the articles on it, or one failure; never raises."""
    try:
        kind = _kind_of(document)
        page = kind.read(document.read(kind.most_bytes), document.name)
        return [*articles_of(_bounded(page, document), document)]
    except Unreadable as error:
        return [Failure(document.uri, error.what, error.remedy)]
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        what = f"{document.name} can't be read: {reason}"
        return [Failure(document.uri, what, "check that it exists and that you may read it")]


def _bounded(page: Page, document: Document) -> Page:
    """Return the page, unless cleaning it would take minutes."""
    if len(page.blocks) <= MOST_BLOCKS:
        return page
    what = f"{document.name} holds {len(page.blocks):,} paragraphs, more than the {MOST_BLOCKS:,} of one page"
    raise Unreadable(what, "split it into its articles")


def _kind_of(document: Document) -> ReaderFormat:
    kind = format_of(document.suffix)
    if isinstance(kind, ReaderFormat):
        return kind
    what = f"{document.name} is of a kind that can't be read ({document.suffix or 'it has no extension'})"
    raise Unreadable(what, f"save it as {choice()}")
