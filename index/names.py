"""The names that an article goes by."""

import re
from pathlib import PurePath
from typing import Literal

NameKind = Literal["uri", "file", "record"]

_PART = re.compile(r"#part-\d+$")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")


def whole_uri(uri: str) -> str:
    """Return the uri of the whole page that `uri` is, or is a part of."""
    return _PART.sub("", uri)


def names_of(uri: str, record: str | None) -> tuple[tuple[str, NameKind], ...]:
    """Return the names that a uri and a record id give an article.

    The parts of a glued page (`page.html#part-2`) share the page's own uri and file name as well.
    """
    whole = whole_uri(uri)
    names: dict[tuple[str, NameKind], None] = {(uri, "uri"): None, (whole, "uri"): None}
    if not _SCHEME.match(uri):
        names[PurePath(uri).name, "file"] = None
        names[PurePath(whole).name, "file"] = None
    if record:
        names[record, "record"] = None
    return tuple(key for key in names if key[0])
