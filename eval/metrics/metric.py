"""What a metric is: a value for one question and its answer, or None where it does not apply."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from answer.answer import Answer
from eval.articles import Articles
from eval.gold import GoldQuestion
from eval.judge.opinion import Opinions
from eval.retrieved import Ranking
from eval.support import Supported

Value = float | bool | None
Unit = Literal["share", "ms", "tokens", "USD"]

ANSWERED = frozenset(("answered", "partly", "conflicting"))
"""Outcomes that are not a refusal."""


@dataclass(frozen=True, slots=True)
class Case:
    """A gold question and what became of it.

    `answer` is None where answering failed: then whatever the gold asked for was not done, and what can only
    be told from an answer does not apply. `hits`, `support` and `opinions` are None where the run was not
    asked for them.
    """

    gold: GoldQuestion
    answer: Answer | None
    articles: Articles
    hits: Ranking | None = None
    support: tuple[Supported, ...] | None = None
    opinions: Opinions | None = None

    @property
    def text(self) -> str:
        """The answer as it is read: the short answer first, then each statement behind its label."""
        if self.answer is None:
            return ""
        statements = (f"{one.label or ''} {one.text}".strip() for one in self.answer.statements)
        return "\n".join(part for part in (self.answer.short, *statements) if part)


class Metric(Protocol):
    """A metric. Its docstring is its definition; `reference` says where the definition comes from.

    Attributes:
        name: under which it stands in `metrics.json`.
        reference: the paper, script or contract that it follows.
        unit: `share` is 0 to 1; `ms` is milliseconds, kept out of `metrics.json` because times differ;
            `tokens` and `USD` are what a language model takes.
        higher_is_better: which way is up.
        needs_articles: whether the answer and the gold do not suffice, and the articles' text is needed.
    """

    name: ClassVar[str]
    reference: ClassVar[str]
    unit: ClassVar[Unit]
    higher_is_better: ClassVar[bool]
    needs_articles: ClassVar[bool]

    def value(self, case: Case) -> Value:
        """Return the value for one question; None where the metric does not apply to it."""


class Share:
    """What most metrics have in common: a share, and more is better; answer and gold suffice."""

    unit: ClassVar[Unit] = "share"
    higher_is_better: ClassVar[bool] = True
    needs_articles: ClassVar[bool] = False
