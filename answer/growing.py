"""A whole answer, a statement at a time: how it is shown while it grows."""

from collections.abc import Iterator
from dataclasses import replace

from answer.answer import Answer
from answer.found import dated


def growing(whole: Answer) -> Iterator[Answer]:
    """Yield the answer after each of its statements but the last."""
    for size in range(1, len(whole.statements)):
        yield first(whole, size)


def first(whole: Answer, size: int) -> Answer:
    """The answer as it stands after `size` statements: only what those cite, and no sides before all are."""
    statements = whole.statements[:size]
    shown = {n for s in statements for n in s.citations}
    sources = tuple(
        replace(s, quotes=tuple(q for q in s.quotes if q.statement < size))
        for s in whole.sources
        if s.n in shown
    )
    as_of, undated = dated(sources)
    return replace(whole, statements=statements, sources=sources, conflicts=(), as_of=as_of, undated=undated)
