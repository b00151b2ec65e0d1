"""Cuts the lines that the model takes for the page's, where the rules have shown that a page has such.

A page without other noise is never judged: a list of dates or a bare name on it is the article's.
"""

import math
import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.judge.signs import Lines
from ingest.cleaning.judge.weights import Weights, weights
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, size

RULE = "judged"
_MOST_WORDS = 30
_DASHES = "-–—"
_QUOTES = "\"“„«'‘"
_SPOKEN = re.compile(r"\b(?:said|says|told|tells|added|he|she|his|her)\b", re.IGNORECASE)
_SHORT = 5
_LONG = 12
_SURER = 1.0
"""How many log odds more it takes to cut a sentence, and whatever has many words."""
_FEWEST_CUT = 2
_LEAST_CUT = 0.15
_ROUNDS = 3
_NEAR = 5
"""How far away what is cut may be to tell anything new of a line."""


def find(blocks: Sequence[Block], why: Sequence[str]) -> Iterator[Removal]:
    """Yield lines that are likely none of the article's; `why` tells of each the rule that cut it, or ""."""
    if not is_littered(why):
        return
    for at, score in judged([block.text for block in blocks], why, weights()):
        likely = 1 / (1 + math.exp(-score))
        yield Removal(RULE, f"by its words, shape and place not the article's (p = {likely:.2f})", at, at + 1)


def is_littered(why: Sequence[str]) -> bool:
    """Whether the rules have cut enough of a page for what else is odd on it to be noise."""
    known = sum(map(bool, why))
    return known >= _FEWEST_CUT and known >= _LEAST_CUT * len(why)


def may_go(text: str) -> bool:
    """Whether a line is judged at all: not running text, a dateline ("PNN —"), or what somebody says."""
    if size(text) > _MOST_WORDS or text[-1] in _DASHES:
        return False
    return not (ends_with_full_stop(text) and (text[0] in _QUOTES or _SPOKEN.search(text)))


def _threshold(text: str, by: Weights) -> float:
    """What a line's log odds must exceed: more for one that is long or a sentence."""
    words = size(text)
    sentence = words > _SHORT and ends_with_full_stop(text)
    return by.threshold + _SURER * (sentence or words > _LONG)


def judged(texts: Sequence[str], why: Sequence[str], by: Weights) -> list[tuple[int, float]]:
    """The lines to cut with their log odds, in order; what is cut is a sign for the lines beside it."""
    lines = Lines(texts, why)
    open_ = [at for at, text in enumerate(texts) if not why[at] and may_go(text) and not lines.is_listed(at)]
    found: list[tuple[int, float]] = []
    for _ in range(_ROUNDS):
        scores = {at: by.bias + sum(by.signs.get(sign, 0.0) for sign in lines.signs(at)) for at in open_}
        new = [(at, score) for at, score in scores.items() if score > _threshold(texts[at], by)]
        if not new:
            break
        found += new
        lines.cut([at for at, _ in new], RULE)
        beside = {near for at, _ in new for near in range(at - _NEAR, at + _NEAR + 1)}
        open_ = [at for at in open_ if not lines.why[at] and at in beside]
    return sorted(found)
