"""Claims against whole pages: evidence is picked, may be scattered, and may bear out one half only."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

from models.training.declare import declared
from models.training.edits import dropped, falsified, names
from models.training.examples import distractor, evidence
from models.training.pairs import Example, Group
from models.training.prose import STOP, Rarity, sentences
from models.training.rows import Asked

_PAGE: Final = 4
"""Contexts that follow one another and make a page."""
_EVIDENCE: Final = (60, 110, 150)
_LEAST, _MOST = 6, 32
"""Words of a sentence that is half of a claim."""


def pages(contexts: Sequence[str]) -> list[str]:
    """Join contexts that follow one another: in the encyclopedia they are of one article."""
    return ["\n".join(contexts[at : at + _PAGE]) for at in range(0, len(contexts), _PAGE)]


def page_groups(contexts: Sequence[str], chance: random.Random, share: float) -> Iterator[Group]:
    """Yield claims of one or two sentences of a page: borne out, borne out by half, falsified, not told.

    Args:
        contexts: in their order.
        chance: draws.
        share: of the sentences that become claims.
    """
    made = pages(contexts)
    rarity = Rarity(contexts)
    for n, page in enumerate(made):
        own = _halves(page)
        foreign = _halves(made[(n + 1) % len(made)]) or own
        pool = [*names(page), *names(made[(n + 1) % len(made)])]
        for at, sentence in enumerate(own):
            if chance.random() >= share:
                continue
            most = chance.choice(_EVIDENCE)
            first = dropped(sentence, (), chance) or sentence
            second = own[(at + 1 + chance.randrange(3)) % len(own)]
            double = chance.random() < 0.5 and second != sentence
            claim = _both(first, second, chance) if double else first
            text = evidence(claim, page, rarity, most)
            if sentence not in text or (double and second not in text):
                continue
            examples = [Example(claim, text, verdict="supported")]
            halves = chance.sample([first, chance.choice(foreign)], 2)
            half = _both(halves[0], halves[1], chance)
            examples.append(Example(half, evidence(half, page, rarity, most), verdict="unsupported"))
            if wrong := falsified(claim, pool, chance):
                text = evidence(wrong, page, rarity, most)
                examples.append(Example(wrong, text, verdict="contradicted"))
            if chance.random() < 0.5:
                rest = page.replace(sentence, "")
                examples.append(Example(first, evidence(first, rest, rarity, most), verdict="neither"))
            yield tuple(examples)


def _halves(page: str) -> list[str]:
    found = (page[start:end] for start, end in sentences(page))
    return [one for one in found if _LEAST <= len(one.split()) <= _MOST and one[-1] in ".!"]


def _both(one: str, other: str, chance: random.Random) -> str:
    """Two sentences as one, or beside one another."""
    if chance.random() < 0.4:
        return f"{one} {other}"
    first = other.partition(" ")[0]
    named = first in names(f"x y {other}") and first.lower() not in STOP
    lower = other if named or other[:2] == "I " else other[:1].lower() + other[1:]
    return f"{one.rstrip('.!')}, {chance.choice(('and', 'and', 'while'))} {lower}"


def declared_groups(rows: Sequence[Asked], chance: random.Random) -> Iterator[Group]:
    """Yield answers put into statements, with the page's evidence, and the same with other answers."""
    contexts = list(dict.fromkeys(row.context for row in rows))
    rarity, made = Rarity(contexts), pages(contexts)
    page_of = {context: made[n // _PAGE] for n, context in enumerate(contexts)}
    offered: dict[str, list[str]] = {}
    for row in rows:
        offered.setdefault(page_of[row.context], []).append(row.context[slice(*row.answers[0])])
    for row in rows:
        right = row.context[slice(*min(row.answers, key=lambda span: span[1] - span[0]))]
        claim = declared(row.question, right)
        if claim is None:
            continue
        page, most = page_of[row.context], chance.choice(_EVIDENCE)
        text = evidence(claim, page, rarity, most)
        if right not in text:
            continue
        examples = [Example(claim, text, verdict="supported")]
        gold = [row.context[slice(*span)].lower() for span in row.answers]
        wrong = distractor(right, [*offered[page], *names(text)], gold, chance)
        if wrong is not None and (other := declared(row.question, wrong)):
            examples.append(Example(other, evidence(other, page, rarity, most), verdict="unsupported"))
        if chance.random() < 0.4:
            rest = page.replace(row.context, "")
            examples.append(Example(claim, evidence(claim, rest, rarity, most), verdict="neither"))
        yield tuple(examples)
