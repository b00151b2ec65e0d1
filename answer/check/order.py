"""Which of two events came first, where a sentence says so by "before", "after" or "then"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from answer.check.difference import Difference
from answer.check.line import Line
from answer.check.shown import shown

_OPENING: Final = 4
"""Words of a sentence among which "then" or "later" leads on from the sentence before it."""
_LEADS_ON: Final = frozenset({"then", "later", "afterwards", "subsequently"})
_MUCH, _LITTLE = 0.4, 0.34
"""Share of the words of either event from which it is the same, and up to which it is another."""
_FEWEST: Final = 2
"""Words that tell an event from others."""
_SHOWN: Final = 240
"""Characters of the source in a reason."""


class Order(NamedTuple):
    """Two events by the stems of their words, the earlier first, and the text that says so."""

    earlier: frozenset[str]
    later: frozenset[str]
    text: str


def order_differences(claim: Line, evidence: Sequence[Line], follows: Sequence[bool]) -> Iterator[Difference]:
    """Yield where the claim has two events in the order that its evidence turns round.

    Args:
        claim: the claim.
        evidence: sentences in the order of the text.
        follows: of each whether the one before it stands right before it in the text.
    """
    mine = order(claim)
    if mine is None:
        return
    turned = ""
    for theirs in _orders(evidence, follows):
        straight = _shared(mine.earlier, theirs.earlier), _shared(mine.later, theirs.later)
        crossed = _shared(mine.earlier, theirs.later), _shared(mine.later, theirs.earlier)
        if sum(straight) > _LITTLE * sum(crossed) and all(straight):
            return
        least = min(len(mine.earlier & theirs.later), len(mine.later & theirs.earlier))
        if least >= _FEWEST and min(crossed) >= _MUCH and max(straight) <= _LITTLE:
            turned = turned or theirs.text
    if turned:
        reason = f"the order is the other way round in the source: {shown(turned, _SHOWN)}"
        yield Difference("order", claim.text, turned, reason)


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Share of the words of an event that another one has."""
    return len(mine & theirs) / (len(mine) or 1)


def _orders(evidence: Sequence[Line], follows: Sequence[bool]) -> Iterator[Order]:
    """Yield what the evidence says came first, sentence by sentence and from one to the next."""
    for line in evidence:
        if (found := order(line)) is not None:
            yield found
    for (before, line), follow in zip(pairwise(evidence), follows[1:], strict=False):
        if follow and any(word.normal in _LEADS_ON for word in line.words[:_OPENING]):
            yield _apart(
                _stems(before, 0, len(before.words)),
                _stems(line, 0, len(line.words)),
                f"{before.text} {line.text}",
            )


def order(line: Line) -> Order | None:
    """Return the two events of a sentence that says which came first; None where it tells of no such two."""
    joints = [n for n, word in enumerate(line.words) if _joins(line, n) and n + 1 < len(line.words)]
    if len(joints) != 1:
        return None
    at, last = joints[0], len(line.words)
    if at > 0:
        here, there = _stems(line, 0, at), _stems(line, at + 1, last)
    else:  # "After the vote, he left"
        comma = next((n for n in range(1, last) if line.parted(n - 1, n)), last)
        there, here = _stems(line, 1, comma), _stems(line, comma, last)
    return (
        _apart(there, here, line.text) if line.words[at].normal == "after" else _apart(here, there, line.text)
    )


def _joins(line: Line, at: int) -> bool:
    word, before = line.words[at].normal, line.words[at - 1].normal if at else ""
    return word in {"before", "after"} or (
        word == "then" and (before == "and" or (at > 0 and line.parted(at - 1, at)))
    )


def _apart(earlier: frozenset[str], later: frozenset[str], text: str) -> Order:
    """Two events without the words of both."""
    return Order(earlier - later, later - earlier, text)


def _stems(line: Line, start: int, end: int) -> frozenset[str]:
    return frozenset(word.stem for word in line.words[start:end] if word.content)
