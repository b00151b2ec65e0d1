"""What a search brought back for a question: lines of `hits.jsonl`, written when they are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from eval.record import Record
from index.query import Filters, Hit, SearchResult

HITS = "hits.jsonl"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was found: `[start, end)` of the text of an article, which is told by its names.

    `relevance` is the reader's probability that it bears on the question; None where it was not read.
    """

    article: str
    uri: str
    record: str | None
    start: int
    end: int
    relevance: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The passages found for a question, best first; `limit` is how many were asked for."""

    limit: int
    passages: tuple[Passage, ...]


class Search(Protocol):
    """What finds passages; `index.library.Library.search` is one."""

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:
        """Return the best passages for a query."""
        ...


def ranking_dict(query: str, limit: int, hits: Iterable[Hit]) -> dict[str, object]:
    """Return the values of a line, without the question's id."""
    return {
        "query": query,
        "limit": limit,
        "hits": [
            {
                "passage": hit.passage,
                "article": hit.article,
                "record": hit.record,
                "uri": hit.uri,
                "start": hit.start,
                "end": hit.end,
                "score": hit.score,
                "relevance": hit.relevance,
            }
            for hit in hits
        ],
    }


def parse_ranking(record: Record) -> Ranking:
    """Return what a line says was found.

    Raises:
        RecordError: where a field is missing or of another type.
    """
    hits = record.records("hits")
    return Ranking(record.number("limit") or len(hits), tuple(map(_passage, hits)))


def _passage(record: Record) -> Passage:
    return Passage(
        record.required_text("article"),
        record.text("uri") or "",
        record.text("record"),
        record.number("start") or 0,
        record.number("end") or 0,
        record.measure("relevance"),
    )


def stamp(limit: int) -> Mapping[str, object]:
    """Return what every line of a file of this depth says."""
    return {"limit": limit}
