"""Runs whose truth is known, because chance made them: how often a comparison sees what is there."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from math import comb, exp, lgamma, log, sqrt
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eval.comparison import compare
from eval.difference import ALPHA, differences
from eval.kept import read_runs
from eval.metrics import METRICS, Value, metric_named
from eval.paired import mcnemar
from eval.score import Scored

QUESTIONS = 680
SPOILED, MENDED = 0.02, 0.005
FEW, ALL = 60, 1000
Bits = NDArray[np.bool_]
Trials = pytest.mark.parametrize(
    ("trials", "slack"),
    # A sample may miss the mark by three standard errors of a share near it; the whole count may not.
    [
        pytest.param(FEW, 3.0, id="sample"),
        pytest.param(ALL, 0.0, id="whole", marks=pytest.mark.soak),
    ],
)


def scored(values: Mapping[str, Sequence[Value]]) -> list[Scored]:
    """Questions with these values by metric; no other metric applies."""
    empty: dict[str, Value] = {metric.name: None for metric in METRICS}
    return [
        Scored(f"q{at}", "fact", False, empty | dict(zip(values, row, strict=True)))
        for at, row in enumerate(zip(*values.values(), strict=True))
    ]


def found(a: Mapping[str, Sequence[Value]], b: Mapping[str, Sequence[Value]]) -> list[str]:
    """The verdicts, other than that nothing is shown."""
    verdicts = [one.verdict for one in differences(scored(a), scored(b))]
    return [verdict for verdict in verdicts if verdict in {"better", "worse"}]


def allowed(share: float, trials: int, slack: float) -> float:
    return share + slack * sqrt(share * (1 - share) / trials)


def one_metric(random: np.random.Generator, chances: NDArray[np.float64]) -> dict[str, list[Value]]:
    return {"must_say": [bool(x) for x in random.random(QUESTIONS) < chances]}


def several_metrics(random: np.random.Generator, chances: NDArray[np.float64]) -> dict[str, list[Value]]:
    """Yes or no, the same again but for a few, a grade, and a precision that applies here and there."""
    right = random.random(QUESTIONS) < chances
    early = right & (random.random(QUESTIONS) < 0.95)
    grade = np.where(right, random.integers(2, 5, QUESTIONS), random.integers(0, 3, QUESTIONS)) / 4
    refused = random.random(QUESTIONS) < 0.1
    due = chances < 0.4
    return {
        "must_say": [bool(x) for x in right],
        "must_say_early": [bool(x) for x in early],
        "token_f1": [float(x) for x in grade],
        "refusal_precision": [bool(x) if asked else None for x, asked in zip(due, refused, strict=True)],
    }


Make = Callable[[np.random.Generator, NDArray[np.float64]], dict[str, list[Value]]]


@Trials
@pytest.mark.parametrize("make", [one_metric, several_metrics])
def test_two_noisy_runs_of_equal_quality_are_seldom_called_different(
    make: Make, trials: int, slack: float
) -> None:
    """At .05, in at most 6 % of the trials, however many metrics are looked at."""
    if make is several_metrics and trials == FEW:
        trials = 15  # each draws ten thousand swaps
    random = np.random.default_rng(20250722)
    called = 0
    for _ in range(trials):
        chances = random.beta(2, 1.5, QUESTIONS)
        called += bool(found(make(random, chances), make(random, chances)))
    assert called / trials <= allowed(0.06, trials, slack)


@cache
def exact_power() -> float:
    """How often McNemar's test calls it worse, counted over every number of spoiled and of mended answers."""
    total = 0.0
    same = log(1 - SPOILED - MENDED)
    for spoiled in range(60):
        for mended in range(spoiled):
            if mcnemar(spoiled, mended) <= ALPHA:
                ways = lgamma(QUESTIONS + 1) - lgamma(spoiled + 1) - lgamma(mended + 1)
                ways -= lgamma(QUESTIONS - spoiled - mended + 1)
                rest = QUESTIONS - spoiled - mended
                total += exp(ways + spoiled * log(SPOILED) + mended * log(MENDED) + rest * same)
    return total


def test_the_power_is_that_of_binomials() -> None:
    """The same sum the other way round: how many changed at all, and how many of those for the worse."""
    changed, share = SPOILED + MENDED, SPOILED / (SPOILED + MENDED)
    total = 0.0
    for n in range(80):
        at_all = comb(QUESTIONS, n) * changed**n * (1 - changed) ** (QUESTIONS - n)
        worse = sum(
            comb(n, k) * share**k * (1 - share) ** (n - k)
            for k in range(n // 2 + 1, n + 1)
            if mcnemar(k, n - k) <= ALPHA
        )
        total += at_all * worse
    assert exact_power() == pytest.approx(total, abs=1e-9)


@Trials
def test_what_was_spoiled_is_found_as_often_as_mcnemar_can(trials: int, slack: float) -> None:
    """2 % of the answers spoiled and 0.5 % mended."""
    random = np.random.default_rng(20250723)
    seen = 0
    for _ in range(trials):
        fate = random.random(QUESTIONS)
        spoiled, mended = fate < SPOILED, (fate >= SPOILED) & (fate < SPOILED + MENDED)
        before: Bits = np.where(spoiled, True, np.where(mended, False, random.random(QUESTIONS) < 0.7))
        after: Bits = np.where(spoiled, False, np.where(mended, True, before))
        a, b = ({"must_say": [bool(x) for x in side]} for side in (before, after))
        seen += found(a, b) == ["worse"]
    miss = 1 - exact_power() + 0.03
    assert 1 - seen / trials <= allowed(miss, trials, slack)


@pytest.mark.parametrize(
    "trials",
    [pytest.param(3, id="sample"), pytest.param(ALL, id="whole", marks=pytest.mark.soak)],
)
def test_a_run_compared_with_itself_finds_nothing(trials: int) -> None:
    random = np.random.default_rng(20250724)
    for _ in range(trials):
        values = several_metrics(random, random.beta(2, 1.5, QUESTIONS))
        itself = differences(scored(values), scored(values))
        assert {one.effect.p for one in itself} == {1.0}
        assert {(one.better, one.worse, one.effect.difference) for one in itself} == {((), (), 0.0)}


def test_the_same_from_files_alone(tmp_path: Path) -> None:
    """14 of 680 answers spoiled and 3 mended, 2 % and 0.5 %: p = 2 * (1 + 17 + 136 + 680) / 2^17."""
    gold = tmp_path / "gold.jsonl"
    rows = [
        {"id": f"q{at}", "type": "fact", "question": "What?", "must_say": [["26"]]} for at in range(QUESTIONS)
    ]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
    wrong = {
        "before": set(range(14, 17)) | set(range(300, 500)),
        "after": set(range(14)) | set(range(300, 500)),
    }
    for name, without in wrong.items():
        (tmp_path / name).mkdir()
        facts = {"path": str(gold), "sha256": sha256(gold.read_bytes()).hexdigest(), "questions": QUESTIONS}
        (tmp_path / name / "run.json").write_text(json.dumps({"gold": facts}))
        lines = [
            {
                "id": f"q{at}",
                "question": "What?",
                "outcome": "answered",
                "short": "29" if at in without else "26",
            }
            for at in range(QUESTIONS)
        ]
        (tmp_path / name / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    kept = read_runs([tmp_path / "before", tmp_path / "after"])
    (must_say,) = compare(kept, metrics=[metric_named("must_say")]).differences
    assert must_say.verdict == "worse"
    assert must_say.effect.p == 2 * 834 / 2**17
    assert must_say.effect.difference == pytest.approx(-11 / QUESTIONS)
    assert must_say.worse == tuple(f"q{at}" for at in range(14))
    assert must_say.better == ("q14", "q15", "q16")
    everything = {one.metric: one for one in compare(kept).differences}
    assert everything["must_say"].p_holm == pytest.approx(4 * 834 * 2 / 2**17)
    assert everything["must_say"].verdict == "not shown"  # four looks, and two of them the same
