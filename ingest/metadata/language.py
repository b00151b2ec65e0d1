"""The language of a text, where there is enough of it to tell."""

from functools import lru_cache
from typing import Any

_FEWEST_LETTERS = 120
_READ = 4000
_SUREST = 0.95


def detect(text: str, tag: str | None = None) -> str | None:
    """Return the ISO 639-1 code of `text`, or None when it is too short or no language is likely.

    A page's own tag (`en-GB`) speaks only for texts that are too short: templates often carry a wrong one.
    """
    sample = text[:_READ]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return _code(tag)
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SUREST else _code(tag)


def _code(tag: str | None) -> str | None:
    code = (tag or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401  # py3langid ships no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
