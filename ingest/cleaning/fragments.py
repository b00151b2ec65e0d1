"""Crumbs: lines without a letter or digit, and a stray end of a word below the last sentence."""

from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop

_LONGEST = 12
_CRUMBS_AT_MOST = 3


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield ornaments anywhere, and at the very end up to three stray pieces of a word."""
    for at, block in enumerate(blocks):
        if not any(character.isalnum() for character in block.text):
            yield Removal("ornament", "a line without a letter or digit", at, at + 1)
    first = len(blocks)
    while first > max(1, len(blocks) - _CRUMBS_AT_MOST) and _is_crumb(blocks[first - 1].text):
        first -= 1
    if first < len(blocks) and ends_with_full_stop(blocks[first - 1].text):
        yield Removal("fragment", "a stray fragment below the last sentence", first, len(blocks))


def _is_crumb(text: str) -> bool:
    """One short word in small letters with nothing to end it: no line of an article looks like that."""
    return len(text) <= _LONGEST and text.isascii() and text.islower() and text.isalpha()
