"""Sitemaps (sitemaps.org, with Google's news extension): the pages they name, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ingest.containers.feed_xml import elements
from ingest.errors import Unreadable
from ingest.following import Lead
from ingest.page import Hints

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_LISTED = 50_000
"""Entries of one sitemap by its protocol; what is beyond is not looked at."""

MOST_ELEMENTS = 20 * MOST_LISTED

_ENTRIES = frozenset({"url", "sitemap"})
_FIELDS = frozenset({"loc", "lastmod", "publication_date", "title", "name", "language"})
_LONGEST_FIELD = 4096


@dataclass(frozen=True, slots=True)
class _Entry:
    lead: Lead
    changed: str


def pages_of(data: bytes, name: str) -> Iterator[Lead]:
    """Yield the pages, or further sitemaps, that the sitemap `data` names.

    The most lately changed come first, for not all may be fetched. `lastmod` serves for that alone: it says
    when a page changed, not when the article was published, which only the news extension tells.

    Raises:
        Unreadable: it is broken off or damaged, or names nothing; what it named before is yielded first.
    """
    from lxml.etree import XMLSyntaxError

    entries: list[_Entry] = []
    damage = None
    try:
        for _, element in islice(elements(data, "end"), MOST_ELEMENTS):
            if _local(element) in _ENTRIES:
                entries.extend(_entry(element))
                _forget(element)
            if len(entries) >= MOST_LISTED:
                break
    except XMLSyntaxError as error:
        damage = error
    for entry in sorted(entries, key=lambda one: one.changed, reverse=True):
        yield entry.lead
    if damage:
        raise Unreadable(f"{name} is damaged XML after {len(entries)} pages", "save or fetch it again")
    if not entries:
        raise Unreadable(f"{name} is a sitemap that names no page", "name the pages themselves")


def _entry(element: "_Element") -> Iterator[_Entry]:
    found: dict[str, str] = {}
    for inner in element.iter():
        field = _local(inner)
        space = str(inner.tag).rpartition("}")[0]
        if field in _FIELDS and inner.text and "image" not in space and "video" not in space:
            found.setdefault(field, inner.text.strip()[:_LONGEST_FIELD])
    if found.get("loc"):
        hints = Hints(
            title=found.get("title"),
            published=found.get("publication_date"),
            outlet=found.get("name"),
            language=found.get("language"),
        )
        yield _Entry(Lead(found["loc"], hints), found.get("lastmod") or found.get("publication_date") or "")


def _local(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _forget(element: "_Element") -> None:
    """Free what has been read, so that a large sitemap is never in memory as a whole tree."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
