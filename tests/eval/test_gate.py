import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from answer.answer import Answer, Searched
from dateline.errors import DatelineError, UsageError
from eval.answers import Recorded
from eval.articles import ArticleStore, StoredArticles
from eval.gate import gate, no_worse
from eval.gold import GoldQuestion, GoldSet
from eval.kept import KeptRun, KeptRuns, articles_of, read_runs
from eval.metrics import metric_named
from eval.metrics.metric import Metric
from eval.rules import Rule

Alter = Callable[..., Path]
MUST_SAY: Metric = metric_named("must_say")  # .5 of the 4 questions of the run
LATENCY: Metric = metric_named("latency")  # 7 ms in each of 4


def rule(metric: Metric = MUST_SAY, kind: str | None = None, **asked: float) -> Rule:
    return Rule("rule 1", metric, kind, **asked)


@pytest.mark.parametrize(
    ("asked", "failed"),
    [
        (rule(at_least=0.5), None),
        (rule(at_least=0.51), "must_say is 0.500 (n = 4), and rule 1 asks for at least 0.51."),
        (rule(kind="fact", at_least=1 / 3), None),
        (rule(kind="fact", at_least=0.34), "must_say of type fact is 0.333 (n = 3), and rule 1 asks"),
        (rule(kind="attribution", at_least=1), None),
        (rule(kind="unanswerable", at_least=0), "applies to no question, and rule 1 asks for at least 0."),
        (rule(LATENCY, at_most=7), None),
        (rule(LATENCY, at_most=6.9), "latency is 7.000 (n = 4), and rule 1 asks for at most 6.9."),
        (rule(at_least=0.4, at_most=0.6), None),
        (rule(metric_named("conflict_flagged"), at_most=1), "conflict_flagged applies to no question"),
    ],
)
def test_thresholds(asked: Rule, failed: str | None, first: Path) -> None:
    found = gate(read_runs([first]), [asked])
    assert (found.checks, found.questions, found.baseline) == (
        sum(value is not None for value in (asked.at_least, asked.at_most)),
        6,
        None,
    )
    if failed is None:
        assert found.failures == ()
    else:
        (failure,) = found.failures
        assert failed in failure.sentence


@pytest.mark.parametrize(
    ("asked", "failed"),
    [
        (rule(allowed_loss=0.25), None),
        (
            rule(allowed_loss=0.24),
            "went from 0.500 to 0.250 (n = 4), and rule 1 allows a loss of 0.24: cost.",
        ),
        (rule(kind="attribution", allowed_loss=0), None),
        (rule(alpha=0.99), None),  # one question of four is chance: p = 1
        (rule(alpha=1), "worse than the baseline, 0.500 to 0.250 (n = 4, p = 1)"),
        (rule(kind="unanswerable", alpha=0.05), "applies to no question of one run"),
        (rule(LATENCY, allowed_loss=5), "latency went from 7.000 to 17.000 (n = 4)"),
        (rule(LATENCY, allowed_loss=10), None),
        (rule(metric_named("refusal_precision"), allowed_loss=0.5), None),
        (
            rule(metric_named("refusal_precision"), allowed_loss=0.4),
            "refusal_precision went from 1.000 to 0.500",
        ),
    ],
)
def test_no_worse_than_a_baseline(
    asked: Rule, failed: str | None, first: Path, altered: Alter, refused: dict[str, object]
) -> None:
    slow: dict[str, object] = {"timings_ms": {"total": 17}}
    changes = dict.fromkeys(("paper", "zebra", "choose"), slow) | {"cost": refused | slow}
    found = gate(read_runs([altered(first, "second", changes), first]), [asked])
    assert [failure.sentence for failure in found.failures if failed is None] == []
    if failed is not None:
        (failure,) = found.failures
        assert failed in failure.sentence


def test_better_is_never_worse(first: Path, altered: Alter, refused: dict[str, object]) -> None:
    worse = altered(first, "second", {"cost": refused, "paper": refused})
    asked = [rule(allowed_loss=0, alpha=1), rule(LATENCY, allowed_loss=0, alpha=1)]
    assert gate(read_runs([first, worse]), asked).failures == ()
    assert gate(read_runs([first, first]), asked).failures == ()


def many(wrong: int) -> KeptRun:
    """A run of 40 questions that refuses the first `wrong` of them, out of thin air."""
    answered = Answer("What?", "What?", "answered", "26", (), (), Searched(1, 1))
    refusal = replace(answered, outcome="not_in_sources", short=None)
    answers = tuple(Recorded(f"q{at}", refusal if at < wrong else answered) for at in range(40))
    return KeptRun(f"run-{wrong}", {}, "gold.jsonl", "0", answers)


GOLD = GoldSet(
    "gold.jsonl", "0", tuple(GoldQuestion(f"q{at}", "What?", "fact", must_say=(("26",),)) for at in range(40))
)


def test_significance_by_mcnemar() -> None:
    """5 of 40 got worse and none better: p = 2 / 2^5 = .0625; 6 are .03125."""
    asked = [rule(alpha=0.05)]
    assert gate(KeptRuns(GOLD, (many(5), many(0))), asked).failures == ()
    (failure,) = gate(KeptRuns(GOLD, (many(6), many(0))), asked).failures
    assert failure.found == 0.03125
    assert failure.sentence.endswith("more than chance: q0, q1, q2, q3, q4 and 1 more.")
    assert failure.worse == tuple(f"q{at}" for at in range(6))


def test_without_rules_nothing_may_be_worse_but_by_chance() -> None:
    """Four metrics can be told, so Holm asks .05 / 4 of the first: 2 / 2^7 is too much, 2 / 2^8 is not."""
    assert no_worse(KeptRuns(GOLD, (many(0), many(20)))).failures == ()
    assert no_worse(KeptRuns(GOLD, (many(7), many(0)))).failures == ()
    found = no_worse(KeptRuns(GOLD, (many(8), many(0))))
    assert [failure.metric for failure in found.failures] == [
        "must_say",
        "must_say_early",
        "answered_rightly",
    ]
    assert all("the default" in failure.sentence for failure in found.failures)
    assert (found.run, found.baseline) == ("run-8", "run-0")


def test_what_cannot_be_told_is_wrong_usage(first: Path) -> None:
    validity = rule(metric_named("quote_validity"), at_least=1)
    table = [
        (rule(alpha=0.05), "compares with a baseline, and there is none; add --baseline DIR."),
        (validity, "only the articles' text tells; add --with-library."),
        (rule(kind="fatc", at_least=0.5), "type 'fatc', of which no question is; did you mean 'fact'."),
        (rule(kind="xyz", at_least=0.5), "the types there are: attribution, fact, quiz, unanswerable."),
    ]
    for asked, told in table:
        with pytest.raises(UsageError) as caught:
            gate(read_runs([first]), [asked])
        assert told in str(caught.value)


def test_with_the_library_promises_can_be_held(first: Path, library: ArticleStore, altered: Alter) -> None:
    asked = [rule(metric_named("quote_validity"), at_least=1)]
    kept = read_runs([first])
    assert gate(kept, asked, articles_of(kept, library)).failures == ()
    sources = json.loads((first / "answers.jsonl").read_text().splitlines()[0])["sources"]
    sources[0]["quotes"][0]["start"] += 1
    forged = read_runs([altered(first, "second", {"cost": {"sources": sources}})])
    (failure,) = gate(forged, asked, StoredArticles(library)).failures
    assert failure.found is not None
    assert failure.found < 1


def test_another_library_is_refused(first: Path, library: ArticleStore) -> None:
    fewer = library.articles()[:2]
    library.articles = lambda: fewer  # type: ignore[method-assign] # an article was removed meanwhile
    with pytest.raises(
        DatelineError, match=r"the library holds other articles than when '.*first' was asked"
    ):
        articles_of(read_runs([first]), library)


def test_a_baseline_that_nothing_is_compared_with_is_said(first: Path) -> None:
    assert "No rule compares" in gate(read_runs([first, first]), [rule(at_least=0)]).notes[0]


def test_the_verdict_is_plain_data(first: Path) -> None:
    whole = json.loads(json.dumps(gate(read_runs([first]), [rule(at_least=0.9)]).as_dict(), allow_nan=False))
    assert (whole["passed"], whole["checks"], len(whole["failures"])) == (False, 1, 1)
    assert whole["failures"][0]["asked"] == "at_least"
