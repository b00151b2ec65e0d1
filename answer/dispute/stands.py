"""Stands: what sources answer, grouped by what they agree on, and which of them cannot both be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answer.check.line import Line
from answer.dispute.positions import BY_FORM, Position, by_copies, by_denials, by_form, by_reader
from answer.dispute.values import excludes, mentions, same
from answer.found import Found

# Chosen on development questions, see docs/answers.md.
_SURE, _ANSWERS = 0.3, 0.6
"""How sure the reader must be of an answer's words, and of its sentence to answer at all, for it to count."""
_SURELY, _SURELY_ANSWERS = 0.6, 0.85
"""The same for an answer to contradict another one."""
_BEARS, _FIRST = 0.1, 3
"""Relevance, or place among the sentences, from which an altered copy is taken to be about the question."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One answer with the positions of all sources that give it."""

    positions: tuple[Position, ...]

    @property
    def best(self) -> Position:
        """The position that is shown: the best sentence."""
        return max(self.positions, key=lambda p: (round(p.scored.score, 5), p.sure))

    @property
    def text(self) -> str:
        """The answer in the words of the sentence that is shown."""
        return self.best.text

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that give it."""
        return tuple(dict.fromkeys(p.article for p in self.positions))

    @property
    def sure(self) -> float:
        """How sure it is, over all its articles."""
        by_article: dict[str, float] = {}
        for p in self.positions:
            by_article[p.article] = max(p.sure, by_article.get(p.article, 0.0))
        return sum(by_article.values())

    def holds(self, position: Position) -> bool:
        """Whether a position gives this answer."""
        return any(_agree(position, held) for held in self.positions)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Answers that exclude each other, the surest first.

    Attributes:
        stands: two or more, or none where sources agree.
        sure: whether they surely contradict each other, rather than being true of different things: one is
            an altered copy of the other, the form of both sentences tells, or the reader is sure of both.
    """

    stands: tuple[Stand, ...] = ()
    sure: bool = False


def dispute(found: Found) -> Dispute:
    """Return the answers that exclude each other.

    Altered copies settle it: two sentences that are the same but for what is asked for. Else it takes two
    articles of which each gives an answer of its own and neither names the other's.
    """
    question = found.understood
    if question.wants == "number":  # anything is counted somewhere
        found = replace(found, ranked=found.of_the_named())
    if question.several or question.wants == "reason" or not found.ranked:
        return Dispute()
    copies = tuple(p for pair in by_copies(question, found.ranked) if _bears(found, pair) for p in pair)
    copies += tuple(p for pair in by_denials(found) for p in pair)
    form = by_form(found)
    read = () if question.wants in BY_FORM else tuple(filter(_answers, by_reader(question, found.ranked)))
    stands = sorted(grouped((*copies, *form, *read)), key=lambda s: -s.sure)
    sides = [s for s in stands if any(p in copies for p in s.positions)] or stands[:1]
    for stand in stands:
        if stand not in sides and all(_against(found, stand, side, form) for side in sides):
            sides.append(stand)
    if len(sides) < 2:
        return Dispute()
    certain = sum(any(p in form or _surely(p) for p in side.positions) for side in sides)
    return Dispute(tuple(sides), sure=bool(copies) or certain > 1)


def grouped(positions: Iterable[Position]) -> list[Stand]:
    """Group positions by what they answer, in their order."""
    stands: list[Stand] = []
    for position in positions:
        at = next((n for n, stand in enumerate(stands) if stand.holds(position)), None)
        if at is None:
            stands.append(Stand((position,)))
        else:
            stands[at] = Stand((*stands[at].positions, position))
    return stands


def _bears(found: Found, pair: Sequence[Position]) -> bool:
    """Whether a pair of altered copies is about the question: the reader sees it, or one would be quoted."""
    relevance = max(p.scored.relevance or 0.0 for p in pair)
    return relevance >= _BEARS or any(p.scored in found.ranked[:_FIRST] for p in pair)


def _agree(one: Position, other: Position) -> bool:
    return any(same(a, b) for a in one.values for b in other.values)


def _surely(position: Position) -> bool:
    """Whether the reader is sure of a position."""
    return position.sure >= _SURELY and (position.scored.relevance or 0.0) >= _SURELY_ANSWERS


def _answers(position: Position) -> bool:
    """Whether the reader is sure enough of a position to set it against another."""
    return position.sure >= _SURE and (position.scored.relevance or 0.0) >= _ANSWERS


def _against(found: Found, one: Stand, other: Stand, form: Sequence[Position]) -> bool:
    """Whether two answers cannot both be right: they exclude each other, and no source knows of both."""
    if set(one.articles) & set(other.articles):
        return False
    mine, theirs = (max(stand.positions, key=lambda p: p.sure) for stand in (one, other))
    if not all(excludes(a, b) for a in mine.values for b in theirs.values):
        return False
    if mine in form and theirs in form:
        return True
    return _unnamed(found, one, other)


def _unnamed(found: Found, one: Stand, other: Stand) -> bool:
    """Whether no article of either names what the other answers: who names both knows of both."""
    for mine, theirs in ((one, other), (other, one)):
        values = [v for v in mine.best.values if v.kind == "name"]
        for article in theirs.articles if values else ():
            if any(mentions(Line(s.text), v) for s in found.whole[article] for v in values):
                return False
    return True
