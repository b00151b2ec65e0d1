"""Multiple choice: which of the given answers the sources support best."""

import re
from collections.abc import Sequence

from answer.evidence import Scored
from answer.lexicon import STOP_WORDS
from answer.tokens import stems, tokens
from answer.understanding import Understood

_NONE = re.compile(r"none of (?:the above|these|them)", re.IGNORECASE)
_BASE = 0.2  # what a sentence that holds none of the question's words still counts
_LEAST = 0.5  # share of a choice's words that a sentence must hold where "none" is a choice too
_COUNTED = 3  # sentences that count for a choice, the best ones


def choose(question: Understood, sentences: Sequence[Scored], choices: Sequence[str]) -> int | None:
    """Return the zero-based index of the choice the sources support best; "None of the above" where none is.

    A sentence supports a choice as far as it holds the choice's words and bears on the question; the three
    best sentences count. The first choice wins a tie. None where nothing is supported and no such choice is
    offered.
    """
    none = next((n for n, choice in enumerate(choices) if _NONE.search(choice)), None)
    least = 0.0 if none is None else _LEAST
    asked = {term.stem for term in question.terms}
    best, index = 0.0, none
    for n, choice in enumerate(choices):
        if n == none:
            continue
        own = _own_words(choice, asked)
        value = sum(sorted((_support(own, s, least) for s in sentences), reverse=True)[:_COUNTED])
        if value > best:
            best, index = value, n
    return index


def _own_words(choice: str, asked: set[str]) -> frozenset[str]:
    """Stems of the words of a choice; what it shares with the question tells nothing, if it has others."""
    words = tokens(choice)
    wanted = stems(tuple(w for w in words if w.normal not in STOP_WORDS)) or stems(words)
    return wanted - asked or wanted


def _support(own: frozenset[str], scored: Scored, least: float) -> float:
    """How far a sentence supports a choice: its share of the choice's words, times how well it bears."""
    share = len(own & scored.sentence.stems) / len(own) if own else 0.0
    return share * (_BASE + scored.cover) if share >= least else 0.0
