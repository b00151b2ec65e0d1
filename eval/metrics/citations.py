"""Whether what the answer states is cited, and the citations are the sources' own words."""

from dataclasses import dataclass
from typing import ClassVar

from answer.answer import Answer
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class EveryStatementCited(Share):
    """Each statement has a citation, and each of its citations a source with a quote for it.

    Needs a statement.
    """

    name: ClassVar[str] = "every_statement_cited"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"

    def value(self, case: Case) -> Value:
        """True where nothing stands uncited."""
        if case.answer is None or not case.answer.statements:
            return None
        quoted = {(source.n, quote.statement) for source in case.answer.sources for quote in source.quotes}
        return all(
            statement.citations and all((n, at) in quoted for n in statement.citations)
            for at, statement in enumerate(case.answer.statements)
        )


@dataclass(frozen=True)
class QuoteValidity(Share):
    """Share of quotes with `article.text[start:end] == quote.text`.

    Needs a quote, and the articles at hand.
    """

    name: ClassVar[str] = "quote_validity"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"
    needs_articles: ClassVar[bool] = True

    def value(self, case: Case) -> Value:
        """Return the share; 1 is what is promised."""
        if case.answer is None or not case.articles.at_hand:
            return None
        checks = _checks(case.answer, case)
        return sum(checks) / len(checks) if checks else None


def _checks(answer: Answer, case: Case) -> list[bool]:
    """Tell of each quote whether it stands where it says."""
    checks = []
    for source in answer.sources:
        text = case.articles.text(source.article)
        for quote in source.quotes:
            inside = text is not None and 0 <= quote.start < quote.end <= len(text)
            checks.append(text is not None and inside and text[quote.start : quote.end] == quote.text)
    return checks
