"""What a fetched page is: by what the server says, by its first bytes, and else by its address."""

import codecs
import re
from posixpath import basename
from urllib.parse import unquote, urlsplit

from ingest.errors import Unreadable
from ingest.formats import choice, format_of, suffix_of
from ingest.wording import word_set

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
}
_UNSAID = word_set(
    "application/octet-stream binary/octet-stream application/download application/force-download"
)
_TEXT = (".html", ".xhtml", ".txt", ".md", ".csv", ".json")
_HEAD = 1024
_MARKUP = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body|article)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"<(?:\?xml|rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_LATIN = word_set("iso-8859-1 iso8859-1 latin-1 latin1 us-ascii ascii")


def suffix_by(content_type: str, url: str, body: bytes, name: str) -> str:
    """Return the suffix of the kind that a fetched page is.

    Args:
        content_type: the `Content-Type` field, empty where there was none.
        url: where it was found in the end.
        body: its bytes.
        name: the page, quoted, for errors.

    Raises:
        Unreadable: it is a picture, a film, a program; nothing with articles.
    """
    said = content_type.partition(";")[0].strip().lower()
    by_address = suffix_of(unquote(basename(urlsplit(url).path)))
    known = format_of(by_address) is not None
    if said in _SUFFIXES:
        suffix = _SUFFIXES[said]
        generic = suffix in {".txt", ".xml"} or (suffix == ".json" and by_address == ".jsonl")
        if suffix == ".txt" and (seen := _seen(body)):
            return seen
        return by_address if generic and known and not by_address.startswith(".htm") else suffix
    if said.endswith("+xml") and said != "image/svg+xml":
        return ".xml"
    vague = not said or said in _UNSAID or said.startswith(("application/", "text/"))
    found = (_seen(body) or (by_address if known else "")) if vague else ""
    if not found:
        what = f"{name} is of a kind that can't be read ({said[:60] or 'the server does not say which'})"
        raise Unreadable(what, f"save it as {choice()}")
    return found


def in_utf8(body: bytes, content_type: str, suffix: str) -> bytes:
    """Return a text in UTF-8 where only the `Content-Type` field tells its encoding.

    A byte order mark and bytes that are valid UTF-8 speak for themselves; otherwise the field stands above
    what the page says of itself (HTML standard, section 13.2.3.2). XML is left to its own declaration.
    """
    said = _CHARSET.search(content_type)
    if said is None or suffix not in _TEXT or body.startswith(_MARKS):
        return body
    charset = said[1].lower()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return body
    try:
        return body.decode("cp1252" if charset in _LATIN else charset).encode("utf-8")
    except (UnicodeError, LookupError, ValueError):  # a wrong or unknown name: left to the reader
        return body


def _seen(body: bytes) -> str:
    """The suffix that the first bytes give away, or nothing."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if _XML.match(head):
        return ".html" if _MARKUP.search(head) else ".xml"
    return ".html" if head.startswith(b"<") and _MARKUP.search(head) else ""
