"""One record to a document: its text as a file of its own, its other fields as hints."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from dateline.encodable import encodable
from ingest.document import Document
from ingest.page import Hints
from ingest.records_fields import Fields, Path, lookup
from ingest.records_values import (
    authors_of,
    id_of,
    language_of,
    line_of,
    outlet_of,
    published_of,
    text_of,
    url_of,
)

_HEAD = 20_000
_BLOCK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|article|section|blockquote|table|html|body)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_INLINE = re.compile(r"<(a|b|i|em|strong|span)\b[^<>]{0,500}>[^<]{0,2000}</\1>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?:p|br|div|li|html)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|body|main|article)\b", re.IGNORECASE)
_GAP = re.compile(r"\n[ \t\r]{0,99}\n")
_FEWEST_TAGS = 2
_NONE = Hints()


class RecordDocuments:
    """Makes documents of the records of one dump; remembers which uris are taken."""

    def __init__(self, dump: Document, fields: Fields) -> None:
        """Make them of `dump`'s records, whose fields are where `fields` says."""
        self._dump, self._paths = dump, fields.paths
        self._taken: set[bytes] = set()
        self.text_field = ".".join(fields.paths["text"])
        self._is_markdown = "markdown" in self.text_field.lower()

    def of(self, record: Mapping[str, object], unit: str, number: int) -> Document | None:
        """Return the document of a record, which is the `number`-th `unit` of the dump; None without text."""
        text = text_of(self._value(record, "text"))
        if text is None:
            return None
        suffix = ".md" if self._is_markdown else _suffix(text)
        if suffix == ".html":
            text = _framed(text)
        own_id = _clean(id_of(self._value(record, "id")))
        url = _clean(url_of(self._value(record, "url")))
        return replace(
            self._dump,
            uri=self._uri(url, own_id, number),
            name=f"{unit} {number} of {self._dump.name}",
            suffix=suffix,
            content=text.encode("utf-8", "backslashreplace"),
            hints=self._hints(record, url),
            record=own_id,
            depth=self._dump.depth + 1,
            named=False,  # its uri may be an address, yet nobody named it: no lists in it are followed
        )

    def _hints(self, record: Mapping[str, object], url: str | None) -> Hints:
        own = Hints(
            title=_clean(line_of(self._value(record, "title"))),
            published=_clean(published_of(self._value(record, "published"))),
            outlet=_clean(outlet_of(self._value(record, "outlet"))),
            authors=tuple(map(encodable, authors_of(self._value(record, "authors")))),
            url=url,
            language=_clean(language_of(self._value(record, "language"))),
        )
        return own.over(self._dump.hints) if self._dump.hints != _NONE else own

    def _value(self, record: Mapping[str, object], field: str) -> object:
        path: Path | None = self._paths.get(field)
        if path is None:
            return None
        return record.get(path[0]) if len(path) == 1 else lookup(record, path)

    def _uri(self, url: str | None, own_id: str | None, number: int) -> str:
        """The record's address, else its id, else its place, whichever is the first that is free."""
        named = f"{self._dump.uri}#record-"
        tries = [url, own_id and named + own_id, f"{named}{number}", f"{named}{number}-{len(self._taken)}"]
        for uri in filter(None, tries):
            mark = blake2b(uri.encode(), digest_size=8).digest()  # many uris, kept short
            if mark not in self._taken:
                self._taken.add(mark)
                return uri
        raise AssertionError("no other record has the last of them")


def _clean(line: str | None) -> str | None:
    return line if line is None or line.isascii() else encodable(line)


def _suffix(text: str) -> str:
    """What `text` is: HTML where it has tags that part paragraphs, or elements within them."""
    if "<" not in text:
        return ".txt"
    head = text[:_HEAD]
    blocks = len(_BLOCK.findall(head))
    return (
        ".html"
        if blocks >= _FEWEST_TAGS or (blocks and head.lstrip()[:1] == "<") or _INLINE.search(head)
        else ".txt"
    )


def _framed(markup: str) -> str:
    """A field's HTML as a page: all of it is the article, and blank lines part paragraphs that nothing marks.

    Content systems store paragraphs so; and without a frame the reader would look for the article in it.
    """
    if not _PARAGRAPH.search(markup):
        markup = _GAP.sub("\n\n<p>", markup)
    return markup if _PAGE.search(markup) else f"<main><article>{markup}</article></main>"
