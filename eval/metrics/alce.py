"""Whether citations bear out what cites them, as ALCE defines it, with Dateline's checker as the judge."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Share, Value

_REFERENCE = "ALCE (Gao et al. 2023), section 3.3; the judge is `answer.check` instead of TRUE"


@dataclass(frozen=True)
class CitationRecall(Share):
    """Share of the answer's statements that their cited quotes, taken together, bear out.

    A statement without a citation is not borne out.

    Needs a statement, and the run's judged support.
    """

    name: ClassVar[str] = "citation_recall"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """Return the share of statements."""
        if not case.support:
            return None
        return sum(one.whole for one in case.support) / len(case.support)


@dataclass(frozen=True)
class CitationPrecision(Share):
    """Share of the answer's citations that are not idle.

    A citation is idle where its statement is not borne out by all of its citations together, or where the
    citation does not bear the statement out alone and the others do without it.

    Needs a citation, and the run's judged support.
    """

    name: ClassVar[str] = "citation_precision"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """Return the share of citations."""
        cited = [(one.whole, each) for one in case.support or () for each in one.citations]
        if not cited:
            return None
        return sum(whole and (each.alone or each.needed) for whole, each in cited) / len(cited)
