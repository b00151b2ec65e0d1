"""Yes or no: whether a sentence affirms or denies what is asked."""

import re
from collections.abc import Sequence

from answer.check.line import Line
from answer.check.opposites import DENYING, UNSURE
from answer.inflection import BASES
from answer.lexicon import VERB_CLASSES
from answer.tokens import stem, tokens
from answer.understanding import Understood

_KIN = tuple(frozenset(stem(word) for word in group) for group in VERB_CLASSES)
_ON_OFF = re.compile(r"^(?:is|was|are|were) .*\b(?P<state>on|off)\W*$", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?:(?:switch|turn)\w{0,5} (?P<state>on|off)"
    r"|(?:was|were|been|is|are) (?:working|running|operating))\b",
    re.IGNORECASE,
)
_REACH = 3
"""Words between what denies and what is denied."""
_SHARE = 0.5
"""Of the question's plain words, for a sentence to say yes or no to it."""


def stance(question: Understood, line: Line) -> bool | None:
    """Return whether a sentence says yes or no to a question; None where it does not surely say either.

    At least half of what is asked of the subject has to be in it, and not the subject alone. It says no where
    one of the question's words is denied in it ("would admit no inspectors"). Where one is doubted, as behind
    "unless" or "refuse", it tells nothing.
    """
    asked = [t.stem for t in question.terms if not t.name and t.weight >= 1.0]
    places = {word: _place(line, word) for word in asked}
    found = [at for at in places.values() if at is not None]
    if not asked or len(found) < _SHARE * len(asked):
        return None
    predicate = _predicate(question, asked)
    if sum(places[word] is not None for word in predicate) < _SHARE * len(predicate):
        return None
    denials = [_denied(line, at) for at in found]
    if (turned := _switched(question.text, line.text)) is not None:
        return turned
    if None in denials:
        return None
    return not any(denials)


def _switched(question: str, text: str) -> bool | None:
    """Whether a thing is told to be on, or off, where one of them is asked; None where neither is."""
    asked, told = _ON_OFF.search(question), _TURNED.search(text)
    if asked is None or told is None:
        return None
    on = told["state"] is None or told["state"].lower() == "on"
    return on == (asked["state"].lower() == "on")


def _predicate(question: Understood, asked: Sequence[str]) -> tuple[str, ...]:
    """Of the words asked those from the verb on, or all where no base form tells which it is."""
    words = tokens(question.text)
    verb = next((n for n, w in enumerate(words) if n and w.normal in BASES and not w.capital), 0)
    return tuple(dict.fromkeys(w.stem for w in words[verb:] if w.stem in asked))


def _place(line: Line, word: str) -> int | None:
    """Where the sentence has the word, or one of its class ("accept" for "admit")."""
    same = next((n for n, w in enumerate(line.words) if w.stem == word), None)
    if same is not None:
        return same
    kin = next((group for group in _KIN if word in group), frozenset())
    return next((n for n, w in enumerate(line.words) if w.stem in kin), None)


def _denied(line: Line, at: int) -> bool | None:
    """Whether a word is denied; None where that is not sure."""
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if line.parted(n, n + 1):
            return False
        word = line.words[n]
        if word.normal in DENYING or word.normal == "no" or word.normal.endswith("n't"):
            longer = n + 1 < len(line.words) and line.words[n + 1].normal == "longer"
            return None if longer else True
        if word.stem in UNSURE:
            return None
    return False
