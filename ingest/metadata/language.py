"""The language of a text, where there is enough of it to tell."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ingest.block import Block

_FEWEST_LETTERS = 120
_SHORT = 320  # characters that mostly suffice; the time it takes grows with them
_LONG = 4000
_SUREST = 0.95
_IDEOGRAPHS = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_IDEOGRAPH = 3  # letters that one ideograph stands for, roughly
_ENGLISH = frozenset(
    "the of and that with from which have has they this were been would their said who after but".split()
)
"""Words that most English sentences have some of, and hardly a sentence of another language."""
_ELSEWHERE = frozenset(
    "der das und ist nicht ein eine den dem zu mit le la les et des du est une el los las que y en por con il"
    " di che de het een van niet och att det som og ikke o os da em um uma yang dan ini na wa ya je se bir"
    " ve".split()
)
_ACCENTED = re.compile(r"[^\x00-\xbf\u2000-\u20ff]")
"""Letters that English words seldom have."""
_FEWEST_ENGLISH = 4
_LEAST_ENGLISH = 1 / 7
_NONE = "zxx"  # what the identifier calls a text in no language: figures, codes, noise


def find(blocks: Sequence[Block], tag: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language that `blocks` are in; see `detect`."""
    longest = max((block.text for block in blocks), key=len, default="")
    if len(longest) >= _SHORT and (language := _identified(longest[:_SHORT])):
        return language
    return detect("\n\n".join(block.text for block in blocks), tag)


def detect(text: str, tag: str | None = None) -> str | None:
    """Return the ISO 639-1 code of `text`, or None when it is too short or no language is likely.

    A page's own tag (`en-GB`) speaks only for texts that are too short: templates often carry a wrong one.
    """
    sample = text[:_LONG]
    return (
        _identified(sample[:_SHORT]) or (_identified(sample) if len(sample) > _SHORT else None) or _code(tag)
    )


def _identified(sample: str) -> str | None:
    if _letters(sample) < _FEWEST_LETTERS:
        return None
    if _is_plainly_english(sample):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SUREST and language != _NONE else None


def _is_plainly_english(sample: str) -> bool:
    """Whether its words are so English that the identifier need not be asked, which takes longer."""
    words = sample.lower().split()
    if _ACCENTED.search(sample) or not _ELSEWHERE.isdisjoint(words):
        return False
    found = [word for word in words if word in _ENGLISH]
    return len(found) >= _LEAST_ENGLISH * len(words) and len(set(found)) >= _FEWEST_ENGLISH


def _letters(sample: str) -> int:
    letters = sum(map(str.isalpha, sample))
    if sample.isascii():
        return letters
    return letters + (_IDEOGRAPH - 1) * len(_IDEOGRAPHS.findall(sample))


def _code(tag: str | None) -> str | None:
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401  # py3langid ships no types
    """The identifier for the languages that ISO 639-1 has a code for; of dialects it would be unsure."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2 or code == _NONE])
    return identifier
