"""How words are matched: one kind of hyphen and quotation mark, whole words, offsets kept."""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]
"""A half-open range of code points."""

_HYPHENS = "-‐‑‒–—―−⁃﹘﹣－"
_QUOTES = "'\"‘’‚‛“”„‟′″`´ʼ«»‹›＇＂"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ONE_KIND = (
    {ord(mark): "-" for mark in _HYPHENS}
    | {ord(mark): "'" for mark in _QUOTES}
    | {ord(mark): None for mark in _INVISIBLE}
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text whose every character knows where it stood.

    `starts[i]` and `ends[i]` are the half-open span in the original of character `i`. A word whose length
    changed in folding maps as one whole. They are arrays, a tenth of the size of tuples.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def find(self, words: str) -> tuple[Span, ...]:
        """Return the spans in the original text of every place where `words` stand, both folded."""
        wanted = fold(words)
        if not wanted:
            return ()
        spans = []
        at = self.text.find(wanted)
        while at >= 0:
            spans.append((self.starts[at], self.ends[at + len(wanted) - 1]))
            at = self.text.find(wanted, at + 1)
        return tuple(spans)


def fold(text: str) -> str:
    """Return `text` after NFKC, with one kind of hyphen and quotation mark and single spaces between words.

    Folding a folded text changes nothing. Case is kept.
    """
    return " ".join(part for word in text.split() for part in _fold_word(word))


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` as `fold` does and keep the way back to its offsets."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    for word in _WORD.finditer(text):
        folded = " ".join(_fold_word(word.group()))
        if not folded:
            continue
        if pieces:
            pieces.append(" ")
            starts.append(ends[-1])
            ends.append(word.start())
        pieces.append(folded)
        if len(folded) == word.end() - word.start():
            starts.extend(range(word.start(), word.end()))
            ends.extend(range(word.start() + 1, word.end() + 1))
        else:
            starts.extend([word.start()] * len(folded))
            ends.extend([word.end()] * len(folded))
    return Folded("".join(pieces), starts, ends)


def says(text: str, term: str) -> bool:
    """Tell whether `term` stands in `text` as whole words, whatever the case, hyphens and quotation marks.

    A number is whole too: `26` is not said by `126`, `26,000` or `2.26`.
    """
    pattern = _pattern(term)
    return pattern is not None and pattern.search(fold(text).casefold()) is not None


def first_words(text: str, limit: int) -> str:
    """Return the start of `text` up to its `limit`-th word; a word holds a letter or a digit."""
    seen = 0
    for token in _WORD.finditer(text):
        seen += any(character.isalnum() for character in token.group())
        if seen == limit:
            return text[: token.end()]
    return text


def _fold_word(word: str) -> list[str]:
    """Fold one word; a compatibility character may stand for several."""
    if word.isascii() and '"' not in word and "`" not in word:
        return [word]
    # Before NFKC, which would make a space and an accent of some marks; after it, for the marks it makes.
    return unicodedata.normalize("NFKC", word.translate(_ONE_KIND)).translate(_ONE_KIND).split()


@lru_cache(maxsize=4096)
def _pattern(term: str) -> re.Pattern[str] | None:
    """Compile the pattern that finds `term` as whole words in folded, casefolded text."""
    wanted = fold(term).casefold()
    if not wanted:
        return None
    before = r"(?<!\w)" if _is_word(wanted[0]) else ""
    after = r"(?!\w)" if _is_word(wanted[-1]) else ""
    if wanted[0].isdigit():
        before += r"(?<!\d[.,])"
    if wanted[-1].isdigit():
        after += r"(?![.,]\d)"
    return re.compile(before + re.escape(wanted) + after)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
