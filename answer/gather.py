"""From hits to scored sentences: the articles are read, first by words, the best by meaning too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from answer.beside import Beside
from answer.evidence import Scored, Sentence, by_words, carry_on, says, sentences_of, weights, with_meaning
from answer.found import Found
from answer.meaning import Meaning
from answer.question import Question
from answer.tokens import stems, tokens
from answer.understanding import Understood
from index.passage import Passage, Span
from index.query import SearchResult
from ingest.article import Article

if TYPE_CHECKING:
    from models.reader.reading import Reader

_ARTICLES, _READ = 10, 10
_SHORT = 12  # passages of an article that is read whole
_SHORTLIST = 28  # sentences whose meaning is compared; each costs some milliseconds
_FOUND = 0.15  # what standing in a passage that was found is worth on the way there


class Articles(Protocol):
    """Where whole articles and their sentences come from; `index.library.Library` is one."""

    def article(self, name: str) -> "Sequence[Article]":
        """Return the articles that go by this name."""
        ...

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in order."""
        ...


class Gatherer:
    """Reads what a search found; `reader` may be None."""

    def __init__(self, library: Articles, meaning: Meaning, reader: "Reader | None") -> None:
        self._library = library
        self._meaning = meaning
        self._beside = Beside(reader)

    def found(self, question: Question, understood: Understood, result: SearchResult) -> Found:
        """Read the articles of the hits and score their sentences."""
        articles = self._articles(result)
        whole = self._sentences(result, articles)
        scored = _by_words(understood, whole, articles)
        ranked = focus(understood, self._ranked(understood, result, articles, scored))
        return Found(question, understood, result, articles, ranked, tuple(scored), whole)

    def _articles(self, result: "SearchResult") -> dict[str, Article]:
        """The articles of the hits, best first, each once."""
        wanted = list(dict.fromkeys(hit.article for hit in result.hits))[:_ARTICLES]
        return {name: next(a for a in self._library.article(name) if a.id == name) for name in wanted}

    def _sentences(
        self, result: SearchResult, articles: dict[str, Article]
    ) -> dict[str, tuple[Sentence, ...]]:
        hits = {passage for hit in result.hits for passage in hit.passages}
        return {
            name: sentences_of(name, article.text, window(self._library.passages(name), hits))
            for name, article in articles.items()
        }

    def _ranked(
        self, understood: Understood, result: SearchResult, articles: dict[str, Article], scored: list[Scored]
    ) -> list[Scored]:
        """The shortlist, scored by words, meaning and the reader together, best first."""
        near = {(h.article, end) for h in result.hits[:_READ] for _, end in h.sentences}
        listed = shortlist(scored, near)
        similarities = self._meaning.similarities(understood.text, [s.sentence.explicit for s in listed])
        place = {name: n for n, name in enumerate(articles)}
        final = [with_meaning(understood, s, float(x)) for s, x in zip(listed, similarities, strict=True)]
        titles = {name: article.title or "" for name, article in articles.items()}
        final = carry_on(self._beside.scored(understood.text, final, titles))
        final.sort(key=lambda s: (-round(s.score, 5), place[s.sentence.article], s.sentence.start))
        return final


def _by_words(
    understood: Understood, whole: dict[str, tuple[Sentence, ...]], articles: dict[str, Article]
) -> list[Scored]:
    """Score every sentence by the question's words alone."""
    weight = weights(understood, [s for sentences in whole.values() for s in sentences])
    scored: list[Scored] = []
    for name, sentences in whole.items():
        scored.extend(by_words(understood, weight, sentences, stems(tokens(articles[name].title or ""))))
    return scored


def window(passages: Sequence[Passage], hits: set[str]) -> tuple[Span, ...]:
    """The sentences to read of an article: all of a short one, else its head, what was found, and around."""
    near = {0} | {n + by for n, p in enumerate(passages) if p.id in hits for by in (-1, 0, 1)}
    read = passages if len(passages) <= _SHORT else [p for n, p in enumerate(passages) if n in near]
    return tuple(span for p in read for span in p.sentences)


def shortlist(scored: list[Scored], near: set[tuple[str, int]]) -> list[Scored]:
    """Keep the sentences whose meaning is worth reading: with the question's words, or found by the search.

    `near` has the article and the end of each sentence that was found; a list's mark may move the start.
    """

    def key(s: Scored) -> tuple[float, int]:
        found = (s.sentence.article, s.sentence.end) in near
        return (-s.cover - _FOUND * found, s.sentence.order)

    return sorted(scored, key=key)[:_SHORTLIST]


def focus(understood: Understood, ranked: Sequence[Scored]) -> tuple[Scored, ...]:
    """Drop what others say where one person's words are asked for."""
    if understood.speaker is None:
        return tuple(ranked)
    wanted = understood.speaker
    kept = (
        s
        for s in ranked
        if says(s.sentence, wanted) or any(wanted in name.parts for name in s.sentence.names)
    )
    return tuple(kept) or tuple(ranked)
