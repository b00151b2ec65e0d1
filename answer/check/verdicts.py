"""From what is known of a claim beside its evidence to a verdict, and from claims to their sentence."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from answer.check.absent import NOTHING, Absent, absent
from answer.check.copies import altered, changes, shortened
from answer.check.difference import Difference
from answer.check.facts import Compared
from answer.check.judge import Judged, Selected
from answer.check.report import Verdict
from answer.check.shown import shown
from models.reader.calibration import Curve

BELIEVED: Final = Curve(0.357, 1.154)
"""From the logit of the reader's "supported" to the probability, at even odds, that people say so, too.

`python -m eval.bench_claims --fit` fits it, with the two below, on claims that the reader never saw.
"""
STRANGE_NAME, STRANGE_FIGURE = -0.555, -1.083
"""What a name and a figure that stand nowhere in the source add to what the curve makes a probability of."""
SUPPORTED, PARTLY = 0.55, 0.45
"""Probability from which a claim in words of its own is borne out, and from which it is in part."""
ALTERED_SUPPORTED, ALTERED_PARTLY = 0.74, 0.68
"""The same for a sentence of the source with other words in it, which is more often a lie."""
CONTRADICTED: Final = 0.9
"""Probability from which the reader's "contradicted" is believed, for such a sentence. Of claims in words of
their own it says it as often of those that people call supported as of others.
"""
WORDS_SUPPORTED, WORDS_PARTLY = 0.75, 0.5
"""The same for the share of words, where no reader is."""
BEARS: Final = 0.4
"""Share of a claim's words from which its evidence is about the same matter, so that facts are comparable."""
DIFFERS: Final = 0.25
"""What a score is multiplied by for a fact that differs."""
VERBATIM, SHORTENED = 0.99, 0.95
"""Score at least of what is in the source word for word, and of what is but for clauses left out."""
SURE: Final = 0.97
"""Probability of support from which a weak difference is passed over."""
WEAK: Final = frozenset({"name", "opposite", "quantifier"})
"""Kinds of differences that the rules are less sure of."""
_UNSURE: Final = 0.54
"""Score at most of a claim that is surer than its source."""
_UNPROVEN: Final = 0.44
"""The same of one with a figure that does not follow."""
_EDGE: Final = 1e-3
"""What probabilities are kept from 0 and 1 by before their logit is taken."""
_SHOWN: Final = 200
"""Characters of a source's sentence in a reason."""

_RANK: Final[tuple[Verdict, ...]] = (
    "supported",
    "partly",
    "uncited",
    "unsupported",
    "wrong_source",
    "contradicted",
    "misquoted",
)
"""From the best to the worst."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one source does for a claim.

    Attributes:
        verdict: supported, partly, contradicted or unsupported.
        score: probability that the claim is borne out.
        reasons: why it is not simply supported.
        judged: the claim beside its evidence.
        differences: the facts that contradict it; their reasons are among `reasons`.
    """

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    judged: Judged
    differences: tuple[Difference, ...] = ()

    @property
    def denied(self) -> bool:
        """Whether its source says the opposite, has it the other way round, or names another one."""
        return any(one.kind in {"negation", "order", "office", "name"} for one in self.differences)

    @property
    def order(self) -> tuple[int, float, float]:
        """What the ruling of one source is preferred to that of another by: support, then what is nearest."""
        return (-_PREFERRED.index(self.verdict), self.score, self.judged.evidence.shared)


_PREFERRED: Final[tuple[Verdict, ...]] = ("supported", "contradicted", "partly", "unsupported")


def ruling(judged: Judged, compared: Compared) -> Ruling:
    """Rule on a claim beside its evidence: facts that differ first, then what the reader says."""
    if not judged.evidence.spans:
        return Ruling("unsupported", 0.0, (), judged)
    missing = _missing(judged, compared)
    score, twin = believed(judged, missing), compared.twin
    sure = judged.read and judged.supported >= SURE
    counted = tuple(one for one in compared.differences if not (one.kind in WEAK and sure))
    if counted and judged.evidence.shared >= BEARS:
        reasons = tuple(dict.fromkeys(one.reason for one in counted))
        return Ruling("contradicted", score * DIFFERS, reasons, judged, counted)
    if twin is not None and shortened(twin):
        return Ruling("supported", max(score, SHORTENED), (), judged)
    if twin is not None and altered(twin) and judged.read:
        found = _of_altered(judged, score, tuple(changes(twin)))
    else:
        least, part = (SUPPORTED, PARTLY) if judged.read else (WORDS_SUPPORTED, WORDS_PARTLY)
        found = _graded(judged, score, least, part, strange=missing.reasons)
    return _lessened(found, compared)


def _missing(judged: Judged, compared: Compared) -> Absent:
    """Return what of a claim stands nowhere in the source and does not follow from its figures either."""
    if not judged.read:
        return NOTHING
    found = absent(judged.wording, judged.evidence.source)
    return found._replace(figures=tuple(one for one in found.figures if one not in compared.follow))


def _lessened(found: Ruling, compared: Compared) -> Ruling:
    """Return a ruling that is no better than how sure the source is, and than its figures allow."""
    if found.verdict == "supported" and compared.unproven is not None:
        return Ruling("unsupported", min(found.score, _UNPROVEN), (compared.unproven,), found.judged)
    if found.verdict == "supported" and compared.surer is not None:
        return Ruling("partly", min(found.score, _UNSURE), (compared.surer,), found.judged)
    return found


def _of_altered(judged: Judged, score: float, changed: tuple[str, ...]) -> Ruling:
    """Rule on a sentence of the source with other words in it, which `changed` names."""
    if judged.contradicted >= CONTRADICTED:
        return Ruling("contradicted", score * DIFFERS, changed, judged)
    return _graded(judged, score, ALTERED_SUPPORTED, ALTERED_PARTLY, changed)


def _graded(
    judged: Judged,
    score: float,
    least: float,
    part: float,
    named: tuple[str, ...] = (),
    strange: tuple[str, ...] = (),
) -> Ruling:
    """Rule by a score: borne out from `least` on, in part from `part` on.

    `named` says what differs from a sentence of the source, `strange` what stands nowhere in it.
    """
    if score >= least:
        return Ruling("supported", score, (), judged)
    if score >= part:
        less = f"the source says less than this: {said(judged)}"
        return Ruling("partly", score, (*(named or (less,)), *strange), judged)
    return Ruling("unsupported", score, (*named, *strange), judged)


def believed(judged: Judged, missing: Absent = NOTHING) -> float:
    """Return the probability that a claim is borne out, by what the reader says or else by shared words.

    Args:
        judged: the claim as it was judged.
        missing: its names and figures that stand nowhere in the source.
    """
    if not judged.read:
        return judged.supported
    strange = bool(missing.names) * STRANGE_NAME + bool(missing.figures) * STRANGE_FIGURE
    return BELIEVED(logit(judged.supported) + strange / BELIEVED.scale)


def logit(probability: float) -> float:
    """Return the logit of a probability, kept from both ends."""
    inside = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def verbatim(judged: Judged) -> Ruling:
    """Rule on a claim that stands in the source as a sentence, word for word."""
    return Ruling("supported", max(believed(judged), VERBATIM), (), judged)


def unrelated(claim: str, evidence: Selected) -> Ruling:
    """Rule on a claim beside evidence that shares too little with it to be read."""
    return Ruling("unsupported", 0.0, (), Judged(claim, evidence, 0.0, 0.0, 1.0, read=False))


def said(judged: Judged) -> str:
    """Return the sentence of the source that is nearest to a claim, for a reason."""
    start, end = judged.evidence.best[0]
    return shown(judged.evidence.source.article.text[start:end], _SHOWN)


def foremost(rulings: Sequence[Ruling]) -> Ruling:
    """Return the ruling that counts of those of several sources: the one that does most for a claim.

    What one of them denies outright is not borne out by another that shares less with the claim and tells it
    in other words.
    """
    most = max(rulings, key=lambda one: one.order)
    if most.verdict not in {"supported", "partly"} or most.score >= SHORTENED:
        return most
    against = [
        one for one in rulings if one.denied and one.judged.evidence.shared >= most.judged.evidence.shared
    ]
    return max(against, key=lambda one: one.judged.evidence.shared, default=most)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst verdict."""
    return max(verdicts, key=_RANK.index)


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on a sentence by those on its claims: borne out in part where some of them are."""
    if "contradicted" in verdicts:
        return "contradicted"
    if "unsupported" in verdicts and any(one in {"supported", "partly"} for one in verdicts):
        return "partly"
    return worst(verdicts)
