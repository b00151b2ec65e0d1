"""The block of metadata that may stand at the top of a Markdown file: YAML, TOML, a converter's head."""

import re
import tomllib
from collections.abc import Mapping

from ingest.page import Hints

_YAML = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(?P<body>.*?)^\+\+\+[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_CONVERTED = re.compile(
    r"\ufeff?(?P<body>(?:(?:Title|URL Source|Published Time|Number of Pages|Warning|Description):"
    r"[^\r\n]*\s+)+)Markdown Content:[ \t]*\r?\n"
)
"""What services that turn pages into Markdown put above them."""
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_NAMES = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "pubdate",
        "date_published",
        "published_at",
        "publish_date",
        "publication_date",
        "published_time",
    ),
    "outlet": ("outlet", "publisher", "publication", "site_name", "site", "website", "source", "newspaper"),
    "authors": ("authors", "author", "byline", "by"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "url_source", "source", "permalink"),
    "language": ("language", "lang", "locale"),
}


def split(raw: str) -> tuple[int, Hints]:
    """Return where the text begins after the front matter (0: there is none), and what it says."""
    if found := _YAML.match(raw) or _CONVERTED.match(raw):
        values = _yaml(found["body"])
        return (found.end(), _hints(values)) if values else (0, Hints())
    if found := _TOML.match(raw):
        try:
            values = {key.lower(): _texts(value) for key, value in tomllib.loads(found["body"]).items()}
        except tomllib.TOMLDecodeError:
            return 0, Hints()
        return found.end(), _hints(values)
    return 0, Hints()


def _yaml(body: str) -> dict[str, list[str]]:
    """The plain `key: value` lines and lists of a YAML block; deeper structures are passed over."""
    values: dict[str, list[str]] = {}
    last = ""
    for line in body.splitlines():
        if pair := _PAIR.match(line):
            last = pair[1].lower().replace("-", "_").replace(" ", "_")
            values[last] = _flow(pair[2] or "")
        elif last and (item := _ITEM.match(line)):
            values[last].extend(_flow(item[1]))
    return values


def _flow(value: str) -> list[str]:
    """A scalar, or the scalars of a list in brackets."""
    value = value.strip()
    parts = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
    return [bare for part in parts if (bare := part.strip().strip("\"'").strip())]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if not isinstance(item, dict | list)]


def _hints(values: Mapping[str, list[str]]) -> Hints:
    def first(kind: str, *, address: bool) -> str | None:
        candidates = (value for name in _NAMES[kind] for value in values.get(name, [])[:1])
        return next((value for value in candidates if ("://" in value) == address), None)

    return Hints(
        title=first("title", address=False),
        published=first("published", address=False),
        outlet=first("outlet", address=False),
        authors=tuple(next((values[name] for name in _NAMES["authors"] if values.get(name)), [])),
        url=first("url", address=True),
        language=first("language", address=False),
    )
