"""What a fetched page is: by what the server says, by its first bytes, and else by its address."""

import codecs
import re
from posixpath import basename
from urllib.parse import unquote, urlsplit

from ingest.errors import Unreadable
from ingest.formats import choice, format_of, suffix_of
from ingest.sniff import HEAD, suffix_by_content
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
_GENERAL = word_set("text/plain text/xml application/xml application/json")
"""Types under which special kinds are sent too: what the content or the address tells goes before them."""

_UNSAID = frozenset({"", "binary/octet-stream"})
_VAGUE = ("application/", "text/")
_NO_FEEDS = word_set("image/svg+xml application/mathml+xml")
_PAGES = word_set(".html .htm .xhtml .txt .md")
"""What addresses end in without telling much: `/story.html` may well be a feed."""

_WRAPPINGS = word_set(".gz .zip .json .xml .txt")
"""Kinds of content that an address may tell more about: `.tar.gz`, `.jsonl`."""

_TEXT = (".html", ".xhtml", ".txt", ".md", ".csv", ".json")
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
    special = by_address if format_of(by_address) and by_address not in _PAGES else ""
    if said.endswith("+xml") and said not in _NO_FEEDS:
        return _SUFFIXES.get(said, ".xml")
    if said in _SUFFIXES and said not in _GENERAL:
        return _SUFFIXES[said]
    if not (said in _GENERAL or said in _UNSAID or said.startswith(_VAGUE)):
        what = f"{name} is of a kind that can't be read ({said[:60]})"
        raise Unreadable(what, f"save it as {choice()}")
    seen = suffix_by_content(body[:HEAD]) or ""
    found = (special or seen) if seen in _WRAPPINGS else (seen or special or _SUFFIXES.get(said, by_address))
    if format_of(found) is None:
        what = f"{name} is of a kind that can't be read ({found or said[:60] or 'the server names none'})"
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
