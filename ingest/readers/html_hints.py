"""What a page says about itself: JSON-LD, Open Graph and its many cousins among the meta tags."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from ingest.cleaning.shape import key, words
from ingest.page import Hints
from ingest.readers.html_parser import MarkedBlock, Sources
from ingest.wording import word_list, word_set

_ARTICLE_TYPES = word_set(
    "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle"
    " backgroundnewsarticle reviewnewsarticle"
    " asknewsarticle blogposting liveblogposting report advertisercontentarticle satiricalarticle"
    " scholarlyarticle"
)
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
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_DEEPEST = 6
_PARAGRAPH_WORDS = 15
_NOBODY = re.compile(r"https?:|@|^(?:admin|editor|staff|user|webmaster|author)$|^\d+$", re.IGNORECASE)


def hints_of(sources: Sources, blocks: Sequence[MarkedBlock]) -> Hints:
    """Return the page's metadata; JSON-LD speaks first, then the meta tags, then the visible headline."""
    metas: dict[str, list[str]] = {}
    for name, content in sources.metas:
        if content.strip():
            metas.setdefault(name, []).append(content.strip())
    record = _record(sources.scripts)
    page_title = " ".join(sources.title.split()) or None
    said = _text(record.get("headline")) or _first(metas, _TITLE_METAS)
    return Hints(
        title=_headline(said, page_title, blocks),
        page_title=page_title,
        published=_text(record.get("datePublished")) or _first(metas, _DATE_METAS) or _time(sources, blocks),
        outlet=_first(metas, _OUTLET_METAS[:1])
        or _name(record.get("publisher"))
        or _first(metas, _OUTLET_METAS[1:]),
        authors=_authors(record, metas),
        url=sources.links.get("canonical") or _first(metas, ("og:url",)) or _text(record.get("url")),
        language=_text(record.get("inLanguage")) or sources.language or _first(metas, ("og:locale",)),
    )


def _first(metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    return next((metas[name][0] for name in names if metas.get(name)), None)


def _record(scripts: Sequence[str]) -> dict[str, Any]:
    """The first JSON-LD object on the page that is an article, or an empty one."""
    for script in scripts:
        try:
            data = json.loads(
                script.strip()
                .removeprefix("<!--")
                .removesuffix("-->")
                .removeprefix("//<![CDATA[")
                .removesuffix("//]]>")
            )
        except (ValueError, RecursionError):
            continue
        if record := next(_articles(data, 0), None):
            return record
    return {}


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of an article's type in `data`, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.lower() in _ARTICLE_TYPES for kind in named):
            yield data
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(inner), depth + 1)


def _text(value: object) -> str | None:
    """A JSON-LD value as text, with the entities resolved that some sites leave in."""
    if isinstance(value, list) and value:
        value = value[0]
    return unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _authors(record: dict[str, Any], metas: dict[str, list[str]]) -> tuple[str, ...]:
    """The names of people; addresses and the names of accounts are none."""
    given = record.get("author") or record.get("creator")
    listed = given if isinstance(given, list) else [given]
    names = [name for item in listed if (name := _name(item))]
    if not names:
        names = next((metas[name] for name in _AUTHOR_METAS if metas.get(name)), [])
    apart = [
        part.strip()
        for name in names
        for part in re.split(
            r"\s*[,;]\s*|\s+and\s+|\s+&\s+", re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)
        )
    ]
    return tuple(dict.fromkeys(name for name in apart if name and not _NOBODY.search(name)))


def _headline(said: str | None, page_title: str | None, blocks: Sequence[MarkedBlock]) -> str | None:
    """The visible headline where it agrees with the metadata, else the metadata's, without the outlet."""
    headings = [marked.block.text for marked in blocks if marked.tag == "h1"]
    for heading in headings:
        if any(
            other and key(heading) and key(other).startswith(key(heading)) for other in (said, page_title)
        ):
            return heading
    if said:
        return _without_outlet(said, page_title)
    return headings[0] if len(headings) == 1 else None


def _without_outlet(said: str, page_title: str | None) -> str:
    """`said` as it is, unless its ending is one that the page's title shows to be the outlet's."""
    for cut in _SUFFIX.finditer(said):
        if page_title and key(page_title) == key(said[: cut.start()]):
            return said[: cut.start()]
    return said


def _time(sources: Sources, blocks: Sequence[MarkedBlock]) -> str | None:
    """The `<time>` that says it is the publication's, or the first between headline and text."""
    sure = {value for _, value, named in sources.times if named}
    if sure:
        return sure.pop() if len(sure) == 1 else None
    headline = next((marked for marked in blocks if marked.tag == "h1"), None)
    if headline is None:
        return None
    start = headline.block.raw_end
    paragraphs = (marked.block for marked in blocks if len(words(marked.block.text)) >= _PARAGRAPH_WORDS)
    end = next((block.raw_start for block in paragraphs if block.raw_start > start), None)
    if end is None:
        return None
    between = list(dict.fromkeys(value for offset, value, _ in sources.times if start < offset < end))
    return between[0] if between else None
