"""The plain way to answer: the few sentences that carry it, or the sides of a disagreement."""

from answer.answer import Answer
from answer.compose import compose, in_order, pick, short_answer
from answer.disputed import conflict, contenders, sides
from answer.found import Found


def quoted(found: Found) -> Answer:
    """Say what was found: one answer, or the sides of a disagreement, each with its own sentence."""
    understood, ranked = found.understood, found.ranked
    grouped = sides(contenders(understood, ranked))
    disputed = [p for _, picks in grouped for p in picks[:1]] if len(grouped) > 1 else []
    several = understood.several or bool(disputed)
    picks = in_order(pick(understood, ranked, several=several, first=disputed))
    composed = compose(picks, found.articles)
    numbers = {s.article: s.n for s in composed.sources}
    said = {s for p in picks for s in (p.sentence, *p.also)}
    shown = [(text, tuple(p for p in side if p.sentence in said)) for text, side in grouped]
    dispute = conflict(understood.text, shown, numbers) if disputed else None
    best_first = sorted(picks, key=lambda p: -p.scored.score)
    short = None if dispute or understood.several else short_answer(understood, best_first)
    return found.answer(
        "conflicting" if dispute else "answered",
        composed.statements,
        composed.sources,
        short=short.text if short else None,
        conflicts=(dispute,) if dispute else (),
    )
