"""Who does what a question asks: "Who sent the boats?" wants whoever sent them, not what was sent."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from answer.inflection import BASES, past, third_person
from answer.speech import SPEECH_STEMS
from answer.tokens import stem, tokens

_ASKS: Final = re.compile(
    r"\W{0,9}who (?:(?:has|have|had|will|would|could|may|might|first|also|then|just|once|really) ){0,2}"
    r"(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_NO_VERBS: Final = frozenset("is are was were am be been did does do has have had will else".split())
_FEWEST: Final = 0.5
_NEAR: Final = 60
"""Characters before some words among which their verb is."""
_LED: Final = re.compile(
    r"(?P<verb>\b(?!(?:and|the|an?|his|her|its|their)\b)[\w-]+)(?:\s+(?:the|an?|his|her|its|their))?\s+$"
)
_JOINED: Final = re.compile(r"(?:\b[\w-]+ ){2,6}and (?:an? |the )?$")


def verb_asked(question: str) -> str:
    """Return the verb whose subject "who" is, in its base form if that is known; "" without."""
    match = _ASKS.match(question)
    verb = match["verb"].casefold() if match else ""
    return "" if verb in _NO_VERBS else base_form(verb)


@lru_cache(maxsize=256)
def verb_forms(question: str) -> frozenset[str]:
    """Return base, past and third person of the verb whose subject "who" is, as far as they are known.

    None of verbs of saying, which lead the name of whoever speaks, too.
    """
    verb = verb_asked(question)
    if not verb or stem(verb) in SPEECH_STEMS:
        return frozenset()
    return frozenset({verb, past(verb), third_person(verb)}) if verb in BASES else frozenset({verb})


def base_form(verb: str) -> str:
    """Return the base of a past or a third person that is known; any other word as it is."""
    return verb if verb in BASES else _bases().get(verb, verb)


@cache
def _bases() -> dict[str, str]:
    return {form: base for base in BASES for form in (past(base), third_person(base))}


def done_to(text: str, start: int, verb: frozenset[str]) -> bool:
    """Whether the words that begin at `start` of a text stand right behind the verb: it is done to them.

    Or behind an "and" that joins them to what does: "two boats and a team of divers".
    """
    before = text[max(0, start - _NEAR) : start] if verb else ""
    if (led := _LED.search(before)) is not None:
        return led["verb"].casefold() in verb
    joined = _JOINED.search(before)
    return joined is not None and not verb.isdisjoint(joined[0].casefold().split())


def least_content(question: str, contents: Iterable[float | None]) -> float:
    """Return the share of the question's plain words from which a sentence may tell who did it.

    Half of what the best of some sentences has; 0 where no verb is asked about.
    """
    return _FEWEST * max((one or 0.0 for one in contents), default=0.0) if verb_forms(question) else 0.0


def repeats(question: str, words: str) -> bool:
    """Whether some words have a plain word of the question: nobody who sent boats is "two boats"."""
    asked = {word.stem for word in tokens(question) if word.content and not word.capital}
    return any(word.stem in asked for word in tokens(words) if word.content)
