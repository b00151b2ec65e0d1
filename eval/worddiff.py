"""Which words of two texts differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

LONGEST = 1500
"""Words of the differing middle up to which the best match is looked for; its cost grows with the square."""
_PIECE = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")
"""A word or a single mark, with the white space before it: otherwise every space would be found to match."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words, and whether they differ from the other text. A text is its pieces joined."""

    text: str
    differs: bool


def word_diff(a: str, b: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces of both texts.

    Words and single marks are compared, each with the white space before it. What two very long texts
    have in common is looked for at their beginning and end only.
    """
    left, right = _PIECE.findall(a), _PIECE.findall(b)
    same_a, same_b = [True] * len(left), [True] * len(right)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    middle_a, middle_b = left[head : len(left) - tail], right[head : len(right) - tail]
    for low_a, high_a, low_b, high_b in _changes(middle_a, middle_b):
        same_a[head + low_a : head + high_a] = [False] * (high_a - low_a)
        same_b[head + low_b : head + high_b] = [False] * (high_b - low_b)
    return _pieces(left, same_a), _pieces(right, same_b)


def _changes(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return half-open ranges of `a` and of `b` that do not match."""
    if max(len(a), len(b)) > LONGEST:
        return [(0, len(a), 0, len(b))]
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(low_a, high_a, low_b, high_b) for kind, low_a, high_a, low_b, high_b in steps if kind != "equal"]


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many items are the same from the start."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _pieces(words: Sequence[str], same: Sequence[bool]) -> tuple[Piece, ...]:
    marked = zip(words, same, strict=True)
    runs = ((kept, "".join(word for word, _ in run)) for kept, run in groupby(marked, key=lambda one: one[1]))
    return tuple(Piece(text, not kept) for kept, text in runs)
