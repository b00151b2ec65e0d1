"""What kind a document is by its first bytes, where its name does not say or lies."""

import re

_MARK = b"\xef\xbb\xbf"
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\x00", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"WARC/", ".warc"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b\x08"
_PDF = b"%PDF-"
HEAD = 8192
"""How many bytes are looked at."""

_MIMETYPES = (
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
)
_FIRST_MEMBER = 200
_OFFICE = ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx"))
_TAR_AT, _TAR = 257, b"ustar"

_COMMENT = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*|<\?.{0,400}?\?>\s*){0,8}", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:[\w-]{1,20}:)?(rss|feed|RDF)[\s>]")
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)[\s>]")
_JSON_LINE = re.compile(rb'\s*\{\s*"[^"\r\n]{0,200}"\s*:[^\r\n]*\}[ \t]*\r?\n\s*\{\s*"')
_JSON = re.compile(rb'\s*(?:\{\s*(?:"[^"\r\n]{0,200}"\s*:|\})|\[\s*(?:[\[{"\]]|-?\d))')
_MBOX = re.compile(rb"From \S{1,320} .{0,80}\d{4}\r?\n(?:>?[\w-]{1,76}:)")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,76}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_FIELD_OR_END = re.compile(rb"\r?\n|\Z|[ \t]|[A-Za-z][A-Za-z0-9-]{0,76}(?::|\Z)")
_MAIL_FIELDS = frozenset(
    {
        b"from",
        b"to",
        b"subject",
        b"date",
        b"received",
        b"return-path",
        b"delivered-to",
        b"message-id",
        b"mime-version",
        b"content-type",
        b"reply-to",
        b"x-mailer",
        b"list-id",
    }
)
_FEWEST_MAIL_FIELDS = 3
_PLAIN = frozenset({".txt", ".text"})
TEXTS = _PLAIN | {".md", ".markdown", ".html", ".htm", ".xhtml"}
"""The kinds that are looked at before they are believed to be text."""

_NO_TEXTS = frozenset({".pdf", ".docx", ".epub", ".zip", ".gz"})
_MOST_FIELDS = 60


def suffix_by_content(head: bytes) -> str | None:
    """Return the suffix of the kind that `head`, the first few KiB of a document, shows it to be.

    Only what cannot well be anything else counts: magic numbers, a zip's first members, the first element of
    markup, the shape of JSON, three header fields of a mail. It may be a kind that nothing reads (`.rtf`),
    which an error can then name. Plain text, Markdown, CSV and fragments of HTML show nothing: None.
    """
    head = head[:HEAD]
    return _binary(head) or _text(head.removeprefix(_MARK))


def true_suffix(suffix: str, head: bytes) -> str:
    """Return what to read a text document named `suffix` as: PDFs, zips, gzips and pages don't pass for text.

    A file that begins as one of the first three does is no text whatever its name; a whole HTML page that was
    saved as `.txt` is read as a page. Anything else is what its name says.
    """
    if suffix not in TEXTS:
        return suffix
    head = head[:HEAD].removeprefix(_MARK)
    found = _binary(head)
    if found in _NO_TEXTS:
        return found
    return ".html" if suffix in _PLAIN and _HTML.match(head, _prolog(head)) else suffix


def _binary(head: bytes) -> str | None:
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    if head.lstrip().startswith(_PDF):
        return ".pdf"
    if head.startswith(_ZIP):
        return _zipped(head)
    if head.startswith(_GZIP):
        return ".gz"
    return ".tar" if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR else None


def _zipped(head: bytes) -> str:
    """What the first members of a zip say it is."""
    for mimetype, suffix in _MIMETYPES:
        if b"mimetype" in head[:_FIRST_MEMBER] and mimetype in head[:_FIRST_MEMBER]:
            return suffix
    if b"[Content_Types].xml" in head or b"_rels/" in head:
        for folder, suffix in _OFFICE:
            if folder in head:
                return suffix
    return ".zip"


def _text(head: bytes) -> str | None:
    if b"\x00" in head:
        return None
    if found := _markup(head):
        return found
    if _JSON.match(head):
        return ".jsonl" if _JSON_LINE.match(head) else ".json"
    if _MBOX.match(head):
        return ".mbox"
    return ".eml" if _is_mail(head) else None


def _markup(head: bytes) -> str | None:
    at = _prolog(head)
    if _HTML.match(head, at):
        return ".html"
    if found := _FEED.match(head, at):
        return ".atom" if found[1] == b"feed" else ".rss"
    return ".xml" if _SITEMAP.match(head, at) else None


def _prolog(head: bytes) -> int:
    """Where markup begins after its declarations and comments."""
    found = _COMMENT.match(head)
    return found.end() if found else 0


def _is_mail(head: bytes) -> bool:
    """Whether it begins with nothing but header fields, three of which every mail has."""
    at = 0
    known: set[bytes] = set()
    while len(known) < _MOST_FIELDS and (field := _FIELD.match(head, at)):
        known.add(field[1].lower())
        at = field.end()
    goes_on = _FIELD_OR_END.match(head, at)  # the head may be cut in the middle of a field
    return goes_on is not None and len(known & _MAIL_FIELDS) >= _FEWEST_MAIL_FIELDS
