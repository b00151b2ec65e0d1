"""A sentence as a row of pieces: names, words, quotations and marks, to find subjects and verbs in."""

import re
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from answer.lexicon import SPEECH_VERBS
from answer.speech.quotation import Line, Quoted
from answer.speech.words import ONLY_BY_QUOTES
from answer.tokens import Name, Token, stem

SPEECH_STEMS: Final = frozenset(stem(w) for w in SPEECH_VERBS)
STEMS_BY_QUOTES: Final = frozenset(stem(w) for w in ONLY_BY_QUOTES)
_IRREGULAR: Final = frozenset("said told wrote spoke sought thought read put taught felt".split())
_NO_VERBS: Final = frozenset(
    "needed used required based proposed estimated reported expected wanted called".split()
)
_MARK: Final = re.compile('[,;:()\\[\\]–—…]|(?<=\\s)-(?=\\s)|[“”«»"]')

_DATELINE: Final = re.compile(
    r"^\W{0,3}[A-Z][A-Z.’'-]{2,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3}(?:, [^\n–—―()“”\":;-]{2,40}?)?\s?"
    r"(?:\([^()\n]{2,40}\)\s?)?(?:\s-\s|[–—―−]\s?)(?![“\"„«])"
)
"""Where a report is from, which says nothing: "PORT ISANDE, March 3 (KNW) - "."""
_QUOTES: Final = '“”«»"'

What = Literal["name", "word", "quote", "mark"]


class Piece(NamedTuple):
    """One piece: what it is, its normal form (a mark itself), its place, and what stands behind it."""

    what: What
    normal: str
    start: int
    end: int
    name: Name | None = None
    word: Token | None = None
    quoted: Quoted | None = None

    @property
    def possessive(self) -> bool:
        """Whether a word or name owns what follows it; that of a name is told by `owns`."""
        return self.word is not None and self.word.surface.endswith(("’s", "'s", "s’", "s'"))

    @property
    def finite(self) -> bool:
        """Whether it is a verb of saying in a form that has a subject: "said", not "say" or "saying"."""
        word = self.word
        if word is None or self.what != "word" or word.capital or word.stem not in SPEECH_STEMS:
            return False
        return _inflected(word.normal)

    @property
    def by_quotes(self) -> bool:
        """Whether it is a verb that has words for its object only beside quotation marks: "he continued"."""
        return self.word is not None and self.word.stem in STEMS_BY_QUOTES and _inflected(self.normal)

    @property
    def adding(self) -> bool:
        """Whether it is a participle of saying: "adding that"."""
        word = self.word
        return word is not None and word.stem in SPEECH_STEMS and word.normal.endswith("ing")


def _inflected(normal: str) -> bool:
    return (
        normal in _IRREGULAR or normal.endswith("ed") or (normal.endswith("s") and not normal.endswith("ss"))
    )


_made = tuple.__new__  # what `Piece(...)` ends in, at half the time


def dateline_end(text: str) -> int:
    """Return where the text begins behind its dateline; 0 where it has none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def pieces(line: Line) -> tuple[Piece, ...]:
    """Cut a sentence into its pieces, in order; what stands inside a quotation is one piece."""
    found = [Piece("quote", "“", q.start, q.end, quoted=q) for q in line.quoted]
    found += [Piece("name", n.last, n.start, n.end, name=n) for n in line.names]
    covered = bytearray(len(line.text))  # 1 where one of them stands
    for p in found:
        covered[p.start : p.end] = b"\1" * (p.end - p.start)
    found += [
        _made(Piece, ("word", w.normal, w.start, w.end, None, w, None))
        for w in line.words
        if not covered[w.start]
    ]
    marks = (m for m in _MARK.finditer(line.text) if m[0] not in _QUOTES)
    found += [Piece("mark", m[0], *m.span()) for m in marks if not covered[m.start()]]
    begin = dateline_end(line.text)
    found = [p for p in found if p.start >= begin]
    found.sort(key=attrgetter("start"))
    return tuple(found)


def owns(line: Line, piece: Piece) -> bool:
    """Whether a name is a possessive: "Anka Vasch’s"."""
    after = line.text[piece.end : piece.end + 2]
    return (
        after in {"’s", "'s"} or (piece.normal.endswith("s") and after[:1] in {"’", "'"}) or piece.possessive
    )
