"""Every metric that others define too, beside their implementation, on random cases."""

import re
import string
from collections import Counter
from collections.abc import Sequence

import ir_measures
import numpy as np
import pytest
from scipy import stats
from sklearn import metrics as sklearn_metrics

from answer.answer import Answer, Quote, Searched, Source, Statement
from eval.aggregate import aggregate
from eval.answers import Recorded
from eval.articles import NoArticles
from eval.curve import Try, area, curve
from eval.gold import Evidence, GoldQuestion
from eval.metrics import Case, metric_named
from eval.metrics.squad import exact_match, token_f1
from eval.paired import mcnemar
from eval.retrieved import Passage, Ranking
from eval.score import score
from eval.support import Pair, support

CASES, FEW = 200, 25
CLOSE = 1e-9
WORDS = ("the", "a", "an", "U.S.", "27", "crowns,", "Tolmar", "bridge", "half-built", "‘yes’", "")


def ranked(random: np.random.Generator) -> tuple[list[str], list[str]]:
    """Articles found, some of them twice, and those of the evidence; some are found and some are not."""
    names = [f"a{n}" for n in range(30)]
    found = random.choice(names, size=int(random.integers(0, 40))).tolist()
    wanted = random.choice(names, size=int(random.integers(1, 6)), replace=False).tolist()
    return found, wanted


def case_of(found: Sequence[str], wanted: Sequence[str]) -> Case:
    gold = GoldQuestion("q", "What?", evidence=tuple(map(Evidence, wanted)))
    passages = tuple(Passage(name, f"/news/{name}.txt", None, 0, 9) for name in found)
    return Case(gold, None, NoArticles(), Ranking(40, passages))


def test_retrieval_is_that_of_ir_measures() -> None:
    """All questions of one run at once, by ir-measures' own reading of a run and its judgements."""
    random = np.random.default_rng(20251101)
    drawn = [ranked(random) for _ in range(CASES)]
    measures = {
        "hit_at_5": ir_measures.Success @ 5, "recall_at_10": ir_measures.R @ 10, "mrr": ir_measures.RR,
        "ndcg_at_10": ir_measures.nDCG @ 10, "map": ir_measures.AP,
    }  # fmt: skip
    qrels = [ir_measures.Qrel(str(at), name, 1) for at, (_, wanted) in enumerate(drawn) for name in wanted]
    run = [
        ir_measures.ScoredDoc(str(at), name, 100.0 - rank)
        for at, (found, _) in enumerate(drawn)
        for rank, name in enumerate(dict.fromkeys(found))
    ]
    theirs: dict[tuple[int, str], float] = {}
    for one in ir_measures.iter_calc(list(measures.values()), qrels, run):
        name = next(key for key, measure in measures.items() if measure == one.measure)
        theirs[int(one.query_id), name] = float(one.value)
    for at, (found, wanted) in enumerate(drawn):
        for name in measures:
            value = metric_named(name).value(case_of(found, wanted))
            assert value == pytest.approx(theirs.get((at, name), 0.0), abs=CLOSE)


@pytest.mark.parametrize(
    ("found", "wanted", "values"),
    [
        # hit_at_5, recall_at_10, mrr, ndcg_at_10, map
        ("a b c", "a", (1, 1, 1, 1, 1)),
        ("x x a", "a", (1, 1, 1 / 2, 1 / np.log2(3), 1 / 2)),
        ("x y z v w a", "a b", (0, 1 / 2, 1 / 6, (1 / np.log2(7)) / (1 + 1 / np.log2(3)), 1 / 12)),
        ("b x a", "a b", (1, 1, 1, (1 + 1 / 2) / (1 + 1 / np.log2(3)), (1 + 2 / 3) / 2)),
        ("", "a", (0, 0, 0, 0, 0)),
    ],
    ids=["first", "second", "sixth of two", "both", "nothing"],
)
def test_retrieval_by_hand(found: str, wanted: str, values: tuple[float, ...]) -> None:
    case = case_of(found.split(), wanted.split())
    ours = [metric_named(n).value(case) for n in ("hit_at_5", "recall_at_10", "mrr", "ndcg_at_10", "map")]
    assert ours == pytest.approx(values, abs=CLOSE)


def squad_normal(text: str) -> str:
    """SQuAD's definition, written out: lower, no punctuation, no articles, white space collapsed."""
    lowered = "".join(letter for letter in text.lower() if letter not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", lowered).split())


def squad_f1(said: str, gold: str) -> float:
    mine, theirs = squad_normal(said).split(), squad_normal(gold).split()
    if not mine or not theirs:
        return float(mine == theirs)
    same = sum((Counter(mine) & Counter(theirs)).values())
    if not same:
        return 0.0
    precision, recall = same / len(mine), same / len(theirs)
    return 2 * precision * recall / (precision + recall)


def test_short_answers_are_as_squad_defines_them() -> None:
    random = np.random.default_rng(20251102)
    for _ in range(CASES):
        said, gold = (" ".join(random.choice(WORDS, size=int(random.integers(0, 6)))) for _ in range(2))
        assert exact_match(said, gold) == (squad_normal(said) == squad_normal(gold))
        assert token_f1(said, gold) == pytest.approx(squad_f1(said, gold), abs=CLOSE)


def answered(outcome: str, choice: int | None = None) -> Answer:
    return Answer("What?", "What?", outcome, None, (), (), Searched(1, 1), choice=choice)  # type: ignore[arg-type] # drawn from the outcomes


def test_refusals_and_conflicts_are_precision_and_recall_of_a_class() -> None:
    random = np.random.default_rng(20251103)
    for _ in range(FEW):
        types = random.choice(("unanswerable", "fact", "conflict"), size=25).tolist()
        outcomes = random.choice(("not_in_sources", "answered", "conflicting"), size=25).tolist()
        gold = [GoldQuestion(str(at), "What?", type=name) for at, name in enumerate(types)]
        recorded = [Recorded(str(at), answered(name)) for at, name in enumerate(outcomes)]
        overall = score(gold, recorded, NoArticles()).overall
        due, refused = ([name == wanted for name in names] for names, wanted in (
            (types, "unanswerable"), (outcomes, "not_in_sources")))  # fmt: skip
        disputed, told = ([name == wanted for name in names] for names, wanted in (
            (types, "conflict"), (outcomes, "conflicting")))  # fmt: skip
        theirs = {
            "refused_rightly": (sklearn_metrics.recall_score, due, refused, 1),
            "refusal_precision": (sklearn_metrics.precision_score, due, refused, 1),
            "answered_rightly": (sklearn_metrics.recall_score, due, refused, 0),
            "conflict_flagged": (sklearn_metrics.recall_score, disputed, told, 1),
            "no_false_conflict": (sklearn_metrics.recall_score, disputed, told, 0),
        }
        for name, (reference, truth, said, label) in theirs.items():
            value = reference(truth, said, pos_label=label, zero_division=np.nan)
            mean = overall[name].mean
            assert mean is None if np.isnan(value) else mean == pytest.approx(value, abs=CLOSE)


def test_choices_are_accuracy() -> None:
    random = np.random.default_rng(20251104)
    for _ in range(CASES):
        right, chosen = random.integers(0, 4, 20).tolist(), random.integers(0, 4, 20).tolist()
        gold = [
            GoldQuestion(str(at), "What?", choices=tuple("pqrs"), answer_index=n)
            for at, n in enumerate(right)
        ]
        recorded = [Recorded(str(at), answered("answered", n)) for at, n in enumerate(chosen)]
        mean = score(gold, recorded, NoArticles(), [metric_named("choice_accuracy")]).overall
        reference = sklearn_metrics.accuracy_score(right, chosen)
        assert mean["choice_accuracy"].mean == pytest.approx(reference, abs=CLOSE)


def test_gold_source_recall_is_recall_over_articles() -> None:
    random = np.random.default_rng(20251105)
    names = [f"a{n}" for n in range(8)]
    for _ in range(CASES):
        wanted = random.random(8) < 0.4
        cited = random.random(8) < 0.5
        if not wanted.any():
            continue
        gold = GoldQuestion(
            "q", "What?", evidence=tuple(Evidence(n) for n, is_in in zip(names, wanted, strict=True) if is_in)
        )
        sources = tuple(
            Source(at + 1, name, name, None, ()) for at, name in enumerate(names) if cited[at]
        )  # fmt: skip
        answer = Answer("What?", "What?", "answered", None, (), sources, Searched(1, 1))
        value = metric_named("gold_source_recall").value(Case(gold, answer, NoArticles()))
        assert value == pytest.approx(sklearn_metrics.recall_score(wanted, cited), abs=CLOSE)


def test_refusals_over_the_threshold_are_sklearns_curve() -> None:
    """A refusal counts as less sure than any answer; sklearn's curve is over "sure enough to answer"."""
    random = np.random.default_rng(20251106)
    for _ in range(FEW):
        sure = random.integers(0, 12, 30) / 10
        drawn = [
            Try(None if s > 1 else float(s), bool(r < 0.6), bool(u < 0.3))
            for s, r, u in zip(sure, random.random(30), random.random(30), strict=True)
        ]
        found = curve(drawn, most=1000)
        assert found is not None
        answerable = [not one.unanswerable for one in drawn]
        scores = [-1.0 if one.sure is None else one.sure for one in drawn]
        for point in found.points:
            refused = [value < point.threshold for value in scores]
            due = [not can for can in answerable]
            if point.refusal_precision is not None:
                reference = sklearn_metrics.precision_score(due, refused)
                assert point.refusal_precision == pytest.approx(reference, abs=CLOSE)
            if point.refusal_recall is not None:
                reference = sklearn_metrics.recall_score(due, refused)
                assert point.refusal_recall == pytest.approx(reference, abs=CLOSE)
            given = [one for one, no in zip(drawn, refused, strict=True) if not no]
            assert point.coverage == pytest.approx(len(given) / len(drawn), abs=CLOSE)
            if point.answered is not None:
                kept = [not no for no in refused]
                reference = sklearn_metrics.recall_score(answerable, kept)
                assert point.answered == pytest.approx(reference, abs=CLOSE)
            wrong = sklearn_metrics.zero_one_loss([True] * len(given), [bool(one.right) for one in given])
            assert point.risk == pytest.approx(wrong, abs=CLOSE)


def test_the_area_is_the_mean_of_the_risks_so_far() -> None:
    random = np.random.default_rng(20251107)
    for _ in range(CASES):
        drawn = [
            Try(float(s), bool(r < 0.6), False)
            for s, r in zip(random.integers(0, 10, 25) / 10, random.random(25), strict=True)
        ]
        risks = []
        for one in drawn:
            assert one.sure is not None
            least = one.sure
            so_far = [not other.right for other in drawn if other.sure is not None and other.sure >= least]
            risks.append(np.mean(so_far))
        assert area(drawn) == pytest.approx(np.mean(risks), abs=CLOSE)


@pytest.mark.parametrize(
    ("drawn", "points", "under"),
    [
        # sureness, right or wrong, U unanswerable; threshold: coverage, risk, refusal precision, recall
        ("9r 5w", {0.5: (1, 1 / 2, None, None), 0.9: (1 / 2, 0, 0, None)}, 1 / 4),
        ("9w 5r", {0.5: (1, 1 / 2, None, None), 0.9: (1 / 2, 1, 0, None)}, 3 / 4),
        ("9r 5wU", {0.5: (1, 1 / 2, None, 0), 0.9: (1 / 2, 0, 1, 1)}, 1 / 4),
        ("9r -U -", {0.9: (1 / 3, 0, 1 / 2, 1)}, 0),
        ("5r 5w", {0.5: (1, 1 / 2, None, None)}, 1 / 2),
    ],
    ids=["sure and right", "sure and wrong", "withheld in time", "refused before", "equally sure"],
)
def test_the_curve_by_hand(drawn: str, points: dict[float, tuple[float | None, ...]], under: float) -> None:
    found = curve([
        Try(None if one[0] == "-" else int(one[0]) / 10, None if one[0] == "-" else one[1] == "r", "U" in one)
        for one in drawn.split()
    ])  # fmt: skip
    assert found is not None
    got = {p.threshold: (p.coverage, p.risk, p.refusal_precision, p.refusal_recall) for p in found.points}
    assert got == {key: pytest.approx(values) for key, values in points.items()}
    assert found.area == pytest.approx(under)


def test_the_mean_and_its_interval_are_numpys_and_scipys() -> None:
    random = np.random.default_rng(20251108)
    for _ in range(20):
        values = random.random(60).tolist()
        found = aggregate([*values, None, None])
        assert found.mean == pytest.approx(np.mean(values), abs=CLOSE)
        assert (found.n, found.not_applicable) == (60, 2)
        theirs = stats.bootstrap(
            (np.array(values),), np.mean, n_resamples=5000, method="percentile", rng=random
        ).confidence_interval
        spread = theirs.high - theirs.low  # both are drawn: they agree to a tenth of their width
        assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=spread / 10)


def test_mcnemar_is_scipys_binomial_test() -> None:
    random = np.random.default_rng(20251109)
    for _ in range(CASES):
        a, b = (int(n) for n in random.integers(0, 60, 2))
        theirs = stats.binomtest(a, a + b, 0.5).pvalue if a + b else 1.0
        assert mcnemar(a, b) == pytest.approx(theirs, abs=CLOSE)


def cited(statements: Sequence[Sequence[int]]) -> Answer:
    """An answer whose statement `i` cites these sources, each with the quote "qN" for it."""
    numbers = sorted({n for one in statements for n in one})
    sources = tuple(
        Source(
            n, f"a{n}", f"a{n}", None,
            tuple(Quote(f"q{n}", 0, 2, at) for at, one in enumerate(statements) if n in one),
        )
        for n in numbers
    )  # fmt: skip
    texts = tuple(Statement(f"s{at}", tuple(one)) for at, one in enumerate(statements))
    return Answer("What?", "What?", "answered", None, texts, sources, Searched(1, 1))


def alce(
    statements: Sequence[Sequence[int]], entails: dict[tuple[str, frozenset[str]], bool]
) -> tuple[float, float]:
    """ALCE's definitions, written out from section 3.3 of the paper: recall, precision."""
    whole = precise = total = 0
    for at, one in enumerate(statements):
        quotes = {n: f"q{n}" for n in one}

        def holds(numbers: set[int], text: str = f"s{at}", quotes: dict[int, str] = quotes) -> bool:
            return bool(numbers) and entails[text, frozenset(quotes[n] for n in numbers)]

        together = holds(set(one))
        whole += together
        total += len(one)
        for n in one:
            irrelevant = not holds({n}) and holds(set(one) - {n})
            precise += together and not irrelevant
    return whole / len(statements), precise / total if total else 0.0


def test_citations_are_as_alce_defines_them() -> None:
    random = np.random.default_rng(20251110)
    for _ in range(CASES):
        statements = [
            sorted(random.choice(4, size=int(random.integers(0, 4)), replace=False).tolist())
            for _ in range(int(random.integers(1, 5)))
        ]
        entails: dict[tuple[str, frozenset[str]], bool] = {}
        for at in range(len(statements)):
            for subset in range(16):
                quotes = frozenset(f"q{n}" for n in range(4) if subset >> n & 1)
                entails[f"s{at}", quotes] = bool(random.random() < 0.6)

        def judge(
            pairs: Sequence[Pair], entails: dict[tuple[str, frozenset[str]], bool] = entails
        ) -> list[bool]:
            return [entails[text, frozenset(quotes)] for text, quotes in pairs]

        answer = cited(statements)
        case = Case(GoldQuestion("q", "What?"), answer, NoArticles(), support=support(answer, judge))
        recall, precision = alce(statements, entails)
        assert metric_named("citation_recall").value(case) == pytest.approx(recall, abs=CLOSE)
        value = metric_named("citation_precision").value(case)
        assert value == (pytest.approx(precision, abs=CLOSE) if any(statements) else None)


@pytest.mark.parametrize(
    ("statements", "holding", "recall", "precision"),
    [
        ([[1]], [{1}], 1, 1),
        ([[1], [2]], [{1}], 1 / 2, 1 / 2),
        ([[1, 2]], [{1}, {1, 2}], 1, 1 / 2),  # the second adds nothing
        ([[1, 2]], [{1, 2}], 1, 1),  # only together
        ([[1], []], [{1}], 1 / 2, 1),  # what is not cited is not borne out
    ],
    ids=["one", "one of two", "an idle one", "both needed", "an uncited one"],
)
def test_citations_by_hand(
    statements: list[list[int]], holding: list[set[int]], recall: float, precision: float
) -> None:
    sets = [frozenset(f"q{n}" for n in one) for one in holding]

    def judge(pairs: Sequence[Pair]) -> list[bool]:
        return [frozenset(quotes) in sets for _, quotes in pairs]

    answer = cited(statements)
    case = Case(GoldQuestion("q", "What?"), answer, NoArticles(), support=support(answer, judge))
    assert metric_named("citation_recall").value(case) == recall
    assert metric_named("citation_precision").value(case) == precision
