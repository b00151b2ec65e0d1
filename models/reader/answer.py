"""The words of a text that answer best, from where the network sees answers begin and end."""

import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from models.pieces import Span
from models.reader.calibration import Curve
from models.reader.reading import Words

LONGEST: Final = 30
"""Pieces of an answer."""
_AHEAD: Final = np.arange(LONGEST)


def best_words(
    logits: npt.NDArray[np.float32], first: int, places: Sequence[Span], text: str, curve: Curve
) -> Words | None:
    """Return the likeliest answer, however unlikely, or None where no piece of the text was read.

    Args:
        logits: of beginnings and ends, [2, length]; place 0 stands for "no answer".
        first: place of the text's first piece.
        places: the characters of each piece that was read.
        text: the whole text.
        curve: makes a probability of how far the answer is above "no answer".
    """
    if not places:
        return None
    size = len(places)
    begins, ends = logits[:, first : first + size].astype(np.float64)
    after = np.full(size + LONGEST - 1, -np.inf)
    after[:size] = ends
    sums = begins[:, None] + after[np.add.outer(np.arange(size), _AHEAD)]
    begin, more = divmod(int(sums.argmax()), LONGEST)
    above = float(sums[begin, more]) - float(logits[:, 0].astype(np.float64).sum())
    start, end = whole_words(text, places[begin][0], places[begin + more][1])
    return Words(start, end, curve(above))


def whole_words(text: str, start: int, end: int) -> Span:
    """Widen `text[start:end]` so that no word is cut, nor an accent taken from its letter."""
    if start < end:
        while start > 0 and _joined(text[start]) and _joined(text[start - 1]):
            start -= 1
        while end < len(text) and _joined(text[end]) and _joined(text[end - 1]):
            end += 1
    return start, end


def _joined(character: str) -> bool:
    """Whether a character belongs to the word beside it."""
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
