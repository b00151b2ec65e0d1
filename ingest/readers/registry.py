"""Which reader reads which file. A new format is a module with a `read` function and a line in `_READERS`."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ingest.page import Page
from ingest.wording import word_set


class Reader(Protocol):
    """Reads the bytes of one file."""

    def __call__(self, data: bytes, name: str) -> Page:
        """Return the page in `data`; `name` is the file, for errors.

        Raises:
            Unreadable: when it cannot be read.
        """


_READERS = {
    ".txt": "ingest.readers.text",
    ".text": "ingest.readers.text",
    ".md": "ingest.readers.markdown",
    ".markdown": "ingest.readers.markdown",
    ".html": "ingest.readers.html",
    ".htm": "ingest.readers.html",
    ".xhtml": "ingest.readers.html",
}

UNREAD_DOCUMENTS = word_set(
    ".pdf .doc .docx .odt .rtf .epub .eml .mbox .msg .mht .mhtml .json .jsonl .csv .tsv .xml .rss .atom .warc"
    " .zip .tar .gz .tgz .bz2 .xz .zst .7z .rar .ppt .pptx .xls .xlsx .pages"
)
"""Files that may well hold articles, though there is no reader for them: worth a word in a folder."""


def extensions() -> tuple[str, ...]:
    """Every extension that can be read, in the order of the registry."""
    return tuple(_READERS)


def reader_for(path: Path) -> Reader | None:
    """Return the reader for `path` by its extension, or None. Its module is imported here, not before."""
    module = _READERS.get(path.suffix.lower())
    return cast("Reader", import_module(module).read) if module else None
