"""Whether the answer says what it must."""

from dataclasses import dataclass
from typing import ClassVar

from eval.matching import first_words, says
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class MustSay(Share):
    """Each inner list of `must_say` has one of its words anywhere in the answer.

    Needs a `must_say`.
    """

    name: ClassVar[str] = "must_say"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'"

    def value(self, case: Case) -> Value:
        """True where all is said; a refusal says nothing."""
        return _all_said(case, case.text)


@dataclass(frozen=True)
class MustSayEarly(Share):
    """As `must_say`, within the first `words` words, or `words_of_several` where several sources must speak.

    Several must speak where all evidence is needed, where the evidence is of several articles, and in
    questions of the types multi and conflict.

    Needs a `must_say`.
    """

    name: ClassVar[str] = "must_say_early"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'"
    words: int = 120
    words_of_several: int = 180

    def value(self, case: Case) -> Value:
        """True where all is said in time."""
        limit = self.words_of_several if case.gold.several_sources else self.words
        return _all_said(case, first_words(case.text, limit))


def _all_said(case: Case, text: str) -> Value:
    if not case.gold.must_say:
        return None
    return all(any(says(text, term) for term in group) for group in case.gold.must_say)
