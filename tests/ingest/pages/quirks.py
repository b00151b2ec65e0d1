"""What happens to a page's characters on its way into a file."""

import re
import textwrap
from collections.abc import Callable

_TAG_OR_TEXT = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>|[^<]+", re.DOTALL)
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_CHARSETS = {"cp1252": "cp1252", "utf16": "utf-16", "bom": "utf-8-sig"}


def encoded(text: str, quirks: tuple[str, ...], *, html: bool) -> bytes:
    """Apply `quirks` in their order and return the file's bytes.

    `mojibake` (UTF-8 read as Windows-1252; `mojibake2` twice), `nbhyphen`, `softhyphen`, `zerowidth`, `nbsp`,
    `thinspace`, `ligatures`, `wrapNN` (hard line ends), `indent`, `trailing` (blanks at line ends), `spaced`
    (a blank line between all lines), `crlf`, and a charset: `cp1252`, `utf16`, `bom`.
    """
    charset = "utf-8"
    for quirk in quirks:
        if quirk in _CHARSETS:
            charset = _CHARSETS[quirk]
        elif quirk.startswith("wrap"):
            text = wrapped(text, int(quirk.removeprefix("wrap")))
        else:
            text = _outside_tags(text, _CHANGES[quirk]) if html else _CHANGES[quirk](text)
    return text.encode(charset)


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    return _TAG_OR_TEXT.sub(lambda m: m[0] if m[0].startswith("<") else change(m[0]), text)


def _mojibake(text: str) -> str:
    return "".join(_misread(byte) for byte in text.encode())


def _misread(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # as browsers do


def _ligatures(text: str) -> str:
    for letters, one in _LIGATURES:
        text = text.replace(letters, one)
    return text


def wrapped(text: str, width: int) -> str:
    """Break each line of `text` after at most `width` characters."""
    lines = text.split("\n")
    return "\n".join(textwrap.fill(line, width, break_long_words=False) if line else "" for line in lines)


_CHANGES: dict[str, Callable[[str], str]] = {
    "mojibake": _mojibake,
    "mojibake2": lambda text: _mojibake(_mojibake(text)),
    "nbhyphen": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "softhyphen": lambda text: re.sub(r"\b([a-zäöüß]{5})([a-zäöüß]{4,})\b", "\\1\u00ad\\2", text),
    "zerowidth": lambda text: re.sub(r"(?<=[a-z]{3}) (?=[a-z]{5})", " \u200b", text),
    "nbsp": lambda text: re.sub(r"(?<=\d) (?=\w)|(?<=\b[aA]) ", "\u00a0", text),
    "thinspace": lambda text: re.sub(r"(?<=\d) (?=\w)", "\u2009", text),
    "ligatures": _ligatures,
    "indent": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
    "trailing": lambda text: re.sub(r"(?m)$", "  ", text),
    "spaced": lambda text: re.sub(r"\n(?=\S)", "\n\n", text),
    "crlf": lambda text: text.replace("\n", "\r\n"),
}
