"""Where sources disagree: the sides, each with its own sentence."""

from collections.abc import Sequence

from answer.answer import Conflict, Side
from answer.compose import Pick
from answer.evidence import Scored
from answer.spans import Answering, answering
from answer.understanding import Understood

# Kinds that can be compared: how far under the best a contender may score, and the share of cover it takes.
# Being told something by the person asked about is rare enough to count whatever else the sentence says.
_CONTENDS = {"outlet": (0.6, 0.5), "number": (0.45, 0.75)}


def contenders(question: Understood, ranked: Sequence[Scored]) -> tuple[tuple[Pick, Answering], ...]:
    """The best certain answer of each article, where the question asks for one thing that can be compared.

    An article contends if its sentence is nearly as good as the best one, and holds nearly as much of the
    question: a number in a sentence about something else is no other answer.
    """
    if question.wants not in _CONTENDS or question.several:
        return ()
    under, least = _CONTENDS[question.wants]
    found: dict[str, tuple[Pick, Answering]] = {}
    for scored in ranked:
        if scored.sentence.article in found or scored.sentence.heading:
            continue
        spans = [s for s in answering(question, scored.sentence) if s.certain]
        if not spans:
            continue
        first = next(iter(found.values()))[0].scored if found else scored
        if scored.score >= first.score - under and scored.cover >= first.cover * least:
            found[scored.sentence.article] = (Pick(scored), spans[0])
    return tuple(found.values())


def sides(contending: Sequence[tuple[Pick, Answering]]) -> tuple[tuple[str, tuple[Pick, ...]], ...]:
    """Group contenders by what they answer, as first worded; more than one group is a disagreement."""
    wording: dict[str, str] = {}
    grouped: dict[str, list[Pick]] = {}
    for chosen, span in contending:
        wording.setdefault(span.key, span.text)
        grouped.setdefault(span.key, []).append(chosen)
    return tuple((wording[key], tuple(picks)) for key, picks in grouped.items())


def conflict(
    about: str, grouped: Sequence[tuple[str, tuple[Pick, ...]]], numbers: dict[str, int]
) -> Conflict | None:
    """Return what the sources disagree about, or None where they agree."""
    if len(grouped) < 2:
        return None
    return Conflict(
        about,
        tuple(
            Side(text, tuple(sorted({numbers[p.sentence.article] for p in picks}))) for text, picks in grouped
        ),
    )
