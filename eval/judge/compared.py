"""Two runs as the language model sees them that judged both."""

from dataclasses import dataclass

from eval.articles import NoArticles
from eval.difference import Difference, differences
from eval.judge.metrics import JUDGED
from eval.judge.opinion import one_judge
from eval.kept import KeptRuns
from eval.score import score


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judge finds to differ; p is corrected for its own metrics alone.

    `judge` is the model's name.
    """

    judge: str
    differences: tuple[Difference, ...]

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return {"name": self.judge, "metrics": {one.metric: one.as_dict() for one in self.differences}}


def judged(kept: KeptRuns) -> tuple[Judged | None, tuple[str, ...]]:
    """Return what the judge of both runs says, or None, and a sentence where there are two."""
    first, second = (one_judge(one.opinions for one in run.recorded) for run in kept.runs)
    if first is None or second is None:
        return None, ()
    if first != second:
        what = (
            f"'{first[0]}' and '{second[0]}'" if first[0] != second[0] else "the same model, asked otherwise"
        )
        return None, (f"The two runs have other judges ({what}), whose verdicts are not compared.",)
    a, b = (score(kept.gold.questions, run.recorded, NoArticles(), JUDGED).questions for run in kept.runs)
    return Judged(first[0], differences(a, b, JUDGED)), ()
