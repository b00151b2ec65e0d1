"""Figures over claims equal scikit-learn's, by hand and on random cases; intervals cover and repeat."""

import numpy as np
import pytest
from sklearn import metrics as sk

from eval.claims_metrics import (
    BINS,
    Outcomes,
    against_the_rest,
    auroc,
    balanced_accuracy,
    brier,
    calibration_error,
    confusion,
    curve,
    f1,
    figures,
    macro_f1,
    measured,
    metrics_dict,
    outcomes,
    precisions,
    recalls,
    reliability,
)
from eval.claims_set import LABELS, Label

CLOSE = 1e-9


def drawn(seed: int) -> Outcomes:
    """A random case of 5 to 400 claims; scores sometimes tie, and sometimes know nothing."""
    random = np.random.default_rng(seed)
    n = int(random.integers(5, 400))
    gold = random.integers(0, 3, n)
    gold[:3] = (0, 1, 2)
    said = np.where(random.random(n) < random.random(), gold, random.integers(0, 3, n))
    scores = np.clip((gold == 0) * random.random() + random.random(n) * 0.8, 0, 1)
    return Outcomes(gold, said, np.round(scores, int(random.integers(1, 7))))


def one(n: int) -> np.ndarray:
    return np.ones((1, n))


@pytest.mark.parametrize("seed", range(200))
def test_every_figure_is_that_of_scikit_learn(seed: int) -> None:
    found = drawn(seed)
    whole = confusion(found, one(len(found.gold)))
    assert whole[0].tolist() == sk.confusion_matrix(found.gold, found.said, labels=[0, 1, 2]).tolist()
    assert balanced_accuracy(whole)[0] == pytest.approx(
        sk.balanced_accuracy_score(found.gold, found.said), abs=CLOSE
    )
    assert f1(whole)[0] == pytest.approx(
        sk.f1_score(found.gold, found.said, labels=[0, 1, 2], average=None), abs=CLOSE
    )
    assert macro_f1(whole)[0] == pytest.approx(
        sk.f1_score(found.gold, found.said, average="macro"), abs=CLOSE
    )
    for ours, theirs in ((recalls, sk.recall_score), (precisions, sk.precision_score)):
        same = theirs(found.gold, found.said, labels=[0, 1, 2], average=None, zero_division=np.nan)
        assert ours(whole)[0] == pytest.approx(same, abs=CLOSE, nan_ok=True)
    truth, called = found.gold == 0, found.said == 0
    two = against_the_rest(whole)
    assert balanced_accuracy(two)[0] == pytest.approx(sk.balanced_accuracy_score(truth, called), abs=CLOSE)
    assert f1(two)[0] == pytest.approx(
        sk.f1_score(truth, called, labels=[True, False], average=None), abs=CLOSE
    )
    assert auroc(found, one(len(truth)))[0] == pytest.approx(sk.roc_auc_score(truth, found.scores), abs=CLOSE)
    assert brier(found, one(len(truth)))[0] == pytest.approx(
        sk.brier_score_loss(truth, found.scores), abs=CLOSE
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_weighted_claim_counts_as_so_many_claims(seed: int) -> None:
    found = drawn(seed)
    times = np.random.default_rng(seed).integers(0, 4, len(found.gold))
    times[:3] = 1
    gold, said = (np.repeat(values, times) for values in (found.gold, found.said))
    copied = Outcomes(gold, said, np.repeat(found.scores, times))
    for name, figure in figures(parted=True).items():
        weighted = figure(found, times[None, :].astype(float))[0]
        assert weighted == pytest.approx(figure(copied, one(len(copied.gold)))[0], abs=CLOSE), name


def test_five_claims_by_hand() -> None:
    gold: list[Label] = ["supported", "supported", "not_supported", "not_supported", "supported"]
    said: list[Label] = ["supported", "partially_supported", "not_supported", "supported", "supported"]
    found = outcomes(gold, said, [0.9, 0.4, 0.1, 0.6, 1.0])
    every = measured(found, figures(parted=False))
    values = {name: measure.value for name, measure in every.items()}
    assert values == pytest.approx(
        {
            "balanced_accuracy": (2 / 3 + 1 / 2) / 2,
            "f1_macro": (2 / 3 + 1 / 2) / 2,
            "f1_supported": 2 / 3,
            "f1_rest": 1 / 2,
            "precision_supported": 2 / 3,
            "recall_supported": 2 / 3,
            "precision_rest": 1 / 2,
            "recall_rest": 1 / 2,
            "auroc": 5 / 6,  # of the six pairs only .4 beside .6 is out of order
            "calibration_error": (0.6 + 0.1 + 0.6 + 2 * 0.05) / 5,  # .9 and 1.0 share a bin
            "brier": (0.01 + 0.36 + 0.01 + 0.36 + 0) / 5,
        },
        abs=CLOSE,
    )


def test_the_bins_of_the_calibration_are_those_that_are_stated() -> None:
    found = outcomes(["supported", "not_supported", "supported"], ["supported"] * 3, [0.1, 0.19, 1.0])
    rows = reliability(found)
    assert [row["n"] for row in rows] == [0, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    assert rows[1] == {"from": 0.1, "to": 0.2, "n": 2, "score": pytest.approx(0.145), "supported": 0.5}
    assert calibration_error(found, one(3))[0] == pytest.approx((2 * abs(0.145 - 0.5) + 0) / 3)
    assert len(rows) == BINS


def test_what_is_not_defined_is_none_and_not_zero() -> None:
    found = outcomes(["supported"] * 3, ["supported"] * 3, [0.2, 0.5, 0.9])
    every = measured(found, figures(parted=False))
    assert every["auroc"].value is None
    assert every["auroc"].low is None
    assert every["balanced_accuracy"].value is None
    assert every["f1_supported"].value == 1.0
    assert every["f1_rest"].value is None
    assert curve(found)[0]["found_of_the_rest"] is None


def test_intervals_hold_the_figure_and_are_always_the_same() -> None:
    found = drawn(7)
    first, second = (measured(found, figures(parted=True)) for _ in range(2))
    assert first == second
    for measure in first.values():
        assert measure.value is not None
        assert measure.low is not None
        assert measure.high is not None
        assert measure.low <= measure.value <= measure.high


def test_the_curve_is_what_each_threshold_would_do() -> None:
    found = drawn(3)
    truth = found.gold == 0
    for row in curve(found):
        called = found.scores >= float(row["threshold"] or 0)
        assert row["recall"] == pytest.approx(sk.recall_score(truth, called), abs=CLOSE)
        if called.any():
            assert row["precision"] == pytest.approx(sk.precision_score(truth, called), abs=CLOSE)
        assert row["balanced_accuracy"] == pytest.approx(sk.balanced_accuracy_score(truth, called), abs=CLOSE)


def test_three_labels_are_measured_apart_only_where_there_are_three() -> None:
    two = outcomes(
        ["supported", "not_supported"] * 5, ["supported", "partially_supported"] * 5, [0.9, 0.2] * 5
    )
    assert not any(name.startswith("three_") for name in figures(parted=False))
    told = metrics_dict(two, ["supported", "partly"] * 5, claims=12)
    assert told["verdicts"] == {
        "partly": {"supported": 0, "partially_supported": 0, "not_supported": 5},
        "supported": {"supported": 5, "partially_supported": 0, "not_supported": 0},
    }
    assert told["n"] == 10
    assert told["without_label"] == 2
    assert told["confusion"] == {
        "supported": dict.fromkeys(LABELS, 0) | {"supported": 5},
        "partially_supported": dict.fromkeys(LABELS, 0),
        "not_supported": dict.fromkeys(LABELS, 0) | {"partially_supported": 5},
    }
