"""From scored sentences to an answer: which to say, in which order, with which citations. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.answer import Conflict, Quote, Side, Source, Statement
from answer.evidence import Scored, Sentence
from answer.spans import Answering, answering
from answer.tokens import normal_form
from answer.understanding import Understood
from ingest.article import Article

WORDS, WORDS_SEVERAL = 120, 180
_MOST, _MOST_SEVERAL = 4, 6
_MARGIN, _MARGIN_SEVERAL = 0.22, 0.35
_SAME = 0.75  # share of common stems above which a sentence says nothing new


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence chosen for the answer, and the sentences of other articles that say the same."""

    scored: Scored
    also: tuple[Sentence, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """The sentence that is shown."""
        return self.scored.sentence


def pick(question: Understood, ranked: Sequence[Scored], *, several: bool) -> tuple[Pick, ...]:
    """Choose the sentences of the answer, best first.

    Stops at the word limit, the most statements, or a score too far under the best. A sentence that says what
    a chosen one says adds its article as one more source instead of another statement.
    """
    most, limit = (_MOST_SEVERAL, WORDS_SEVERAL) if several else (_MOST, WORDS)
    margin = _MARGIN_SEVERAL if several else _MARGIN
    chosen: list[Pick] = []
    total = 0
    for scored in ranked:
        if chosen and scored.score < chosen[0].scored.score - margin:
            break
        twin = next((n for n, p in enumerate(chosen) if _same(p.sentence, scored.sentence)), None)
        if twin is not None:
            chosen[twin] = _also(chosen[twin], scored.sentence)
            continue
        size = len(scored.sentence.words)
        if len(chosen) < most and (not chosen or total + size <= limit):
            chosen.append(Pick(scored))
            total += size
    return tuple(chosen)


def _also(chosen: Pick, sentence: Sentence) -> Pick:
    cited = {chosen.sentence.article, *(s.article for s in chosen.also)}
    identical = _plain(sentence.text) == _plain(chosen.sentence.text)
    if sentence.article in cited or not identical:
        return chosen
    return replace(chosen, also=(*chosen.also, sentence))


def _plain(text: str) -> str:
    return " ".join(normal_form(word) for word in text.split())


def _same(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same in nearly the same words."""
    if not one.stems or not other.stems:
        return False
    return len(one.stems & other.stems) / len(one.stems | other.stems) >= _SAME


def in_order(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Order picks for reading: articles by their best sentence, within an article as the article goes."""
    articles = list(dict.fromkeys(p.sentence.article for p in picks))
    return tuple(sorted(picks, key=lambda p: (articles.index(p.sentence.article), p.sentence.start)))


@dataclass(frozen=True, slots=True)
class Composed:
    """Statements with the sources they cite."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]


def compose(picks: Sequence[Pick], articles: dict[str, Article]) -> Composed:
    """Turn picks, in reading order, into statements and sources numbered by first appearance."""
    numbers: dict[str, int] = {}
    quotes: dict[str, list[Quote]] = {}
    statements = []
    for index, chosen in enumerate(picks):
        for sentence in (chosen.sentence, *chosen.also):
            numbers.setdefault(sentence.article, len(numbers) + 1)
            quote = Quote(sentence.text, sentence.start, sentence.end, index)
            quotes.setdefault(sentence.article, []).append(quote)
        cited = sorted(numbers[s.article] for s in (chosen.sentence, *chosen.also))
        said = chosen.sentence.speaker
        statements.append(
            Statement(
                text=chosen.sentence.text,
                citations=tuple(cited),
                score=1.0,
                speaker=said.name if said else None,
            )
        )
    sources = tuple(source(n, articles[a], tuple(quotes[a])) for a, n in numbers.items())
    return Composed(tuple(statements), sources)


def source(n: int, article: Article, quotes: tuple[Quote, ...]) -> Source:
    """Return the article as the numbered source of these quotes."""
    return Source(
        n=n,
        article=article.id,
        uri=article.uri,
        title=article.title,
        quotes=quotes,
        record=article.record,
        outlet=article.outlet,
        published=article.published,
        published_basis=article.published_basis,
    )


def short_answer(question: Understood, picks: Sequence[Pick]) -> Answering | None:
    """The briefest answer: the likeliest span of the wanted kind in the best sentence that has a certain one."""
    for chosen in picks:
        for span in answering(question, chosen.sentence)[:1]:
            if span.certain:
                return span
    return None


def disagreement(question: Understood, picks: Sequence[Pick], numbers: dict[str, int]) -> Conflict | None:
    """Sides whose sources give different answers of the same kind, or None where they agree.

    Only kinds that can be compared word by word count, and only what a question asks for one of.
    """
    if question.wants not in {"outlet", "number", "date"} or question.several:
        return None
    sides: dict[str, tuple[Pick, Answering]] = {}
    seen: set[str] = set()
    for chosen in picks:
        spans = [s for s in answering(question, chosen.sentence) if s.certain][:1]
        if chosen.sentence.article in seen or not spans:
            continue
        seen.add(chosen.sentence.article)
        sides.setdefault(spans[0].key, (chosen, spans[0]))
    if len(sides) < 2:
        return None
    return Conflict(
        about=question.text,
        sides=tuple(
            Side(span.text, tuple(sorted(numbers[s.article] for s in (chosen.sentence, *chosen.also))))
            for chosen, span in sides.values()
        ),
    )
