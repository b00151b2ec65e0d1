"""What a page says about itself: JSON-LD, Open Graph and its many cousins among the meta tags."""

import re
from collections.abc import Sequence
from typing import Any

from ingest.cleaning.shape import key, words
from ingest.metadata.moments import from_metadata
from ingest.page import Hints
from ingest.readers.html_parser import MarkedBlock, Sources
from ingest.readers.json_ld import article_of, name_of, persons_of, text_of
from ingest.wording import word_list

_DATE_METAS = word_list(
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date"
    " sailthru.date pubdate"
    " publishdate publish-date publish_date publication_date publicationdate article.published"
    " article:published dc.date.issued"
    " dcterms.issued dcterms.created dc.date.created citation_publication_date citation_date"
    " cxenseparse:recs:publishtime"
    " bt:pubdate vr:published_time date.published published_at originalpublicationdate dc.date"
    " dcterms.date date"
)
_TITLE_METAS = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "citation_title",
    "headline",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "citation_author",
    "dcterms.creator",
)
_OUTLET_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "cre",
)
_SUFFIX = re.compile(r"\s[|–—-]\s|\s?[|»]\s?")
_MOST_HEADINGS = 20
_READ = 1000  # characters of a title
_FEWEST_WORDS = 3  # that a heading has which only begins the page's title
_PARAGRAPH_WORDS = 15
_NOBODY = re.compile(r"https?:|@|^(?:admin|editor|staff|user|webmaster|author)$|^\d+$", re.IGNORECASE)


def hints_of(sources: Sources, blocks: Sequence[MarkedBlock]) -> Hints:
    """Return the page's metadata; JSON-LD speaks first, then the meta tags, then the visible headline."""
    metas: dict[str, list[str]] = {}
    for name, content in sources.metas:
        if content.strip():
            metas.setdefault(name, []).append(content.strip())
    page_title = " ".join(sources.title[:_READ].split()) or None
    address = sources.links.get("canonical") or _first(metas, ("og:url",))
    headings = [marked.block.text for marked in blocks if marked.tag == "h1"][:_MOST_HEADINGS]
    titles = [*(metas[name][0] for name in _TITLE_METAS if metas.get(name)), *headings]
    record = article_of(sources.scripts, [*titles, page_title or ""], [address] if address else [])
    outlet = (
        _first(metas, _OUTLET_METAS[:1])
        or name_of(record.get("publisher"))
        or _first(metas, _OUTLET_METAS[1:])
    )
    said = (text_of(record.get("headline")) or _first(metas, _TITLE_METAS) or "")[:_READ] or None
    return Hints(
        title=_headline(said, page_title, headings, outlet),
        page_title=page_title,
        published=_published(record, metas) or _time(sources, blocks),
        outlet=outlet,
        authors=_authors(record, metas),
        url=address or text_of(record.get("url")),
        language=text_of(record.get("inLanguage")) or sources.language or _first(metas, ("og:locale",)),
    )


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((metas[name][0] for name in names if metas.get(name)), None)


def _published(record: dict[str, Any], metas: dict[str, list[str]]) -> str | None:
    """The first of the page's dates that is one: templates leave some of them empty, or at 1970."""
    said = (
        text_of(record.get("datePublished")),
        *(metas[name][0] for name in _DATE_METAS if metas.get(name)),
    )
    return next((value for value in said if value and from_metadata(value)), None)


def _authors(record: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    """The names that the page gives for its authors; which of them are persons is judged later."""
    names = persons_of(record.get("author") or record.get("creator"))
    if not names:
        names = next(
            (metas[name] for name in _AUTHOR_METAS if any(map(_is_somebody, metas.get(name, ())))), []
        )
    return tuple(dict.fromkeys(name for name in names if _is_somebody(name)))


def _is_somebody(name: str) -> bool:
    return not _NOBODY.search(name)


def _headline(
    said: str | None, page_title: str | None, headings: Sequence[str], outlet: str | None
) -> str | None:
    """The visible headline where it agrees with the metadata, else the metadata's, without the outlet.

    The name of the site is no headline, though it may stand in a heading or begin the page's title.
    """
    site = key(outlet or "")
    said = None if said and key(said) == site else said
    headings = [heading for heading in headings if key(heading) and key(heading) != site]
    for heading in headings:
        if any(_begins(other, heading) for other in (said, page_title) if other):
            return heading
    if said:
        return _without_outlet(said, page_title, site)
    return headings[0] if len(headings) == 1 else None


def _begins(whole: str, heading: str) -> bool:
    """Whether `heading` is all of `whole`, or long enough to be its headline and followed by an addition."""
    long, short = key(whole), key(heading)
    return long == short or (long.startswith(short) and len(words(heading)) >= _FEWEST_WORDS)


def _without_outlet(said: str, page_title: str | None, site: str) -> str:
    """`said` as it is, unless its ending is the outlet's name or one that the page's title does without."""
    for cut in _SUFFIX.finditer(said):
        beginning, ending = said[: cut.start()], said[cut.end() :]
        if (page_title and key(page_title) == key(beginning)) or (site and key(ending) == site):
            return beginning
    return said


def _time(sources: Sources, blocks: Sequence[MarkedBlock]) -> str | None:
    """The `<time>` that says it is the publication's, or the first between headline and text."""
    times = [(offset, value, named) for offset, value, named in sources.times if from_metadata(value)]
    if sure := {value for _, value, named in times if named}:
        days = {(from_metadata(value) or "")[:10] for value in sure}
        return min(sure) if len(days) == 1 else None
    headline = next((marked for marked in blocks if marked.tag == "h1"), None)
    if headline is None:
        return None
    start = headline.block.raw_end
    paragraphs = (marked.block for marked in blocks if len(words(marked.block.text)) >= _PARAGRAPH_WORDS)
    end = next((block.raw_start for block in paragraphs if block.raw_start > start), None)
    if end is None:
        return None
    return next((value for offset, value, _ in times if start < offset < end), None)
