"""What was found for a question, and the frame of an answer made of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from answer.answer import Answer, Conflict, Nearest, Outcome, Searched, Source, Statement
from answer.evidence import Scored, Sentence
from answer.gazetteer import of_place
from answer.leads import Lead
from answer.question import Question
from answer.understanding import Understood
from answer.votes import Voted
from index.query import SearchResult
from ingest.article import Article

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A question with everything an answer may be made of.

    Attributes:
        question: as asked.
        understood: as understood.
        result: what the search brought back.
        articles: those of its hits, best first, by their ids.
        ranked: the shortlist of their sentences, best first.
        by_words: every sentence read, scored by words alone.
        whole: every sentence read, in order, by article.
        voted: what the passages were read to answer, the likeliest first.
        leads: the sentences that carry the first of those.
    """

    question: Question
    understood: Understood
    result: SearchResult
    articles: dict[str, Article]
    ranked: tuple[Scored, ...]
    by_words: tuple[Scored, ...]
    whole: dict[str, tuple[Sentence, ...]]
    voted: tuple[Voted, ...] = ()
    leads: tuple[Lead, ...] = ()

    def answer(
        self,
        outcome: Outcome,
        statements: tuple[Statement, ...],
        sources: tuple[Source, ...],
        *,
        short: str | None = None,
        conflicts: tuple[Conflict, ...] = (),
    ) -> Answer:
        """Return an answer to the question made of these parts."""
        as_of, undated = dated(sources)
        return Answer(
            id=self.question.id,
            question=self.question.text,
            understood=self.understood.text,
            outcome=outcome,
            short=short,
            statements=statements,
            sources=sources,
            conflicts=conflicts,
            searched=self.searched(),
            as_of=as_of,
            undated=undated,
        )

    def of_the_named(self) -> tuple[Scored, ...]:
        """Return the shortlist without articles that lack a name of the question, if any article has all."""
        last = {name.last for name in self.understood.names}
        if not last:
            return self.ranked
        naming = {article for article, said in self.whole.items() if names_all(said, last)}
        return tuple(one for one in self.ranked if not naming or one.sentence.article in naming)

    def refusal(self) -> Answer:
        """Return the refusal, with what came nearest."""
        return Answer(
            id=self.question.id,
            question=self.question.text,
            understood=self.understood.text,
            outcome="not_in_sources",
            short=None,
            statements=(),
            sources=(),
            searched=self.searched(nearest=True),
        )

    def searched(self, *, nearest: bool = False) -> Searched:
        """Return what was searched."""
        result = self.result
        near = (Nearest(h.article, h.uri, h.title, h.start, h.end, h.text) for h in result.hits[:_NEAREST])
        return Searched(
            result.articles,
            result.passages,
            result.filters_dict(),
            nearest=tuple(near) if nearest else (),
            notes=result.notes,
        )


def names_all(said: Sequence[Sentence], last: Collection[str]) -> bool:
    """Return whether sentences have all these last words of names, or adjectives of them: "Karvonian"."""
    there = {word.normal for one in said for word in one.words if word.capital}
    return all(one in there or any(of_place(one, word) for word in there) for one in last)


def dated(sources: Sequence[Source]) -> tuple[str | None, int]:
    """The newest date among the sources, and how many of them carry none."""
    dates = [s.published[:10] for s in sources if s.published]
    return max(dates, default=None), len(sources) - len(dates)
