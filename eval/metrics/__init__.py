"""Metrics, one small file each; a line here registers one, and the order is the order of display."""

from eval.metrics.choice import ChoiceAccuracy
from eval.metrics.citations import EveryStatementCited, QuoteValidity
from eval.metrics.evidence_recall import EvidenceQuoteRecall
from eval.metrics.gold_sources import AllGoldSourcesCited, GoldSourceCited
from eval.metrics.latency import Latency
from eval.metrics.metric import Case, Metric, Value
from eval.metrics.must_not_say import MustNotSay
from eval.metrics.must_say import MustSay, MustSayEarly
from eval.metrics.refusal import AnsweredRightly, RefusalPrecision, RefusedRightly
from eval.metrics.squad import ExactMatch, TokenF1

METRICS: tuple[Metric, ...] = (
    MustSay(),
    MustSayEarly(),
    MustNotSay(),
    GoldSourceCited(),
    AllGoldSourcesCited(),
    EvidenceQuoteRecall(),
    EveryStatementCited(),
    QuoteValidity(),
    AnsweredRightly(),
    RefusedRightly(),
    RefusalPrecision(),
    ExactMatch(),
    TokenF1(),
    ChoiceAccuracy(),
    Latency(),
)

__all__ = ["METRICS", "Case", "Metric", "Value"]
