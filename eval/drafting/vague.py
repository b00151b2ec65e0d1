"""Whether words point at what only the article around them tells: "the region", "the union's chief"."""

import re
from typing import Final

from answer.lexicon import words

_PHRASE: Final = re.compile(r"\b[Tt]he (?P<run>[a-z][\w’'-]*(?: [a-z][\w’'-]*)*)(?P<named> [A-Z0-9])?")
_TELLS_WHICH: Final = words("of at in on for against near to that who named called")
"""What comes behind a thing and says which it is."""
_STOPS: Final = words(
    "by with and or but as into onto over under through from between during after before while when where "
    "because than then is are was were be been has have had will would can could did does do not also down "
    "up out off away"
)
"""What a thing's name ends before."""
_ONE: Final = words(
    "world internet web sun moon sky earth sea ocean universe public police military army media economy war "
    "king queen pope end beginning time past future first last only most least same best worst national "
    "federal largest biggest smallest highest lowest longest oldest youngest fastest next"
)
"""What there is one of, or what makes one of many."""


def vague(text: str) -> bool:
    """Tell whether a question names a thing with "the" and does not say which."""
    return any(_points(found["run"].split(), named=bool(found["named"])) for found in _PHRASE.finditer(text))


def _points(run: list[str], *, named: bool) -> bool:
    """Tell of the words behind a "the", up to a name or the end, whether they point outside."""
    for word in run:
        if word.endswith(("’s", "'s", "s’", "s'")):
            return True
        if word in _ONE or word in _TELLS_WHICH:
            return False
        if word in _STOPS:
            return True
    return not named
