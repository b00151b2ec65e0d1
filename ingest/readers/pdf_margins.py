"""What runs along the head and foot of a PDF's pages: titles, page numbers, what a browser prints there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_lines import Line

_EDGE = 3
"""How many lines, counted from the upper and lower end of a page, may belong to its margin."""

_FEWEST_PAGES = 2
_SHARE_OF_PAGES = 0.3
"""Heads of left and right pages may differ, and the first page often has none."""

_SAME_HEIGHT = 3.0
_LONGEST = 200
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
_PAGE_OF = re.compile(r"(?:page\s{0,3})?\d{1,4}\s{0,3}(?:of|/)\s{0,3}\d{1,4}", re.IGNORECASE)
_PRINTED_FOOT = re.compile(
    r"(?P<url>(?:https?://|file://|about:)[^\s…]{2,500})(?P<cut>…)?\s{1,9}\d{1,4}/\d{1,4}"
)
_PRINTED_HEAD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}[:.]\d\d(?:\s?[AP]M)?(?:\s.{0,300})?")

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
"""An address is plain ASCII, but a font may draw two of its letters as one: "\ufb01le://"."""

_REPEATED = ("running-head", "a line that runs along the head or foot of the pages")
_COUNTED = ("page-number", "the number of the page")
_PRINTED = ("print-margin", "what the browser printed around the page: the time, the title, the address")

Why = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Margins:
    """What belongs to the margins.

    Attributes:
        why: index of a line -> rule and reason why it is no text of the article.
        url: the address that a browser printed under the page, whole; or None.
        printed: whether a browser printed any of them.
    """

    why: dict[int, Why]
    url: str | None
    printed: bool


def margins_of(lines: Sequence[Line]) -> Margins:
    """Tell which of a document's lines are margin and not text."""
    pages = len({line.page for line in lines})
    edges = list(_edges(lines))
    printed, url = _printed(lines, edges)
    return Margins(
        {**_numbers(lines, edges), **_repeated(lines, edges, pages), **printed}, url, bool(printed)
    )


def _edges(lines: Sequence[Line]) -> Iterator[tuple[int, bool]]:
    """Yield the index of each line near the upper or lower end of its page, and whether it is the lower."""
    pages: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.upright and len(line.text) <= _LONGEST:
            pages[line.page].append(at)
    for on_page in pages.values():
        ordered = sorted(on_page, key=lambda at: lines[at].y)
        for at in ordered[:_EDGE]:
            yield at, True
        for at in ordered[max(_EDGE, len(ordered) - _EDGE) :]:
            yield at, False


def _repeated(lines: Sequence[Line], edges: Sequence[tuple[int, bool]], pages: int) -> dict[int, Why]:
    """Lines that say the same, numbers aside, at the same height of several pages."""
    same: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for at, low in edges:
        same[_DIGITS.sub("#", lines[at].text).casefold(), low].append(at)
    why: dict[int, Why] = {}
    for (text, _), group in same.items():
        height = median(lines[at].y for at in group)
        level = [at for at in group if abs(lines[at].y - height) <= _SAME_HEIGHT]
        several = len({lines[at].page for at in level}) >= max(_FEWEST_PAGES, _SHARE_OF_PAGES * pages)
        if several and any(map(str.isalpha, text)):
            why.update(dict.fromkeys(level, _REPEATED))
    return why


def _numbers(lines: Sequence[Line], edges: Sequence[tuple[int, bool]]) -> dict[int, Why]:
    """Bare numbers that count the pages, and "Page 1 of 3"."""
    counts: dict[int, set[int]] = defaultdict(set)
    bare: list[tuple[int, int]] = []
    why: dict[int, Why] = {}
    for at, _ in edges:
        line = lines[at]
        if _PAGE_OF.fullmatch(line.text):
            why[at] = _COUNTED
        elif found := _NUMBER.fullmatch(line.text):
            bare.append((at, int(found[1]) - line.page))
            counts[bare[-1][1]].add(line.page)
    why.update({at: _COUNTED for at, first in bare if len(counts[first]) >= _FEWEST_PAGES})
    return why


def _printed(lines: Sequence[Line], edges: Sequence[tuple[int, bool]]) -> tuple[dict[int, Why], str | None]:
    """The margins of a page printed in a browser, and the page's address where it stands there in full."""
    feet = {
        at: found
        for at, low in edges
        if low and (found := _PRINTED_FOOT.fullmatch(lines[at].text.translate(_LIGATURES)))
    }
    on = {lines[at].page for at in feet}
    heads = [
        at
        for at, low in edges
        if not low and lines[at].page in on and _PRINTED_HEAD.fullmatch(lines[at].text)
    ]
    whole = {found["url"] for found in feet.values() if not found["cut"] and not found["url"].endswith("...")}
    url = whole.pop() if len(whole) == 1 else ""
    return dict.fromkeys([*feet, *heads], _PRINTED), url if url.startswith("http") else None
