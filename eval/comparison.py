"""Two runs over the same questions: what differs, where, and whether it is chance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from eval.answers import Recorded
from eval.articles import Articles, NoArticles
from eval.difference import ALPHA, Difference, differences, differences_by_type
from eval.gold import GoldQuestion
from eval.judge.compared import Judged, judged
from eval.kept import KeptRun, KeptRuns
from eval.metrics import METRICS, Case, Metric
from eval.score import score


@dataclass(frozen=True, slots=True)
class Shown:
    """One run's answer to a question, to be set beside the other's."""

    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Flipped:
    """A question whose worth changed: in which metrics, and both answers."""

    id: str
    type: str
    question: str
    better: tuple[str, ...]
    worse: tuple[str, ...]
    a: Shown
    b: Shown


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the two runs do not share: a setting, the code, the library."""

    name: str
    a: object
    b: object


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two runs differ in.

    `rewritten` are the ids of the questions whose answers are not the same word for word; `judged` is what
    the language model says that judged both, None where there is none.
    """

    a: str
    b: str
    gold: str
    questions: int
    differences: tuple[Difference, ...]
    by_type: Mapping[str, tuple[Difference, ...]]
    flipped: tuple[Flipped, ...]
    rewritten: tuple[str, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    judged: Judged | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the object of `eval compare --json`."""
        return {
            "a": self.a,
            "b": self.b,
            "gold": self.gold,
            "questions": self.questions,
            "alpha": round(ALPHA, 6),
            "metrics": {one.metric: one.as_dict() for one in self.differences},
            "by_type": {
                name: {one.metric: one.as_dict() for one in values} for name, values in self.by_type.items()
            },
            "judge": self.judged.as_dict() if self.judged else None,
            "flipped": [asdict(one) for one in self.flipped],
            "rewritten": list(self.rewritten),
            "changes": [asdict(one) for one in self.changes],
            "notes": list(self.notes),
        }


def compare(
    kept: KeptRuns, *, metrics: Sequence[Metric] = METRICS, articles: Articles | None = None
) -> Comparison:
    """Compare two runs, the second against the first, from their answers and the gold set alone.

    Args:
        kept: the two runs.
        metrics: those to look at; each costs the others some power.
        articles: for the metrics that need the articles' text, which are left out without.
    """
    first, second = kept.runs
    articles = articles or NoArticles()
    gold = kept.gold.questions
    scored_a, scored_b = (score(gold, run.recorded, articles, metrics).questions for run in kept.runs)
    both = differences(scored_a, scored_b, metrics)
    by_judge, unjudged = judged(kept)
    pairs = list(zip(gold, first.recorded, second.recorded, strict=True))
    return Comparison(
        a=first.path,
        b=second.path,
        gold=kept.gold.path,
        questions=len(gold),
        differences=both,
        by_type=differences_by_type(scored_a, scored_b, metrics),
        flipped=tuple(_flipped(pairs, both, articles)),
        rewritten=tuple(
            question.id
            for question, a, b in pairs
            if _shown(question, a, articles) != _shown(question, b, articles)
        ),
        changes=tuple(_changes(first, second)),
        notes=kept.notes + _left_out(metrics, articles) + unjudged,
        judged=by_judge,
    )


def _flipped(
    pairs: Sequence[tuple[GoldQuestion, Recorded, Recorded]],
    both: Sequence[Difference],
    articles: Articles,
) -> Iterator[Flipped]:
    better_in: dict[str, list[str]] = {}
    worse_in: dict[str, list[str]] = {}
    for one in both:
        for ids, where in ((one.better, better_in), (one.worse, worse_in)):
            for name in ids:
                where.setdefault(name, []).append(one.metric)
    for question, a, b in pairs:
        better, worse = (tuple(where.get(question.id, ())) for where in (better_in, worse_in))
        if better or worse:
            yield Flipped(
                question.id,
                question.type,
                question.question,
                better,
                worse,
                _shown(question, a, articles),
                _shown(question, b, articles),
            )


def _shown(question: GoldQuestion, recorded: Recorded, articles: Articles) -> Shown:
    if recorded.answer is None:
        return Shown("failed", recorded.error or "")
    return Shown(recorded.answer.outcome, Case(question, recorded.answer, articles).text)


def _changes(a: KeptRun, b: KeptRun) -> Iterator[Change]:
    """Yield what `run.json` says of one run and not of the other; command and paths of the gold aside."""
    for name in sorted(a.facts.keys() | b.facts.keys()):
        before, after = a.facts.get(name), b.facts.get(name)
        if name in {"command", "gold"} or before == after:
            continue
        if isinstance(before, dict) and isinstance(after, dict):
            for key in sorted(before.keys() | after.keys()):
                if before.get(key) != after.get(key):
                    yield Change(f"{name}.{key}", before.get(key), after.get(key))
        else:
            yield Change(name, before, after)


def _left_out(metrics: Sequence[Metric], articles: Articles) -> tuple[str, ...]:
    """Say which metrics were not looked at for want of the articles' text."""
    names = [metric.name for metric in metrics if metric.needs_articles]
    if articles.at_hand or not names:
        return ()
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return (f"Without the articles' text there is no telling {listed}; they are left out.",)
