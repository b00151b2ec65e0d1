"""The only way text becomes HTML: every field is escaped here, and a link is a link only when it is http."""

import re
from urllib.parse import urlsplit

from ui.web.bidi import undirected

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'`*_[]()$\\~|#!{}"}
"""HTML's own marks, and Markdown's and LaTeX's: the chat renders messages as Markdown around our HTML."""


def esc(value: object) -> str:
    """Return `value` as text that is inert in HTML, in an attribute, and in Markdown.

    Characters are kept one for one, white space included; control characters and lone surrogates, which no
    page can show, become U+FFFD.
    """
    return _CONTROL.sub("\ufffd", str(value)).translate(_ENTITIES)


def line(value: object) -> str:
    """Return `value` escaped on one line: a blank line would end the HTML block inside a chat message.

    It has no unseen marks that would turn around what comes after it.
    """
    return esc(undirected(_SPACE.sub(" ", str(value)).strip()))


NEAREST_SHOWN = 260
"""Characters shown of a passage that came nearest where nothing answered."""


def shortened(text: str, most: int) -> str:
    """Return `text` on one line, cut at a word to at most `most` characters (not escaped)."""
    flat = _SPACE.sub(" ", text).strip()
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    return cut[: cut.rfind(" ") if cut.rfind(" ") > most // 2 else len(cut)].rstrip(" ,;:–—-") + "…"


def safe_url(uri: str) -> str | None:
    """Return `uri` when it is an http or https address of a host, else None."""
    if _SPACE.search(uri) or _CONTROL.search(uri):
        return None
    try:
        parts = urlsplit(uri)
        named = bool(parts.hostname)
    except ValueError:
        return None
    return uri if parts.scheme.lower() in {"http", "https"} and named else None


def place(uri: str) -> str:
    """Return where an article came from: a link to its page, or its file's name with the path on hover."""
    if url := safe_url(uri):
        host = urlsplit(url).hostname or url
        return f'<a href="{esc(url)}" target="_blank" rel="noopener noreferrer">{line(host)}</a>'
    name = uri.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return f'<bdi title="{line(uri)}">{line(shortened(name, 60))}</bdi>'
