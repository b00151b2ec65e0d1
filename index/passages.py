"""From an article to its passages: whole sentences, never more than the embedder reads.

llama-index's `SentenceSplitter` packs paragraphs, then sentences, into about 170 words; each of its chunks is
mapped back to exact offsets. There is no overlap: quotes carry their own offsets, an answer may cite two
neighbouring passages, and overlap would only show readers the same words twice.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from dateline.offline import stay_offline
from index.passage import Passage, Span, passage_ids
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from llama_index.core.node_parser import SentenceSplitter

PASSAGE_TOKENS = 220
"""tiktoken's cl100k_base tokens of a passage: 140 words of English news on average, 170 at most."""

TITLE_PIECES = 48
"""Word pieces of the title that are embedded with each passage; a longer one is cut at a word."""

_PARAGRAPH = "\n\n"
_LONG, _ENOUGH = 1_500, 3_000
"""Characters from which a text is likely to be too long, and in which words enough are likely."""
_NO_SPACE = re.compile("[\x1c-\x1f]")
"""White space to Python and not to tiktoken."""

Count = Callable[[str], int]
"""Counts the word pieces of a text as the embedder reads it, its special pieces included."""


def embedded_text(title: str, passage: str) -> str:
    """Return what is embedded for a passage: the (shortened) title, a line break, the passage."""
    return f"{title}\n{passage}" if title else passage


def short_title(title: str | None, count: Count) -> str:
    """Return as many leading words of `title` as make at most `TITLE_PIECES` word pieces."""
    words = (title or "").split()[:TITLE_PIECES]
    while words and count(" ".join(words)) > TITLE_PIECES:
        words = words[: len(words) // 2]
    return " ".join(words)


def split_passages(
    article: str, text: str, title: str | None, count: Count, limit: int
) -> tuple[Passage, ...]:
    """Split the clean `text` of the article with id `article` into passages.

    Together they hold every character that is not white space, in order and without overlap, and each of them
    with its title counts at most `limit` word pieces.
    """
    heading = short_title(title, count)

    def fits(start: int, end: int) -> bool:
        return count(embedded_text(heading, text[start:end])) <= limit

    sentences = sentence_spans(text)
    name = passage_ids(text)
    passages: list[Passage] = []
    for start, end in _chunks(text):
        for group in _within(_clip(text, sentences, start, end), fits, text):
            left, right = group[0][0], group[-1][1]
            passages.append(Passage(name(left, right), article, left, right, tuple(group)))
    return tuple(passages)


def _chunks(text: str) -> Iterator[Span]:
    """Yield the spans of the splitter's chunks: consecutive stretches of `text`, without outer space."""
    at = 0
    for chunk in _splitter().split_text(text):
        while not text.startswith(chunk, at):
            if not text[at : at + 1].isspace():
                raise AssertionError(f"the splitter dropped {text[at : at + 20]!r} before {chunk[:20]!r}")
            at += 1
        yield at, at + len(chunk)
        at += len(chunk)


def _clip(text: str, sentences: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """Return the sentences, or the parts of them, that lie in `[start, end)`."""
    first = bisect_right(sentences, start, key=itemgetter(1))
    last = bisect_left(sentences, end, key=itemgetter(0))
    inside = list(sentences[first:last])
    for at in {0, len(inside) - 1} if inside else ():  # only the outer ones can reach beyond
        left, right = inside[at]
        inside[at] = _trim(text, max(left, start), min(right, end)) or (start, start)
    return [span for span in inside if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> Span | None:
    inside = text[start:end]
    if not inside or inside.isspace():
        return None
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _within(spans: list[Span], fits: Callable[[int, int], bool], text: str) -> Iterator[list[Span]]:
    """Yield groups of consecutive spans that fit; what does not is halved by sentences, words, characters."""
    if not spans:
        return
    if fits(spans[0][0], spans[-1][1]):
        yield spans
    elif len(spans) > 1:
        middle = (spans[0][0] + spans[-1][1]) / 2
        cut = min(range(1, len(spans)), key=lambda n: abs(spans[n][0] - middle))
        yield from _within(spans[:cut], fits, text)
        yield from _within(spans[cut:], fits, text)
    elif spans[0][1] - spans[0][0] > 1:
        for half in _halves(text, *spans[0]):
            yield from _within([half], fits, text)
    else:
        yield spans


def _halves(text: str, start: int, end: int) -> list[Span]:
    """Cut a sentence in two at the white space nearest its middle, or in its middle where it has none."""
    middle = (start + end) // 2
    after = next((at for at in range(middle, end) if text[at].isspace()), end)
    before = next((at for at in range(middle, start, -1) if text[at].isspace()), start)
    cut = min(
        (at for at in (before, after) if start < at < end), key=lambda at: abs(at - middle), default=middle
    )
    return [span for span in (_trim(text, start, cut), _trim(text, cut, end)) if span is not None]


def _pieces(text: str) -> list[str]:
    """Cut `text` where its sentences begin, losing nothing, as the splitter asks of its sentence function."""
    starts = [start for start, _ in sentence_spans(text)][1:]
    cuts = [0, *starts, len(text)]
    return [text[left:right] for left, right in pairwise(cuts)]


def warm() -> None:
    """Load what splitting needs, ahead of the first article."""
    _splitter()


@lru_cache(maxsize=1)
def _splitter() -> "SentenceSplitter":
    """Build the splitter; costs the import of llama-index's core and of tiktoken's table, over a second."""
    stay_offline()
    from llama_index.core.node_parser import SentenceSplitter

    return SentenceSplitter(
        chunk_size=PASSAGE_TOKENS,
        chunk_overlap=0,
        paragraph_separator=_PARAGRAPH,
        tokenizer=_Tokens(),
        chunking_tokenizer_fn=_pieces,
    )


class _Tokens:
    """Counts a text's tokens for the splitter, which asks for their number alone.

    Of a text far longer than a passage it only wants to know that it is too long. That is plain from its
    words: no token holds parts of two. The splitter asks twice of what it takes apart, so the last answer
    is kept.
    """

    def __init__(self) -> None:
        import tiktoken

        self._encode = tiktoken.get_encoding("cl100k_base").encode_ordinary
        self._last = ("", 0)

    def __call__(self, text: str) -> range:
        if self._last[0] is not text:
            self._last = (text, self._count(text))
        return range(self._last[1])

    def _count(self, text: str) -> int:
        if len(text) > _LONG:
            begin = text[:_ENOUGH]
            words = len(begin.split())
            if words > PASSAGE_TOKENS and not _NO_SPACE.search(begin):
                return words
        return len(self._encode(text))
