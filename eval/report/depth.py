"""How deep one has to look for an expected article."""

from collections.abc import Iterator
from dataclasses import dataclass

from eval.articles import NoArticles, is_named
from eval.metrics import Case
from eval.metrics.retrieval import depths
from eval.report.reliability import wilson
from eval.report.told import Told

DEEPEST = 10

CITED = (
    "Of the answerable questions whose gold names articles: the share with an expected article among the "
    "first k that the answer cites, in the order in which it cites them. A run with --hits has the same of "
    "what the search finds."
)
FOUND = (
    "Of the answerable questions whose gold names articles: the share with an expected article among the "
    "first k articles that the search finds, each where its best passage stands."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The share of `n` questions with an expected article among the first `k`, with its 95 % interval."""

    k: int
    n: int
    share: float
    floor: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class Depth:
    """The curve from 1 to where it can rise no more; `searched`: it is of what the search finds."""

    curve: tuple[Reach, ...]
    searched: bool


def depth(told: Told) -> Depth:
    """Return the curve; an empty one where no gold names an article."""
    searched = any(recorded.hits is not None for recorded in told.recorded)
    firsts = list(_found(told) if searched else _cited(told))
    if not firsts:
        return Depth((), searched)
    longest = max([first for first in firsts if first is not None] + [5 if searched else 2])
    curve = []
    for k in range(1, min(DEEPEST, longest) + 1):
        share = sum(first is not None and first <= k for first in firsts) / len(firsts)
        curve.append(Reach(k, len(firsts), share, *wilson(share, len(firsts))))
    return Depth(tuple(curve), searched)


def _cited(told: Told) -> Iterator[int | None]:
    """Yield the place of the first expected article among an answer's sources, from 1."""
    for gold, recorded in zip(told.gold, told.recorded, strict=True):
        if gold.unanswerable or not gold.evidence:
            continue
        sources = recorded.answer.sources if recorded.answer else ()
        places = (
            at
            for at, source in enumerate(sources, 1)
            if any(is_named(source, item.article, NoArticles()) for item in gold.evidence)
        )
        yield next(places, None)


def _found(told: Told) -> Iterator[int | None]:
    """Yield the same among the articles that the search found."""
    for gold, recorded in zip(told.gold, told.recorded, strict=True):
        reached = list(depths(Case(gold, recorded.answer, NoArticles(), recorded.hits), DEEPEST))
        if reached:
            yield next((at for at, yes in enumerate(reached, 1) if yes), None)
