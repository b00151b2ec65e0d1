"""What changed with time: an answer that took another's place, rather than two that contradict each other."""

import re
from collections.abc import Sequence
from itertools import pairwise

from answer.dispute.stands import Stand
from answer.found import Found
from answer.labels import day_of
from answer.tokens import stem

_GROWS = frozenset(
    stem(w)
    for w in (
        "die died death deaths dead kill killed toll fatality fatalities victim victims casualty casualties "
        "injure injured injury injuries wounded hurt arrest arrested arrests detained case cases infected "
        "infections sick displaced evacuated homeless rescued recovered bodies survivors"
    ).split()
)
"""Stems of what is counted again day by day, and only grows."""
_APART = 60
"""Days after which a source tells of another time."""
_AT_FIRST = frozenset(stem(w) for w in "first initial initially early earlier original originally".split())
_AT_LAST = frozenset(stem(w) for w in ("latest", "newest"))
_FINAL = re.compile(r"\bfinal(?:ly\b|\s+(?:count|figure|toll|number|result|score)\b)", re.IGNORECASE)


def in_time(found: Found, stands: Sequence[Stand]) -> tuple[Stand, ...] | None:
    """Return the answers oldest first, if time explains why they differ; None where it does not.

    Each has to be dated, on a day of its own: a count that grew, or all of them the words of one speaker.
    Where the latest is asked for, what is dated comes after what is not.
    """
    days = [day_of(found.articles[stand.best.article]) for stand in stands]
    asked = {term.stem for term in found.understood.terms}
    last = asked & _AT_LAST or _FINAL.search(found.understood.text)
    if last and any(days):
        return tuple(sorted(stands, key=lambda s: str(day_of(found.articles[s.best.article]) or "")))
    if any(day is None for day in days) or len(set(days)) < len(days):
        return None
    order = sorted(range(len(stands)), key=lambda n: (str(days[n]), n))
    dated = tuple(stands[n] for n in order)
    return dated if _grew(found, dated) or _one_speaker(dated) else None


def of_other_times(found: Found, stands: Sequence[Stand]) -> bool:
    """Whether the sources tell of different times: this year's winner does not contradict last year's."""
    days = [day_of(found.articles[stand.best.article]) for stand in stands]
    known = sorted(day for day in days if day is not None)
    return len(known) == len(days) and all(
        (later - earlier).days >= _APART for earlier, later in pairwise(known)
    )


def _grew(found: Found, dated: Sequence[Stand]) -> bool:
    """Whether a count of something that only grows grew."""
    asked = {term.stem for term in found.understood.terms}
    if not asked & _GROWS or asked & _AT_FIRST:
        return False
    counts = [stand.best.values[0].quantity for stand in dated]
    numbers = [count.number for count in counts if count is not None]
    return len(numbers) == len(counts) and numbers == sorted(numbers)


def _one_speaker(dated: Sequence[Stand]) -> bool:
    """Whether one and the same person says all of it."""
    speaking = [{said.last for said in stand.best.scored.sentence.speakers if said.person} for stand in dated]
    return bool(set.intersection(*speaking))
