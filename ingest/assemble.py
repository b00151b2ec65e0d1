"""Blocks to an article: one text, one map back to the raw file."""

from collections.abc import Sequence

from dateline.digest import digest
from ingest import metadata
from ingest.article import Article, Run
from ingest.block import Block
from ingest.cleaning import clean
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.mending import mended
from ingest.page import Page

PARAGRAPH_BREAK = "\n\n"


def articles_of(page: Page, document: Document) -> list[Article]:
    """Clean `page`, which `document` was read as, and return the articles on it.

    Raises:
        Unreadable: when nothing is left of it.
    """
    page = mended(page)
    cleaned = clean(page)
    if not cleaned.blocks:
        what = f"{document.name} holds no article, only page furniture"
        raise Unreadable(what, "save the page again with its text")
    text, runs = joined(cleaned.blocks)
    facts = metadata.gather(document.hints.over(page.hints), cleaned.blocks, document.uri, cleaned.cuts)
    return [
        Article(
            id=digest(text),
            uri=document.uri,
            record=document.record,
            title=facts.title,
            text=text,
            raw=page.raw,
            runs=runs,
            cuts=cleaned.cuts,
            outlet=facts.outlet,
            authors=facts.authors,
            published=facts.published,
            published_basis=facts.published_basis,
            language=facts.language,
        )
    ]


def joined(blocks: Sequence[Block]) -> tuple[str, tuple[Run, ...]]:
    """Join `blocks` with blank lines, and shift their runs to where they now stand."""
    runs: list[Run] = []
    start = 0
    for block in blocks:
        runs.extend(Run(start + run.start, run.raw_start, run.length, run.raw_length) for run in block.runs)
        start += len(block.text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(block.text for block in blocks), tuple(runs)
