"""One spelling for the many that news pages use, for the index of words and for its questions alike."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_PLAIN = (
    [(char, "'") for char in "‘’‚‛`´ʼ′＇"]
    + [(char, '"') for char in "“”„‟«»″＂"]
    + [(char, "-") for char in "‐‑‒–—―−﹣－"]
)
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_INITIAL = re.compile(
    r"\.[A-Za-z]\."
)  # begins with a letter that is looked for fast; without it there are none
_POSSESSIVE = re.compile(r"'(?:(?<=\w')[sS]\b|(?<=\w')(?=\s|$))")
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")


def fold(text: str) -> str:
    """Return `text` after NFKC, with one kind of hyphen and quotation mark and plain spaces.

    Invisible characters go, `U.S.` becomes `US`, a possessive loses its `'s`, and each ideograph stands
    alone, so that a search for it finds it inside a run without spaces.
    """
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isascii():
        plain = _INVISIBLE.sub("", plain)
    for char, one in _PLAIN:
        if char in plain:
            plain = plain.replace(char, one)
    if _INITIAL.search(plain):
        plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    plain = _POSSESSIVE.sub("", plain)
    return plain if plain.isascii() else _IDEOGRAPH.sub(r" \1 ", plain)
