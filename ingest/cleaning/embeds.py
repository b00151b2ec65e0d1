"""Posts of other networks that a page shows: who posted, what, and when."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.labels import why_furniture
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_sentence, size

_POSTED_BY = re.compile(r"[^@.!?]{0,50}\(?@\w{2,30}\)?(?:\s?[·•|].{0,20})?")
_POSTED = re.compile(
    r"(?:\d{1,2}:\d\d\s?(?:[AP]\.?M\.?)?\s?[·•,|–-]\s?)?(?:[A-Za-zÀ-ÿ]{3,9}\.?\s\d{1,2},?"
    r"|\d{1,2}\.?\s[A-Za-zÀ-ÿ]{3,9}\.?)"
    r"\s\d{4}(?:\s?[·•,|–-]\s?\d{1,2}:\d\d.{0,6})?(?:\s?[·•|].{0,40})?"
)
_MOST_NAME = 8
_MOST_LINES = 6
_MOST_POST = 60


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield posts: from a name and its handle to the moment or a button of the network."""
    at = 0
    while at < len(blocks):
        end = _end(blocks, at) if "@" in blocks[at].text and at > 0 else at
        if end > at:
            yield Removal("embed", "a post of another network", at, end)
        at = max(end, at + 1)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the post that begins at `start` ends; `start` where none does."""
    text = blocks[start].text
    if size(text) > _MOST_NAME or is_sentence(text) or not _POSTED_BY.fullmatch(text):
        return start
    end = start
    for at in range(start + 1, min(start + _MOST_LINES, len(blocks))):
        if size(blocks[at].text) > _MOST_POST:
            break
        if _closes(blocks[at].text):
            end = at + 1
    return end


def _closes(text: str) -> bool:
    why = why_furniture(text)
    return bool(_POSTED.fullmatch(text)) or (why is not None and why[0] == "embed")
