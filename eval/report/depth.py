"""How deep one has to look for an expected article."""

from dataclasses import dataclass

from eval.articles import NoArticles, is_named
from eval.report.reliability import wilson
from eval.report.told import Told

DEEPEST = 10

DEFINITION = (
    "Of the answerable questions whose gold names articles: the share with an expected article among the "
    "first k that the answer cites, in the order in which it cites them."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The share of `n` questions with an expected article among the first `k`, with its 95 % interval."""

    k: int
    n: int
    share: float
    floor: float
    ceiling: float


def depth(told: Told) -> tuple[Reach, ...]:
    """Return the curve, from 1 to where it no longer can rise; nothing where no gold names an article."""
    firsts: list[int | None] = []
    longest = 1
    for gold, recorded in zip(told.gold, told.recorded, strict=True):
        if gold.unanswerable or not gold.evidence:
            continue
        sources = recorded.answer.sources if recorded.answer else ()
        longest = max(longest, len(sources))
        ranks = (
            at
            for at, source in enumerate(sources, 1)
            if any(is_named(source, item.article, NoArticles()) for item in gold.evidence)
        )
        firsts.append(next(ranks, None))
    if not firsts:
        return ()
    curve = []
    for k in range(1, min(DEEPEST, longest) + 1):
        share = sum(first is not None and first <= k for first in firsts) / len(firsts)
        curve.append(Reach(k, len(firsts), share, *wilson(share, len(firsts))))
    return tuple(curve)
