"""Sentences, words and their rarity, as far as made pairs need them."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

Span = tuple[int, int]
_END: Final = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_NOT_END: Final = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|No|vs|Gen|Gov|Sen|Rep|Prof|[A-Z]))\.$")
_WORD: Final = re.compile(r"\w+(?:['’]\w+)?")
STOP: Final = frozenset(
    (
        "a an and are as at be been but by can could did do does for from had has have he her his how "
        "i if in into is it its me my no not of on or our she so than that the their them then there "
        "these they this those to up us was we were what when where which who whom whose why will "
        "with would you your"
    ).split()
)


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text as character spans, white space at their ends left out."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match.group().strip() == "" and _NOT_END.search(text[start : match.start()]):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return tuple(trimmed for span in found if (trimmed := _trim(text, span))[0] < trimmed[1])


def _trim(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, the commonest left out."""
    return tuple(word for word in _WORD.findall(text.lower()) if word not in STOP)


class Rarity:
    """How much a word tells: its inverse document frequency (Spärck Jones 1972) among some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            counts.update(set(words(text)))
            self._texts += 1
        self._counts = counts

    def __call__(self, word: str) -> float:
        """Return the weight of a word."""
        return math.log(1 + self._texts / (self._counts.get(word, 0) + 0.5))

    def shared(self, query: Iterable[str], text: str) -> float:
        """Return the weight of the query's words that the text holds, as a share of all their weight."""
        wanted = set(query)
        held = wanted & set(words(text))
        return sum(map(self, sorted(held))) / (sum(map(self, sorted(wanted))) or 1.0)


def run_around(spans: Sequence[Span], first: int, last: int, text: str, most: int) -> tuple[int, int]:
    """Widen sentences `first` to `last` (both included) by their neighbours up to `most` words in all."""
    size = [len(text[start:end].split()) for start, end in spans]
    total = sum(size[first : last + 1])
    while True:
        after = size[last + 1] if last + 1 < len(spans) else most
        before = size[first - 1] if first else most
        if min(after, before) + total > most:
            return first, last
        if before <= after:
            first, total = first - 1, total + before
        else:
            last, total = last + 1, total + after
