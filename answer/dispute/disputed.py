"""Several answers: sides of a disagreement, what changed with time, or all who go by one name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from answer.answer import Answer, Conflict, Side
from answer.compose import WORDS_SEVERAL, Composed, Pick, compose
from answer.dispute.namesakes import Namesake, namesakes
from answer.dispute.positions import Position, attributes, positions
from answer.dispute.sequence import in_time, of_other_times
from answer.dispute.stands import Stand, dispute, grouped
from answer.found import Found
from answer.labels import independent, label

if TYPE_CHECKING:
    from answer.evidence import Scored, Sentence

_MOST, _PER_ARTICLE = 6, 2
"""Statements, and how many of one article."""
_FURTHER = 0.1
"""Relevance from which a sentence is said beside the sides."""
_NAMED = 0.3
"""What it is worth that the sentence itself has the name."""
_ALSO = 3
"""Sources that are cited beside the one that is shown."""


def disputed(found: Found) -> Answer | None:
    """Answer a question on which the sources have several answers; None where they have one.

    Answers that exclude each other are sides, unless their sources speak of namesakes, each with an answer
    of its own, or one answer took the other's place in time.
    """
    opposed = dispute(found)
    stands = opposed.stands
    bearers = namesakes(found.understood, found.whole)
    if bearers and not _within(stands, bearers):
        return _each(found, bearers, stands)
    if not stands:
        return _attribute(found)
    if (dated := in_time(found, stands)) is not None:
        return _sequence(found, dated)
    if of_other_times(found, stands) or (found.understood.speaker is not None and not opposed.sure):
        return None  # what somebody says is seldom one thing
    return _sides(found, stands, sure=opposed.sure)


def _sides(found: Found, stands: Sequence[Stand], *, sure: bool) -> Answer:
    """The sides, the one with most independent sources first, each with its own sentence.

    Where it is not sure that they contradict each other, all of them are just said.
    """
    by_weight = sorted(stands, key=lambda s: (-_sources(found, s), -s.best.scored.score))[:_MOST]
    composed = _composed(found, [_pick(stand) for stand in by_weight], by_weight)
    numbers = {source.article: source.n for source in composed.sources}
    sides = tuple(
        Side(stand.text, tuple(sorted(numbers[a] for a in stand.articles if a in numbers)))
        for stand in by_weight
    )
    if not sure:
        return found.answer("answered", composed.statements, composed.sources)
    conflict = Conflict(found.understood.text, sides)
    return found.answer("conflicting", composed.statements, composed.sources, conflicts=(conflict,))


def _sequence(found: Found, dated: Sequence[Stand]) -> Answer:
    """What was said one after the other, the newest as the short answer."""
    composed = _composed(found, [_pick(stand) for stand in dated], dated, further=False)
    return found.answer("answered", composed.statements, composed.sources, short=dated[-1].text)


def _attribute(found: Found) -> Answer | None:
    """What all sources give for an attribute that is asked for, said once with all of them."""
    given = grouped(attributes(found))
    if len(given) != 1:
        return None
    composed = _composed(found, [_pick(given[0])], given)
    return found.answer("answered", composed.statements, composed.sources, short=given[0].text)


def _each(found: Found, bearers: Sequence[Namesake], stands: Sequence[Stand]) -> Answer:
    """What is said of each who goes by the name, and by articles that do not tell whom they mean."""
    told = {article for bearer in bearers for article in bearer.articles}
    given = sorted(positions(found), key=lambda p: (-p.sure - _NAMED * _names(found, p), p.article))
    first: list[Scored] = []
    for bearer in bearers:
        own = [p.scored for p in given if p.article in bearer.articles]
        own = own or [
            s for s in found.ranked if s.sentence.article in bearer.articles and not s.sentence.heading
        ]
        first += own[:1]
    first += [s.best.scored for s in stands if not told & set(s.articles)]
    composed = _composed(found, [Pick(scored) for scored in first[:_MOST]], ())
    return found.answer("answered", composed.statements, composed.sources)


def _names(found: Found, position: Position) -> bool:
    """Whether a sentence itself has a name of the question."""
    words = {w.normal for w in position.scored.sentence.words}
    return any(name.last in words for name in found.understood.names)


def _within(stands: Sequence[Stand], bearers: Sequence[Namesake]) -> bool:
    """Whether sources disagree on one and the same of several who go by a name."""
    return any(
        sum(1 for stand in stands if set(bearer.articles) & set(stand.articles)) > 1 for bearer in bearers
    )


def _pick(stand: Stand) -> Pick:
    """Its best sentence, with one of each other article that gives the same answer."""
    also: dict[str, Sentence] = {}
    for position in sorted(stand.positions, key=lambda p: -p.sure):
        if position.article != stand.best.article:
            also.setdefault(position.article, position.scored.sentence)
    return Pick(stand.best.scored, tuple(also.values())[:_ALSO])


def _composed(
    found: Found, first: Sequence[Pick], stands: Sequence[Stand], *, further: bool = True
) -> Composed:
    """The picks as labelled statements, and behind them what else bears on the question."""
    picks = [*first, *(_beside(found, first) if further else ())]
    composed = compose(picks, found.articles)
    labelled = []
    for n, (statement, chosen) in enumerate(zip(composed.statements, picks, strict=True)):
        names = (
            stands[n].articles
            if n < len(stands)
            else (chosen.sentence.article, *(s.article for s in chosen.also))
        )
        shown = [chosen.sentence.article, *(name for name in names if name != chosen.sentence.article)]
        labelled.append(replace(statement, label=label([found.articles[name] for name in shown])))
    return replace(composed, statements=tuple(labelled))


def _beside(found: Found, first: Sequence[Pick]) -> list[Pick]:
    """Further sentences, the most relevant first, few of each article."""
    said = [s for p in first for s in (p.sentence, *p.also)]
    words = sum(len(p.sentence.words) for p in first)
    picks: list[Pick] = []
    for scored in sorted(found.ranked, key=lambda s: -(s.relevance if s.relevance is not None else s.score)):
        sentence = scored.sentence
        own = sum(1 for other in said if other.article == sentence.article)
        bears = scored.relevance is None or scored.relevance >= _FURTHER
        if sentence in said or sentence.heading or own >= _PER_ARTICLE or not bears:
            continue
        if len(first) + len(picks) < _MOST and words + len(sentence.words) <= WORDS_SEVERAL:
            said.append(sentence)
            picks.append(Pick(scored))
            words += len(sentence.words)
    return picks


def _sources(found: Found, stand: Stand) -> int:
    return independent(found.articles[name] for name in stand.articles)
