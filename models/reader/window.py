"""The part of an article that is worth reading beside a query, as long as the reader takes."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

Span = tuple[int, int]
_WORD: Final = re.compile(r"\w+")


def window(query: str, text: str, sentences: Sequence[Span], pieces: Callable[[str], int], room: int) -> Span:
    """Return the whole sentences around the one that shares most rare words with the query.

    Of the runs that hold this sentence and fit, the one that shares most; of equals the earliest, which the
    words before an answer need more than those behind it. A word is rare that is in few of the sentences.

    Args:
        query: a question or a claim.
        text: the article.
        sentences: its sentences in order, as half-open characters of `text`.
        pieces: counts the word pieces of a string.
        room: what `pieces` may count of the run. A sentence that is longer comes alone and whole.

    Returns:
        Half-open characters of `text`; all of it where there are no sentences.
    """
    if not sentences:
        return 0, len(text)
    wanted = _words(query)
    held = [wanted & _words(text[start:end]) for start, end in sentences]
    worth = _worth(held)
    scores = [_score(words, worth) for words in held]
    best = scores.index(max(scores))
    sizes = _Sizes(text, sentences, pieces)
    first, last = _richest(held, worth, best, sizes, room)
    while first < last and sizes.exactly(first, last) > room:  # words may cross a border without a space
        first, last = (first, last - 1) if last > best else (first + 1, last)
    return sentences[first][0], sentences[last][1]


class _Sizes:
    """How many pieces sentences have, counted when asked, each once, with what follows up to the next one."""

    def __init__(self, text: str, sentences: Sequence[Span], pieces: Callable[[str], int]) -> None:
        self._text, self._sentences, self._pieces = text, sentences, pieces
        self.always = pieces("")  # the special pieces, where they are counted
        self._known: dict[int, int] = {}

    def __getitem__(self, at: int) -> int:
        if at not in self._known:
            start, end = self._sentences[at]
            following = self._sentences[at + 1][0] if at + 1 < len(self._sentences) else end
            self._known[at] = self._pieces(self._text[start : max(end, following)]) - self.always
        return self._known[at]

    def exactly(self, first: int, last: int) -> int:
        return self._pieces(self._text[self._sentences[first][0] : self._sentences[last][1]])


def _richest(
    held: Sequence[set[str]], worth: dict[str, float], best: int, sizes: _Sizes, room: int
) -> tuple[int, int]:
    """Return the first and the last sentence of the run around `best` that shares most."""
    room -= sizes.always
    first, used = best, sizes[best]
    while first > 0 and used + sizes[first - 1] <= room:
        first -= 1
        used += sizes[first]
    inside = Counter(word for at in range(first, best + 1) for word in held[at])
    last, chosen, most = best, (best, best), -1.0
    while first <= best:
        while last + 1 < len(held) and used + sizes[last + 1] <= room:
            last += 1
            used += sizes[last]
            inside.update(held[last])
        score = _score((word for word, times in inside.items() if times), worth)
        if score > most:
            chosen, most = (first, last), score
        used -= sizes[first]
        inside.subtract(held[first])
        first += 1
    return chosen


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _worth(held: Sequence[set[str]]) -> dict[str, float]:
    """Return how much each word tells: the rarer among the sentences, the more."""
    found = Counter(word for words in held for word in words)
    return {word: math.log1p(len(held) / times) for word, times in found.items()}


def _score(words: Iterable[str], worth: dict[str, float]) -> float:
    """Return what words are worth together; the same sum in whatever order they come."""
    return math.fsum(worth[word] for word in words)
