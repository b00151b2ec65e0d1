"""Whether the answer quotes the words that bear it out."""

from dataclasses import dataclass
from typing import ClassVar

from answer.answer import Answer
from eval.gold import Evidence
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class EvidenceQuoteRecall(Share):
    """Share of the gold's evidence quotes that a cited quote overlaps in the same article.

    Where any evidence will do (`all_evidence` is false), 1 if one is overlapped, else 0. Evidence whose quote
    is nowhere in its article is left out.

    Needs evidence quotes, an answerable question and the articles at hand.
    """

    name: ClassVar[str] = "evidence_quote_recall"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'; matching as in eval.matching"
    needs_articles: ClassVar[bool] = True

    def value(self, case: Case) -> Value:
        """Return the share of quotes that are met."""
        if case.gold.unanswerable:
            return None
        met = [found for item in case.gold.evidence if (found := _met(item, case)) is not None]
        if not met:
            return None
        return sum(met) / len(met) if case.gold.all_evidence else float(any(met))


def _met(evidence: Evidence, case: Case) -> bool | None:
    """Tell whether a cited quote overlaps this one; None where the articles do not hold it."""
    held = False
    for article in sorted(case.articles.named(evidence.article)):
        folded = case.articles.folded(article)
        spans = folded.find(evidence.quote) if folded else ()
        held = held or bool(spans)
        if case.answer and any(_quoted(case.answer, article, start, end) for start, end in spans):
            return True
    return False if held else None


def _quoted(answer: Answer, article: str, start: int, end: int) -> bool:
    return any(
        quote.start < end and start < quote.end
        for source in answer.sources
        if source.article == article
        for quote in source.quotes
    )
