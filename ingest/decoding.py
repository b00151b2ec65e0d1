"""Bytes of a file to text: by its byte order mark, as UTF-8, by what it declares, and else with care."""

import codecs
import re

from ingest.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
AFTER = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""Latin-1's and Windows-1252's characters for the bytes 80 to BF, which continue a character of UTF-8."""
TORN = f"(?:[Â-ß][{AFTER}]|[à-ï][{AFTER}]{{2}}|[ð-ô][{AFTER}]{{3}})"
"""A character of UTF-8 that somebody decoded as Latin-1 or Windows-1252; `ingest.mending` mends it."""
_TORN = re.compile(TORN)
_MAX_CONTROL_SHARE = 0.01
_NOT_BYTES_TO_TEXT = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode"})
SAVE_AS_TEXT = "open it in the program that made it and save it as UTF-8 text or HTML"


def decode(data: bytes, name: str, *, markup: bool = False) -> str:
    """Return the text of `data`.

    Tried in order: a byte order mark, UTF-8, the encoding that a page declares (`markup`), Windows-1252. A
    declared encoding comes after UTF-8 because bytes that are valid UTF-8 hardly ever mean anything else,
    while declarations are often left over from a template.

    Args:
        data: the file's bytes.
        name: the file, for the error.
        markup: whether to look for a declaration in the first kilobytes, as in HTML.

    Raises:
        Unreadable: when it is empty, binary, or in none of these encodings.
    """
    if not data.strip():
        raise Unreadable(f"{name} is empty", "save the article's text into it, or leave it out")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding, name), name)
    if b"\x00" in data:
        raise Unreadable(f"{name} is a binary file, not text", SAVE_AS_TEXT)
    for encoding in _candidates(data[:4096] if markup else b""):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        return _checked(text, name)
    raise Unreadable(f"{name} is in no text encoding that can be told", SAVE_AS_TEXT)


def _candidates(head: bytes) -> list[str]:
    """Encodings to try without a byte order mark, in order."""
    declared = _XML_DECLARED.search(head) or _DECLARED.search(head)
    named = declared[1].decode("ascii", "replace").lower() if declared else ""
    if named.replace("-", "").replace("_", "") in _NOT_BYTES_TO_TEXT or named.startswith("utf-16"):
        named = ""
    # Browsers read Latin-1 as Windows-1252, and so do pages that claim it.
    named = "cp1252" if named in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else named
    return ["utf-8", *([named] if named else []), "cp1252"]


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        what = f"{name} begins as {encoding.removesuffix('-sig').upper()} but is damaged"
        raise Unreadable(what, "save it again as UTF-8 text") from error


def _checked(text: str, name: str) -> str:
    """Refuse what decodes by chance: text has hardly any control characters."""
    if not text.strip():
        raise Unreadable(f"{name} holds only white space", "save the article's text into it, or leave it out")
    if _too_many_controls(text) and _too_many_controls(_TORN.sub("", text)):
        raise Unreadable(f"{name} is a binary file, not text", SAVE_AS_TEXT)
    return text


def _too_many_controls(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text)
