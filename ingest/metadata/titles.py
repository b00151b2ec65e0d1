"""The headline of an article."""

import re
from collections.abc import Sequence

from ingest.block import Block
from ingest.cleaning.shape import is_headline, key, words
from ingest.metadata.dates import find_dates, has_date
from ingest.page import Hints
from ingest.wording import word_set

_HEAD = 4
_LONGEST = 300
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_SMALL = word_set("a an and at by for from in of on or the to with de la le und")


def find(hints: Hints, blocks: Sequence[Block]) -> str | None:
    """Return the headline by metadata, by markup, or the line that stands above the text; or None."""
    if hints.title:
        return " ".join(hints.title.split())[:_LONGEST]
    heading = next((block.text for block in blocks[:_HEAD] if block.kind == "heading"), None)
    if heading:
        return heading
    if hints.page_title:
        return without_outlet(hints.page_title, blocks)
    return _first_line(blocks)


def without_outlet(page_title: str, blocks: Sequence[Block]) -> str:
    """`page_title` without the outlet at its end, where a line of the page shows what is the headline."""
    page_title = " ".join(page_title.split())
    lines = {key(block.text) for block in blocks[:_HEAD]}
    for cut in _SUFFIX.finditer(page_title):
        if key(page_title[: cut.start()]) in lines:
            return page_title[: cut.start()]
    return page_title[:_LONGEST]


def _first_line(blocks: Sequence[Block]) -> str | None:
    """The first line that could be a headline, where only a date, a kicker or a byline stands above it."""
    for at, block in enumerate(blocks[:_HEAD]):
        text = block.text
        if is_headline(text) and not _only_names(text) and not _only_date(text) and at + 1 < len(blocks):
            return text
        if len(words(text)) > 8:
            return None
    return None


def _only_names(text: str) -> bool:
    """Whether every word is a capitalised one, as in a byline without "By"; a headline in capitals is not."""
    if text.isupper() or re.search(r"\d", text):
        return has_date(text)
    return (
        len(words(text)) <= 10
        and bool(re.search(r",| and ", text))
        and all(
            word[0].isupper() or word in {"and", "de", "van", "von", "der", "la", "bin", "al"}
            for word in words(text)
        )
        and not any(word.lower() in _SMALL - {"and", "de", "la"} for word in words(text))
    )


def _only_date(text: str) -> bool:
    found = next(find_dates(text), None)
    return found is not None and found.end - found.start == len(text)
