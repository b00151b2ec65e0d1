"""The answerer without a language model: the sources' own sentences, cited, or a refusal."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from answer.answer import Answer, Nearest, Searched
from answer.compose import compose, disagreement, in_order, pick, short_answer
from answer.evidence import Scored, Sentence, says, score, sentences_of, weights
from answer.question import Question
from answer.refusal import bears
from answer.tokens import stems, tokens
from answer.understanding import Understood, understand
from dateline.errors import UsageError
from index.passage import Passage
from index.query import Filters, SearchResult
from ingest.article import Article

if TYPE_CHECKING:
    from models.embedder import Embedder

LONGEST_QUESTION = 4_000
"""Characters; more than that is a text, not a question."""

_HITS, _ARTICLES, _NEAREST = 24, 10, 3


class Articles(Protocol):
    """Where whole articles and their sentences come from; `index.library.Library` is one."""

    def article(self, name: str) -> "Sequence[Article]":
        """Return the articles that go by this name."""
        ...

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article, in order."""
        ...


class Search(Protocol):
    """What finds passages; `index.retriever.HybridRetriever.search` is one."""

    def __call__(self, query: str, *, limit: int, filters: Filters) -> "SearchResult":
        """Return the best passages for a query."""
        ...


class Extractive:
    """Answers in the sources' own sentences.

    Args:
        library: where the articles are.
        search: finds passages.
        embedder: the one the library was made with; it also compares sentences with the question.
    """

    name = "extractive"

    def __init__(self, library: Articles, search: Search, embedder: "Embedder") -> None:
        self._library = library
        self._search = search
        self._embedder = embedder

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            UsageError: when the question is empty or longer than `LONGEST_QUESTION`.
        """
        *_, answer = self.stream(question)
        return answer

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield growing answers, a statement at a time; the last is the whole answer, equal to `ask`."""
        started = time.perf_counter()
        check_question(question)
        whole = self._answer(question)
        for size in range(1, len(whole.statements)):
            yield _first(whole, size)
        yield replace(whole, timings_ms={"total": round((time.perf_counter() - started) * 1000)})

    def _answer(self, question: Question) -> Answer:
        understood = understand(question)
        filters = question.filters
        result = self._search(understood.text, limit=_HITS, filters=filters)
        articles = self._articles(result)
        ranked = self._rank(understood, articles)
        ranked = focus(understood, ranked)
        searched = Searched(result.articles, result.passages, filters.as_dict(), notes=result.notes)
        if not bears(understood, ranked, _found(result, articles)):
            return _refusal(question, understood, replace(searched, nearest=_nearest(result)))
        return _compose(question, understood, ranked, articles, searched)

    def _articles(self, result: "SearchResult") -> dict[str, Article]:
        """The articles of the hits, best first, each once."""
        wanted = list(dict.fromkeys(hit.article for hit in result.hits))[:_ARTICLES]
        return {name: self._library.article(name)[0] for name in wanted}

    def _rank(self, understood: Understood, articles: dict[str, Article]) -> tuple[Scored, ...]:
        """Score every sentence of the articles and put the best first."""
        whole: list[tuple[Sentence, ...]] = []
        for name, article in articles.items():
            spans = tuple(s for p in self._library.passages(name) for s in p.sentences)
            whole.append(sentences_of(name, article.text, spans))
        texts = [understood.text, *(s.text for sentences in whole for s in sentences)]
        vectors = self._embedder.embed(texts)
        similarities = vectors[1:] @ vectors[0]
        weight = weights(understood, [s for sentences in whole for s in sentences])
        scored: list[Scored] = []
        at = 0
        for sentences, article in zip(whole, articles.values(), strict=True):
            part = np.asarray(similarities[at : at + len(sentences)], dtype=np.float32)
            title = stems(tokens(article.title or ""))
            scored.extend(score(understood, weight, sentences, part, title))
            at += len(sentences)
        place = {name: n for n, name in enumerate(articles)}
        scored.sort(key=lambda s: (-round(s.score, 5), place[s.sentence.article], s.sentence.start))
        return tuple(scored)


def check_question(question: Question) -> None:
    """Refuse what cannot be meant as a question.

    Raises:
        UsageError: when it is empty or too long.
    """
    if not question.text.strip():
        raise UsageError("the question is empty", "ask something, for example: dateline ask 'Who said what?'")
    if len(question.text) > LONGEST_QUESTION:
        raise UsageError(
            f"the question has {len(question.text):,} characters, and {LONGEST_QUESTION:,} is the most",
            "ask about one thing at a time",
        )


def focus(understood: Understood, ranked: Sequence[Scored]) -> tuple[Scored, ...]:
    """Drop what others say where one person's words are asked for."""
    if understood.speaker is None:
        return tuple(ranked)
    wanted = understood.speaker
    kept = []
    for scored in ranked:
        own = says(scored.sentence, wanted)
        names_them = any(wanted in n.parts for n in scored.sentence.names)
        if own or names_them:
            kept.append(scored)
    return tuple(kept) or tuple(ranked)


def _found(result: "SearchResult", articles: dict[str, Article]) -> frozenset[str]:
    texts = [hit.text for hit in result.hits]
    texts += [f"{a.title or ''} {a.outlet or ''} {' '.join(a.authors)}" for a in articles.values()]
    return frozenset().union(*(stems(tokens(text)) for text in texts))


def _compose(
    question: Question,
    understood: Understood,
    ranked: tuple[Scored, ...],
    articles: dict[str, Article],
    searched: Searched,
) -> Answer:
    several = understood.several or understood.wants == "outlet"
    picks = in_order(pick(understood, ranked, several=several))
    composed = compose(picks, articles)
    numbers = {s.article: s.n for s in composed.sources}
    best_first = sorted(picks, key=lambda p: -p.scored.score)
    conflict = disagreement(understood, best_first, numbers)
    short = None if conflict or understood.several else short_answer(understood, best_first)
    dates = sorted(s.published[:10] for s in composed.sources if s.published)
    return Answer(
        id=question.id,
        question=question.text,
        understood=understood.text,
        outcome="conflicting" if conflict else "answered",
        short=short.text if short else None,
        statements=composed.statements,
        sources=composed.sources,
        conflicts=(conflict,) if conflict else (),
        searched=searched,
        as_of=dates[-1] if dates else None,
        undated=sum(s.published is None for s in composed.sources),
    )


def _refusal(question: Question, understood: Understood, searched: Searched) -> Answer:
    return Answer(
        id=question.id,
        question=question.text,
        understood=understood.text,
        outcome="not_in_sources",
        short=None,
        statements=(),
        sources=(),
        searched=searched,
    )


def _nearest(result: "SearchResult") -> tuple[Nearest, ...]:
    return tuple(
        Nearest(hit.article, hit.uri, hit.title, hit.start, hit.end, hit.text)
        for hit in result.hits[:_NEAREST]
    )


def _first(whole: Answer, size: int) -> Answer:
    """The answer as it stands after `size` statements: only what those cite."""
    statements = whole.statements[:size]
    shown = {n for s in statements for n in s.citations}
    sources = tuple(
        replace(s, quotes=tuple(q for q in s.quotes if q.statement < size))
        for s in whole.sources
        if s.n in shown
    )
    return replace(whole, statements=statements, sources=sources)
