"""The article: clean text whose every character can be traced back to the raw file."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

PublishedBasis = Literal["metadata", "dateline", "url", "text", "file", "unknown"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text and where it stood in the raw text.

    Offsets count Unicode code points. Where `length == raw_length` the stretch was carried over character by
    character (a non-breaking hyphen or blank as the plain one); otherwise (an entity, folded white space, a
    mended character) it maps as one whole.
    """

    start: int
    raw_start: int
    length: int
    raw_length: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Something removed from the raw text: by which rule, why, what, and where it stood.

    `raw_start` and `raw_end` are half-open code point offsets into `Article.raw`; `text` is what a reader of
    the page saw there (for a plain-text file exactly `raw[raw_start:raw_end]`).
    """

    rule: str
    reason: str
    text: str
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article.

    Attributes:
        id: hash of the clean text: the same text has the same id wherever it came from.
        uri: where it came from: an absolute path, or the page's address; parts of a glued page add `#part-N`.
        record: the `id` of the article's own record in a dump, if it had one.
        title: headline, or None where the page gives none.
        outlet: who published it, or None where it cannot be told.
        authors: names as the byline gives them.
        published: ISO 8601 date (`2024-06-19`) or date and time with offset, or None; never guessed.
        published_basis: what `published` rests on; `unknown` exactly when it is None.
        language: ISO 639-1 code, or None where the text is too short to tell.
        text: the clean text. Paragraphs are separated by a blank line.
        raw: the decoded file (or the page's source) that `runs` and `cuts` point into.
        runs: maps `text` back to `raw`, sorted by `start`, without overlap.
        cuts: what was removed, sorted by `raw_start`.
        copy_of: id of the article that this one nearly copies, or None.
    """

    id: str
    uri: str
    title: str | None
    text: str
    raw: str
    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...] = ()
    record: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    copy_of: str | None = None

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span `[start, end)` of `text` to the span of `raw` that it came from.

        Raises:
            ValueError: when the span is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is no span of a text of {len(self.text)} characters")
        return self._raw_offset(start, at_end=False), self._raw_offset(end - 1, at_end=True)

    def _raw_offset(self, offset: int, *, at_end: bool) -> int:
        """Raw offset of the character at `offset`: its own start, or with `at_end` the place just past it."""
        run = self.runs[max(0, bisect_right(self.runs, offset, key=lambda r: r.start) - 1)]
        inside = offset - run.start
        if inside >= run.length:  # a separator of ours, which stands for whatever was between the runs
            return run.raw_start + run.raw_length
        if run.length != run.raw_length:
            return run.raw_start + (run.raw_length if at_end else 0)
        return run.raw_start + inside + (1 if at_end else 0)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not become an article: which, why, and what the user can do."""

    uri: str
    reason: str
    remedy: str
