"""XML of the web: RSS and Atom feeds, and sitemaps."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.article import Failure
from ingest.containers.feed_entries import entries_of
from ingest.containers.feed_sitemap import pages_of
from ingest.containers.feed_xml import root_of
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.following import follow
from ingest.format import ContainerFormat
from ingest.opening import Opening

MOST_XML_BYTES = 64 * MIB
"""Sitemaps may have 50 MiB by their protocol."""

_FEEDS = frozenset({"rss", "feed", "rdf"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})


def open_xml(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the articles that a feed holds, and the pages that a feed or sitemap names.

    Raises:
        Unreadable: it is too large, no XML, or XML of another kind.
    """
    data = document.read(MOST_XML_BYTES).lstrip()
    root = root_of(data)
    if root in _FEEDS:
        yield from entries_of(replace(document, content=data), opening)
    elif root in _SITEMAPS:
        yield from follow(pages_of(data, document.name), document, opening)
    elif root == "html":
        yield replace(document, content=data, suffix=".xhtml", depth=document.depth + 1)
    elif root is None:
        raise Unreadable(f"{document.name} is no XML", "save the feed or page again")
    else:
        what = f"{document.name} is XML of the kind <{root[:40]}>, neither a feed nor a sitemap"
        raise Unreadable(what, "save its articles as .html or .txt")


FORMAT = ContainerFormat("feed or sitemap", (".xml", ".rss", ".atom", ".rdf"), open_xml, streams=True)
