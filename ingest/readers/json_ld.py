"""The article on a page as its JSON-LD describes it (schema.org/Article)."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from ingest.cleaning.shape import key
from ingest.wording import word_set

_ARTICLE_TYPES = word_set(
    "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle"
    " reviewnewsarticle asknewsarticle blogposting liveblogposting report advertisercontentarticle"
    " satiricalarticle scholarlyarticle"
)
_ORGANISATIONS = word_set("organization newsmediaorganization corporation website")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 6
_MOST = 50
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*<!\[CDATA\[\*/)?|(?://\s*\]\]>|-->|/\*\]\]>\*/)\s*$")


def article_of(scripts: Sequence[str], headlines: Sequence[str], addresses: Sequence[str]) -> dict[str, Any]:
    """Return the JSON-LD object that is the page's main article, or an empty one.

    Of several that is the one with the page's own headline or address, else the first: teasers of other
    stories come later, or without their own.

    Args:
        scripts: the contents of the page's `application/ld+json` scripts.
        headlines: what the page elsewhere says its headline is.
        addresses: what the page elsewhere says its address is.
    """
    keys = {key(headline) for headline in headlines} - {""}
    paths = {address.rstrip("/") for address in addresses}
    best: dict[str, Any] = {}
    highest = -1
    for record in _records(scripts):
        score = 2 * _is_headed(record, keys) + (_address(record) in paths)
        if score > highest:
            best, highest = record, score
    return best


def text_of(value: object) -> str | None:
    """A JSON-LD value as text, with the entities resolved that some sites leave in; None if it is no text."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def name_of(value: object) -> str | None:
    """The name of a person or organisation, given as text or as an object."""
    if isinstance(value, list) and value:
        value = value[0]
    return text_of(value.get("name")) if isinstance(value, dict) else text_of(value)


def persons_of(value: object) -> list[str]:
    """The names in an author list; an organisation is left out where a person is named."""
    listed = value if isinstance(value, list) else [value]
    named = [(item, name) for item in listed if (name := name_of(item))]
    persons = [name for item, name in named if not _is_a(item, _ORGANISATIONS)]
    return persons or [name for _, name in named]


def _records(scripts: Sequence[str]) -> list[dict[str, Any]]:
    """The articles in the scripts that can be read, in order."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        try:
            data = json.loads(_WRAPPING.sub("", script), strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _articles(data, 0):
            found.append(record)
            if len(found) >= _MOST:
                return found
    return found


def _articles(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of an article's type in `data`, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        if _is_a(data, _ARTICLE_TYPES):
            yield data
        for inner in _INSIDE:
            yield from _articles(data.get(inner), depth + 1)


def _is_a(item: object, types: frozenset[str]) -> bool:
    kinds = item.get("@type") if isinstance(item, dict) else None
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().rpartition("/")[2] in types for kind in named)


def _is_headed(record: dict[str, Any], keys: set[str]) -> bool:
    """Whether the record's headline is one of the page's; either may be cut short or go on."""
    said = key(text_of(record.get("headline")) or text_of(record.get("name")) or "")
    return bool(said) and any(other.startswith(said) or said.startswith(other) for other in keys)


def _address(record: dict[str, Any]) -> str:
    page = record.get("mainEntityOfPage")
    inner = page.get("@id") if isinstance(page, dict) else page
    return (text_of(record.get("url")) or text_of(inner) or "").rstrip("/")
