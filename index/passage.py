"""The passage: a few whole sentences of one article, the unit of search."""

from dataclasses import dataclass

from dateline.digest import digest

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


def passage_id(text: str, start: int, end: int) -> str:
    """Return the id of the passage `[start, end)` of an article with this clean text."""
    return digest(text, str(start), str(end))
