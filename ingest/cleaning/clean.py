"""Runs the rules over a page, one after the other, and keeps the books."""

from bisect import bisect_left, bisect_right
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
    embeds,
    fences,
    fragments,
    icons,
    judge,
    labels,
    outskirts,
    player,
    plugs,
    related,
    repeats,
    run_together,
    teasers,
    tickers,
)
from ingest.cleaning import shared as shared_lines
from ingest.cleaning.inline import parted
from ingest.cleaning.rule import Removal, Rule
from ingest.cleaning.shape import label
from ingest.page import Page

RULES: tuple[Rule, ...] = (
    icons.find,
    advertising.find,
    comments.find,
    embeds.find,
    fences.find,
    edges.find,  # also told the headline
    outskirts.find_head,
    outskirts.find_foot,
    boxes.find_runs,
    boxes.find,
    related.find,
    run_together.find,
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


def clean(page: Page, rules: Sequence[Rule] = RULES, *, shared: frozenset[str] = frozenset()) -> Cleaned:
    """Remove from `page` what is not the article; `shared` are lines that others on the same page have, too.

    The rules run until none finds anything more (one bares what another goes by), four times at most; what
    they leave is judged by the learned model.
    """
    page = replace(page, blocks=tuple(parted(page.blocks)))
    title = page.hints.title or page.hints.page_title
    heading = label(title) if title else None
    told = [partial(edges.find, title=heading) if rule is edges.find else rule for rule in rules]
    if shared:
        told = [partial(shared_lines.find, shared=shared), *told]
    left, removals = _removed(page, told)
    read = sorted(page.cuts, key=_start)
    cuts = [cut for removal, indices in removals for cut in _cuts(page, removal, indices, read)]
    ordered = sorted([*_outside(read, cuts), *cuts], key=_start)
    return Cleaned(tuple(page.blocks[index] for index in left), tuple(ordered))


def _removed(page: Page, rules: Sequence[Rule]) -> tuple[list[int], list[tuple[Removal, list[int]]]]:
    """The indices of the blocks that stay, and what was removed with the indices of its blocks."""
    left = list(range(len(page.blocks)))
    blocks: Sequence[Block] = page.blocks
    removals: list[tuple[Removal, list[int]]] = []
    for number in range(_MAX_ROUNDS):
        before = len(left)
        for rule in rules:
            if number and rule in _ONCE:
                continue
            gone: set[int] = set()
            for removal in rule(blocks):
                indices = [index for index in left[removal.first : removal.last] if index not in gone]
                removals.append((removal, indices))
                gone.update(indices)
            if gone:
                left = [index for index in left if index not in gone]
                blocks = [page.blocks[index] for index in left]
        if len(left) == before:
            break
    why = {index: removal.rule for removal, indices in removals for index in indices}
    judged = list(judge.find(page.blocks, [why.get(index, "") for index in range(len(page.blocks))]))
    removals += [(removal, [removal.first]) for removal in judged]
    gone = {removal.first for removal in judged}
    return [index for index in left if index not in gone], removals


def _start(cut: Cut) -> int:
    return cut.raw_start


def _cuts(page: Page, removal: Removal, indices: list[int], read: Sequence[Cut]) -> list[Cut]:
    """One cut for each stretch of blocks side by side, with no cut of the reader's between."""
    stretches: list[list[int]] = []
    for index in indices:
        start, end = page.blocks[index - 1].raw_end, page.blocks[index].raw_start
        if stretches and stretches[-1][-1] == index - 1 and not _any_within(read, start, end):
            stretches[-1].append(index)
        else:
            stretches.append([index])
    return [_cut(page, removal, stretch) for stretch in stretches]


def _any_within(read: Sequence[Cut], start: int, end: int) -> bool:
    at = bisect_left(read, start, key=_start)
    return at < len(read) and read[at].raw_start < end


def _outside(read: Sequence[Cut], cuts: Sequence[Cut]) -> list[Cut]:
    """The reader's cuts but for those within a block that was removed, such as a picture in a list's item."""
    ordered = sorted(cuts, key=_start)
    kept: list[Cut] = []
    for cut in read:
        at = bisect_right(ordered, cut.raw_start, key=_start) - 1
        if at < 0 or ordered[at].raw_end <= cut.raw_start:
            kept.append(cut)
    return kept


def _cut(page: Page, removal: Removal, stretch: list[int]) -> Cut:
    start, end = page.blocks[stretch[0]].raw_start, page.blocks[stretch[-1]].raw_end
    text = page.raw[start:end] if page.plain else "\n\n".join(page.blocks[index].text for index in stretch)
    return Cut(removal.rule, removal.reason, text, start, end)
