"""From what is known of a claim beside its evidence to a verdict, and from claims to their sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from answer.check.facts import Difference
from answer.check.judge import Judged, Selected
from answer.check.report import Verdict

SUPPORTED: Final = 0.5
"""Probability from which the reader's "supported" is believed."""
PARTLY: Final = 0.3
"""Probability from which a claim is borne out in part."""
CONTRADICTED: Final = 0.9
"""Probability from which the reader's "contradicted" is believed."""
WORDS_SUPPORTED, WORDS_PARTLY = 0.75, 0.5
"""The same as `SUPPORTED` and `PARTLY` for the share of words, where no reader is."""
BEARS: Final = 0.4
"""Share of a claim's words from which its evidence is about the same matter, so that facts are comparable."""
DIFFERS: Final = 0.25
"""What a score is multiplied by for a fact that differs."""
VERBATIM: Final = 0.99
"""Score at least of what is in the source word for word."""
SURE: Final = 0.97
"""Probability of support from which a weak difference is passed over."""
WEAK: Final = frozenset({"name", "opposite", "quantifier"})
"""Kinds of differences that the rules are less sure of."""
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
    def order(self) -> tuple[int, float, float]:
        """What the ruling of one source is preferred to that of another by: support, then what is nearest."""
        return (-_PREFERRED.index(self.verdict), self.score, self.judged.evidence.shared)


_PREFERRED: Final[tuple[Verdict, ...]] = ("supported", "contradicted", "partly", "unsupported")


def ruling(judged: Judged, differences: Sequence[Difference]) -> Ruling:
    """Rule on a claim beside its evidence: facts that differ first, then what the reader says."""
    supported, contradicted = judged.supported, judged.contradicted
    if not judged.evidence.spans:
        return Ruling("unsupported", 0.0, (), judged)
    counted = [one for one in differences if not (one.kind in WEAK and judged.read and supported >= SURE)]
    if counted and judged.evidence.shared >= BEARS:
        reasons = tuple(dict.fromkeys(one.reason for one in counted))
        return Ruling("contradicted", supported * DIFFERS, reasons, judged, tuple(counted))
    if contradicted >= CONTRADICTED:
        return Ruling("contradicted", supported, (f"the source says otherwise: {said(judged)}",), judged)
    least, part = (SUPPORTED, PARTLY) if judged.read else (WORDS_SUPPORTED, WORDS_PARTLY)
    if supported >= least:
        return Ruling("supported", supported, (), judged)
    if supported >= part:
        return Ruling("partly", supported, (f"the source says less than this: {said(judged)}",), judged)
    return Ruling("unsupported", supported, (), judged)


def verbatim(judged: Judged) -> Ruling:
    """Rule on a claim that stands in the source as a sentence, word for word."""
    return Ruling("supported", max(judged.supported, VERBATIM), (), judged)


def unrelated(claim: str, evidence: Selected) -> Ruling:
    """Rule on a claim beside evidence that shares too little with it to be read."""
    return Ruling("unsupported", 0.0, (), Judged(claim, evidence, 0.0, 0.0, 1.0, read=False))


def said(judged: Judged) -> str:
    """Return the sentence of the source that is nearest to a claim, for a reason."""
    start, end = judged.evidence.best[0]
    text = " ".join(judged.evidence.source.article.text[start:end].split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"


def best(rulings: Iterable[Ruling]) -> Ruling:
    """Return the ruling of the source that does most for a claim; the first of equals."""
    return max(rulings, key=lambda one: one.order)


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
