"""The edges of a page: mastheads and menus above the article, the foot below it.

Both are told by lines that are known (a menu's entry, a share button, "All rights reserved"); short lines that
stand between known ones go with them. A headline, a byline, a date, a standfirst and every sentence stay.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.edge_lines import MENU, is_masthead, why_at_edge
from ingest.cleaning.labels import Why
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_prose, is_sentence, size

_SIGNED = re.compile(
    r"(?:by|von|par|por|di|de|da|автор|текст|text|words|interview|بقلم|كتب|تحرير)\b[: ].{3,80}"
    r"|.{0,60}(?:\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d\b).{0,40}",
    re.IGNORECASE,
)
_MOST_HEAD = 80
_SHORT = 9
_HEADLINE_WORDS = 4
_MOST_CHAIN = 3
_LEAST_KNOWN = 0.3
_LEAST_MENU = 3
_LEAST_FOOT = 0.25
_OTHERS = frozenset({"related", "pointer", "comments"})
"""Rules of their own, which see how far what they found goes."""
_HEAD: Why = ("page-head", "between the lines of the page's head")
_FOOT: Why = ("page-foot", "between the lines of the page's foot")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield what surrounds the running text."""
    texts = [block.text for block in blocks]
    first, last = _span(texts)
    if first == len(texts):
        return
    whys = _head(texts[:first]) | {last + at: why for at, why in _foot(texts[last:]).items()}
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and at in whys and whys.get(end) == whys[at]:
            end += 1
        if end > at:
            yield Removal(*whys[at], at, end)
        at = max(end, at + 1)


def _span(texts: Sequence[str]) -> tuple[int, int]:
    """Where the article's sentences begin and end, `[first, last)`; the length twice where there are none."""
    first = next(
        (at for at, text in enumerate(texts[:_MOST_HEAD]) if _tells(text, at_tail=False)), len(texts)
    )
    last = next((at for at in range(len(texts), first, -1) if _tells(texts[at - 1], at_tail=True)), first)
    return first, last


def _tells(text: str, *, at_tail: bool) -> bool:
    """Whether a line tells something, and not only of the page."""
    return (is_prose(text) or is_sentence(text)) and why_at_edge(text, at_tail=at_tail) is None


def _head(texts: Sequence[str]) -> dict[int, Why]:
    """What is to go of the lines before the first sentence."""
    whys = {at: why for at, text in enumerate(texts) if (why := why_at_edge(text, at_tail=False))}
    headline = _headline(texts, whys)
    if headline > 0 and is_masthead(texts[0]):
        whys.setdefault(0, ("masthead", "the name of the paper"))
    above = [at for at in range(headline) if at not in whys]
    signed_below = any(map(_SIGNED.fullmatch, texts[headline:]))
    short = all(size(texts[at]) <= _SHORT for at in above)
    unsigned = signed_below or not any(_SIGNED.fullmatch(texts[at]) for at in above)
    if above and short and unsigned and headline - len(above) >= max(1, _LEAST_KNOWN * headline):
        whys.update(dict.fromkeys(above, _HEAD))
    return {at: why for at, why in whys.items() if why[0] not in _OTHERS}


def _headline(texts: Sequence[str], whys: dict[int, Why]) -> int:
    """Where the article's own head begins: the top of the lines of some length above byline, date and text."""
    signed = [at for at, text in enumerate(texts) if at and at not in whys and _SIGNED.fullmatch(text)]
    at = signed[-1] if signed else len(texts)
    while at > 0 and (at - 1 in whys or at - 1 in signed or size(texts[at - 1]) < _HEADLINE_WORDS):
        at -= 1
    top = at
    while (
        top > 0 and top - 1 not in whys and top - 1 not in signed and size(texts[top - 1]) >= _HEADLINE_WORDS
    ):
        top -= 1
    return top if at - top <= _MOST_CHAIN else at - 1


def _foot(texts: Sequence[str]) -> dict[int, Why]:
    """What is to go of the lines after the last sentence.

    Names of sections stand below articles that end in a list, too: they count only beside surer lines.
    """
    whys = {at: why for at, text in enumerate(texts) if (why := why_at_edge(text, at_tail=True))}
    if not whys or (len(whys) < _LEAST_MENU and all(why == MENU for why in whys.values())):
        return {}
    start = min(whys)
    if len(whys) >= _LEAST_FOOT * (len(texts) - start):
        whys.update((at, _FOOT) for at in range(start, len(texts)) if at not in whys)
        return whys
    return {at: why for at, why in whys.items() if why[0] not in _OTHERS}
