"""The headline of an article: never the site's name, a section's label, a byline or a date."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.shape import is_headline, key, words
from ingest.metadata.dates import find_dates, has_date
from ingest.page import Hints
from ingest.wording import word_set

_HEAD = 4
_FARTHEST = 12
_LABEL_WORDS = 3
_LONGEST = 300
_READ = 1000
_SUFFIX = re.compile(r"\s[|–—-]\s|\s?[|»]\s?")
_SMALL = word_set("a an and at by for from in of on or the to with de la le und")
_JOINING = word_set("and de van von der la bin al")
_BYLINE = re.compile(
    r"(?:(?:story|written|reporting|words)\s)?by\s[A-ZÀ-Þ]|(?:von|par|por)\s[A-ZÀ-Þ]\S+\s[A-ZÀ-Þ]"
)


def find(hints: Hints, blocks: Sequence[Block]) -> str | None:
    """Return the headline by metadata, by markup, or the line that stands above the text; or None."""
    if hints.title and (said := _without_site(hints.title[:_READ], hints)):
        return said[:_LONGEST]
    heading = next((block.text for block in blocks[:_HEAD] if block.kind == "heading"), None)
    if heading:
        return heading[:_LONGEST]
    if hints.page_title:
        return without_outlet(hints.page_title[:_READ], hints, blocks)
    return _first_line(blocks)


def without_outlet(page_title: str, hints: Hints, blocks: Sequence[Block]) -> str | None:
    """`page_title` without the outlet at its end, where the page shows what is the headline."""
    page_title = " ".join(page_title.split())
    lines = {key(block.text[:_READ]) for block in blocks[:_HEAD]}
    for cut in _SUFFIX.finditer(page_title):
        if key(page_title[: cut.start()]) in lines:
            return page_title[: cut.start()]
    said = _without_site(page_title, hints)
    return said[:_LONGEST] if said else None


def _without_site(title: str, hints: Hints) -> str | None:
    """`title` without the site's name before or after a bar; None where it is nothing but that name."""
    title = " ".join(title.split())
    sites = set(_sites(hints))
    if _squeezed(title) in sites:
        return None
    for cut in _SUFFIX.finditer(title):
        if _squeezed(title[cut.end() :]) in sites:
            return title[: cut.start()]
        if _squeezed(title[: cut.start()]) in sites:
            return title[cut.end() :]
    return title


def _sites(hints: Hints) -> Iterator[str]:
    """What the site may be called: its outlet, or the host without its ending: "usatoday"."""
    host = (hints.url or "").partition("://")[2].partition("/")[0]
    for name in (hints.outlet or "", host):
        if squeezed := _squeezed(name):
            yield squeezed
        labels = name.lower().removeprefix("www.").split(".")
        if len(labels) > 1 and " " not in name:
            yield labels[0]


def _squeezed(text: str) -> str:
    return key(text).replace(" ", "").removeprefix("the")


def _first_line(blocks: Sequence[Block]) -> str | None:
    """The first line that could be a headline, where only a date, a label or a byline stands above it."""
    for at, block in enumerate(blocks[:_FARTHEST]):
        text = block.text
        if at + 1 < len(blocks) and len(text) < _READ and is_headline(text) and not _is_no_title(text):
            return text[:_LONGEST]
        if len(text) > _READ or len(words(text)) > (8 if at < _HEAD else _LABEL_WORDS):
            return None
    return None


def _is_no_title(text: str) -> bool:
    """Whether a line is a byline or a date rather than a headline."""
    found = next(find_dates(text), None)
    only_date = found is not None and found.end - found.start == len(text)
    return only_date or _only_names(text) or bool(_BYLINE.match(text))


def _only_names(text: str) -> bool:
    """Whether every word is a capitalised one, as in a byline without "By"; a headline in capitals is not."""
    if text.isupper() or re.search(r"\d", text):
        return has_date(text)
    return (
        len(words(text)) <= 10
        and bool(re.search(r",| and ", text))
        and all(word[0].isupper() or word in _JOINING for word in words(text))
        and not any(word.lower() in _SMALL - {"and", "de", "la"} for word in words(text))
    )
