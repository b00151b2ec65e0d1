"""Advertisements that say so, with their text."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import size

_SHOWN = re.compile(
    r"(?:\[\s*|\(\s*)(?:advertisement|ad|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità"
    r"|publicidade|реклама|إعلان)\s*[\])].*"
    r"|(?:advertisement|anzeige|sponsored content|paid content|werbung|publicité|publicidad|pubblicità"
    r"|publicidade|реклама|إعلان)\s*(?:[-–—:|])\s*.*",
    re.IGNORECASE | re.DOTALL,
)
_SHOUTED = re.compile(r"ADVERTISING|PUBLICITY")
_MOST_WORDS = 30


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the advertisements that begin with their label; labels alone are `labels`' business."""
    for at, block in enumerate(blocks):
        if size(block.text) <= _MOST_WORDS and (
            _SHOWN.fullmatch(block.text) or _SHOUTED.fullmatch(block.text)
        ):
            yield Removal("advertising", "an advertisement that says so", at, at + 1)
