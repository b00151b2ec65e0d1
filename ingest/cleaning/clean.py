"""Runs the rules over a page, one after the other, and keeps the books."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ingest.article import Cut
from ingest.block import Block
from ingest.cleaning import (
    advertising,
    boxes,
    captions,
    comments,
    edges,
    fragments,
    icons,
    labels,
    player,
    plugs,
    related,
    repeats,
    teasers,
    tickers,
)
from ingest.cleaning.inline import parted
from ingest.cleaning.rule import Removal, Rule
from ingest.cleaning.shape import label
from ingest.page import Page

RULES: tuple[Rule, ...] = (
    icons.find,
    advertising.find,
    comments.find,
    edges.find,  # also told the headline
    boxes.find_runs,
    boxes.find,
    related.find,
    labels.find,
    captions.find,
    tickers.find,
    repeats.find,
    player.find,
    plugs.find,
    fragments.find,
    teasers.find,
)
"""In this order: what later rules go by, such as the tail of the page, is bared by earlier ones."""

_ONCE = frozenset({icons.find, labels.find, captions.find, advertising.find})
"""Rules that look at each line by itself and need not look twice."""
_MAX_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The blocks that stay, and what was cut, sorted by its place in the raw text."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]


def clean(page: Page, rules: Sequence[Rule] = RULES) -> Cleaned:
    """Remove from `page` what is not the article.

    The rules run until none finds anything more (one bares what another goes by), four times at most.
    """
    page = replace(page, blocks=tuple(parted(page.blocks)))
    title = page.hints.title or page.hints.page_title
    heading = label(title) if title else None
    told = [partial(edges.find, title=heading) if rule is edges.find else rule for rule in rules]
    left = list(range(len(page.blocks)))
    blocks: Sequence[Block] = page.blocks
    removals: list[tuple[Removal, list[int]]] = []
    for number in range(_MAX_ROUNDS):
        before = len(left)
        for rule in told:
            if number and rule in _ONCE:
                continue
            if found := list(rule(blocks)):
                gone: set[int] = set()
                for removal in found:
                    indices = [index for index in left[removal.first : removal.last] if index not in gone]
                    removals.append((removal, indices))
                    gone.update(indices)
                left = [index for index in left if index not in gone]
                blocks = [page.blocks[index] for index in left]
        if len(left) == before:
            break
    cuts = [cut for removal, indices in removals for cut in _cuts(page, removal, indices)]
    ordered = sorted([*page.cuts, *cuts], key=lambda cut: cut.raw_start)
    return Cleaned(tuple(page.blocks[index] for index in left), tuple(ordered))


def _cuts(page: Page, removal: Removal, indices: list[int]) -> list[Cut]:
    """One cut for each stretch of blocks that stand next to each other on the page."""
    stretches: list[list[int]] = []
    for index in indices:
        if stretches and stretches[-1][-1] == index - 1 and not _cut_between(page, index):
            stretches[-1].append(index)
        else:
            stretches.append([index])
    return [_cut(page, removal, stretch) for stretch in stretches]


def _cut_between(page: Page, index: int) -> bool:
    """Whether the reader itself cut something between this block and the one before."""
    start, end = page.blocks[index - 1].raw_end, page.blocks[index].raw_start
    return any(start <= cut.raw_start < end for cut in page.cuts)


def _cut(page: Page, removal: Removal, stretch: list[int]) -> Cut:
    start, end = page.blocks[stretch[0]].raw_start, page.blocks[stretch[-1]].raw_end
    text = page.raw[start:end] if page.plain else "\n\n".join(page.blocks[index].text for index in stretch)
    return Cut(removal.rule, removal.reason, text, start, end)
