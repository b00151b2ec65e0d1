"""What an e-book says of itself: its chapters in order and its metadata (EPUB 3.3, package documents)."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ingest.errors import Unreadable
from ingest.package import Package
from ingest.page import Hints
from ingest.wording import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

REMEDY = "download or export the e-book again"
_MOST_XML = 4 * 1024 * 1024
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#rc"})
"""What hides a font from copying; the text stays readable."""

_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/html"})
_AROUND = word_set("cover toc nav ncx title-page titlepage copyright-page copyright index colophon")
_AROUND_STEM = re.compile(
    r"(?:cover|toc|nav|title[_-]?page|copyright|colophon)(?:[_-]?\d{1,3})?", re.IGNORECASE
)
_MAKERS = word_set("calibre pandoc sigil unknown instapaper pocket wallabag dotepub fivefilters readability")
_ISSUE = re.compile(r"\s{0,9}\[[^\]]{0,60}\]\s{0,9}$")
_PERIODICAL = re.compile(r"\b(?:periodical|newspaper|magazine|journal|news)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){1,3}")


@dataclass(frozen=True, slots=True)
class Book:
    """An e-book's chapters in reading order, and what its metadata tells about each of them."""

    chapters: tuple[str, ...]
    hints: Hints


def book_in(package: Package, name: str) -> Book:
    """Return what the e-book in `package` holds; `name` is the book, quoted, for errors.

    Raises:
        Unreadable: it is protected against copying, or does not say what is in it.
    """
    if _ENCRYPTION in package and _is_locked(package):
        what = f"{name} is protected against copying (DRM)"
        raise Unreadable(what, "get it without protection, or ingest the articles from another source")
    path = _package_path(package, name)
    root = _xml(package.read(path, _MOST_XML))
    if root is None:
        raise Unreadable(f"{name} is damaged: its table of parts can't be read", REMEDY)
    chapters = tuple(dict.fromkeys(_chapters(root, posixpath.dirname(path))))
    if not chapters:
        raise Unreadable(f"{name} names no chapters", REMEDY)
    return Book(chapters, _hints(root))


def _is_locked(package: Package) -> bool:
    """Whether more than fonts is encrypted; what can't be told counts as locked."""
    root = _xml(package.read(_ENCRYPTION, _MOST_XML))
    if root is None:
        return True
    methods = {element.get("Algorithm", "").lower() for element in _all(root, "EncryptionMethod")}
    return not methods <= _FONTS_ONLY


def _package_path(package: Package, name: str) -> str:
    """The path of the package document, as the container names it, or the only one there is."""
    root = _xml(package.read(_CONTAINER, _MOST_XML)) if _CONTAINER in package else None
    named = [element.get("full-path", "") for element in _all(root, "rootfile")] if root is not None else []
    present = [path for path in named if path in package]
    present = present or [path for path in package.names() if path.endswith(".opf")]
    if not present:
        raise Unreadable(f"{name} is no e-book, or a damaged one: it does not say what is in it", REMEDY)
    return present[0]


def _chapters(root: "_Element", folder: str) -> Iterator[str]:
    """Yield the paths of the chapters; covers, tables of contents and the like are none."""
    items = {item.get("id", ""): item for item in _all(root, "item")}
    guided = {
        _resolved(folder, reference.get("href", ""))
        for reference in _all(root, "reference")
        if reference.get("type", "").lower() in _AROUND
    }
    for reference in _all(root, "itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or reference.get("linear") == "no":
            continue
        path = _resolved(folder, item.get("href", ""))
        stem = posixpath.splitext(posixpath.basename(path))[0]
        around = path in guided or "nav" in item.get("properties", "").split() or _AROUND_STEM.fullmatch(stem)
        if item.get("media-type", "").lower() in _CHAPTERS and not around:
            yield path


def _resolved(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.split("#", 1)[0])))


def _hints(root: "_Element") -> Hints:
    """What the book's metadata tells about its chapters.

    The book's date is that of its articles only where it is an issue of a periodical, and then not by a
    program that collects pages: it writes the day on which it did.
    """
    issue = _is_issue(root)
    collected = any(_is_maker(text) for text in _texts(root, "publisher", "contributor"))
    date = next(iter(_texts(root, "date")), None) if issue else None
    publisher = next((text for text in _texts(root, "publisher") if not _is_maker(text)), None)
    title = next(iter(_texts(root, "title")), "")
    creators = [] if issue else [text for text in _texts(root, "creator") if _NAME.fullmatch(text)]
    return Hints(
        outlet=publisher or (_ISSUE.sub("", title) or None if issue else None),
        published=None if collected else date,
        created=date if collected else None,
        authors=tuple(text for text in creators if not _is_maker(text)),
        language=next(iter(_texts(root, "language")), None),
    )


def _is_issue(root: "_Element") -> bool:
    kinds = [
        meta.get("content", "")
        for meta in _all(root, "meta")
        if meta.get("name") == "calibre:publication_type"
    ]
    return any(_PERIODICAL.search(kind[:200]) for kind in [*kinds, *_texts(root, "type")])


def _is_maker(text: str) -> bool:
    return bool(_MAKERS.intersection(text.lower().replace("(", " ").split()))


def _texts(root: "_Element", *tags: str) -> list[str]:
    found = (" ".join((element.text or "").split()) for tag in tags for element in _all(root, tag))
    return [text[:300] for text in found if text]


def _all(root: "_Element", tag: str) -> "Iterator[_Element]":
    """Yield the elements called `tag`, in whatever namespace: books differ in that."""
    return root.iter("{*}" + tag)


def _xml(data: bytes) -> "_Element | None":
    """The root of a document, however sloppily written; entities and outside files are left alone."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
