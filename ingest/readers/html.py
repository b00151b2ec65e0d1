"""HTML pages, saved or scraped: text with its place in the source, the main content, the metadata."""

from ingest.decoding import decode
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.page import Page
from ingest.readers.html_hints import hints_of
from ingest.readers.html_main import main_of
from ingest.readers.html_parser import PageParser

MOST_TAGS = 100_000
MOST_NESTED = 5_000
"""Items of lists, and tables; trafilatura goes through all that follow for each of them."""
MOST_COMPARED = 100_000_000
"""Attributes of a tag times themselves, over all tags: libxml2 compares each with each."""


class _MeasuredParser(PageParser):
    """Counts, beside, what it takes trafilatura to read the page."""

    _tags = _nested = _compared = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tags += 1
        self._nested += tag in {"li", "table"}
        self._compared += len(attrs) ** 2
        super().handle_starttag(tag, attrs)

    @property
    def bounded(self) -> bool:
        """Whether the page is one that trafilatura reads in seconds; hardly any page is not."""
        return self._tags <= MOST_TAGS and self._nested <= MOST_NESTED and self._compared <= MOST_COMPARED


def read(data: bytes, name: str) -> Page:
    """Read an HTML page; `raw` is its source.

    Raises:
        Unreadable: when it is empty, no text, or shows no text (a page that a script would fill).
    """
    raw = decode(data, name, markup=True)
    parser = _MeasuredParser(raw)
    if not parser.blocks:
        what = f"{name} shows no text by itself"
        raise Unreadable(what, "open it in a browser and save it as a complete web page")
    # Without a judgement of the whole, the blocks are parted by what the page says of each.
    main = main_of(raw if parser.bounded else "", parser.blocks)
    hints = hints_of(parser.sources, parser.blocks)
    return Page(raw, tuple(marked.block for marked in main.blocks), main.cuts, hints, starts=main.starts)


FORMAT = ReaderFormat("HTML", (".html", ".htm", ".xhtml"), read, slow=True)
