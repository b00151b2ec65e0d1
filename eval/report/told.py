"""What a report is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.answers import Recorded
from eval.gold import GoldQuestion
from eval.report.worth import Worth, worth
from eval.score import Scores


@dataclass(frozen=True, slots=True)
class Told:
    """One run, whole.

    Attributes:
        name: what the report calls the run, such as its folder's name.
        gold: the questions.
        recorded: what became of each, in the same order.
        scores: every question's values and their aggregates, of these metrics that are looked at.
        facts: what `run.json` says.
        notes: sentences for the reader.
        set_name: what the report calls the gold set; its file's name where it is empty.
        worths: whether each question counts right, in the order of `gold`.
    """

    name: str
    gold: Sequence[GoldQuestion]
    recorded: Sequence[Recorded]
    scores: Scores
    facts: Mapping[str, object]
    notes: Sequence[str] = ()
    set_name: str = ""
    worths: tuple[Worth, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Judge every question once."""
        judged = zip(self.gold, self.recorded, self.scores.questions, strict=True)
        object.__setattr__(self, "worths", tuple(worth(*one) for one in judged))
