"""The pronoun that leads a sentence, and persons without a name whom it may mean instead."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from answer.speech.clauses import Sentence
from answer.speech.nouns import ROLES
from answer.speech.pieces import Piece
from answer.speech.words import KIN, OPENERS, PREPOSITIONS, RELATIVES
from index.passage import Span

_PRONOUN: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_DETERMINERS: Final = frozenset("the a an his her their its one another".split())
_EQUALS: Final = frozenset(", is was as be been became becomes –".split())
_JOINING: Final = frozenset("and but or then so yet both ,".split())
_LOOSE: Final = (
    PREPOSITIONS
    | RELATIVES
    | OPENERS
    | frozenset("while although though as a an the in last this that two three four five".split())
)
_PEOPLE: Final = ROLES | KIN
_EARLY = 14  # pieces that may stand before a pronoun that leads its sentence


def leading_pronoun(sentence: Sentence) -> Span | None:
    """The pronoun of a person that is the sentence's subject or owns it, behind an opening phrase at most.

    None where somebody without a name is in that phrase: it may mean them.
    """
    text = sentence.line.text
    kept = (p for p in sentence.pieces if p.what != "mark" or p.normal == ",")
    pieces = list(islice(kept, _EARLY + 2))
    for n, piece in enumerate(pieces):
        if piece.what == "quote":
            return None
        if piece.what != "word" or text[piece.start] not in "HhSs":
            match = None
        else:
            match = _PRONOUN.match(text, piece.start)
        if match is not None:
            before = pieces[:n]
            opens = all(
                p.normal in _JOINING or p.normal in OPENERS or p.normal.endswith("ly") for p in before
            )
            phrase = bool(before) and before[-1].normal == "," and _opens_phrase(before)
            return match.span() if opens or phrase else None
        if n > _EARLY:
            return None
    return None


def _opens_phrase(before: Sequence[Piece]) -> bool:
    """Whether the pieces before a comma only open the sentence, with nobody unnamed in them."""
    before = [p for p in before if p.normal not in _JOINING] or before
    first = before[0].normal
    loose = first in _LOOSE or first.endswith(("ly", "ed", "ing"))
    loose = loose or any(p.normal in {"later", "ago", "earlier"} for p in before[-2:])
    return loose and not any(p.normal in _PEOPLE for p in before)


def names_nobody(sentence: Sentence) -> bool:
    """Whether somebody without a name is in the sentence: "his attorney", "the woman"; no apposition."""
    pieces = sentence.pieces
    for at, piece in enumerate(pieces):
        if piece.what != "word" or piece.normal not in _PEOPLE or piece.possessive:
            continue
        around = pieces[max(0, at - 1) : at + 3]
        first = next(
            (n for n in range(at - 1, max(-1, at - 5), -1) if pieces[n].normal in _DETERMINERS), None
        )
        before = pieces[first - 1].normal if first else ""
        if first is not None and not any(p.name for p in around) and before not in _EQUALS:
            return True
    return False
