"""Words in disguise: letters of other alphabets, blanks that no one sees, words that are written in code."""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_LOOKALIKES: Final = str.maketrans(
    "аеорсухіјѕԁɡһкмтвнАЕОРСУХІЈЅКМТВНοαεικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdghkmtbhAEOPCYXIJSKMTBHoaeiknptuxABEZHIKMNOPTYX",
)
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_TAGS: Final = re.compile("[\U000e0020-\U000e007e]{4,}")
_CODE: Final = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_HEX: Final = re.compile(r"\b(?:[0-9a-fA-F]{2}[ :]?){16,}")
_SPACED: Final = re.compile(r"\b(?:\w[ .·_-]){4,}\w\b")
_SPACE: Final = re.compile(r"\s+")
_ROT: Final = re.compile(r"\brot-?13\b", re.IGNORECASE)
_LATIN: Final = re.compile("[A-Za-z]")
_FIGURES: Final = str.maketrans("013457", "oieast")
_MIXED: Final = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[013457])\w{4,}")
_OTHER: Final = re.compile(
    "[\u00ad\u0370-\u04ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff"
    "\U000e0000-\U000e01ef]"
)
"""Characters that are strange, or may be beside others."""
_STRANGE: Final = re.compile(
    "[\u00ad\u0370-\u03ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff"
    "\U000e0000-\U000e01ef]|[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]"
)
_AMID: Final = re.compile(r"(?<=[A-Za-z])[013457][A-Za-z]")
_FIGURED: Final = re.compile(r"\b[A-Za-z]+[013457][A-Za-z]+\b")


def plain(text: str) -> str:
    """Return words as they are read: compatibility forms, unseen characters and lookalikes made plain.

    In small letters on one line; letters that stand apart ("i g n o r e") are put together.
    """
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    if _LATIN.search(text):
        text = " ".join(_latin(word) for word in text.split(" "))
    text = _SPACED.sub(lambda match: re.sub(r"[ .·_-]", "", match.group()), text)
    return _SPACE.sub(" ", text).strip().casefold()


def _latin(word: str) -> str:
    """A word in one alphabet: letters of others that look like Latin ones, beside Latin ones."""
    if word.isascii() or not _LATIN.search(word):
        return word
    return word.translate(_LOOKALIKES)


def disguised(text: str) -> bool:
    """Whether there may be words in disguise; cheap: what is dear is looked for where it can be."""
    return (
        (_OTHER.search(text) is not None and _STRANGE.search(text) is not None)
        or _SPACED.search(text) is not None
        or (_AMID.search(text) is not None and _FIGURED.search(text) is not None)
        or ("13" in text and _ROT.search(text) is not None)
        or _CODE.search(text) is not None
        or _HEX.search(text) is not None
    )


def coded(text: str) -> Iterator[str]:
    """Yield what stands in a text in code, for no person to read: base64, hexadecimal, tag characters."""
    for match in _TAGS.finditer(text):
        yield "".join(chr(ord(c) - 0xE0000) for c in match.group())
    for match in _CODE.finditer(text):
        yield from _decoded(match.group())
    for match in _HEX.finditer(text):
        yield from _legible(bytes.fromhex(re.sub(r"[ :]", "", match.group())))


def hidden(text: str) -> Iterator[str]:
    """Yield a text as it may be meant otherwise: turned by ROT13, figures in place of letters."""
    if _ROT.search(text):
        yield codecs.decode(text, "rot13")
    if _MIXED.search(text):
        yield _MIXED.sub(lambda match: match.group().translate(_FIGURES), text)


def _decoded(code: str) -> Iterator[str]:
    body = code.rstrip("=")
    try:
        data = base64.b64decode(body + "=" * (-len(body) % 4))
    except (binascii.Error, ValueError):
        return
    yield from _legible(data)


def _legible(data: bytes) -> Iterator[str]:
    """Yield bytes as text if they are one: letters and blanks."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if len(text) >= 12 and sum(c.isalpha() or c in " ,.!?:'" for c in text) >= 0.9 * len(text):
        yield text
