"""Who does what a question asks: "Who sent the boats?" wants whoever sent them, not what was sent."""

import re
from functools import cache, lru_cache
from typing import Final

from answer.inflection import BASES, past, third_person
from answer.speech import SPEECH_STEMS
from answer.tokens import stem, tokens

_ASKS: Final = re.compile(
    r"\W{0,9}who (?:(?:has|have|had|will|would|could|may|might) )?(?P<verb>[a-z]+)\b", re.IGNORECASE
)
_NO_VERBS: Final = frozenset("is are was were am be been did does do has have had will else".split())
_NEAR: Final = 60
"""Characters before some words among which their verb is."""
_LED: Final = re.compile(r"(?P<verb>[\w-]+)(?:\s+(?:the|an?|his|her|its|their))?\s+$")


@lru_cache(maxsize=256)
def verb_forms(question: str) -> frozenset[str]:
    """Return the forms of the verb whose subject "who" is; none of verbs of saying, which lead a name too."""
    match = _ASKS.match(question)
    verb = match["verb"].casefold() if match else ""
    if not verb or verb in _NO_VERBS or stem(verb) in SPEECH_STEMS:
        return frozenset()
    base = _bases().get(verb, verb)
    return frozenset({verb, base, past(base), third_person(base), f"{base.removesuffix('e')}ing"})


@cache
def _bases() -> dict[str, str]:
    """The base of each past and each third person that is known."""
    return {form: base for base in BASES for form in (past(base), third_person(base))}


def done_to(text: str, start: int, verb: frozenset[str]) -> bool:
    """Whether the words that begin at `start` of a text stand right behind the verb: it is done to them."""
    led = _LED.search(text[max(0, start - _NEAR) : start]) if verb else None
    return led is not None and led["verb"].casefold() in verb


def repeats(question: str, words: str) -> bool:
    """Whether some words have a plain word of the question: nobody who sent boats is "two boats"."""
    asked = {word.stem for word in tokens(question) if word.content and not word.capital}
    return any(word.stem in asked for word in tokens(words) if word.content)
