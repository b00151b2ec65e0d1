"""How a draft is laid out: its paragraphs, headings and lists, each character with its place in the draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from answer.check.blocks import blocks
from ui.drafts import Draft

Kind = Literal["prose", "heading", "item", "quote", "code"]

_LINE: Final = re.compile(r"[^\n\r\f\u2028\u2029]*(?:\r\n|[\n\r\f\u2028\u2029])|[^\n\r\f\u2028\u2029]+")
"""A line with its end, of any kind that the checker takes for one."""
_FENCE: Final = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)")
_ITEM: Final = re.compile(r"\s*(?:[-*•‣▪●·–+]|\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"\s{0,3}(?:>\s?)+")
_TITLE_WORDS: Final = 14
"""Words of a line of plain text up to which it may be a heading."""
_CLOSED: Final = re.compile(r"[.!?…:;,]\W*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, item of a list, quotation or piece of code.

    Attributes:
        text: what is shown, character for character.
        starts: where each of its characters stands in the draft, ascending; or the place of the first where
            all stand in a row there.
        lead: how many of its first characters are markup ("## ", "> ").
    """

    kind: Kind
    text: str
    starts: Sequence[int]
    lead: int = 0


def pieces(draft: Draft) -> list[Piece]:
    """Return a draft as pieces in order.

    The texts of all of them, joined, are the whole of a plain or Markdown text; of HTML they are its words.
    """
    return list(_of_page(draft.text) if draft.kind == "html" else _of_lines(draft.text))


def _of_page(text: str) -> Iterator[Piece]:
    for block in blocks(text, "html"):
        kind: Kind = {"heading": "heading", "item": "item"}.get(block.kind, "prose")  # type: ignore[assignment]
        yield Piece(kind, block.words.text, block.words.starts)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    kind: Kind | None
    lead: int


def _of_lines(text: str) -> Iterator[Piece]:
    """Yield lines that belong together; blank lines go with what they follow."""
    for _, group in groupby(_numbered(list(_lines(text))), key=lambda one: one[0]):
        lines = [line for _, line in group]
        kind, start, end = lines[0].kind or "prose", lines[0].start, lines[-1].end
        shown = text[start:end]
        if kind == "prose" and _is_title(shown, lines):
            kind = "heading"
        yield Piece(kind, shown, range(start, end), lines[0].lead)


def _numbered(lines: Sequence[_Line]) -> Iterator[tuple[int, _Line]]:
    """Yield each line with the number of its piece."""
    number, before, blank = 0, None, False
    for line in lines:
        if line.kind is None:
            blank = True
        else:
            on = line.kind == before or (line.kind == "prose" and before in {"item", "quote"})
            alone = line.kind in {"heading", "item"}
            if not on or alone or blank:
                number += 1
            before, blank = line.kind, False
        yield number, line


def _lines(text: str) -> Iterator[_Line]:
    """Yield each line with what it is; None is blank."""
    fences = [found for found in _LINE.finditer(text) if _FENCE.match(found[0])]
    fenced = {
        found.start() for found in fences[: len(fences) // 2 * 2]
    }  # one that is never closed is no fence
    code = False
    for found in _LINE.finditer(text):
        line, start, end = found[0], found.start(), found.end()
        if start in fenced:
            code = not code
            yield _Line(start, end, "code", 0)
        elif code or _is_row(line):
            yield _Line(start, end, "code", 0)
        elif not line.strip():
            yield _Line(start, end, None, 0)
        else:
            yield _Line(start, end, *_kind(line))


def _kind(line: str) -> tuple[Kind, int]:
    if found := _HEADING.match(line):
        return "heading", found.end()
    if found := _QUOTE.match(line):
        return "quote", found.end()
    return ("item" if _ITEM.match(line) else "prose"), 0


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table, shown as it stands."""
    inner = line.strip()
    return inner.count("|") >= 2 or inner.count("\t") >= 2


def _is_title(shown: str, lines: Sequence[_Line]) -> bool:
    """Whether a paragraph of plain text looks like a heading: one short line alone, without a full stop."""
    written = sum(line.kind is not None for line in lines)
    alone = written == 1 and (len(lines) > 1 or lines[0].start == 0)
    return alone and len(shown.split()) <= _TITLE_WORDS and not _CLOSED.search(shown.strip())
