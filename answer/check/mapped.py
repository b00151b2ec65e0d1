"""A text that remembers where each of its characters stood in the text it was taken from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from index.passage import Span


@dataclass(frozen=True, slots=True)
class Mapped:
    """Characters with the half-open place of each in the original: `[starts[i], ends[i])`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, original: str, spans: Iterable[Span], between: str = "") -> Self:
        """These parts of the original, joined by one character or none (which stands right after a part)."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in spans:
            if parts and between:
                parts.append(between)
                starts.append(ends[-1] if ends else start)
                ends.append(starts[-1])
            parts.append(original[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        return cls("".join(parts), starts, ends)

    def without(self, cuts: Iterable[Span]) -> Self:
        """The text without these parts, which are in order and do not overlap."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for left, right in (*cuts, (len(self.text), len(self.text))):
            parts.append(self.text[at:left])
            starts.extend(self.starts[at:left])
            ends.extend(self.ends[at:left])
            at = max(at, right)
        return type(self)("".join(parts), starts, ends)
