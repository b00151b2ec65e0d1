"""What a draft is checked against: the articles found, without the sentences that give orders to a model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from answer.check.checker import check, judge_claims
from answer.check.report import Checked, Evidence
from answer.check.source import Source
from answer.check.sources import Given
from answer.check.verdicts import worst
from answer.orders import blanked
from dateline.errors import UsageError
from index.passage import Span
from ingest.article import Article

if TYPE_CHECKING:
    from models.reader.reading import Reader

TIGHT: Final = 3
"""Sentences of evidence that are tried by themselves before all of it is quoted."""


class Ground:
    """The articles of an answer; what is known of each is worked out once.

    Args:
        articles: by their ids.
        reader: judges what is borne out; None to go by quotes, facts and shared words.
    """

    def __init__(self, articles: dict[str, Article], reader: "Reader | None") -> None:
        self._articles = articles
        self._reader = reader
        self._sources: dict[str, Source] = {}

    def source(self, name: str) -> Source:
        """Return the article with this id as a source; its offsets are those of the article."""
        if name not in self._sources:
            article = self._articles[name]
            self._sources[name] = Source(replace(article, text=blanked(article.text)))
        return self._sources[name]

    def near(self, text: str, most: int) -> tuple[str, ...]:
        """Return the ids of the articles that share most words with a text, best first."""
        found = Given([self.source(name) for name in self._articles]).near(text, most)
        return tuple(one.article.id for one in found)

    def check(self, text: str, names: Sequence[str]) -> Checked | None:
        """Check a sentence against some of the articles together; None where there is nothing to check."""
        try:
            given = Given([self.source(name) for name in names])
            some = check(text, given, self._reader, most=len(names)).statements
        except UsageError:
            return None
        if len(some) == 1:
            return some[0]
        return replace(
            some[0],
            text=text,
            verdict=worst([one.verdict for one in some]),
            score=min(one.score for one in some),
            reasons=tuple(dict.fromkeys(reason for one in some for reason in one.reasons)),
            evidence=tuple(dict.fromkeys(found for one in some for found in one.evidence)),
        )

    def tight(self, text: str, name: str, spans: Sequence[Span], least: float) -> tuple[Span, ...]:
        """Return as few of these spans of an article as bear a sentence out by themselves, else all of them.

        Args:
            text: a sentence that all of them together bear out.
            name: id of the article.
            spans: of its text, best first.
            least: score from which they do.
        """
        article = self.source(name).article.text
        tries = [tuple(sorted(spans[:size])) for size in range(1, min(TIGHT, len(spans) - 1) + 1)]
        claims = [(text, [article[start:end] for start, end in some]) for some in tries]
        for some, judged in zip(tries, judge_claims(claims, self._reader) if claims else (), strict=True):
            if judged.verdict == "supported" and judged.score >= least:
                return some
        return tuple(sorted(spans))

    def verbatim(self, one: Evidence) -> bool:
        """Whether evidence stands in the article itself as it says; a blanked order never does."""
        return self._articles[one.article].text[one.start : one.end] == one.quote
