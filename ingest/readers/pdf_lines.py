"""The lines on a PDF's pages, with where they stand and how large their letters are."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING, Any

from ingest.errors import Unreadable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MIB = 1024 * 1024
MOST_PAGES = 1000
_MOST_CHARACTERS = 8 * MIB
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 64 * MIB,
    "array_based_stream_maximum_output_length": 32 * MIB,
    "zlib_maximum_output_length": 32 * MIB,
    "lzw_maximum_output_length": 32 * MIB,
    "run_length_maximum_output_length": 32 * MIB,
    "brotli_maximum_output_length": 32 * MIB,
    "zlib_maximum_recovery_input_length": MIB,
    "stream_decoding_work_maximum_length": 128 * MIB,
    "stream_parsing_work_maximum_count": 1_000_000,
    "stream_filters_maximum_length": 4,
    "page_tree_maximum_entries": 10 * MOST_PAGES,
    "page_tree_maximum_depth": 50,
    "page_tree_maximum_page_entries": 100 * MOST_PAGES,
    "xform_maximum_invocations_per_extraction": 1000,
    "jbig2dec_binary": None,  # no picture is decoded, and no program started
}
"""What a page may cost; a newspaper's page in one stream is a few MiB and some 100,000 operands."""

_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf lets through besides its own errors where an object is not of the kind it should be."""

_BLANKS = re.compile(r"[\t\r\f\v\x1c-\x1f\x85\u2028\u2029]")
_MARKER = re.compile(r"[•◾▪●►▶➤✓◦‣\x7f*–-]|\(?[\da-z]{1,3}[.)]", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PRINT_ANEW = "open it in a PDF viewer and print it to a new PDF"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is printed.

    Attributes:
        text: what it says, without white space at its ends; never empty.
        page: the page, from 0.
        x: where it begins, in points from the page's left edge.
        y: its baseline, in points from the page's lower edge.
        size: height of its letters in points.
        upright: whether it runs from left to right.
    """

    text: str
    page: int
    x: float
    y: float
    size: float
    upright: bool = True


def opened(data: bytes, name: str) -> "PdfReader":
    """Open a PDF; what its owner forbids without a password to open it does not matter here.

    Raises:
        Unreadable: it is damaged, asks for a password, or has too many pages.
    """
    import logging
    import zlib
    from io import BytesIO

    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in data[:1024]:
        what = f"{name} is no PDF, whatever its name says"
        raise Unreadable(what, "download or export it again")
    try:
        reader = PdfReader(BytesIO(data), root_object_recovery_limit=MOST_PAGES)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            what = f"{name} is locked with a password"
            raise Unreadable(what, "open it with its password and save it without one")
        pages = len(reader.pages)
    except DependencyError as error:
        what = f"{name} is encrypted in a way that can't be read"
        raise Unreadable(what, _PRINT_ANEW) from error
    except (PyPdfError, zlib.error, *_BROKEN) as error:
        raise Unreadable(f"{name} is damaged or no whole PDF", _PRINT_ANEW) from error
    if pages > MOST_PAGES:
        what = f"{name} has {pages} pages, and more than {MOST_PAGES} are not read"
        raise Unreadable(what, "split it into its articles")
    return reader


def lines_of(reader: "PdfReader", name: str) -> list[Line]:
    """Return the lines on all pages, in the order in which they are drawn.

    Raises:
        Unreadable: a page is damaged or too involved, or there is more text than an article has.
    """
    import zlib

    from pypdf.errors import DependencyError, PyPdfError

    lines: list[Line] = []
    characters = 0
    for number in range(len(reader.pages)):
        try:
            found = _with_markers(_lines_on(reader.pages[number], number))
        except (PyPdfError, DependencyError, zlib.error, *_BROKEN) as error:
            what = f"page {number + 1} of {name} is damaged or too involved to be read"
            raise Unreadable(what, _PRINT_ANEW) from error
        lines += found
        characters += sum(len(line.text) for line in found)
        if characters > _MOST_CHARACTERS:
            raise Unreadable(f"{name} holds more text than an article", "split it into its articles")
    return lines


def bounded() -> AbstractContextManager[object]:
    """Return the context in which pypdf may read what a stranger wrote."""
    from pypdf import apply_configuration

    return apply_configuration(**_LIMITS)


def _lines_on(page: "PageObject", number: int) -> Iterator[Line]:
    pieces: list[tuple[str, list[float], float]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text:
            pieces.append((text, _product(tm, cm), size))

    page.extract_text(visitor_text=note)
    begun: list[tuple[str, list[float], float]] = []
    for text, matrix, size in pieces:
        first, *more = text.split("\n")
        begun.append((first, matrix, size))
        for part in more:
            yield from _line(begun, number)
            begun = [(part, matrix, size)]
    yield from _line(begun, number)


def _with_markers(lines: Iterator[Line]) -> list[Line]:
    """Join each bullet or number that was drawn by itself with the line that stands beside it."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else line
        level = abs(before.y - line.y) < line.size / 4 and before.x < line.x and before.upright
        if joined and level and _MARKER.fullmatch(before.text):
            line = replace(line, text=f"{before.text} {line.text}", x=before.x)  # noqa: PLW2901
            joined.pop()
        joined.append(line)
    return joined


def _line(pieces: list[tuple[str, list[float], float]], page: int) -> Iterator[Line]:
    """Make a line of its pieces: it stands where the first does, and is as large as the longest."""
    text = _SURROGATE.sub("\ufffd", _BLANKS.sub(" ", "".join(text for text, _, _ in pieces))).strip()
    if not text:
        return
    _, matrix, _ = next(piece for piece in pieces if piece[0].strip())
    _, longest, size = max(pieces, key=lambda piece: len(piece[0].strip()))
    height = abs(size) * hypot(longest[2], longest[3])
    yield Line(text, page, matrix[4], matrix[5], height, upright=matrix[3] > abs(matrix[1]))


def _product(m: list[float], n: list[float]) -> list[float]:
    """The matrix that does `m`, then `n` (ISO 32000-1, 8.3.4)."""
    return [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
