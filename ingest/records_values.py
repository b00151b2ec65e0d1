"""The values of a record's fields, as the many programs that write records put them, to what a hint says."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

_MISSING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "undefined", "[]", "{}"})
_LONGEST_LINE = 500
_LONGEST_URL = 2000
_LONGEST_ID = 200
_LONGEST_NAME = 100
_MOST_AUTHORS = 50
_MOST_DIGITS = 10**21
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_URL = re.compile(
    r"https?://(?=[^\s/?#@:]{1,253}[/?#:]|[^\s/?#@:]{1,253}\Z)[^\s\x00-\x1f\x7f<>\"]{1,2000}", re.IGNORECASE
)
_BY = re.compile(r"(?:by|von|par|por)[:\s]\s*", re.IGNORECASE)
_QUOTED = re.compile(r"""'([^'\[\]]{1,100})'|"([^"\[\]]{1,100})\"""")
_BETWEEN = re.compile(r"\s{0,9}[;|\n]\s{0,9}|\s{1,9}(?:and|und|et|y|&)\s{1,9}")
_COMMA = re.compile(r"\s{0,9},\s{0,9}(?:and\s{1,9})?")
_STAMP = re.compile(r"(?:19|20)\d{12}")
_DAY = re.compile(r"(?:19|20)\d{6}")
_NUMBER = re.compile(r"\d{9,20}(?:\.\d{1,9})?")
_FIRST_SECOND, _LAST_SECOND = 1e8, 4.2e9
"""Seconds since 1970 that are taken for a date: from 1973 to 2103."""


def text_of(value: object) -> str | None:
    """The running text in `value`: a string, or a list of paragraphs; None where there is none."""
    if isinstance(value, str):
        text = value.replace("\x00", "") if "\x00" in value else value
        return None if text[:20].strip().lower() in _MISSING and not text[20:].strip() else text
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return text_of("\n\n".join(value))
    return None


def line_of(value: object) -> str | None:
    """A title or name: one line without markup; None where there is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < _MOST_DIGITS else None
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, str):
        return None
    line = value[: 4 * _LONGEST_LINE].replace("\x00", "")
    if "&" in line:
        line = html.unescape(line)
    if "<" in line:
        line = _TAG.sub("", line)
    line = " ".join(line.split())[:_LONGEST_LINE]
    return None if line.lower() in _MISSING else line


def url_of(value: object) -> str | None:
    """A whole web address, or None."""
    if not isinstance(value, str) or len(value) > _LONGEST_URL:
        return None
    found = _URL.fullmatch(value.strip())
    return found[0] if found else None


def outlet_of(value: object) -> str | None:
    """An outlet's name; of an address its host."""
    line = line_of(value)
    return _host(line) if line and _URL.fullmatch(line) else line


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def published_of(value: object) -> str | None:
    """A date as written; digits alone (seconds, milliseconds since 1970, 20240619) as ISO 8601."""
    if isinstance(value, float) and 0 < value < _MOST_DIGITS:
        value = int(value)
    line = line_of(value) if not isinstance(value, bool) else None
    if not line or not line.replace(".", "").isdigit():
        return line
    if _DAY.fullmatch(line) or _STAMP.fullmatch(line):
        return _read(line, "%Y%m%d%H%M%S" if len(line) > 8 else "%Y%m%d")
    if not _NUMBER.fullmatch(line):
        return line
    seconds = float(line)
    while seconds > _LAST_SECOND:
        seconds /= 1000
    return datetime.fromtimestamp(int(seconds), UTC).isoformat() if seconds >= _FIRST_SECOND else None


def _read(digits: str, form: str) -> str | None:
    try:
        moment = datetime.strptime(digits, form)  # noqa: DTZ007  # no zone is given
    except ValueError:
        return None
    return moment.isoformat() if moment.hour or moment.minute else moment.date().isoformat()


def authors_of(value: object) -> tuple[str, ...]:
    """The names in a list, in a list of objects with a `name`, or in a byline: "By A and B", "A, B; C"."""
    names = (name.strip(" ,") for name in _names(value))
    return tuple(dict.fromkeys(name[:_LONGEST_NAME] for name in names if name))[:_MOST_AUTHORS]


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value[:_MOST_AUTHORS]:
            yield from _names(one)
    elif isinstance(value, dict):
        full = value.get("name") or value.get("full_name") or value.get("fullName")
        parts = [value.get(key) for key in ("first_name", "last_name")]
        yield from _names(full or " ".join(part for part in parts if isinstance(part, str)))
    elif isinstance(value, str) and value[:1] == "[":  # a list that a CSV holds as it was printed
        yield from (found[1] or found[2] for found in _QUOTED.finditer(value[:_LONGEST_URL]))
    elif isinstance(value, str):
        for part in _BETWEEN.split(value[:_LONGEST_URL].strip()):
            if line := line_of(_BY.sub("", part, count=1) if _BY.match(part) else part):
                yield from _by_commas(line)


def _by_commas(line: str) -> list[str]:
    """The names in `line`; a comma parts names only where each side is a whole one ("Reed, Tom" is one)."""
    parts = _COMMA.split(line)
    return parts if all(len(part.split()) > 1 for part in parts) else [line]


def id_of(value: object) -> str | None:
    """A record's id as a short string, or None."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    line = line_of(value)
    return line if line and len(line) <= _LONGEST_ID else None


def language_of(value: object) -> str | None:
    """A language's tag or name, or None."""
    line = line_of(value)
    return line if line and len(line) <= 35 else None
