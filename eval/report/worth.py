"""Whether an answer counts right, and what of it falls short."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answer.answer import Answer
from eval.answers import Recorded
from eval.articles import NoArticles
from eval.gold import GoldQuestion
from eval.matching import fold, says
from eval.metrics import METRICS, Case
from eval.metrics.metric import ANSWERED
from eval.score import Scored

DEFINITION = (
    "A question counts right where the answer does what the gold asks for: it refuses what is unanswerable; "
    "otherwise it answers, says all of must_say (without one, the answer or an alias) and nothing of "
    "must_not_say, and gives the right choice. Where the gold says none of that, an expected article must be "
    "cited; where it does not name one either, the question is not counted."
)


@dataclass(frozen=True, slots=True)
class Worth:
    """What one answer comes to.

    Attributes:
        right: whether it counts right; None where the gold does not let us tell.
        why_not: a sentence for each thing that makes it wrong.
        short: names of the other metrics, shares all, in which it falls short.
    """

    right: bool | None
    why_not: tuple[str, ...]
    short: tuple[str, ...]


def worth(gold: GoldQuestion, recorded: Recorded, scored: Scored) -> Worth:
    """Judge one answer."""
    short = tuple(
        metric.name
        for metric in METRICS
        if metric.unit == "share"
        and metric.name in scored.values
        and _short(scored.values[metric.name], higher=metric.higher_is_better)
    )
    if recorded.answer is None:
        return Worth(False, (f"Answering failed: {recorded.error or 'no reason is given'}",), short)
    if not _tells(gold):
        return Worth(None, (), short)
    why_not = tuple(_why_not(gold, recorded.answer, scored))
    return Worth(not why_not, why_not, short)


def _short(value: float | bool | None, *, higher: bool) -> bool:
    return value is not None and (float(value) < 1 if higher else float(value) > 0)


def _tells(gold: GoldQuestion) -> bool:
    return gold.unanswerable or bool(
        gold.must_say
        or gold.must_not_say
        or gold.answer
        or gold.aliases
        or gold.evidence
        or gold.answer_index is not None
    )


def _why_not(gold: GoldQuestion, answer: Answer, scored: Scored) -> Iterator[str]:
    """Yield what is wrong with an answer."""
    refused = answer.outcome not in ANSWERED
    if gold.unanswerable:
        if not refused:
            yield "It answers, and the sources do not hold the answer."
        return
    if refused:
        yield "It refuses, and the sources hold the answer."
        return
    text = Case(gold, answer, NoArticles()).text
    for group in gold.must_say:
        if not any(says(text, term) for term in group):
            yield "It does not say " + " or ".join(f"“{term}”" for term in group) + "."
    for term in gold.must_not_say:
        if says(text, term):
            yield f"It says “{term}”, which it must not."
    if gold.answer_index is not None:
        yield from _choice(gold, answer)
    elif not gold.must_say and not gold.must_not_say:
        yield from _answer_or_source(gold, text, scored)


def _choice(gold: GoldQuestion, answer: Answer) -> Iterator[str]:
    if answer.choice != gold.answer_index:
        chosen = answer.choice
        named = chosen is not None and 0 <= chosen < len(gold.choices)
        took = (
            f"It chooses “{gold.choices[chosen]}”" if named and chosen is not None else "It chooses nothing"
        )
        yield f"{took}; right is “{gold.choices[gold.answer_index or 0]}”."


def _answer_or_source(gold: GoldQuestion, text: str, scored: Scored) -> Iterator[str]:
    """Where nothing must be said word for word, the expected answer must; failing that, its article."""
    expected = [term for term in (gold.answer, *gold.aliases) if term and term.strip()]
    if expected:
        if not any(says(text, term) for term in expected):
            yield f"It does not say “{expected[0]}”."
    elif scored.values.get("gold_source_cited") is False:
        yield "It cites none of the expected articles."


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text as quotes are compared."""
    return fold(text)


def quotes_overlap(expected: str, quoted: str) -> bool:
    """Tell, without the article, whether one of two quotes stands within the other."""
    a, b = folded(expected), folded(quoted)
    return bool(a and b) and (a in b or b in a)
