"""Whether the answer cites the articles that the gold names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from eval.articles import is_named
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class GoldSourceCited(Share):
    """At least one article of `evidence` is among the answer's sources.

    An article is named by its id, uri, file name or record id; the name of a file means each of its parts.

    Needs `evidence`, and an answerable question.
    """

    name: ClassVar[str] = "gold_source_cited"
    reference: ClassVar[str] = "Dateline's contract, 'Names of an article'"

    def value(self, case: Case) -> Value:
        """True where one is cited."""
        return any(_cited(case)) if _applies(case) else None


@dataclass(frozen=True)
class AllGoldSourcesCited(Share):
    """Every article of `evidence` is among the answer's sources.

    Needs `all_evidence`, `evidence`, and an answerable question.
    """

    name: ClassVar[str] = "all_gold_sources_cited"
    reference: ClassVar[str] = "Dateline's contract, 'Names of an article'"

    def value(self, case: Case) -> Value:
        """True where all are cited."""
        return all(_cited(case)) if _applies(case) and case.gold.all_evidence else None


@dataclass(frozen=True)
class GoldSourceRecall(Share):
    """Share of the articles of `evidence` that are among the answer's sources.

    Needs `evidence`, and an answerable question.
    """

    name: ClassVar[str] = "gold_source_recall"
    reference: ClassVar[str] = "recall; Dateline's contract, 'Names of an article'"

    def value(self, case: Case) -> Value:
        """Return the share; a quote more from an article adds nothing."""
        if not _applies(case):
            return None
        names = {item.article: cited for item, cited in zip(case.gold.evidence, _cited(case), strict=True)}
        return sum(names.values()) / len(names)


def _applies(case: Case) -> bool:
    return bool(case.gold.evidence) and not case.gold.unanswerable


def _cited(case: Case) -> Iterator[bool]:
    """Tell of each piece of evidence whether its article is a source of the answer."""
    sources = case.answer.sources if case.answer else ()
    for evidence in case.gold.evidence:
        yield any(is_named(source, evidence.article, case.articles) for source in sources)
