"""A page's head and foot where sentences stand amid them, by which `edges` would take them for the article.

The article's body reaches from the first to the last two sentences in a row that are not known for the page's
own. Outside it lines go that stand among known ones; sentences stay, and so does what may head a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.edge_lines import why_at_edge
from ingest.cleaning.edges import SIGNED, SURE_START, headline_of
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_item, is_prose, is_sentence, size

_FACT = re.compile(r"[\w ]{2,25}:\s\S")
"""As a table of facts has it: "Born: 1926 in Hochwaldau"."""
_MOST_STRAY = 25
_MOST_ABOVE = 3
_MOST_BELOW = 4
_LEAST_ABOVE = 0.2
_LEAST_BELOW = 0.3
_FEWEST_KNOWN = 2
_OTHERS = frozenset({"related", "pointer", "comments", "caption"})
"""Rules of their own, which see how far what they found goes."""
_FEWEST = 3
_MOST_WORDS = 9
_MOST_HEAD = 80
_MOST_TAIL = 200


def find_head(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines above the headline that stand among lines of the page's head."""
    texts = [block.text for block in blocks[:_MOST_HEAD]]
    for at in _above(texts[: _begins(texts)]):
        yield Removal("page-head", "amid the lines of the page's head", at, at + 1)


def find_foot(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines below the body that stand among lines of the page's foot."""
    skipped = max(0, len(blocks) - _MOST_TAIL)
    texts = [block.text for block in blocks[skipped:]]
    start = _ends(texts)
    for at in _below(texts[start:]):
        place = skipped + start + at
        yield Removal("page-foot", "amid the lines of the page's foot", place, place + 1)


def _begins(texts: Sequence[str]) -> int:
    """Where the first sentence stands that another one follows; 0 where there is none."""
    pairs = range(len(texts) - 1)
    return next((at for at in pairs if _tells(texts[at]) and _tells(texts[at + 1])), 0)


def _ends(texts: Sequence[str]) -> int:
    """Behind which line the last sentence ends that follows another one; behind all where there is none."""
    pairs = reversed(range(len(texts) - 1))
    return next((at + 2 for at in pairs if _tells(texts[at]) and _tells(texts[at + 1])), len(texts))


def _are_strays(texts: Sequence[str], most: int) -> bool:
    """Whether the sentences among these lines are few and short: a list of paragraphs apart has more."""
    strays = [size(text) for text in texts if _tells(text)]
    return 0 < len(strays) <= most and max(strays) <= _MOST_STRAY


def _runs(text: str) -> bool:
    return is_prose(text) or is_sentence(text)


def _tells(text: str) -> bool:
    return _runs(text) and why_at_edge(text, at_tail=True) is None


def _above(texts: Sequence[str]) -> Iterator[int]:
    """Indices of short lines above the headline, among known ones."""
    most = _MOST_ABOVE if any(map(SIGNED.fullmatch, texts)) else 1
    if len(texts) < _FEWEST or not _are_strays(texts, most):
        return
    whys = {at: why for at, text in enumerate(texts) if (why := why_at_edge(text, at_tail=False))}
    headline = headline_of(texts, whys)
    if len(whys.keys() & set(range(headline))) < _LEAST_ABOVE * headline:
        return
    for at in range(headline):
        if at in whys or (size(texts[at]) <= _MOST_WORDS and not _runs(texts[at]) and not is_item(texts[at])):
            yield at


def _below(texts: Sequence[str]) -> Iterator[int]:
    """Indices of the lines in runs without sentences, from the first known one on."""
    if len(texts) < _FEWEST or not _are_strays(texts, _MOST_BELOW):
        return
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and not _tells(texts[end]):
            end += 1
        yield from (at + place for place in _of_run(texts[at:end], heads=end < len(texts)))
        at = max(end, at + 1)


def _of_run(run: Sequence[str], *, heads: bool) -> Iterator[int]:
    """Indices of what goes of a run; where it `heads` a sentence its last line stays, unless known."""
    whys = {
        at: why
        for at, text in enumerate(run)
        if (why := why_at_edge(text, at_tail=True)) is not None and why[0] not in _OTHERS
    }
    sure = [at for at, why in whys.items() if why[0] in SURE_START]
    many = len(whys) >= max(_FEWEST_KNOWN, _LEAST_BELOW * len(run))
    start = min(whys) if many else min(sure, default=len(run))
    last = len(run) - 1 if heads else len(run)
    for at in range(start, len(run)):
        kept = is_item(run[at]) or bool(_FACT.match(run[at]))
        if not _runs(run[at]) and (at in whys or (at < last and not kept)):
            yield at
