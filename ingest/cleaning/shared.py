"""Lines that several articles of one page have about them: what the page says, not any of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_prose, is_sentence, label, size

_MOST_WORDS = 12
_FEWEST = 2
_NAME_WORDS = 4
_NUMBER = re.compile(r"\d+")
_KEY = re.compile(r"[^:|]{2,25}:(?=\s)")
_SIGNED = re.compile(
    r"(?:by|von|par|por|di|de|author|source|date|autor|quelle|datum)\b|.*\b(?:19|20)\d\d\b", re.IGNORECASE
)


def shared_by(parts: Sequence[Sequence[Block]]) -> frozenset[str]:
    """Kinds of lines that stand before the first or after the last sentence of two articles or more."""
    counts = Counter(kind for blocks in parts for kind in {_kind(blocks[at].text) for at in _edges(blocks)})
    return frozenset(kind for kind, count in counts.items() if count >= _FEWEST)


def find(blocks: Sequence[Block], shared: frozenset[str]) -> Iterator[Removal]:
    """Yield lines of those kinds, but for bylines, dates and sources, which articles may have in common."""
    for at in _edges(blocks):
        text = blocks[at].text
        named = text.istitle() and size(text) <= _NAME_WORDS
        if _kind(text) in shared and not named and not _SIGNED.match(text):
            yield Removal("shared", "said about other articles of the page, too", at, at + 1)


def _edges(blocks: Sequence[Block]) -> Iterator[int]:
    told = [at for at, block in enumerate(blocks) if is_prose(block.text) or is_sentence(block.text)]
    first, last = (told[0], told[-1]) if told else (len(blocks), len(blocks))
    for at, block in enumerate(blocks):
        if not first <= at <= last and size(block.text) <= _MOST_WORDS:
            yield at


def _kind(text: str) -> str:
    """The line without its numbers, or its key where it is one with a value."""
    key = _KEY.match(text)
    return label(_NUMBER.sub("0", key[0] if key else text))
