"""Gathers what is known about an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Cut, PublishedBasis
from ingest.block import Block
from ingest.metadata import authors, language, outlets, published, titles
from ingest.page import Hints


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of an article, as in `Article`."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    published_basis: PublishedBasis
    language: str | None


def gather(hints: Hints, blocks: Sequence[Block], uri: str = "", cuts: Sequence[Cut] = ()) -> Facts:
    """Return what metadata and the clean blocks say about the article; None where they don't.

    Args:
        hints: what the document and its page say of themselves.
        blocks: the clean text.
        uri: the document's: the name of a file may tell its date.
        cuts: what was removed, where the outlet's name and the authors' biographies may stand.
    """
    title = titles.find(hints, blocks)
    day, basis = published.find(hints, blocks, uri)
    return Facts(
        title=title,
        outlet=outlets.find(hints, blocks, title, cuts, uri),
        authors=authors.find(hints, blocks, outlets.lines_of(cuts)),
        published=day,
        published_basis=basis,
        language=language.find(blocks, hints.language),
    )
