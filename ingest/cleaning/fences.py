"""Boxes that plain text sets off by lines of dashes: advertisements, lists of other stories, forms."""

from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.advertising import is_labelled
from ingest.cleaning.captions import why_caption
from ingest.cleaning.heads import is_head
from ingest.cleaning.labels import why_furniture
from ingest.cleaning.leads import leads_away
from ingest.cleaning.related import is_pointer
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import size

_SHORTEST = 3
_MOST_LINES = 12
_MOST_WORDS = 70
_MOST_LINE_WORDS = 25


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield what stands between two like lines of dashes, if short and one of its lines is furniture."""
    above: int | None = None
    for at, block in enumerate(blocks):
        if not _is_fence(block.text):
            continue
        if above is not None and _is_same(blocks[above].text, block.text):
            within = [one.text for one in blocks[above + 1 : at]]
            if _is_box(within):
                yield Removal("box", "set off by lines, with furniture in it", above + 1, at)
        above = at


def _is_fence(text: str) -> bool:
    return len(text) >= _SHORTEST and not text[0].isalnum() and not any(map(str.isalnum, text))


def _is_same(one: str, other: str) -> bool:
    return one[0] == other[0]


def _is_box(within: Sequence[str]) -> bool:
    sizes = [size(text) for text in within]
    if not within or len(within) > _MOST_LINES or sum(sizes) > _MOST_WORDS or max(sizes) > _MOST_LINE_WORDS:
        return False
    known = sum(map(_is_furniture, within))
    return _is_furniture(within[0]) or 2 * known >= len(within)


def _is_furniture(text: str) -> bool:
    known = why_furniture(text) is not None or why_caption(text) is not None or is_labelled(text)
    return known or is_pointer(text) or leads_away(text) or is_head(text) is True
