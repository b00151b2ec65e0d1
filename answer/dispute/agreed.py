"""Agreement: what several sources say is said once, with all of them."""

from collections.abc import Sequence
from dataclasses import replace

from answer.check.line import Line
from answer.compose import Pick
from answer.dispute.positions import by_form, by_reader
from answer.dispute.stands import Stand, grouped
from answer.dispute.values import mentions
from answer.evidence import Sentence
from answer.found import Found

_SURE = 0.5
"""How sure the reader must be of an answer for its source to count."""
_SHARE = 0.5
"""Of a statement's words, for a sentence that gives the same answer to bear it out."""
_MOST = 3
"""Sources that are cited beside the one that is shown."""


def corroborated(found: Found, picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """Return the picks; the first that gives the surest answer with the sentences of others that give it too.

    They are further sources of it, each with its own quote, and not said again: they must have half of its
    words as well.
    """
    given = [*by_form(found), *(p for p in by_reader(found.understood, found.ranked) if p.sure >= _SURE)]
    stands = sorted(grouped(given), key=lambda s: -s.sure)
    if not stands or len(stands[0].articles) < 2:
        return tuple(picks)
    stand = stands[0]
    at = next((n for n, pick in enumerate(picks) if _gives(stand, pick.sentence)), None)
    if at is None:
        return tuple(picks)
    joined = _with(picks[at], stand)
    return (*picks[:at], joined, *(p for p in picks[at + 1 :] if p.sentence not in joined.also))


def _gives(stand: Stand, sentence: Sentence) -> bool:
    line = Line(sentence.text)
    return sentence.article in stand.articles and any(mentions(line, v) for v in stand.best.values)


def _with(pick: Pick, stand: Stand) -> Pick:
    cited = {pick.sentence.article, *(s.article for s in pick.also)}
    also: list[Sentence] = []
    for position in stand.positions:
        sentence = position.scored.sentence
        common = len(pick.sentence.stems & sentence.stems)
        if sentence.article not in cited and common >= _SHARE * len(pick.sentence.stems):
            cited.add(sentence.article)
            also.append(sentence)
    return replace(pick, also=(*pick.also, *also)[: max(_MOST, len(pick.also))])
