"""Sentences read beside the question: does one answer it, and with which of its words?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from answer.evidence import Scored
from models.files import ModelFileError

if TYPE_CHECKING:
    from models.reader.reading import Reader, Reading

# Chosen on development questions, see docs/answers.md.
_WORTH = 0.25  # what it is worth that a sentence answers the question for sure


class Beside:
    """Reads sentences beside a question; without a reader, or with a damaged one, it reads none."""

    def __init__(self, reader: "Reader | None") -> None:
        self._reader = reader

    def scored(self, question: str, scored: Sequence[Scored], titles: dict[str, str]) -> list[Scored]:
        """Return the sentences with what the reader makes of them, their scores higher by it.

        Args:
            question: as it was understood.
            scored: the sentences to read.
            titles: of the articles; what a sentence is about is often said there alone.
        """
        if self._reader is None or not scored:
            return list(scored)
        before = [_heading(titles.get(s.sentence.article, "")) for s in scored]
        pairs = [(question, head + s.sentence.text) for head, s in zip(before, scored, strict=True)]
        try:
            readings = self._reader.read(pairs)
        except ModelFileError:  # the search, which reads first, has said so
            return list(scored)
        return [
            _with(s, reading, len(head)) for s, reading, head in zip(scored, readings, before, strict=True)
        ]


def _heading(title: str) -> str:
    """A title as the sentence before."""
    title = title.strip()
    return f"{title}{'' if title[-1] in '.!?' else '.'} " if title else ""


def _with(scored: Scored, reading: "Reading", begin: int) -> Scored:
    """A sentence with its reading; `begin` is where it starts in the text that was read."""
    answer = reading.answer
    inside = answer is not None and answer.start >= begin
    base = scored.sentence.start - begin
    return replace(
        scored,
        score=scored.score + _WORTH * reading.relevance,
        relevance=reading.relevance,
        answer=(base + answer.start, base + answer.end) if answer is not None and inside else None,
        sure=answer.probability if answer is not None and inside else 0.0,
    )
