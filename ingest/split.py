"""Pages that hold several articles one after another, taken apart.

A wrong split is worse than none: another article begins only at a headline with running text on both sides,
and where several signs agree (`split_signs`): its date, byline or dateline, the end of the one before (share
buttons, rights, tags), the page's markup, and other words than before.
"""

from collections.abc import Sequence

from ingest.article import Cut
from ingest.block import Block
from ingest.cleaning.shape import is_prose, is_sentence, size
from ingest.page import Hints, Page
from ingest.split_signs import (
    LIKE,
    STRANGE,
    UNLIKE,
    Signs,
    headings,
    headlines_in,
    likeness,
    signs_at,
)

_MOST_PARTS = 60
_MOST_HEADLINES = 400
_FEWEST_BLOCKS = 6
_LEAST_LENGTH = 350
"""Characters of running text that make a part an article."""
_FEWEST_SENTENCES = 2
_OTHER_HEADLINES = 2
_LONG_HEADLINE = 7
_SURE_CYCLE = 2


def parts_of(page: Page) -> list[Page]:
    """Return the articles on `page` as pages over the same raw text; one where no border is beyond doubt.

    What is another article's is a cut of each.
    """
    starts = _starts(page)
    if len(starts) < 2:
        return [page]
    borders = [*starts, len(page.blocks)]
    return [_part(page, borders, number) for number in range(len(starts))]


def _starts(page: Page) -> list[int]:
    """Indices of the blocks with which articles begin."""
    blocks = page.blocks
    if len(blocks) < _FEWEST_BLOCKS:
        return [0]
    candidates = headlines_in(blocks)
    if not 1 < len(candidates) <= _MOST_HEADLINES:
        return [0]
    marked = set(page.starts)
    signs = {at: signs_at(blocks, at, marked=at in marked) for at in candidates}
    starts = [0]
    first = signs[candidates[0]]
    for at in candidates[1:]:
        if _is_start(blocks, starts[-1], at, first, signs):
            starts.append(signs[at].top)
    return starts if len(starts) <= _MOST_PARTS else [0]


def _is_start(blocks: Sequence[Block], start: int, at: int, first: Signs, signs: dict[int, Signs]) -> bool:
    """Whether another article begins at the headline `at`, the last one having begun at `start`."""
    here = signs[at]
    if not (here.kinds or here.before or here.headlines >= _OTHER_HEADLINES):
        return False
    before, after = blocks[start:at], blocks[at:]
    if not (_has_text(before) and _has_text(after)):
        return False
    ends = [here.before & other.before for place, other in signs.items() if place != at]
    cycle = max(map(len, ends), default=0)
    if here.kinds:
        return _is_signed_start(here, first, cycle, likeness(before, after))
    if here.headlines >= _OTHER_HEADLINES and not here.listed:
        long = min(size(blocks[at].text), size(blocks[0].text)) >= _LONG_HEADLINE
        house = long and first.titled and here.titled and not here.others_titled
        return house and (likeness(before, after) < UNLIKE or bool(headings(before) & headings(after)))
    return cycle > 0 and likeness(before, after) < UNLIKE


def _is_signed_start(here: Signs, first: Signs, cycle: int, like: float) -> bool:
    """Whether a headline with date, byline or dateline begins an article, `like` the last one or not."""
    if cycle >= _SURE_CYCLE and not here.is_above:
        return True
    same_form = bool(here.kinds & first.kinds) and here.is_above == first.is_above
    if here.marked and same_form:
        return True
    if here.is_above and not same_form:
        return False
    several = len(here.kinds) > 1 and same_form and like < UNLIKE
    ended = bool(here.before) and (cycle > 0 or like < UNLIKE)
    return like < LIKE and (ended or several or (same_form and like < STRANGE))


def _has_text(blocks: Sequence[Block]) -> bool:
    sentences = [block.text for block in blocks if is_prose(block.text) or is_sentence(block.text)]
    return len(sentences) >= _FEWEST_SENTENCES and sum(map(len, sentences)) >= _LEAST_LENGTH


def _part(page: Page, borders: Sequence[int], number: int) -> Page:
    """The page of one article: its blocks, its cuts, and a cut for what stands before and after it."""
    blocks = page.blocks
    first, last = borders[number], borders[number + 1]
    start = blocks[first].raw_start if number else 0
    end = blocks[last].raw_start if last < len(blocks) else len(page.raw)
    own = [cut for cut in page.cuts if start <= cut.raw_start < end]
    others = [_other(page, blocks[:first], 0, start)] if number else []
    others += [_other(page, blocks[last:], end, len(page.raw))] if last < len(blocks) else []
    cuts = tuple(sorted([*own, *others], key=lambda cut: cut.raw_start))
    starts = tuple(at - first for at in page.starts if first <= at < last)
    return Page(page.raw, blocks[first:last], cuts, _hints(page.hints, number), page.plain, starts)


def _other(page: Page, blocks: Sequence[Block], start: int, end: int) -> Cut:
    text = page.raw[start:end] if page.plain else "\n\n".join(block.text for block in blocks)
    return Cut("other-article", "another article on the same page", text, start, end)


def _hints(hints: Hints, number: int) -> Hints:
    """What the page's metadata says of one of its articles: of the first all, then what holds for all."""
    return (
        hints if number == 0 else Hints(outlet=hints.outlet, language=hints.language, created=hints.created)
    )
