"""From scored sentences to an answer: which to say, in which order, with which citations. Pure functions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from answer.amounts import fits, with_unit
from answer.answer import Quote, Source, Statement
from answer.deed import deed, tells
from answer.evidence import Scored, Sentence
from answer.gazetteer import of_kind
from answer.numbers import numbers_in, value
from answer.readable import readable
from answer.spans import Answering, answering
from answer.tokens import normal_form
from answer.understanding import Understood
from ingest.article import Article

WORDS, WORDS_SEVERAL = 120, 180
_MOST, _MOST_SEVERAL = 4, 6
_MARGIN, _MARGIN_SEVERAL = 0.3, 0.4
_HEARD = 0.15  # what a further sentence of the same voice loses where several are asked for
_ANYWHERE = frozenset({"place", "date"})  # kinds that stand in any sentence, whatever it is about
_LONG = frozenset({"yes_no", "reason"})  # kinds that no few words answer
_SURE_WORDS = 0.9  # probability, by the reader, that these words answer
_ENOUGH = 0.5  # of the question's plain words, for a span of those kinds to answer it
_FURTHER = 0.1  # what each further sentence adds to the place of its article
_SURE, _MAYBE = 0.2, 0.05  # what holding the kind of thing asked for is worth, certain or not
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


def pick(
    question: Understood, ranked: Sequence[Scored], *, several: bool, first: Sequence[Pick] = ()
) -> tuple[Pick, ...]:
    """Choose the sentences of the answer, best first.

    Stops at the word limit, the most statements, or a score too far under the best. A sentence that says
    what a chosen one says adds its article as one more source instead of another statement. Where several
    people or things are asked for, each further sentence of the same voice counts less (maximal marginal
    relevance, Carbonell and Goldstein 1998, with who speaks as the likeness). `first` is chosen already.
    """
    most, limit = (_MOST_SEVERAL, WORDS_SEVERAL) if several else (_MOST, WORDS)
    margin = _MARGIN_SEVERAL if several else _MARGIN
    worth = {s.sentence: s.score + _kind(question, s.sentence) for s in ranked}
    chosen = list(first)
    prose = [s for s in ranked if not s.sentence.heading] or ranked  # a headline carries nothing alone
    left = [s for s in prose if all(s.sentence != p.sentence for p in first)]
    heard = Counter(_voice(p.sentence) for p in first)
    total = sum(len(p.sentence.words) for p in first)
    best = max((worth[p.sentence] for p in first), default=None)

    def gain(s: Scored) -> float:
        return worth[s.sentence] - (_HEARD * heard[_voice(s.sentence)] if several else 0.0)

    while left and len(chosen) < most:
        scored = max(left, key=gain)
        left.remove(scored)
        best = gain(scored) if best is None else best
        if gain(scored) < best - margin:
            break
        twin = next((n for n, p in enumerate(chosen) if _same(p.sentence, scored.sentence)), None)
        if twin is not None:
            chosen[twin] = _also(chosen[twin], scored.sentence)
            continue
        size = len(scored.sentence.words)
        if not chosen or total + size <= limit:
            chosen.append(Pick(scored))
            heard[_voice(scored.sentence)] += 1
            total += size
    return tuple(chosen)


def _voice(sentence: Sentence) -> str:
    """Who speaks, or where nobody does the article."""
    return sentence.speaker.last if sentence.speaker else sentence.article


def _kind(question: Understood, sentence: Sentence) -> float:
    """What holding the kind of thing that is asked for is worth."""
    spans = answering(question, sentence)
    return _SURE if any(s.certain for s in spans) else _MAYBE if spans else 0.0


def _also(chosen: Pick, sentence: Sentence) -> Pick:
    cited = {chosen.sentence.article, *(s.article for s in chosen.also)}
    identical = _plain(sentence.text) == _plain(chosen.sentence.text)
    if sentence.article in cited or not identical:
        return chosen
    return replace(chosen, also=(*chosen.also, sentence))


def _plain(text: str) -> str:
    return " ".join(normal_form(word) for word in text.split())


def _same(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences say the same in nearly the same words, and give the same figures."""
    if not one.stems or not other.stems or _figures(one) != _figures(other):
        return False
    return len(one.stems & other.stems) / len(one.stems | other.stems) >= _SAME


def _figures(sentence: Sentence) -> set[str]:
    return {value(match.group()) for match in numbers_in(sentence.text)}


def in_order(picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Order picks for reading: the article that has most to say first, within one as the article goes.

    An article's best sentence counts, and a little each further one; picks come best first.
    """
    articles = list(dict.fromkeys(p.sentence.article for p in picks))
    worth = dict.fromkeys(articles, 0.0)
    for article in articles:
        scores = [p.scored.score for p in picks if p.sentence.article == article]
        worth[article] = max(scores) + _FURTHER * (len(scores) - 1)
    articles.sort(key=lambda a: -round(worth[a], 5))
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
                text=readable(chosen.sentence),
                citations=tuple(cited),
                score=1.0,
                speaker=said.name if said and said.named else None,
                told=chosen.sentence.told,
                via=chosen.sentence.via,
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
        copy_of=article.copy_of,
    )


def short_answer(question: Understood, picks: Sequence[Pick]) -> Answering | None:
    """The briefest answer: the likeliest span that is certain, from the best sentence that has one.

    Where no form is certain, the words of which the reader is sure, if there is one.
    """
    if question.wants == "number" and (counted := _counted(question, picks)) is not None:
        return counted
    was_read = any(chosen.scored.relevance is not None for chosen in picks)
    by_form = question.wants != "place" or not was_read  # a reader knows "from the city" and "to it" apart
    for chosen in picks if by_form else ():
        held = chosen.scored.content or 0.0
        if question.wants in _ANYWHERE and held < _ENOUGH:
            continue
        for span in answering(question, chosen.sentence)[:1]:
            if span.certain:
                return span
    if question.wants in _LONG:
        return None
    read = (_read(question, chosen.scored) for chosen in picks)
    return next((one for one in read if one is not None and of_kind(question, one.text)), None)


def _counted(question: Understood, picks: Sequence[Pick]) -> Answering | None:
    """The first number that is certain, of a sentence that tells what was done if any does."""
    spans = ((answering(question, one.sentence)[:1], one.sentence) for one in picks)
    told = [(found[0], sentence) for found, sentence in spans if found and found[0].certain]
    verb = deed(question)
    own = [span for span, sentence in told if verb and tells(sentence.words, verb)]
    return next(iter([*own, *(span for span, _ in told)]), None)


def _read(question: Understood, scored: Scored) -> Answering | None:
    """The words by which a sentence answers, if the reader is sure of them; of a number, it and its unit."""
    if scored.answer is None or scored.sure < _SURE_WORDS:
        return None
    base, whole = scored.sentence.start, scored.sentence.text
    start, end = (place - base for place in scored.answer)
    number = next(numbers_in(whole[start:end]), None) if question.wants == "number" else None
    if number is not None:
        start, end = start + number.start(), start + number.end()
        if not fits(question, whole, start, end):
            return None
        end = with_unit(question, whole, end)
    text = whole[start:end]
    return Answering(text, base + start, base + end, text.casefold(), certain=True)
