"""Examples: a query with a text, and what the network should say of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


MOST: Final = 256
"""Word pieces of a pair in training, the special ones included."""
QUERY: Final = 72
"""Word pieces of a query."""
CLS: Final = 101
SEP: Final = 102
NONE: Final = (-1, -1)
"""The answer of a text that does not answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query and a text with their targets; None where a target is not known.

    Attributes:
        relevant: whether the text bears on the question, or answers it.
        answers: character spans of the text, any of which answers; `(NONE,)` where nothing in it does.
        verdict: as in `rows.Claimed`.
    """

    query: str
    text: str
    relevant: bool | None = None
    answers: tuple[tuple[int, int], ...] | None = None
    verdict: str | None = None


Group = tuple[Example, ...]
"""Examples that are read together. Where several have a relevance, the first alone is the right one."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """An example as the network reads it: `ids` and `kinds` [length], and where its answers stand."""

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    spans: tuple[tuple[int, int], ...] | None


def encode(tokenizer: "Tokenizer", example: Example, most: int = MOST) -> Pieces:
    """Turn an example into word pieces; a text too long is cut at its end, answers there with it."""
    query = tokenizer.encode(example.query, add_special_tokens=False).ids[:QUERY]
    text = tokenizer.encode(example.text, add_special_tokens=False)
    first = len(query) + 2
    room = most - first - 1
    ids = [CLS, *query, SEP, *text.ids[:room], SEP]
    kinds = [0] * first + [1] * (len(ids) - first)
    spans = None if example.answers is None else _places(text, example.answers, first, room)
    return Pieces(tuple(ids), tuple(kinds), spans)


def _places(
    text: "Encoding", answers: Sequence[tuple[int, int]], first: int, room: int
) -> tuple[tuple[int, int], ...] | None:
    """Where answers stand among the pieces, (0, 0) for none; None where all were cut off."""
    found = []
    for start, end in answers:
        if (start, end) == NONE:
            found.append((0, 0))
            continue
        inside = [n for n, (a, b) in enumerate(text.offsets[:room]) if a < end and b > start]
        if inside and text.offsets[inside[-1]][1] >= end:
            found.append((first + inside[0], first + inside[-1]))
    return tuple(dict.fromkeys(found)) or None
