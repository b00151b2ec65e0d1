"""What is asked of a search, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.passage import Span


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows a search; every field that is set must hold.

    Attributes:
        since, until: ISO dates, both inclusive; an undated article is outside any range.
        outlets: names of outlets, compared without case; any of them.
        articles: names of articles (id, uri, file name or record id); any of them.
        languages: ISO 639-1 codes; any of them. An article of unknown language is outside.
        copies: show the near copies of an article beside it, which are folded into it otherwise.
    """

    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    copies: bool = False

    def __bool__(self) -> bool:
        """Whether they leave out any article."""
        return bool(self.since or self.until or self.outlets or self.articles or self.languages)

    def as_dict(self) -> dict[str, object]:
        """Return what is set, as JSON-ready values."""
        given: dict[str, object] = {"since": self.since, "until": self.until}
        given["outlets"] = list(self.outlets)
        given["articles"] = list(self.articles)
        given["languages"] = list(self.languages)
        given["copies"] = self.copies
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made of a part of a hit that it read beside the query, behind the article's title.

    Attributes:
        start, end: that part, in the article's clean text.
        relevance: probability, 0 to 1, that it answers the query or bears on it.
        words: the words that answer best, verbatim; None where there are none.
        place: where they stand in the article's clean text; None where they are words of the title.
        sure: probability, 0 to 1, that they are the answer.
    """

    start: int
    end: int
    relevance: float
    words: str | None = None
    place: Span | None = None
    sure: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, or several that stand next to each other.

    Attributes:
        passage, article: their ids; of several passages that of the best.
        passages: ids of all of them, in the order of the text.
        start, end: the span in the article's clean text; `text` is that span, verbatim.
        sentences: spans of the sentences in the article's clean text.
        score: fused score, higher is better; comparable within one search only. A hit that the reader moved
            has the score of the place it moved to.
        ranks: the rank, from 1, that each search gave the best passage: `words` and `meaning` for the whole
            query, `focus` among the articles that it names by outlet or day, `sides` for one of its sides;
            `reader` is that of the whole hit among those that were read.
        copies: ids of near copies of the article that say the same here, folded into this hit.
        similarity: cosine of question and passage, -1 to 1, or None where vectors were not asked.
        reads: what the reader made of its parts, the one that fits the query best first; empty where it was
            not read.
    """

    passage: str
    article: str
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]
    score: float
    uri: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    record: str | None = None
    ranks: Mapping[str, int] = field(default_factory=dict)
    similarity: float | None = None
    reads: tuple[Read, ...] = ()
    passages: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def relevance(self) -> float | None:
        """The probability, by the reader, that the hit bears on the query; None where it was not read."""
        return max((read.relevance for read in self.reads), default=None)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, with what was understood and searched.

    `articles` and `passages` count what was searched once the filters had narrowed it. `notes` are sentences
    for the user where a store was not sound and the search went on without it. `drawn` is what the query
    itself names (`index.intent`): it lifts what fits and leaves nothing out.
    """

    query: str
    understood: str
    filters: Filters
    hits: tuple[Hit, ...]
    articles: int
    passages: int
    notes: tuple[str, ...] = ()
    drawn: Mapping[str, object] = field(default_factory=dict)

    def filters_dict(self) -> dict[str, object]:
        """Return the filters with what the query itself names under `drawn`, as JSON-ready values."""
        return self.filters.as_dict() | ({"drawn": dict(self.drawn)} if self.drawn else {})
