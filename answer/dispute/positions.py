"""Positions: what each source gives for an answer, by a sentence's form, the reader, or an altered copy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.amounts import fits as amount_fits
from answer.amounts import is_denied
from answer.check.line import Line
from answer.dispute.altered import altered
from answer.dispute.attribute import attribute_asked, attribute_given
from answer.dispute.stance import stance
from answer.dispute.values import Kind, Value, plain, same, values_at, values_in
from answer.doer import least_content
from answer.evidence import Scored
from answer.found import Found
from answer.numbers import numbers_in
from answer.office import bears_title, office_held
from answer.spans import answering
from answer.understanding import Understood
from answer.wanted import Wants
from index.passage import Span

_ANY: frozenset[Kind] = frozenset({"date", "number", "name", "words"})
_FITS: dict[Wants, frozenset[Kind]] = {
    "person": frozenset({"name"}),
    "outlet": frozenset({"name"}),
    "place": frozenset({"name", "words"}),
    "date": frozenset({"date"}),
    "number": frozenset({"number"}),
    "reason": frozenset(),
    "yes_no": frozenset({"stance"}),
}
"""Kinds of value that answer; all where the question does not tell."""
# Kinds whose form is certain enough to count without a reader: how far under the best a position may score,
# and the share of its cover it takes. Being told something by the person asked about is rare enough to count
# whatever else the sentence says.
BY_FORM: dict[Wants, tuple[float, float]] = {"outlet": (0.9, 0.5), "number": (0.75, 0.8)}
"""Kinds of answer that the form of a sentence tells."""
_JOINS = re.compile(r"(?:\s|,|&|-|–|\b(?:and|or|to|of|the|in)\b)*")
_BY_ATTRIBUTE = 0.6
"""How sure "its population was 400" is: of what, another sentence tells."""
_TOLD = 0.7
"""Share of the question's plain words that the best sentence has, for another to give a number for it."""
_RELEVANT = 0.6
"""Relevance from which a sentence says yes or no."""
_COPIES = 16
"""Sentences, the best, that are compared for altered copies."""
_UNDER = 0.5
"""How far under the best sentence one may score to be compared."""


@dataclass(frozen=True, slots=True)
class Position:
    """What a sentence gives for an answer.

    Attributes:
        scored: the sentence.
        values: what answers, at least one; several where it gives a list.
        sure: probability that these words answer, by the reader; 1 where the form of the sentence tells.
    """

    scored: Scored
    values: tuple[Value, ...]
    sure: float

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.scored.sentence.article

    @property
    def line(self) -> Line:
        """Its sentence."""
        return Line(self.scored.sentence.text)

    @property
    def text(self) -> str:
        """The words of its values, with what joins them; the longest, where other words part them."""
        if self.values[0].kind == "stance":
            return next(iter(self.values[0].parts))
        text = self.scored.sentence.text
        runs = [(v.start, v.end) for v in self.values[:1]]
        for value in self.values[1:]:
            start, end = runs[-1]
            if _JOINS.fullmatch(text, end, value.start):
                runs[-1] = (start, value.end)
            else:
                runs.append((value.start, value.end))
        start, end = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
        return text[start:end]


def by_form(found: Found) -> tuple[Position, ...]:
    """The best certain answer of each article, where the question asks for one thing whose form tells.

    An article counts if its sentence is nearly as good as the best one, and holds nearly as much of the
    question: a number in a sentence about something else is no other answer.
    """
    question = found.understood
    if question.wants == "yes_no":
        return _stances(found)
    if question.wants not in BY_FORM:
        return attributes(found)
    under, least = BY_FORM[question.wants]
    positions: dict[str, Position] = {}
    enough = _TOLD * max((s.content or 0.0 for s in found.ranked), default=0.0)
    for scored in found.ranked:
        if scored.sentence.article in positions or scored.sentence.heading:
            continue
        if question.wants == "number" and (scored.content or 0.0) < enough:
            continue
        span = next((s for s in answering(question, scored.sentence) if s.certain), None)
        if span is None:
            continue
        first = next(iter(positions.values())).scored if positions else scored
        if scored.score >= first.score - under and scored.cover >= first.cover * least:
            values = _at(scored, (span.start, span.end))
            if values:
                positions[scored.sentence.article] = Position(scored, values, 1.0)
    return tuple(positions.values())


def _stances(found: Found) -> tuple[Position, ...]:
    """What the relevant sentences of each article say to a question that is answered by yes or no."""
    positions: dict[str, Position] = {}
    for scored in found.ranked:
        sentence = scored.sentence
        if sentence.article in positions or (scored.relevance or 0.0) < _RELEVANT or sentence.asks:
            continue
        said = stance(found.understood, Line(sentence.text))
        if said is not None:
            whole = Value(
                sentence.text, 0, len(sentence.text), "stance", parts=frozenset({"yes" if said else "no"})
            )
            positions[sentence.article] = Position(scored, (whole,), 1.0)
    return tuple(positions.values())


def attributes(found: Found) -> tuple[Position, ...]:
    """What the articles that name what is asked about give for the attribute that is asked for."""
    question = found.understood
    noun = attribute_asked(question.text)
    if noun is None or not question.names:
        return ()
    positions: dict[str, Position] = {}
    for scored in found.ranked:
        sentence = scored.sentence
        values = fitting(question, tuple(attribute_given(noun, Line(sentence.text))))
        if values and sentence.article not in positions and _names(found, sentence.article):
            positions[sentence.article] = Position(scored, values, _BY_ATTRIBUTE)
    return tuple(positions.values())


def _names(found: Found, article: str) -> bool:
    """Whether an article has a name of the question somewhere."""
    words = {w.normal for s in found.whole[article] for w in s.words}
    return any(name.last in words for name in found.understood.names)


def by_reader(question: Understood, ranked: Sequence[Scored]) -> tuple[Position, ...]:
    """What each article answers by the reader: the words of which it is surest, if they are of the kind.

    Where somebody who holds an office is asked for, if they bear its title.
    """
    best: dict[str, Position] = {}
    title = office_held(question.text) if question.wants == "person" else None
    for scored in ranked:
        if scored.answer is None:
            continue
        values = fitting(question, _at(scored, scored.answer))
        values = tuple(v for v in values if _measures(question, scored.sentence.text, v))
        if title is not None:
            values = tuple(v for v in values if bears_title(scored.sentence.text, v.text, title))
        held = best.get(scored.sentence.article)
        if values and (held is None or scored.sure > held.sure):
            best[scored.sentence.article] = Position(scored, values, scored.sure)
    told = sorted(best.values(), key=lambda p: -p.sure)
    if question.wants == "person":
        least = least_content(question.text, (p.scored.content for p in told))
        told = [p for p in told if (p.scored.content or 0.0) >= least]
    return tuple(told)


def _measures(question: Understood, text: str, value: Value) -> bool:
    """Whether a number measures what is asked for: cubic metres are no height."""
    if question.wants != "number" or value.quantity is None:
        return True
    number = next(numbers_in(text[value.start : value.end]), None)
    if number is None:
        return True
    return amount_fits(question, text, value.start + number.start(), value.start + number.end())


def by_copies(question: Understood, ranked: Sequence[Scored]) -> Iterator[tuple[Position, Position]]:
    """Yield sentences of two articles that are the same but for a value of the kind that is asked for."""
    if not ranked or not fits(question):
        return
    best = ranked[0].score
    near = [s for s in ranked[:_COPIES] if s.score >= best - _UNDER]
    lines = [Line(s.sentence.text) for s in near]
    for n, one in enumerate(near):
        for m in range(n + 1, len(near)):
            if near[m].sentence.article == one.sentence.article:
                continue
            found = altered(lines[n], lines[m])
            if found is None:
                continue
            mine, theirs = fitting(question, found.one), fitting(question, found.other)
            if mine and theirs:
                yield Position(one, mine, one.sure), Position(near[m], theirs, near[m].sure)


def by_denials(found: Found) -> Iterator[tuple[Position, Position]]:
    """Yield what a sentence gives for a number that it denies, and a sentence elsewhere that gives that one.

    "Eleven pieces were stolen, not nine" beside "made off with nine pieces".
    """
    question = found.understood
    if question.wants != "number":
        return
    for scored in found.ranked[:_COPIES]:
        text = scored.sentence.text
        denied = [value for value in values_in(Line(text)) if value.quantity and is_denied(text, value.start)]
        given = next((s for s in answering(question, scored.sentence) if s.certain), None) if denied else None
        mine = _at(scored, (given.start, given.end)) if given else ()
        other = next((o for o in found.ranked if mine and _gives(question, o, scored, denied)), None)
        if other is not None:
            theirs = tuple(v for v in values_in(Line(other.sentence.text)) if any(same(v, d) for d in denied))
            yield Position(scored, mine, 1.0), Position(other, theirs[:1], 1.0)


def _gives(question: Understood, other: Scored, scored: Scored, denied: Sequence[Value]) -> bool:
    """Whether a sentence of another article gives a number that is denied, as what is asked for."""
    if other.sentence.article == scored.sentence.article or other.sentence.heading:
        return False
    given = next((s for s in answering(question, other.sentence) if s.certain), None)
    values = _at(other, (given.start, given.end)) if given else ()
    return any(same(value, one) for value in values for one in denied)


def fits(question: Understood) -> frozenset[Kind]:
    """Kinds of value that can answer the question."""
    return _FITS.get(question.wants, _ANY)


def fitting(question: Understood, values: Sequence[Value]) -> tuple[Value, ...]:
    """The values that can answer: of the kind that is asked for, and not named by the question."""
    kinds = fits(question)
    asked = {t.stem for t in question.terms} | {plain(part) for n in question.names for part in n.parts}
    return tuple(v for v in values if v.kind in kinds and not v.parts & asked)


def _at(scored: Scored, place: Span) -> tuple[Value, ...]:
    base = scored.sentence.start
    return values_at(Line(scored.sentence.text), (place[0] - base, place[1] - base))


def positions(found: Found) -> tuple[Position, ...]:
    """The best position of each article: by form, else by the reader, the surest first."""
    best = {p.article: p for p in (*reversed(by_reader(found.understood, found.ranked)), *by_form(found))}
    return tuple(sorted(best.values(), key=lambda p: -p.sure))
