"""The answerer without a language model: the sources' own sentences, cited, or a refusal."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from answer.answer import Answer, Nearest, Quote, Searched, Source, Statement
from answer.beside import Beside
from answer.choice import choose
from answer.compose import compose, conflict, contenders, in_order, pick, short_answer, sides, source
from answer.evidence import Scored, Sentence, by_words, carry_on, says, sentences_of, weights, with_meaning
from answer.meaning import Meaning
from answer.metadata import Told, about, tell
from answer.question import Question
from answer.refusal import bears
from answer.tokens import stems, tokens
from answer.understanding import Understood, understand
from dateline.encodable import encodable
from dateline.errors import UsageError
from index.passage import Passage, Span
from index.query import Filters, SearchResult
from ingest.article import Article

if TYPE_CHECKING:
    from models.embedder import Embedder
    from models.reader.reading import Reader

LONGEST_QUESTION = 4_000
"""Characters; more than that is a text, not a question."""

_HITS, _ARTICLES, _READ, _NEAREST = 24, 10, 10, 3
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


class Search(Protocol):
    """What finds passages; `index.retriever.HybridRetriever.search` is one."""

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> "SearchResult":
        """Return the best passages for a query."""
        ...


class Extractive:
    """Answers in the sources' own sentences.

    Args:
        library: where the articles are.
        search: finds passages.
        embedder: the one the library was made with; it also compares sentences with the question.
        reader: reads sentences beside the question; without one, words and likeness alone decide.
    """

    name = "extractive"

    def __init__(
        self, library: Articles, search: Search, embedder: "Embedder", reader: "Reader | None" = None
    ) -> None:
        self._library = library
        self._search = search
        self._meaning = Meaning(embedder)
        self._reader = reader
        self._beside = Beside(reader)

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
        whole = self._answer(replace(question, text=encodable(question.text)))
        for size in range(1, len(whole.statements)):
            yield _first(whole, size)
        yield replace(whole, timings_ms={"total": round((time.perf_counter() - started) * 1000)})

    def _answer(self, question: Question) -> Answer:
        understood = understand(question)
        limit = question.limit or _HITS
        result = self._search(understood.text, limit=limit, filters=question.filters, asked=question.asked)
        articles = self._articles(result)
        read = self._read(understood, result, articles)
        answer = self._say(question, understood, result, articles, read)
        if not question.choices:
            return answer
        return replace(answer, choice=choose(understood, read.by_words, question.choices, self._reader))

    def _say(
        self,
        question: Question,
        understood: Understood,
        result: SearchResult,
        articles: dict[str, Article],
        read: "_Reading",
    ) -> Answer:
        """Answer from what was read, or refuse."""
        ranked = focus(understood, read.ranked)
        searched = Searched(result.articles, result.passages, result.filters_dict(), notes=result.notes)
        if not bears(understood, ranked, _found(result, articles), self._meaning):
            return _refusal(question, understood, replace(searched, nearest=_nearest(result)))
        what = about(understood)
        if what is None:
            return _compose(question, understood, ranked, articles, searched)
        best = ranked[0].sentence.article
        told = tell(what, articles[best], read.whole[best])
        if told is None:
            return _refusal(question, understood, replace(searched, nearest=_nearest(result)))
        return _about_article(question, understood, told, articles[best], searched)

    def _articles(self, result: "SearchResult") -> dict[str, Article]:
        """The articles of the hits, best first, each once."""
        wanted = list(dict.fromkeys(hit.article for hit in result.hits))[:_ARTICLES]
        return {name: next(a for a in self._library.article(name) if a.id == name) for name in wanted}

    def _read(self, understood: Understood, result: SearchResult, articles: dict[str, Article]) -> "_Reading":
        """Read the articles and score their sentences, first by words, the best of them by meaning too."""
        whole: dict[str, tuple[Sentence, ...]] = {}
        hits = {passage for hit in result.hits for passage in hit.passages}
        for name, article in articles.items():
            spans = window(self._library.passages(name), hits)
            whole[name] = sentences_of(name, article.text, spans)
        everything = [s for sentences in whole.values() for s in sentences]
        weight = weights(understood, everything)
        scored: list[Scored] = []
        for name, sentences in whole.items():
            scored.extend(by_words(understood, weight, sentences, stems(tokens(articles[name].title or ""))))
        near = {(h.article, end) for h in result.hits[:_READ] for _, end in h.sentences}
        by_word = tuple(scored)
        scored = shortlist(scored, near)
        similarities = self._meaning.similarities(understood.text, [s.sentence.explicit for s in scored])
        place = {name: n for n, name in enumerate(articles)}
        final = [with_meaning(understood, s, float(x)) for s, x in zip(scored, similarities, strict=True)]
        titles = {name: article.title or "" for name, article in articles.items()}
        final = carry_on(self._beside.scored(understood.text, final, titles))
        final.sort(key=lambda s: (-round(s.score, 5), place[s.sentence.article], s.sentence.start))
        return _Reading(tuple(final), by_word, whole)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read: the shortlist, best first; every sentence scored by words alone; all, by article."""

    ranked: tuple[Scored, ...]
    by_words: tuple[Scored, ...]
    whole: dict[str, tuple[Sentence, ...]]


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
    kept = (
        s
        for s in ranked
        if says(s.sentence, wanted) or any(wanted in name.parts for name in s.sentence.names)
    )
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
    """Say what was found: one answer, or the sides of a disagreement, each with its own sentence."""
    grouped = sides(contenders(understood, ranked))
    disputed = [p for _, picks in grouped for p in picks[:1]] if len(grouped) > 1 else []
    several = understood.several or bool(disputed)
    picks = in_order(pick(understood, ranked, several=several, first=disputed))
    composed = compose(picks, articles)
    numbers = {s.article: s.n for s in composed.sources}
    said = {s for p in picks for s in (p.sentence, *p.also)}
    shown = [(text, tuple(p for p in side if p.sentence in said)) for text, side in grouped]
    dispute = conflict(understood.text, shown, numbers) if disputed else None
    best_first = sorted(picks, key=lambda p: -p.scored.score)
    short = None if dispute or understood.several else short_answer(understood, best_first)
    as_of, undated = _dated(composed.sources)
    return Answer(
        id=question.id,
        question=question.text,
        understood=understood.text,
        outcome="conflicting" if dispute else "answered",
        short=short.text if short else None,
        statements=composed.statements,
        sources=composed.sources,
        conflicts=(dispute,) if dispute else (),
        searched=searched,
        as_of=as_of,
        undated=undated,
    )


def _dated(sources: Sequence[Source]) -> tuple[str | None, int]:
    """The newest date among the sources, and how many of them carry none."""
    dates = [s.published[:10] for s in sources if s.published]
    return max(dates, default=None), len(sources) - len(dates)


def _about_article(
    question: Question, understood: Understood, told: Told, article: Article, searched: Searched
) -> Answer:
    """Say what an article tells about itself, with the words it stands beside."""
    quote = Quote(told.sentence.text, told.sentence.start, told.sentence.end, 0)
    cited = (source(1, article, (quote,)),)
    as_of, undated = _dated(cited)
    return Answer(
        id=question.id,
        question=question.text,
        understood=understood.text,
        outcome="answered",
        short=told.value,
        statements=(Statement(text=told.sentence.text, citations=(1,), score=1.0, label=told.label),),
        sources=cited,
        searched=searched,
        as_of=as_of,
        undated=undated,
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
    """The answer as it stands after `size` statements: only what those cite, and no sides before all are."""
    statements = whole.statements[:size]
    shown = {n for s in statements for n in s.citations}
    sources = tuple(
        replace(s, quotes=tuple(q for q in s.quotes if q.statement < size))
        for s in whole.sources
        if s.n in shown
    )
    as_of, undated = _dated(sources)
    return replace(whole, statements=statements, sources=sources, conflicts=(), as_of=as_of, undated=undated)
