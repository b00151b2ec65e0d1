"""Whether a run is good enough: thresholds, and no worse than a baseline; made for continuous integration."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches

from dateline.errors import UsageError
from eval.articles import Articles, NoArticles
from eval.comparison import compare
from eval.difference import ALPHA, Difference, difference
from eval.kept import KeptRuns
from eval.metrics import METRICS, Metric
from eval.rules import Rule
from eval.score import Scored, score

_SLACK = 1e-9
"""So that 36 of 45 is at least 0.8."""
_DEFAULT = "the default"
_NAMED = 5
"""Ids in a sentence at most."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that was asked for and is not so.

    Attributes:
        rule: its name, "rule 3", or "the default".
        metric, type: what it looks at; `type` None is all questions.
        asked: which of the rule's demands: `at_least`, `at_most`, `allowed_loss` or `alpha`.
        wanted: the rule's number.
        found: the mean, the loss, or p; None where there is none to be had.
        sentence: all of it in words.
        worse: ids of the questions that got worse; none for a threshold.
    """

    rule: str
    metric: str
    type: str | None
    asked: str
    wanted: float
    found: float | None
    sentence: str
    worse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a gate says. `checks` counts everything that was asked for, `failures` is what is not so."""

    run: str
    baseline: str | None
    questions: int
    checks: int
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the object of `eval gate --json`."""
        return {"passed": not self.failures} | asdict(self)


def gate(kept: KeptRuns, rules: Sequence[Rule], articles: Articles | None = None) -> Verdict:
    """Hold a run to rules.

    Args:
        kept: the run, and after it the baseline where there is one.
        rules: what is asked for. Each stands alone: no p is corrected for there being several.
        articles: needed by rules about metrics that need the articles' text.

    Raises:
        UsageError: where a rule needs a baseline or the articles and they are not there, or names a type that
            no question is of.
    """
    articles = articles or NoArticles()
    types = {question.type for question in kept.gold.questions}
    for rule in rules:
        _check(rule, types, articles, baseline=len(kept.runs) > 1)
    metrics = list({rule.metric.name: rule.metric for rule in rules}.values())
    scored = [score(kept.gold.questions, run.recorded, articles, metrics).questions for run in kept.runs]
    failures = [failure for rule in rules for failure in _failures(rule, scored)]
    asked = [(rule.at_least, rule.at_most, rule.allowed_loss, rule.alpha) for rule in rules]
    return Verdict(
        kept.runs[0].path,
        kept.runs[1].path if len(kept.runs) > 1 else None,
        len(kept.gold.questions),
        sum(value is not None for values in asked for value in values),
        tuple(failures),
        kept.notes + _idle(kept, rules),
    )


def no_worse(kept: KeptRuns, articles: Articles | None = None) -> Verdict:
    """Hold a run to its baseline without rules: no share is worse, as `compare` says it.

    Args:
        kept: the run, and after it the baseline.
        articles: for the metrics that need the articles' text, which are left out without.
    """
    run, baseline = kept.runs
    shares: list[Metric] = [metric for metric in METRICS if metric.unit == "share"]
    found = compare(KeptRuns(kept.gold, (baseline, run), kept.notes), metrics=shares, articles=articles)
    failures = tuple(
        _significant(_DEFAULT, one, None, ALPHA, one.p_holm or 0.0, "corrected p")
        for one in found.differences
        if one.verdict == "worse"
    )
    return Verdict(run.path, baseline.path, found.questions, len(found.differences), failures, found.notes)


def _check(rule: Rule, types: set[str], articles: Articles, *, baseline: bool) -> None:
    """Refuse a rule that cannot be told."""
    if rule.compares and not baseline:
        raise UsageError(f"{rule.name} compares with a baseline, and there is none", "add --baseline DIR")
    if rule.metric.needs_articles and not articles.at_hand:
        raise UsageError(
            f"{rule.name} asks for {rule.metric.name}, which only the articles' text tells",
            "add --with-library",
        )
    if rule.type is not None and rule.type not in types:
        near = get_close_matches(rule.type, types, n=1, cutoff=0.5)
        remedy = f"did you mean '{near[0]}'" if near else f"the types there are: {', '.join(sorted(types))}"
        raise UsageError(f"{rule.name} asks for type '{rule.type}', of which no question is", remedy)


def _idle(kept: KeptRuns, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Say so where a baseline was given and nothing is compared with it."""
    if len(kept.runs) < 2 or any(rule.compares for rule in rules):
        return ()
    return (f"No rule compares with the baseline '{kept.runs[1].path}'.",)


def _failures(rule: Rule, scored: Sequence[Sequence[Scored]]) -> Iterator[Failure]:
    """Yield what one rule finds wrong; `scored` is the run and, where there is one, the baseline."""
    sides = [[one for one in side if rule.type in {None, one.type}] for side in scored]
    yield from _thresholds(rule, sides[0])
    if rule.compares:
        yield from _losses(rule, difference(rule.metric, sides[1], sides[0]))


def _thresholds(rule: Rule, side: Sequence[Scored]) -> Iterator[Failure]:
    values = [float(value) for one in side if (value := one.values[rule.metric.name]) is not None]
    mean = sum(values) / len(values) if values else None
    for asked, wanted, words in (
        ("at_least", rule.at_least, "at least"),
        ("at_most", rule.at_most, "at most"),
    ):
        if wanted is None:
            continue
        away = 0.0 if mean is None else (wanted - mean if asked == "at_least" else mean - wanted)
        if mean is None or away > _SLACK:
            is_so = "applies to no question" if mean is None else f"is {mean:.3f} (n = {len(values)})"
            sentence = f"{_what(rule)} {is_so}, and {rule.name} asks for {words} {wanted:g}."
            yield Failure(rule.name, rule.metric.name, rule.type, asked, wanted, mean, sentence)


def _losses(rule: Rule, one: Difference) -> Iterator[Failure]:
    """Yield where the run is worse than the baseline; `one` is from the baseline to the run."""
    found = one.effect
    if found.difference is None or found.p is None:
        for asked, wanted in (("allowed_loss", rule.allowed_loss), ("alpha", rule.alpha)):
            if wanted is not None:
                sentence = f"{_what(rule)} applies to no question of one run, and {rule.name} compares it."
                yield Failure(rule.name, rule.metric.name, rule.type, asked, wanted, None, sentence)
        return
    loss = -found.difference if one.higher_is_better else found.difference
    if rule.allowed_loss is not None and loss > rule.allowed_loss + _SLACK:
        sentence = (
            f"{_what(rule)} went from {found.mean_a:.3f} to {found.mean_b:.3f} (n = {found.n}), and "
            f"{rule.name} allows a loss of {rule.allowed_loss:g}{_listed(one.worse)}."
        )
        yield Failure(
            rule.name, one.metric, rule.type, "allowed_loss", rule.allowed_loss, loss, sentence, one.worse
        )
    if rule.alpha is not None and loss > _SLACK and found.p <= rule.alpha:
        yield _significant(rule.name, one, rule.type, rule.alpha, found.p, "p")


def _significant(
    name: str, one: Difference, kind: str | None, alpha: float, p: float, called: str
) -> Failure:
    of = f" of type {kind}" if kind else ""
    which = _listed(one.worse)
    sentence = (
        f"{one.metric}{of} is worse than the baseline, {one.effect.mean_a:.3f} to {one.effect.mean_b:.3f} "
        f"(n = {one.effect.n}, {called} = {p:.3g}), and {name} calls that more than chance{which}."
    )
    return Failure(name, one.metric, kind, "alpha", alpha, p, sentence, one.worse)


def _what(rule: Rule) -> str:
    return rule.metric.name + (f" of type {rule.type}" if rule.type else "")


def _listed(ids: Sequence[str]) -> str:
    """Return ": a, b and 3 more", or nothing."""
    if not ids:
        return ""
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ": " + ", ".join(ids[:_NAMED]) + more
