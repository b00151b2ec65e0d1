"""PDF: the text as printed, its lines put together to paragraphs, margins cut."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ingest.article import Cut
from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.page import Page
from ingest.readers import pdf_lines
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_margins import margins_of
from ingest.readers.pdf_paragraphs import Paragraphs
from ingest.readers.properties import Properties, hints_from

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_BREAK = "\f"
_NO_LETTER = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_MOST_WITHOUT_LETTERS = 0.2
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")
_BROWSER = re.compile(r"Mozilla/|.{0,40}(?:Firefox|Safari|wkhtmltopdf)", re.IGNORECASE)
_RECOGNISE = "run text recognition (OCR) on it and ingest what that gives"


def read(data: bytes, name: str) -> Page:
    """Read a PDF; `raw` is its text, one line a printed line, pages parted by form feeds.

    Raises:
        Unreadable: it is damaged, locked, or shows no text (a scan).
    """
    with pdf_lines.bounded():
        reader = pdf_lines.opened(data, name)
        lines = pdf_lines.lines_of(reader, name)
        properties = _properties(reader)
    _insist_on_text(lines, name)
    raw, starts = _joined(lines)
    margins = margins_of(lines)
    placed = [(line, starts[at]) for at, line in enumerate(lines) if at not in margins.why]
    cuts = tuple(
        Cut(*why, lines[at].text, starts[at], starts[at] + len(lines[at].text))
        for at, why in sorted(margins.why.items())
    )
    if margins.printed:
        properties = replace(properties, created=None)
    hints = hints_from(properties, " ".join(line.text for line, _ in placed))
    return Page(raw, tuple(Paragraphs(placed).blocks()), cuts, replace(hints, url=margins.url), plain=True)


def _insist_on_text(lines: Sequence[Line], name: str) -> None:
    if not lines:
        raise Unreadable(f"{name} holds no text, only pictures of it or nothing at all", _RECOGNISE)
    text = "".join(line.text for line in lines)
    if len(_NO_LETTER.findall(text)) > _MOST_WITHOUT_LETTERS * len(text):
        raise Unreadable(f"{name} does not tell which letters its signs stand for", _RECOGNISE)


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Return the raw text, and where in it each line begins."""
    parts: list[str] = []
    starts: list[int] = []
    length, page = 0, 0
    for line in lines:
        breaks = PAGE_BREAK * (line.page - page)
        page = line.page
        starts.append(length + len(breaks))
        parts.append(f"{breaks}{line.text}\n")
        length += len(parts[-1])
    return "".join(parts), starts


def _properties(reader: "PdfReader") -> Properties:
    from pypdf.errors import PyPdfError

    try:
        info: Mapping[str, object] = reader.metadata or {}
        language = str(reader.root_object.get("/Lang", ""))
        title, author, created, program = (
            str(info.get(key, "")) for key in ("/Title", "/Author", "/CreationDate", "/Creator")
        )
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return Properties()  # they are damaged; the text is not
    # A browser prints a page whenever someone reads it, often years after it was published.
    made = None if _BROWSER.match(program) else date_of(created)
    return Properties(title, author, made, language if _LANGUAGE.fullmatch(language) else None)


def date_of(written: str) -> str | None:
    """The ISO 8601 form of a PDF date, `D:20240619143000+02'00'` (ISO 32000-1, 7.9.4); None if it is none."""
    found = _DATE.match(written.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, sign, ahead, by, zulu = found.groups()
    zone = "+00:00" if zulu else f"{sign}{ahead}:{by or '00'}" if sign else ""
    time = f"T{hour}:{minute}:{second or '00'}{zone}" if hour and zone else ""
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}{time}").isoformat()[: None if time else 10]
    except ValueError:
        return None


FORMAT = ReaderFormat("PDF", (".pdf",), read, most_bytes=64 * MIB, slow=True)
