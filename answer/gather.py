"""From hits to scored sentences: the articles are read, first by words, the best by meaning too."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from answer.beside import beside
from answer.evidence import Scored, Sentence, by_words, carry_on, says, sentences_of, weights, with_meaning
from answer.found import Found
from answer.leads import Lead, leads, named
from answer.meaning import Meaning
from answer.newness import When, when
from answer.office import spoken_for
from answer.orders import without_orders
from answer.question import Question
from answer.tokens import stems, tokens
from answer.understanding import Understood, timed
from answer.votes import Voted, votes
from index.passage import Passage, Span
from index.query import Hit, SearchResult
from ingest.article import Article

_ARTICLES, _READ = 10, 10
_SHORT = 12  # passages of an article that is read whole
_SHORTLIST = 28  # sentences whose meaning is compared; each costs some milliseconds
_FOUND = 0.15  # what standing in a passage that was found is worth on the way there
# Weights of the score; chosen on development questions, see docs/answers.md.
_RELEVANCE = 0.25  # what it is worth that the text around a sentence answers for sure
_NAMED = 0.2  # that the sentence names what was voted for
_NEW = 0.2  # that its article is of the time asked about


class Articles(Protocol):
    """Where whole articles and their sentences come from; `index.library.Library` is one."""

    def article(self, name: str) -> "Sequence[Article]":
        """Return the articles that go by this name."""
        ...

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in order."""
        ...


class Gatherer:
    """Reads what a search found."""

    def __init__(self, library: Articles, meaning: Meaning) -> None:
        self._library = library
        self._meaning = meaning

    def found(self, question: Question, understood: Understood, result: SearchResult) -> Found:
        """Read the articles of the hits and score their sentences."""
        articles = self._articles(result)
        newest = max((one.published for one in articles.values() if one.published), default=None)
        understood = timed(understood, question, newest)
        whole = self._sentences(result, articles)
        understood = spoken_for(understood, whole)
        scored = beside(_by_words(understood, whole, articles), result.hits)
        about = when(question, understood, articles.values())
        voted = votes(understood, [_heard(hit, whole) for hit in result.hits], about)
        leading = leads(voted, scored, articles, about)
        listed = self._listed(understood, result, scored, leading)
        ranked = focus(understood, _ranked(listed, voted, articles, about))
        leading = _among(ranked, leading)
        return Found(question, understood, result, articles, ranked, tuple(scored), whole, voted, leading)

    def _articles(self, result: "SearchResult") -> dict[str, Article]:
        """The articles of the hits, best first, each once."""
        wanted = list(dict.fromkeys(hit.article for hit in result.hits))[:_ARTICLES]
        return {name: next(a for a in self._library.article(name) if a.id == name) for name in wanted}

    def _sentences(
        self, result: SearchResult, articles: dict[str, Article]
    ) -> dict[str, tuple[Sentence, ...]]:
        hits = {passage for hit in result.hits for passage in hit.passages}
        return {
            name: without_orders(sentences_of(name, article.text, window(self._library.passages(name), hits)))
            for name, article in articles.items()
        }

    def _listed(
        self, understood: Understood, result: SearchResult, scored: list[Scored], leading: Sequence[Lead]
    ) -> list[Scored]:
        """The shortlist, and what leads, scored by words and meaning together."""
        near = {(h.article, end) for h in result.hits[:_READ] for _, end in h.sentences}
        listed = shortlist(scored, near)
        listed += [lead.scored for lead in leading if lead.scored not in listed]
        similarities = self._meaning.similarities(understood.undated, [s.sentence.explicit for s in listed])
        return [with_meaning(understood, s, float(x)) for s, x in zip(listed, similarities, strict=True)]


def _ranked(
    listed: Sequence[Scored], voted: Sequence[Voted], articles: dict[str, Article], about: When | None
) -> list[Scored]:
    """The shortlist, best first: with what was read around each, and how new its article is."""

    def worth(s: Scored) -> float:
        new = about.worth(articles[s.sentence.article].published) if about else 0.0
        return s.score + _RELEVANCE * (s.relevance or 0.0) + _NAMED * named(s, voted) + _NEW * new

    place = {name: n for n, name in enumerate(articles)}
    final = carry_on([replace(s, score=worth(s)) for s in listed])
    return sorted(final, key=lambda s: (-round(s.score, 5), place[s.sentence.article], s.sentence.start))


def _among(ranked: Sequence[Scored], leading: Sequence[Lead]) -> tuple[Lead, ...]:
    """What leads, as it was ranked; without those that were dropped."""
    by_place = {s.sentence: s for s in ranked}
    return tuple(
        replace(lead, scored=by_place[lead.scored.sentence])
        for lead in leading
        if lead.scored.sentence in by_place
    )


def _heard(hit: Hit, whole: dict[str, tuple[Sentence, ...]]) -> Hit:
    """A hit without what was read to answer in sentences that are no evidence."""
    sentences = whole.get(hit.article)
    if sentences is None:
        return hit
    kept = (
        read
        for read in hit.reads
        if read.place is None or any(s.start < read.place[1] and read.place[0] < s.end for s in sentences)
    )
    return replace(hit, reads=tuple(kept))


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
    """Drop what others say where one person's words are asked for.

    What nobody is known to say stays beside what that person does: it may be the words of a long quotation.
    """
    if understood.speaker is None:
        return tuple(ranked)
    wanted = understood.speaker
    theirs = {s.sentence for s in ranked if _of(wanted, s.sentence)}
    near = {(s.article, s.order + by) for s in theirs for by in (-1, 1)}
    kept = (
        s
        for s in ranked
        if s.sentence in theirs
        or (not s.sentence.speakers and (s.sentence.article, s.sentence.order) in near)
    )
    return tuple(kept) if theirs else tuple(ranked)


def _of(wanted: str, sentence: Sentence) -> bool:
    """Whether the person with this last name says the sentence or is named in it."""
    return says(sentence, wanted) or any(wanted in name.parts for name in sentence.names)
