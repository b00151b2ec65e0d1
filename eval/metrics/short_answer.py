"""Whether the short answer holds the expected one."""

from dataclasses import dataclass
from typing import ClassVar

from eval.matching import says
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class ShortAnswer(Share):
    """`short` says the gold's `answer` or one of its `aliases`, as whole words, whatever the case.

    More lenient than `exact_match`: words around it do no harm. No short answer says nothing.

    Needs an `answer` or `aliases`, and an answerable question.
    """

    name: ClassVar[str] = "short_answer"
    reference: ClassVar[str] = (
        "accuracy by inclusion, PopQA (Mallen et al. 2023); matching as in eval.matching"
    )

    def value(self, case: Case) -> Value:
        """True where one of them is said."""
        wanted = [text for text in (case.gold.answer, *case.gold.aliases) if text and text.strip()]
        if case.gold.unanswerable or not wanted:
            return None
        short = (case.answer.short if case.answer else None) or ""
        return any(says(short, text) for text in wanted)
