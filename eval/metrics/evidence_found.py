"""Whether the passages that the search brings back hold the words of the evidence."""

from dataclasses import dataclass
from typing import ClassVar

from eval.gold import Evidence
from eval.metrics.metric import Case, Share, Value
from eval.retrieved import Passage


@dataclass(frozen=True)
class EvidenceFoundAt10(Share):
    """Share of the gold's evidence quotes that one of the first 10 passages found overlaps in its article.

    Where any evidence will do (`all_evidence` is false), 1 if one is overlapped, else 0. Evidence whose quote
    is nowhere in its article is left out.

    Needs evidence quotes, an answerable question, the articles at hand, and the run's hits.
    """

    name: ClassVar[str] = "evidence_found_at_10"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'; as evidence_quote_recall, of passages"
    needs_articles: ClassVar[bool] = True
    passages: int = 10

    def value(self, case: Case) -> Value:
        """Return the share of quotes that are found."""
        if case.gold.unanswerable or case.hits is None:
            return None
        first = case.hits.passages[: self.passages]
        met = [found for item in case.gold.evidence if (found := _found(item, first, case)) is not None]
        if not met:
            return None
        return sum(met) / len(met) if case.gold.all_evidence else float(any(met))


def _found(evidence: Evidence, passages: tuple[Passage, ...], case: Case) -> bool | None:
    """Tell whether a passage overlaps the quote; None where the articles do not hold it."""
    held = False
    for article in sorted(case.articles.named(evidence.article)):
        folded = case.articles.folded(article)
        spans = folded.find(evidence.quote) if folded else ()
        held = held or bool(spans)
        near = [(one.start, one.end) for one in passages if one.article == article]
        if any(start < high and low < end for start, end in spans for low, high in near):
            return True
    return False if held else None
