"""HTML pages, saved or scraped: text with its place in the source, the main content, the metadata."""

from ingest.decoding import decode
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.page import Page
from ingest.readers.html_hints import hints_of
from ingest.readers.html_main import main_of
from ingest.readers.html_parser import PageParser


def read(data: bytes, name: str) -> Page:
    """Read an HTML page; `raw` is its source.

    Raises:
        Unreadable: when it is empty, no text, or shows no text (a page that a script would fill).
    """
    raw = decode(data, name, markup=True)
    parser = PageParser(raw)
    if not parser.blocks:
        what = f"{name} shows no text by itself"
        raise Unreadable(what, "open it in a browser and save it as a complete web page")
    main = main_of(raw, parser.blocks)
    hints = hints_of(parser.sources, parser.blocks)
    return Page(raw, tuple(marked.block for marked in main.blocks), main.cuts, hints)


FORMAT = ReaderFormat("HTML", (".html", ".htm", ".xhtml"), read, slow=True)
