"""One spelling for the many that news pages use, for the index of words and for its questions alike."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_QUOTES = {ord(c): "'" for c in "‘’‚‛`´ʼ′＇"} | {ord(c): '"' for c in "“”„‟«»″＂"}
_HYPHENS = {ord(c): "-" for c in "‐‑‒–—―−﹣－"}
_TABLE = _QUOTES | _HYPHENS
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=\w)'(?=\s|$)", re.IGNORECASE)
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")


def fold(text: str) -> str:
    """Return `text` after NFKC, with one kind of hyphen and quotation mark and plain spaces.

    Invisible characters go, `U.S.` becomes `US`, a possessive loses its `'s`, and each ideograph stands
    alone, so that a search for it finds it inside a run without spaces.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_TABLE)
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    return _IDEOGRAPH.sub(r" \1 ", _POSSESSIVE.sub("", plain))
