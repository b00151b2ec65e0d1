"""Rows of prices, exchange rates and weather that run along a page's edge."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, prose_span, size

_CHANGE = re.compile(r"[▲▼△▽↑↓]|[+\-−–±]\s?\d{1,3}(?:[.,]\d{1,3})?\s?%|\d[.,]\d+\s?[+\-−–]\d")
_PRICE = re.compile(
    r"[^\d.!?]{2,30}[ :]\s?[$€£¥₽]?\d[\d.,  ]{0,12}[$€£¥₽]?\s{0,2}\(?[▲▼↑↓+\-−–]\s?\d[\d.,]{0,8}\s?%?\)?\s"
    r"?%?(?:\s?\([^)]{1,12}\))?"
    r"|(?:USD|EUR|GBP|JPY|CHF|RUB|BTC|[A-Z]{3})\s?/\s?[A-Z]{3}\s{0,3}\d[\d.,]{0,10}.{0,14}"
    r"|(?:USD|EUR|CNY|BTC|Brent|Нефть|€|\$)\s?:?\s?\d[\d.,]{1,10}(?:\s?[₽$€])?(?:\s?[▲▼+\-−–]\s?[\d.,]{1,8}"
    r"%?)?"
)
_WEATHER = re.compile(
    r"(?:[^\d.!?]{0,40}[ :,|])?[+\-−–]?\d{1,2}(?:\s?/\s?[+\-−–]?\d{1,2})?\s?°\s?[CFС]?(?:[ ,|·–-]{1,3}"
    r"[^.!?\d]{0,40}|\s?/\s?[+\-−–]?\d{1,2}\s?°\s?[CFС]?)?"
)
_SCORE = re.compile(
    r"[^\d.!?]{2,30} \d{1,3}\s?[-–:]\s?\d{1,3} [^\d.!?]{2,30} (?:FT|HT|AET|\d{1,3}(?:\+\d)?['’′]|LIVE|KO)"
    r"|[^\d.!?]{2,30} v [^\d.!?]{2,30}, .{0,20}\d{1,2}:\d\d"
)
_STANDING = re.compile(r"\d{1,2}\.?\s[^\d]{2,30}(?:\s[-+−–]?\d{1,4}){5,12}")
_COLUMNS = re.compile(r"(?:(?:#|Pos|Team|Club|Rk)\.?\s)+(?:[A-Z][A-Za-z]{0,3}\.?(?:\s|$)){4,12}")
_STATISTIC = re.compile(
    r"(?:possession|shots(?: on (?:target|goal))?|corners|fouls|offsides|(?:yellow|red) cards|passes|saves|"
    r"xg)\b[^.!?]{0,10}"
    r"(?:\d{1,3}%?\D{1,20}){1,2}\d{0,3}%?|.{2,30}\s(?:HT|FT|AET|Full[ -]time|Half[ -]time)\s.{2,30}",
    re.IGNORECASE,
)
_FEWEST_CHANGES = 2
_MOST_WORDS = 40
_MOST_ENTRY_WORDS = 9


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield rows of several changes in price; single entries, and the weather, only at the page's ends."""
    first, last = prose_span(blocks)
    for at, block in enumerate(blocks):
        if is_ticker(block.text, at_edge=not first <= at < last):
            yield Removal("ticker", "prices or weather from the page's edge", at, at + 1)


def is_ticker(text: str, *, at_edge: bool = True) -> bool:
    """Whether a line is an entry of a ticker or the weather, or a row of them."""
    count = size(text)
    if at_edge and _COLUMNS.fullmatch(text):
        return True
    if count > _MOST_WORDS or ends_with_full_stop(text) or not any(map(str.isdigit, text)):
        return False
    if (
        at_edge
        and count <= _MOST_ENTRY_WORDS
        and (_PRICE.fullmatch(text) or ("°" in text and _WEATHER.fullmatch(text)))
    ):
        return True
    if at_edge and any(one.fullmatch(text) for one in (_SCORE, _STANDING, _STATISTIC)):
        return True
    changes = len(_CHANGE.findall(text))
    return changes >= _FEWEST_CHANGES and 6 * changes >= count
