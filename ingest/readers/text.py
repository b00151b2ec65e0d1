"""Plain text: a line is a paragraph, unless the file was wrapped to a fixed width."""

import re
from itertools import pairwise

from ingest.block import Block, BlockBuilder, plain_block
from ingest.decoding import decode
from ingest.format import ReaderFormat
from ingest.page import Page

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029\x85]")
_WRAP_WIDTHS = range(40, 121)
_MIN_WRAPPED_LINES = 3
_MIN_FULL_SHARE = 0.85


def read(data: bytes, name: str) -> Page:
    """Read a plain-text file.

    Raises:
        Unreadable: when it is empty or no text.
    """
    raw = decode(data, name)
    groups = _groups(raw)
    width = _wrap_width([_lines(raw, group) for group in groups])
    blocks: list[Block] = []
    for group in groups:
        wrapped = width > 0 and _is_full(_lines(raw, group), width)
        blocks.extend(_block(raw, lines) for lines in ([group] if wrapped else [[line] for line in group]))
    return Page(raw, tuple(blocks), plain=True)


def _lines(raw: str, group: list[tuple[int, int]]) -> list[str]:
    return [raw[start:end].strip() for start, end in group]


def _groups(raw: str) -> list[list[tuple[int, int]]]:
    """Spans of the lines with something on them, grouped by the blank lines between them."""
    groups: list[list[tuple[int, int]]] = []
    last_end = 0
    for line in _LINE.finditer(raw):
        if not line[0].strip():
            continue
        if not groups or len(_BREAK.findall(raw, last_end, line.start())) > 1:
            groups.append([])
        groups[-1].append(line.span())
        last_end = line.end()
    return groups


def _wrap_width(groups: list[list[str]]) -> int:
    """The width this file was wrapped to, or 0: most of what stands in several lines must be full lines."""
    several = [lines for lines in groups if len(lines) >= _MIN_WRAPPED_LINES]
    widths = [width for lines in several if _is_full(lines, width := max(map(len, lines)))]
    width = max(widths, default=0)
    return width if width in _WRAP_WIDTHS and 2 * len(widths) > len(several) else 0


def _is_full(lines: list[str], width: int) -> bool:
    """Whether nearly every line but the last has no room for the next word at this width."""
    pairs = list(pairwise(lines))
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairs)
    return bool(pairs) and max(map(len, lines)) <= width and full >= _MIN_FULL_SHARE * len(pairs)


def _block(raw: str, lines: list[tuple[int, int]]) -> Block:
    if len(lines) == 1:
        start, end = lines[0]
        if quick := plain_block(raw[start:end], start):
            return quick
    builder = BlockBuilder()
    before = ""
    for start, end in lines:
        line = raw[start:end]
        if not _is_compound(before, line):
            builder.add("\n", start)
        builder.add(line.rstrip(), start)
        before = line.rstrip()
    block = builder.build()
    if block is None:
        raise AssertionError("a line with something on it makes a block")
    return block


def _is_compound(before: str, line: str) -> bool:
    """Whether a line was broken behind the hyphen of a word: "a five-year-" and "old girl"."""
    first = line.lstrip()[:1]
    return (
        len(before) > 1
        and before[-1] in "-‐"
        and before[-2].isalpha()
        and first.isalpha()
        and line[:1] == first
    )


FORMAT = ReaderFormat("plain text", (".txt", ".text"), read)
