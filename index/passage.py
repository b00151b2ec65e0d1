"""The passage: a few whole sentences of one article, the unit of search."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.digest import Digest

Span = tuple[int, int]
"""A half-open range of code points into an article's clean text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences `[start, end)` of an article's clean text.

    `sentences` are the spans of its sentences, in order and without overlap, in the article's coordinates.
    A sentence longer than the embedder reads is cut at a word into several spans.
    """

    id: str
    article: str
    start: int
    end: int
    sentences: tuple[Span, ...]


def passage_ids(text: str) -> Callable[[int, int], str]:
    """Return what names the passages of an article with this clean text; `passage_id` for many of them."""
    whole = Digest(text)
    return lambda start, end: whole.of(str(start), str(end))


def passage_id(text: str, start: int, end: int) -> str:
    """Return the id of the passage `[start, end)` of an article with this clean text."""
    return passage_ids(text)(start, end)
