"""What becomes of answers if those that are less sure than a threshold are withheld.

The risk-coverage curve of selective answering (El-Yaniv and Wiener 2010; Geifman and El-Yaniv 2017), with the
precision and recall of refusals at each threshold. How sure an answer is: the reader's relevance of the best
passage that was found, where the run has its hits and a reader read them; else the best score of a statement.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from eval.aggregate import LEVEL, RESAMPLES, SEED
from eval.answers import Recorded
from eval.gold import GoldQuestion
from eval.metrics.metric import ANSWERED, Value
from eval.score import Scores

MOST_POINTS = 50
"""Points of a curve that are kept, evenly spread; the first and the last always."""
RIGHT = ("choice_accuracy", "must_say", "short_answer")
"""Metrics that tell whether an answer is right; of a question the first that applies."""


Basis = Literal["relevance", "score"]


@dataclass(frozen=True, slots=True)
class Try:
    """One question.

    Attributes:
        sure: how sure its answer is; None for a refusal.
        right: whether it is right; None where the gold does not tell.
        unanswerable: whether it should be refused.
    """

    sure: float | None
    right: bool | None
    unanswerable: bool


@dataclass(frozen=True, slots=True)
class Point:
    """What holds where only answers at least as sure as `threshold` are given.

    Attributes:
        threshold: the least sureness.
        coverage: share of the questions that are answered.
        answered: share of the answerable questions that are; None where there is none.
        risk: share of the given answers that are wrong; an answer to an unanswerable question is. Of those
            that the gold tells of; None where there is none.
        low, high: percentile bootstrap interval of the risk.
        refusal_precision: share of the refused questions that are unanswerable; None where none is refused.
        refusal_recall: share of the unanswerable questions that are refused; None where there is none.
    """

    threshold: float
    coverage: float
    answered: float | None
    risk: float | None
    low: float | None
    high: float | None
    refusal_precision: float | None
    refusal_recall: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """The points, from the laxest threshold to the strictest, and the mean risk over all coverages.

    `basis` says what the thresholds are of: "relevance" of the best passage found, or "score" of a statement.

    `area` is the area under the risk-coverage curve (AURC): the mean, over answers from the surest on, of the
    risk of those so far; equally sure ones count together. `n` counts the questions.
    """

    basis: Basis
    n: int
    points: tuple[Point, ...]
    area: float | None

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def curve_of(gold: Sequence[GoldQuestion], recorded: Sequence[Recorded], scores: Scores) -> Curve | None:
    """Return the curve of a run, or None where no answer says how sure it is."""
    basis = basis_of(recorded)
    return curve(tries(gold, recorded, [one.values for one in scores.questions], basis), basis)


def basis_of(recorded: Sequence[Recorded]) -> Basis:
    """Return what the answers of a run can be held to: relevance where every answer's hits were read."""
    given = [one for one in recorded if one.answer is not None and one.answer.outcome in ANSWERED]
    return "relevance" if given and all(_relevance(one) is not None for one in given) else "score"


def sureness(one: Recorded, basis: Basis) -> float | None:
    """Return how sure an answer is; None for a refusal, and where nothing says."""
    if one.answer is None or one.answer.outcome not in ANSWERED:
        return None
    if basis == "relevance":
        return _relevance(one)
    return max((said.score for said in one.answer.statements if said.score is not None), default=None)


def _relevance(one: Recorded) -> float | None:
    found = one.hits.passages if one.hits else ()
    return max((passage.relevance for passage in found if passage.relevance is not None), default=None)


def tries(
    gold: Sequence[GoldQuestion],
    recorded: Sequence[Recorded],
    values: Sequence[Mapping[str, Value]],
    basis: Basis,
) -> list[Try]:
    """Return a try for each question; an answer without a score is left out, since no threshold meets it."""
    found = []
    for question, one, scored in zip(gold, recorded, values, strict=True):
        sure = sureness(one, basis)
        if sure is None and one.answer is not None and one.answer.outcome in ANSWERED:
            continue
        told = next((value for name in RIGHT if (value := scored.get(name)) is not None), None)
        right = False if question.unanswerable else None if told is None else bool(told)
        found.append(Try(sure, right, question.unanswerable))
    return found


def curve(found: Sequence[Try], basis: Basis = "score", most: int = MOST_POINTS) -> Curve | None:
    """Return the curve, or None where no answer carries a score."""
    thresholds = sorted({one.sure for one in found if one.sure is not None})
    if not thresholds:
        return None
    places = np.unique(np.linspace(0, len(thresholds) - 1, min(most, len(thresholds))).round().astype(int))
    return Curve(basis, len(found), tuple(_point(found, thresholds[at]) for at in places), area(found))


def area(found: Sequence[Try]) -> float | None:
    """Return the area under the risk-coverage curve; None where the gold tells of no answer."""
    told = sorted(
        ((one.sure, one.right) for one in found if one.sure is not None and one.right is not None),
        key=lambda one: -one[0],
    )
    if not told:
        return None
    sure = np.array([one[0] for one in told])
    wrong = np.cumsum([not one[1] for one in told])
    last = np.searchsorted(-sure, -sure, side="right") - 1  # of the answers that are equally sure
    return float(np.mean(wrong[last] / (last + 1)))


def _point(found: Sequence[Try], threshold: float) -> Point:
    given = [one for one in found if one.sure is not None and one.sure >= threshold]
    refused = [one for one in found if one.sure is None or one.sure < threshold]
    wrong = [not one.right for one in given if one.right is not None]
    due = sum(one.unanswerable for one in refused)
    all_due = sum(one.unanswerable for one in found)
    answerable = len(found) - all_due
    low, high = _interval(wrong) if wrong else (None, None)
    return Point(
        threshold,
        len(given) / len(found),
        (answerable - (len(refused) - due)) / answerable if answerable else None,
        sum(wrong) / len(wrong) if wrong else None,
        low,
        high,
        due / len(refused) if refused else None,
        due / all_due if all_due else None,
    )


def _interval(wrong: Sequence[bool]) -> tuple[float, float]:
    """Return the percentile bootstrap interval of a share: of yes and no it is a binomial, drawn as one."""
    n = len(wrong)
    shares = np.random.default_rng(SEED).binomial(n, sum(wrong) / n, RESAMPLES) / n
    low, high = np.quantile(shares, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
