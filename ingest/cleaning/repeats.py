"""A headline or standfirst that the page shows twice before the article begins."""

from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import key, size

_HEAD = 8
_FEWEST_WORDS = 3


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines among the first eight that stood there before, word for word."""
    seen: set[str] = set()
    for at, block in enumerate(blocks[:_HEAD]):
        line = key(block.text)
        if line in seen and size(block.text) >= _FEWEST_WORDS:
            yield Removal("repeat", "a line of the page's head, shown a second time", at, at + 1)
        seen.add(line)
