"""How well the articles of the evidence rank among what the search brings back, through ir-measures.

An article counts once, where its best passage stands. Every article of `evidence` is relevant, one that is
not in the library too: it is never found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from eval.articles import Articles, names_of
from eval.metrics.metric import Case, Share, Value
from eval.retrieved import Passage

if TYPE_CHECKING:
    from ir_measures import Measure
    from ir_measures.providers import Provider

DEPTH = 10
"""Articles that the measures with a cut-off look at."""
FEW = 5
"""Articles of which one must be relevant for a hit."""


@dataclass(frozen=True)
class _Ranked(Share):
    """A measure of ir-measures over the ranking of articles."""

    measure: ClassVar[str]

    def value(self, case: Case) -> Value:
        """Return the measure, 0 to 1."""
        judged = judgement(case)
        return None if judged is None else _measured(*judged)[self.measure]


@dataclass(frozen=True)
class HitAt5(_Ranked):
    """An article of `evidence` is among the first 5 articles found.

    Needs `evidence`, an answerable question, and the run's hits.
    """

    name: ClassVar[str] = "hit_at_5"
    reference: ClassVar[str] = "ir-measures, Success@5"
    measure: ClassVar[str] = f"Success@{FEW}"


@dataclass(frozen=True)
class RecallAt10(_Ranked):
    """Share of the articles of `evidence` among the first 10 articles found.

    Needs `evidence`, an answerable question, and the run's hits.
    """

    name: ClassVar[str] = "recall_at_10"
    reference: ClassVar[str] = "ir-measures, R@10; recall_10 of trec_eval"
    measure: ClassVar[str] = f"R@{DEPTH}"


@dataclass(frozen=True)
class Mrr(_Ranked):
    """1 by the rank of the first article of `evidence`, 0 where none is found.

    Needs `evidence`, an answerable question, and the run's hits.
    """

    name: ClassVar[str] = "mrr"
    reference: ClassVar[str] = "ir-measures, RR; Voorhees, TREC-8 question answering track, 1999"
    measure: ClassVar[str] = "RR"


@dataclass(frozen=True)
class NdcgAt10(_Ranked):
    """Discounted gain of the first 10 articles over that of the best order; an article of `evidence` gains 1.

    Needs `evidence`, an answerable question, and the run's hits.
    """

    name: ClassVar[str] = "ndcg_at_10"
    reference: ClassVar[str] = "ir-measures, nDCG@10; Järvelin and Kekäläinen 2002"
    measure: ClassVar[str] = f"nDCG@{DEPTH}"


@dataclass(frozen=True)
class Map(_Ranked):
    """Mean of the precision at the rank of each article of `evidence`, 0 for those that are not found.

    Needs `evidence`, an answerable question, and the run's hits.
    """

    name: ClassVar[str] = "map"
    reference: ClassVar[str] = "ir-measures, AP; trec_eval (Buckley and Voorhees 2000)"
    measure: ClassVar[str] = "AP"


MEASURES = tuple(kind.measure for kind in (HitAt5, RecallAt10, Mrr, NdcgAt10, Map))
Judgement = tuple[tuple[str, ...], frozenset[str]]
"""The names of what was found, best first, each once; and those that are relevant."""


def judgement(case: Case) -> Judgement | None:
    """Return what was found and what should have been, or None where the measures do not apply.

    Two names in `evidence` for one article are one.
    """
    if case.hits is None or not case.gold.evidence or case.gold.unanswerable:
        return None
    wanted: dict[frozenset[str] | str, str] = {}
    for item in case.gold.evidence:
        wanted.setdefault(case.articles.named(item.article) or item.article, item.article)
    names = tuple(wanted.values())
    found = dict.fromkeys(_label(passage, names, case.articles) for passage in case.hits.passages)
    return tuple(found), frozenset(f"evidence {name}" for name in names)


def depths(case: Case, limit: int) -> Iterator[bool]:
    """Tell of each depth from 1 to `limit` whether a relevant article is among so many; for plots."""
    judged = judgement(case)
    if judged is None:
        return
    found, relevant = judged
    first = next((at for at, name in enumerate(found) if name in relevant), limit)
    yield from (first <= at for at in range(limit))


def _label(passage: Passage, names: tuple[str, ...], articles: Articles) -> str:
    """Return what ir-measures shall call the article of a passage."""
    own = (passage.article, passage.record, *names_of(passage.uri))
    named = (name for name in names if name in own or passage.article in articles.named(name))
    return next((f"evidence {name}" for name in named), f"article {passage.article}")


@lru_cache(maxsize=4096)
def _measured(found: tuple[str, ...], relevant: frozenset[str]) -> dict[str, float]:
    """Return every measure, by name."""
    scores = {name: float(-rank) for rank, name in enumerate(found)}
    provider, measures = _provider()
    values = provider.evaluator(measures.values(), {"q": dict.fromkeys(relevant, 1)}).calc_aggregate(
        {"q": scores} if scores else {"q": {"article none": 0.0}}
    )
    return {name: float(values[measure]) for name, measure in measures.items()}


@lru_cache(maxsize=1)
def _provider() -> "tuple[Provider, dict[str, Measure]]":
    import ir_measures

    return ir_measures.pytrec_eval, {name: ir_measures.parse_measure(name) for name in MEASURES}
