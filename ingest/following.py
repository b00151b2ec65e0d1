"""From an address to its document, and from a feed, a sitemap or a list to the pages it names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.article import Failure
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.fetch.address import is_address, normalised
from ingest.format import ContainerFormat
from ingest.formats import format_of
from ingest.opening import Opening
from ingest.page import Hints

_OFFLINE = "save the page in a browser and name the file"


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that something names, and what it says about it."""

    url: str
    hints: Hints = field(default_factory=Hints)


def leads_on(document: Document) -> bool:
    """Whether pages that `document` names may be fetched.

    They may where the user named it, or where it was itself fetched on such a lead; never from a folder, an
    archive or a mail: whoever wrote what lies in there must not choose what we ask the network for.
    """
    fetched = is_address(document.uri) and "!/" not in document.uri
    return document.named and (document.depth == 0 or fetched)


def fetched(url: str, opening: Opening, hints: Hints | None = None) -> Document | Failure | None:
    """Return the document at `url`, of which `hints` are known; None where this ingest has met it already."""
    try:
        uri = normalised(url)
    except Unreadable as error:
        return Failure(url[:200], error.what, error.remedy)
    if uri in opening.met:
        return None
    if opening.fetch is None:
        return Failure(uri, f"'{uri}' is on the web, which may not be asked", _OFFLINE)
    opening.met.add(uri)
    try:
        document = opening.fetch(uri, opening.remembered(uri))
    except Unreadable as error:
        return Failure(uri, error.what, error.remedy)
    if isinstance(format_of(document.suffix), ContainerFormat):  # what is said of it is not true of its parts
        return replace(document, hints=Hints(), validators=None)
    return replace(document, hints=(hints or Hints()).over(document.hints))


def follow(leads: Iterable[Lead], document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the pages that `document` names, each once, up to `opening.most_pages` for one source."""
    if not leads_on(document) or opening.fetch is None:
        if any(True for _ in leads):
            yield not_followed(document, opening)
        return
    for lead in leads:
        left = opening.most_pages - opening.pages[document.source]
        if left <= 0:
            if left == 0:
                yield _cut_short(document, opening)
            return
        page = fetched(lead.url, opening, lead.hints)
        if page is None:
            continue
        opening.pages[document.source] += 1
        if isinstance(page, Document):
            page = replace(page, source=document.source, depth=document.depth + 1)
        yield page


def not_followed(document: Document, opening: Opening) -> Failure:
    """Say that the pages `document` names were not fetched, and how they would be."""
    remedy = "name that file in the command to have them fetched"
    if "!/" in document.uri:
        remedy = "unpack it, then name it"
    if leads_on(document) and opening.fetch is None:
        remedy = "save the pages in a browser and name the files"
    return Failure(document.uri, f"{document.name} names pages of the web, which were not fetched", remedy)


def _cut_short(document: Document, opening: Opening) -> Failure:
    opening.pages[document.source] += 1  # said once
    what = f"'{document.source}' names more than {opening.most_pages} pages; the rest was not fetched"
    return Failure(document.source, what, "name its parts, or allow more with --most-pages")
