"""Paragraphs from the lines of a PDF, by what one sees: gaps, indents, letter sizes, short last lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.block import Block, BlockBuilder, BlockKind
from ingest.cleaning.shape import ends_sentence, is_item
from ingest.readers.pdf_hyphens import Hyphens, ends_in_hyphen
from ingest.readers.pdf_lines import Line

Placed = tuple[Line, int]
"""A line, and where its text begins in the raw text."""

_SAME_SIZE = 0.6
_HEADING_SIZE = 1.15
_HEADING_WORDS = 30
_GAP = 1.3
"""A gap this much wider than between two lines of a paragraph parts paragraphs."""

_USUAL_LEADING = 1.2
_CLOSEST_LEADING = 0.9
_WIDEST_LEADING = 3.0
_SHARE_OF_LEADING = 0.03
"""Where most paragraphs have one line, most gaps part paragraphs: the smallest that is not rare counts."""
_HEADING_LEADING = 1.6
_INDENT = 0.7
"""In heights of a letter."""

_DEEPEST_INDENT = 6.0
_ROOM = 0.2
"""Letters differ in width: only a line with more room than this ends where it does on purpose."""

_MUCH_ROOM = 0.4
_NEAR = 8
_BULLET = re.compile(r"[•◾▪●►▶➤✓◦‣\x7f]\s*")  # a typesetter's bullet may come out as \x7f
_DROPPED = 1.8


class Paragraphs:
    """Puts the lines of one document together."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self._lines = lines
        self._hyphens = Hyphens([line.text for line, _ in lines])
        self._body = _body_size(lines)
        self._leading = self._usual_leading()
        self._columns = self._local_columns()

    def blocks(self) -> list[Block]:
        """Return the paragraphs, headings and items in order."""
        groups: list[list[Placed]] = []
        for placed in self._lines:
            if groups and self._goes_on(groups[-1], *placed):
                groups[-1].append(placed)
            else:
                groups.append([placed])
        built = (self._block(group) for group in groups)
        return [block for block in built if block]

    def _usual_leading(self) -> float:
        """The usual distance of two lines of running text, in heights of a letter."""
        gaps = Counter(
            round((line.y - after.y) / line.size, 1)
            for (line, _), (after, _) in pairwise(self._lines)
            if self._is_body(line) and self._is_body(after) and line.page == after.page
        )
        likely = {gap: count for gap, count in gaps.items() if _CLOSEST_LEADING <= gap <= _WIDEST_LEADING}
        enough = _SHARE_OF_LEADING * sum(likely.values())
        return min((gap for gap, count in likely.items() if count >= enough), default=_USUAL_LEADING)

    def _local_columns(self) -> dict[int, tuple[int, float]]:
        """Characters in a full line and its left edge near each line, by the line's place in the raw text."""
        columns: dict[int, tuple[int, float]] = {}
        for at, (line, start) in enumerate(self._lines):
            around = self._lines[max(0, at - _NEAR) : at + _NEAR + 1]
            near = [other for other, _ in around if _in_one_column(line, other)]
            columns[start] = max(len(other.text) for other in near), min(other.x for other in near)
        return columns

    def _is_body(self, line: Line) -> bool:
        return line.upright and line.size > 0 and abs(line.size - self._body) <= _SAME_SIZE

    def _goes_on(self, group: Sequence[Placed], line: Line, start: int) -> bool:
        """Whether the paragraph in `group` goes on in `line`, which begins at `start`."""
        before, begin = group[-1]
        if _is_dropped_capital(before, line):
            return True
        if not (before.upright and line.upright) or _BULLET.match(line.text):
            return False
        if abs(line.size - before.size) > _SAME_SIZE and not _is_dropped_capital(group[0][0], line):
            return False
        room = self._is_body(before) and self._room(before, begin, line)
        alone = room > _MUCH_ROOM and len(group) == 1 and not line.text[0].islower()
        if room and (alone or ends_sentence(before.text)):
            return False
        if line.page != before.page or line.y > before.y:
            return self._crosses(before, line, has_room=room > 0)
        return self._is_below(group, line) and not self._is_indented(group, line, start, has_room=room > 0)

    def _is_below(self, group: Sequence[Placed], line: Line) -> bool:
        """Whether `line` stands no lower than the paragraph's next line would."""
        before = group[-1][0]
        leading = max(self._leading * _GAP, _USUAL_LEADING) if self._is_body(line) else _HEADING_LEADING
        return before.y - line.y <= leading * max(line.size, 1.0)

    def _is_indented(self, group: Sequence[Placed], line: Line, start: int, *, has_room: bool) -> bool:
        """Whether `line` is indented as the first of a paragraph is, not as what hangs or is set in is."""
        before = group[-1][0]
        indent = (line.x - self._columns[start][1]) / max(line.size, 1.0)
        if not self._is_body(line) or not _INDENT < indent < _DEEPEST_INDENT:
            return False
        hangs = len(group) == 1 and (is_item(before.text) or bool(_BULLET.match(before.text)))
        dropped = len(group) < 4 and group[0][0].size > _DROPPED * line.size
        further = line.x - before.x > _INDENT * line.size
        beside = abs(line.x - before.x) < line.size / 2
        ended = has_room or (len(group) == 1 and ends_sentence(before.text))
        return not dropped and ((further and not hangs) or (beside and ended))

    def _crosses(self, before: Line, line: Line, *, has_room: bool) -> bool:
        """Whether a sentence goes on in the next column or on the next page."""
        if not self._is_body(before) or ends_sentence(before.text):
            return False
        return line.text[0].islower() or ends_in_hyphen(before.text) or not has_room

    def _room(self, line: Line, start: int, after: Line) -> float:
        """The share of a full line left empty if the next word stood in `line` too; 0 if it is little."""
        length = len(line.text) + 1 + len(after.text.split(maxsplit=1)[0])
        room = 1 - length / self._columns[start][0]
        return room if room > _ROOM else 0

    def _block(self, group: Sequence[Placed]) -> Block | None:
        builder = BlockBuilder()
        begin = _BULLET.match(group[0][0].text)
        kind: BlockKind = "item" if begin else "paragraph"
        words = sum(len(line.text.split()) for line, _ in group)
        if words <= _HEADING_WORDS and all(line.size >= _HEADING_SIZE * self._body for line, _ in group):
            kind = "heading"
        for at, (line, start) in enumerate(group):
            after = group[at + 1][0] if at + 1 < len(group) else None
            self._add(builder, line, start, after)
        return builder.build(kind)

    def _add(self, builder: BlockBuilder, line: Line, start: int, after: Line | None) -> None:
        """Add `line`, and a blank where the next line begins another word."""
        text = line.text
        if after is None or not (ends_in_hyphen(text) or _is_dropped_capital(line, after)):
            builder.add(text, start)
            builder.add("\n", start + len(text))
        elif ends_in_hyphen(text) and self._hyphens.parts_word(text, after.text):
            builder.add(text[:-2], start)
            builder.add_mapped(text[-2], start + len(text) - 2, 2)
        else:
            builder.add(text, start)


def _body_size(lines: Sequence[Placed]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line, _ in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _in_one_column(line: Line, other: Line) -> bool:
    like = line.page == other.page and abs(line.size - other.size) <= _SAME_SIZE
    return line is other or (like and abs(line.x - other.x) < _DEEPEST_INDENT * line.size)


def _is_dropped_capital(line: Line, after: Line) -> bool:
    """Whether `line` is a large first letter that the next line goes on from, and no word by itself."""
    large = len(line.text) == 1 and line.size > _DROPPED * after.size and line.page == after.page
    return large and line.text.isupper() and line.text not in "AIO" and after.text[0].isalpha()
