"""RSS and Atom: entries with their full text are articles, teasers name the page to fetch."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape, unescape
from io import BytesIO
from typing import Any

from ingest.article import Failure
from ingest.containers.feed_xml import count_of
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.fetch.address import is_address, normalised
from ingest.following import Lead, follow, leads_on
from ingest.opening import Opening
from ingest.page import Hints

MOST_FEED_BYTES = 16 * MIB
MOST_ELEMENTS = 200_000
"""Elements of a feed, of which an entry has some six to ten: the parser takes some seconds for as many."""

MOST_DAMAGED_BYTES = MIB
"""A feed that is no well-formed XML is still read up to this size, slowly: some seconds."""

FULL_TEXT = 1000
"""Visible characters from which an entry is an article: of teasers hardly any is longer."""

_TAG = re.compile(r"<[^<>]{0,2000}>")
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|(?:continue reading|read (?:more|on|the (?:full|whole|rest))|weiterlesen"
    r"|lire la suite|leer más)[^.!?\n]{0,60})\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\S{1,200}@\S{1,200}\s{1,9}\(([^()]{1,200})\)")
_UNDATED_BY_ITSELF = frozenset({"rss10", "rss090"})
"""Versions that date an item by Dublin Core's `date`, which feedparser files under `updated`."""

Entry = Mapping[str, Any]


def entries_of(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the feed's articles, in its order, and the pages that its teasers name.

    Raises:
        Unreadable: it is damaged beyond reading, too large, or empty.
    """
    feed, entries, version = _parsed(document)
    if not entries:
        raise Unreadable(f"{document.name} is a feed without entries", "name the pages themselves")
    outlet = _plain(feed, "title")
    teasers: list[Lead] = []
    bare = 0
    for number, entry in enumerate(entries, start=1):
        hints = _hints(entry, version)
        if text := _full_text(entry):
            whole = replace(hints, outlet=outlet, language=feed.get("language") or None)
            yield from _article(_page(text, hints.title), number, whole, document, opening)
        elif hints.url:  # the page itself knows better where it is and who publishes it
            teasers.append(Lead(hints.url, replace(hints, url=None)))
        else:
            bare += 1
    if bare:
        what = f"{document.name} has {bare} entries with neither an article's text nor a link"
        yield Failure(document.uri, what, "name the pages themselves")
    yield from follow(teasers, document, opening)


def _parsed(document: Document) -> tuple[Entry, Sequence[Entry], str]:
    import feedparser

    data = document.read(MOST_FEED_BYTES)
    count = count_of(data, MOST_ELEMENTS)
    if count is None and len(data) > MOST_DAMAGED_BYTES:
        raise Unreadable(f"{document.name} is a damaged feed", "save or fetch it again")
    if count is not None and count > MOST_ELEMENTS:
        raise Unreadable(
            f"{document.name} is a feed of more than {MOST_ELEMENTS:,} elements",
            "split it into several feeds",
        )
    said = {"content-type": "application/xml"}  # without it, what declares no encoding passes for Latin-1
    if is_address(document.uri):
        said["content-location"] = document.uri  # links may be relative to it
    # What it would do to entries' HTML, our own reader does, which trusts none of it.
    parsed = feedparser.parse(
        BytesIO(data), response_headers=said, sanitize_html=False, resolve_relative_uris=False
    )
    return parsed.feed, parsed.entries, parsed.version


def _article(
    page: bytes, number: int, hints: Hints, document: Document, opening: Opening
) -> Iterator[Document]:
    """Yield one entry's own text, unless its page was met already."""
    uri = f"{document.uri}#entry-{number}"
    if hints.url:
        try:
            uri = normalised(hints.url)
        except Unreadable:
            hints = replace(hints, url=None)
        else:
            if leads_on(document) and uri in opening.met:
                return
            opening.met.update([uri] if leads_on(document) else [])
    yield replace(
        document,
        uri=uri,
        name=f"{document.name} > '{(hints.title or f'entry {number}')[:80]}'",
        suffix=".html",
        content=page,
        hints=hints,
        depth=document.depth + 1,
    )


def _full_text(entry: Entry) -> str:
    """The entry's text as HTML, where it is long enough for an article and not broken off; else nothing."""
    texts = [one.get("value", "") for one in entry.get("content", ())] + [entry.get("summary", "")]
    best = max(texts, key=len, default="")
    visible = unescape(_TAG.sub(" ", best)).strip()
    return best if len(visible) >= FULL_TEXT and not _CUT_OFF.search(visible[-200:]) else ""


def _page(text: str, title: str | None) -> bytes:
    heading = f"<h1>{escape(title)}</h1>\n" if title else ""
    return f"<html><body><article>\n{heading}{text}\n</article></body></html>\n".encode()


def _hints(entry: Entry, version: str) -> Hints:
    published = entry.get("published") or (entry.get("updated") if version in _UNDATED_BY_ITSELF else None)
    names = [_name(str(one.get("name") or "")) for one in entry.get("authors", ())]
    return Hints(
        title=_plain(entry, "title"),
        published=published,
        authors=tuple(dict.fromkeys(name for name in names if name)),
        url=entry.get("link") or None,
    )


def _name(author: str) -> str:
    """The name in "desk@post.example (Ann Lee)"; nothing where there is only an address."""
    if found := _IN_BRACKETS.fullmatch(author.strip()):
        return found[1].strip()
    return "" if "@" in author else author.strip()


def _plain(of: Entry, field: str) -> str | None:
    """A title without its markup, or None."""
    text = str(of.get(field) or "")
    if of.get(f"{field}_detail", {}).get("type") != "text/plain":
        text = unescape(_TAG.sub("", text))
    return " ".join(text.split()) or None
