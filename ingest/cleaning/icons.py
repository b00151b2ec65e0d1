"""Names of icons that a scraper read out of the page's drawings: "icon closeicon menuicon chevron down"."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop

_ICON = re.compile(
    r"(?:^|[^a-z])icon|icon(?:$|[^a-z])|[a-z]icon(?=\s|$)|chevron|\bsvg\b|caret|hamburger", re.IGNORECASE
)
_NAMES = ("icon", "chevron", "svg", "caret", "hamburger")
_FEWEST = 4
_LEAST_SHARE = 0.25


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines in which at least a quarter of the words, and four of them, are names of icons."""
    for at, block in enumerate(blocks):
        if ends_with_full_stop(block.text):
            continue
        folded = block.text.casefold()
        if sum(map(folded.count, _NAMES)) < _FEWEST:
            continue
        count = len(_ICON.findall(block.text))
        if count >= _FEWEST and count >= _LEAST_SHARE * len(block.text.split()):
            yield Removal("icons", "a run of icon names, not text", at, at + 1)
