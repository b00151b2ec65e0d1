"""A block: one paragraph, heading or line of a page, with its way back to the raw text."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.article import Run

BlockKind = Literal["paragraph", "heading", "item"]

_PIECE = re.compile(r"\s+|\S+")
_STRETCH = re.compile(r"\s+|\S+(?:[ \xa0\u202f]\S+)*")  # words parted by single blanks, in one go
_HIDDEN = "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f\ue000-\uf8ff"
# A soft hyphen behind a capital such as "Ã" is half of a torn letter, which `ingest.mending` puts together.
_TORN = "[\u00c2-\u00d9]"
_UNSEEN = f"(?:[{_HIDDEN}]|(?<!{_TORN})\u00ad)"
_SEEN = f"(?:[^{_HIDDEN}\u00ad]|(?<={_TORN})\u00ad)"
_BESIDE_HIDDEN = re.compile(f"{_UNSEEN}*({_SEEN}){_UNSEEN}+|{_UNSEEN}+({_SEEN})")
_ANY_HIDDEN = re.compile(f"[{_HIDDEN}\u00ad]")
_ALL_HIDDEN = re.compile(f"[{_HIDDEN}\u00ad]+")
_KEPT_SPACES = frozenset({" ", "\xa0", "\u202f"})
_SPELLINGS = (("\u2010", "-"), ("\u2011", "-"), ("\xa0", " "), ("\u202f", " "))


def spelled(text: str) -> str:
    """Return `text` with the hyphens and blanks that only forbid a line break spelled as the plain ones.

    They look the same and would hide words from a search. Each stands for one character, so offsets stay.
    """
    if not text.isascii():
        for odd, plain in _SPELLINGS:
            if odd in text:
                text = text.replace(odd, plain)
    return text


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text between two paragraph breaks.

    Attributes:
        text: what a reader of the page sees, white space folded, spelled plainly; never empty.
        runs: map `text` to the raw text; `start` counts from the beginning of this block's text.
        raw_start: offset of its first character in the raw text.
        raw_end: offset just past its last character in the raw text.
        kind: what the page's markup says it is; a plain-text line is a `paragraph`.
    """

    text: str
    runs: tuple[Run, ...]
    raw_start: int
    raw_end: int
    kind: BlockKind = "paragraph"


def plain_block(line: str, raw_start: int) -> Block | None:
    """Return the block of a line with nothing to fold but blanks at its ends; None for others."""
    text = line.strip(" ")
    if not text.isprintable() or "  " in text or not text:
        return None
    start = raw_start + len(line) - len(line.lstrip(" "))
    length = len(text)
    return Block(spelled(text), (Run(0, start, length, length),), start, start + length)


class BlockBuilder:
    """Collects stretches of raw text and folds their white space, remembering where each came from.

    A blank that stands alone is carried over as it is; several in a row, a tab or a line break become one
    blank that belongs to no run. Invisible characters (soft hyphens, zero-width spaces, direction marks)
    would hide words from a search: they are left out and counted to the raw length of the letter beside them.
    """

    def __init__(self) -> None:
        self._start_over()

    def _start_over(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._space = ""  # white space seen, of which we can't yet say that it stands between two words
        self._space_at = 0

    @property
    def empty(self) -> bool:
        """Whether nothing visible has been added yet."""
        return not self._runs

    @property
    def length(self) -> int:
        """How many characters the block has so far."""
        return self._length

    def add(self, data: str, raw_start: int) -> None:
        """Add the raw stretch `data`, which begins at `raw_start`."""
        hidden = bool(_ANY_HIDDEN.search(data))
        for piece in (_PIECE if hidden else _STRETCH).finditer(data):
            at = raw_start + piece.start()
            if piece[0].isspace():
                self._space += piece[0]
                self._space_at = at
            elif hidden:
                self._add_word(piece[0], at)
            else:
                self._append(piece[0], at, len(piece[0]))

    def add_mapped(self, text: str, raw_start: int, raw_length: int) -> None:
        """Add `text` that stands for `raw_length` raw characters as one whole (an entity)."""
        if text.isspace() or not text or _ALL_HIDDEN.fullmatch(text):
            self._space += "  "  # never carried over as it is
        else:
            self._append(text, raw_start, raw_length)

    def build(self, kind: BlockKind = "paragraph") -> Block | None:
        """Return the block, or None when nothing visible was added. The builder is empty again afterwards."""
        block = None
        if self._runs:
            last = self._runs[-1]
            raw_end = last.raw_start + last.raw_length
            block = Block(
                spelled("".join(self._text)), tuple(self._runs), self._runs[0].raw_start, raw_end, kind
            )
        self._start_over()
        return block

    def _add_word(self, word: str, raw_start: int) -> None:
        if _ALL_HIDDEN.fullmatch(word):  # there is no letter beside it that could stand for it
            self._append(word, raw_start, len(word))
            return
        done = 0
        for found in _BESIDE_HIDDEN.finditer(word):
            if found.start() > done:
                self._append(word[done : found.start()], raw_start + done, found.start() - done)
            self._append(found[1] or found[2], raw_start + found.start(), len(found[0]))
            done = found.end()
        if done < len(word):
            self._append(word[done:], raw_start + done, len(word) - done)

    def _append(self, text: str, raw_start: int, raw_length: int) -> None:
        self._settle_space()
        last = self._runs[-1] if self._runs else None
        whole = len(text) == raw_length
        if last and whole and last.length == last.raw_length and self._continues(last, raw_start):
            self._runs[-1] = Run(
                last.start, last.raw_start, last.length + raw_length, last.raw_length + raw_length
            )
        else:
            self._runs.append(Run(self._length, raw_start, len(text), raw_length))
        self._text.append(text)
        self._length += len(text)

    def _continues(self, last: Run, raw_start: int) -> bool:
        return last.start + last.length == self._length and last.raw_start + last.raw_length == raw_start

    def _settle_space(self) -> None:
        """Write the white space before a word: one blank, unless the block begins here."""
        space, self._space = self._space, ""
        if not space or not self._runs:
            return
        if space in _KEPT_SPACES:
            self._append(space, self._space_at, 1)
        else:
            self._text.append(" ")
            self._length += 1
