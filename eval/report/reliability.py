"""Whether a statement's score can be trusted: of those that say .9, are nine in ten borne out?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from answer.answer import Answer, Statement
from eval.articles import NoArticles, is_named
from eval.gold import GoldQuestion
from eval.matching import says
from eval.report.told import Told
from eval.report.worth import quotes_overlap

BINS = 10
Z = 1.959964
"""Of the normal distribution, for 95 %."""

DEFINITION = (
    "A statement is borne out where one of its quotes shares the expected words, in the expected article; "
    "where the gold has no quote, where it says one of the words of must_say. A statement in answer to an "
    "unanswerable question is not. A true sentence that the gold does not expect counts as not borne out, so "
    "the curve is a lower bound: read its slope, not its height."
)


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements with a score in `[low, high)`, the last bin's end included.

    `share` of the `n` are borne out; `floor` to `ceiling` is Wilson's 95 % interval of it.
    """

    low: float
    high: float
    n: int
    score: float
    share: float
    floor: float
    ceiling: float


def reliability(told: Told) -> tuple[Bin, ...]:
    """Return the bins that hold any statement."""
    pairs = list(_judged(told))
    bins = []
    for at in range(BINS):
        inside = [(score, out) for score, out in pairs if min(int(score * BINS), BINS - 1) == at]
        if inside:
            n = len(inside)
            share = sum(out for _, out in inside) / n
            floor, ceiling = wilson(share, n)
            mean = sum(score for score, _ in inside) / n
            bins.append(Bin(at / BINS, (at + 1) / BINS, n, mean, share, floor, ceiling))
    return tuple(bins)


def wilson(share: float, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share of `n` (Wilson 1927)."""
    centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def _judged(told: Told) -> Iterator[tuple[float, bool]]:
    """Yield the score of each statement that the gold judges, and whether it is borne out."""
    for gold, recorded in zip(told.gold, told.recorded, strict=True):
        answer = recorded.answer
        if answer is None or not _tells(gold):
            continue
        for at, statement in enumerate(answer.statements):
            if statement.score is not None:
                yield min(1.0, max(0.0, statement.score)), _borne_out(gold, answer, at, statement)


def _tells(gold: GoldQuestion) -> bool:
    return gold.unanswerable or bool(gold.must_say) or any(item.quote for item in gold.evidence)


def _borne_out(gold: GoldQuestion, answer: Answer, at: int, statement: Statement) -> bool:
    if gold.unanswerable:
        return False
    expected = [item for item in gold.evidence if item.quote]
    if not expected:
        return any(says(statement.text, term) for group in gold.must_say for term in group)
    return any(
        quotes_overlap(item.quote, words) for item in expected for words in _quoted(answer, at, item.article)
    )


def _quoted(answer: Answer, at: int, article: str) -> Sequence[str]:
    """Return the words that carry a statement, from an article that goes by that name or may."""
    named = [source for source in answer.sources if is_named(source, article, NoArticles())]
    return [quote.text for source in named for quote in source.quotes if quote.statement == at]
