"""Metrics, one small file each; a line here registers one, and the order is the order of display."""

from difflib import get_close_matches

from dateline.errors import UsageError
from eval.metrics.alce import CitationPrecision, CitationRecall
from eval.metrics.choice import ChoiceAccuracy
from eval.metrics.citations import EveryStatementCited, QuoteValidity
from eval.metrics.conflict import ConflictFlagged, NoFalseConflict
from eval.metrics.evidence_found import EvidenceFoundAt10
from eval.metrics.evidence_recall import EvidenceQuoteRecall
from eval.metrics.followup import FollowupSaid
from eval.metrics.gold_sources import AllGoldSourcesCited, GoldSourceCited, GoldSourceRecall
from eval.metrics.latency import Latency
from eval.metrics.metric import Case, Metric, Value
from eval.metrics.must_not_say import MustNotSay
from eval.metrics.must_say import MustSay, MustSayEarly
from eval.metrics.refusal import AnsweredRightly, RefusalPrecision, RefusedRightly
from eval.metrics.retrieval import HitAt5, Map, Mrr, NdcgAt10, RecallAt10
from eval.metrics.short_answer import ShortAnswer
from eval.metrics.squad import ExactMatch, TokenF1
from eval.metrics.usage import Cost, Tokens
from eval.metrics.verdicts import StatementsSupported

METRICS: tuple[Metric, ...] = (
    MustSay(),
    MustSayEarly(),
    MustNotSay(),
    FollowupSaid(),
    GoldSourceCited(),
    AllGoldSourcesCited(),
    GoldSourceRecall(),
    EvidenceQuoteRecall(),
    HitAt5(),
    RecallAt10(),
    Mrr(),
    NdcgAt10(),
    Map(),
    EvidenceFoundAt10(),
    EveryStatementCited(),
    QuoteValidity(),
    StatementsSupported(),
    CitationRecall(),
    CitationPrecision(),
    AnsweredRightly(),
    RefusedRightly(),
    RefusalPrecision(),
    ConflictFlagged(),
    NoFalseConflict(),
    ShortAnswer(),
    ExactMatch(),
    TokenF1(),
    ChoiceAccuracy(),
    Latency(),
    Tokens(),
    Cost(),
)

_BY_NAME = {metric.name: metric for metric in METRICS}


def metric_named(name: str) -> Metric:
    """Return the metric of that name.

    Raises:
        UsageError: where there is none; the error names the nearest.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = get_close_matches(name, _BY_NAME, n=1, cutoff=0.5)
    remedy = f"did you mean '{near[0]}'" if near else f"the metrics there are: {', '.join(_BY_NAME)}"
    raise UsageError(f"there is no metric '{name}'", remedy)


__all__ = ["METRICS", "Case", "Metric", "Value", "metric_named"]
