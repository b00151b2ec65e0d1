"""Blocks to an article: one text, one map back to the raw file."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.digest import digest
from ingest import metadata
from ingest.article import Article, Run
from ingest.block import Block
from ingest.cleaning import Cleaned, clean, shared_by
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.mending import mended
from ingest.page import Page
from ingest.split import parts_of

PARAGRAPH_BREAK = "\n\n"


def articles_of(page: Page, document: Document) -> list[Article]:
    """Clean `page`, which `document` was read as, and return the articles on it.

    Several articles on one page are `#part-1`, `#part-2` … of its uri.

    Raises:
        Unreadable: when nothing is left of it.
    """
    page = mended(replace(page, hints=document.hints.over(page.hints)))
    apart = parts_of(page)
    shared = shared_by([part.blocks for part in apart]) if len(apart) > 1 else frozenset()
    parts = [(part, clean(part, shared=shared)) for part in apart]
    if not all(cleaned.blocks for _, cleaned in parts):
        parts = [(page, clean(page))]
    if not parts[0][1].blocks:
        what = f"{document.name} holds no article, only page furniture"
        raise Unreadable(what, "save the page again with its text")
    if not page.plain and not any(_says_more_than_its_title(one, cleaned) for one, cleaned in parts):
        what = f"{document.name} shows nothing but a headline"
        raise Unreadable(what, "open it in a browser and save it as a complete web page")
    if len(parts) == 1:
        return [_article(*parts[0], document)]
    return [
        _article(part, cleaned, replace(document, uri=f"{document.uri}#part-{number}"))
        for number, (part, cleaned) in enumerate(parts, start=1)
    ]


def _says_more_than_its_title(page: Page, cleaned: Cleaned) -> bool:
    """Whether more is left than the headline: a page of links is no article."""
    text = " ".join(block.text for block in cleaned.blocks)
    titles = (page.hints.title, page.hints.page_title)
    return len(cleaned.blocks) > 1 or not any(one and text in one for one in titles)


def _article(page: Page, cleaned: Cleaned, document: Document) -> Article:
    text, runs = joined(cleaned.blocks)
    facts = metadata.gather(page.hints, cleaned.blocks, document.uri, cleaned.cuts)
    return Article(
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


def joined(blocks: Sequence[Block]) -> tuple[str, tuple[Run, ...]]:
    """Join `blocks` with blank lines, and shift their runs to where they now stand."""
    runs: list[Run] = []
    start = 0
    for block in blocks:
        runs.extend(Run(start + run.start, run.raw_start, run.length, run.raw_length) for run in block.runs)
        start += len(block.text) + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(block.text for block in blocks), tuple(runs)
