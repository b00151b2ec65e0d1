"""A quotation is a promise: are these words in the article, and who says them there?"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from answer.check.quoted import Quoted
from answer.speech import Said, speakers
from index.passage import Span
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from answer.check.draft import Statement

__all__ = ["Change", "Found", "QuoteIndex", "Quoted", "look_up", "normal_words", "speaker_of"]

_RAISED = "⁰¹²³⁴-⁹"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:]\d+)*+|[^\W_{_RAISED}]+(?:['’‘`´][^\W_{_RAISED}]+)*+|[%$€£¥]"
)
_OMISSION = re.compile(r"[\[(]\s*(?:\.\s?\.\s?\.|…)\s*[\])]|(?:\.\s?){3,}|…")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_INSERTED = re.compile(r"\[[^\[\]]{0,200}\]")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´"), "'")
_OMITTED, _INSERTION = 150, 6  # words of the article that may stand where words were left out, or put in
_TRIES = 50  # places from which the parts of a quotation are looked for
_ALTERED = 0.6  # share of its words that an altered quotation still has
_PART, _PARTS = 3, 5  # words of the smallest part of a stitched quotation; its most parts
_NEAR = 8  # words left out without a mark up to which a quotation is altered, not stitched
_COMMON, _PLACES, _LONGEST = 200, 4, 400  # occurrences of a word past use; places compared; words compared


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring words that differ: as quoted and as the article has them, either perhaps empty."""

    said: str
    found: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article has quoted words, and how.

    Attributes:
        kind: `verbatim`; `altered`, with its `changes`; `stitched` of parts from several places; `absent`.
        spans: half-open places of the matching words in the article, one a part, in the quotation's order.
        changes: the words that differ, in order.
        speaker: who says them in the article, where it tells.
    """

    kind: Literal["verbatim", "altered", "stitched", "absent"]
    spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    speaker: Said | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a quotation in a row, and how many of the article may lie before them."""

    words: tuple[str, ...]
    gap: int


def _normal(word: str) -> str:
    """The form in which equal words are equal; a character that is no word in that form stays as it is."""
    plain = unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()
    plain = plain if _WORD.fullmatch(plain) else word
    return plain.replace(".", "") if word.endswith(".") else plain


def normal_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in the form in which quotations are compared."""
    return tuple(_normal(match.group()) for match in _WORD.finditer(text))


def _parts(quoted: str) -> tuple[_Part, ...]:
    """The parts of a quotation between its omissions ("…") and insertions ("[he]")."""
    text = _LETTER.sub(r"\1", quoted)
    parts: list[_Part] = []
    for n, stretch in enumerate(_OMISSION.split(text)):
        for m, piece in enumerate(_INSERTED.split(stretch)):
            if words := normal_words(piece):
                parts.append(_Part(words, _INSERTION if m else _OMITTED if n else 0))
    return tuple(parts)


class QuoteIndex:
    """The words of an article, made ready to look quotations up in."""

    def __init__(self, text: str, sentences: Sequence[Span] | None = None) -> None:
        self.text = text
        self._given = sentences
        matches = list(_WORD.finditer(text))
        self._words = [_normal(match.group()) for match in matches]
        self._spans = [match.span() for match in matches]
        self._joined = f" {' '.join(self._words)} "
        self._offsets: list[int] = []  # where each word starts in `_joined`
        at = 1
        for word in self._words:
            self._offsets.append(at)
            at += len(word) + 1

    def look_up(self, quoted: str) -> Found:
        """Return whether the article has these words, and where."""
        parts = _parts(quoted)
        if not parts:
            return Found("absent")
        as_written = normal_words(quoted)  # the article may have brackets of its own
        if (place := self._find(as_written)) is not None:
            return self._spoken(Found("verbatim", (self._span(place, place + len(as_written)),)))
        if places := self._in_order(parts):
            spans = [self._span(at, at + len(p.words)) for at, p in zip(places, parts, strict=True)]
            return self._spoken(Found("verbatim", tuple(spans)))
        words = tuple(word for part in parts for word in part.words)
        if (stitched := self._stitched(words)) is not None:
            return self._spoken(stitched)
        return self._spoken(self._altered(quoted, words))

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return sentence_spans(self.text) if self._given is None else tuple(self._given)

    @cached_property
    def _speakers(self) -> tuple[tuple[Said, ...], ...]:
        return speakers(self.text, self._sentences)

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """Where each word stands, up to more places than are of use."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self._words):
            if len(places[word]) <= _COMMON:
                places[word].append(n)
        return dict(places)

    def _span(self, first: int, last: int) -> Span:
        return self._spans[first][0], self._spans[last - 1][1]

    def _find(self, words: Sequence[str], at: int = 0) -> int | None:
        """The first place from word `at` on where these words stand in a row."""
        if at >= len(self._words):
            return None
        found = self._joined.find(f" {' '.join(words)} ", self._offsets[at] - 1)
        return None if found < 0 else bisect_right(self._offsets, found + 1) - 1

    def _in_order(self, parts: Sequence[_Part]) -> list[int] | None:
        """Where the parts stand one after the other, none further from the one before than it may."""
        start = self._find(parts[0].words)
        for _ in range(_TRIES):
            if start is None:
                return None
            places = [start]
            for before, part in pairwise(parts):
                end = places[-1] + len(before.words)
                place = self._find(part.words, end)
                if place is None or place - end > part.gap:
                    break
                places.append(place)
            if len(places) == len(parts):
                return places
            start = self._find(parts[0].words, start + 1)
        return None

    def _stitched(self, words: Sequence[str]) -> Found | None:
        """The quotation as parts of the article from several places, if it is nothing else."""
        parts: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            low, high, place = 0, len(words) - at, None
            while low < high:
                middle = (low + high + 1) // 2
                found = self._find(words[at : at + middle])
                if found is None:
                    high = middle - 1
                else:
                    low, place = middle, found
            if low < _PART or place is None or len(parts) == _PARTS:
                return None
            parts.append((place, place + low))
            at += low
        if len(parts) < 2 or all(0 <= b[0] - a[1] <= _NEAR for a, b in pairwise(parts)):
            return None
        return Found("stitched", tuple(self._span(*part) for part in parts))

    def _altered(self, quoted: str, words: Sequence[str]) -> Found:
        """The place whose words are most like the quotation's, with what differs; absent if too little is."""
        if len(words) < _PART or len(words) > _LONGEST:
            return Found("absent")
        best: tuple[float, int, Sequence[tuple[str, int, int, int, int]]] = (0.0, 0, [])
        for diagonal in self._diagonals(words):
            first = max(0, diagonal - _NEAR)
            window = self._words[first : diagonal + len(words) + _NEAR]
            steps = SequenceMatcher(None, words, window, autojunk=False).get_opcodes()
            same = [step for step in steps if step[0] == "equal"]
            if not same:
                continue
            spread = same[-1][4] - same[0][3]
            share = sum(step[2] - step[1] for step in same) / max(len(words), spread)
            if share > best[0]:
                best = (share, first, steps)
        if best[0] < _ALTERED:
            return Found("absent")
        return self._changed(quoted, best[1], best[2])

    def _changed(self, quoted: str, first: int, steps: Sequence[tuple[str, int, int, int, int]]) -> Found:
        """An altered quotation; what the window has at either end beyond it is no change."""
        surface = [match.group() for match in _WORD.finditer(_unmarked(quoted))]
        while steps and steps[0][0] == "insert":
            steps = steps[1:]
        while steps and steps[-1][0] == "insert":
            steps = steps[:-1]
        changes = []
        low, high = first + steps[0][3], first + steps[-1][4]
        for n, (kind, a, b, c, d) in enumerate(steps):
            if kind == "equal":
                continue
            start, end = first + c, first + d
            if n == 0:  # at the ends the window is wider than the quotation
                start = max(start, end - (b - a))
                low = start
            if n == len(steps) - 1:
                end = min(end, start + (b - a))
                high = end
            found = self.text[slice(*self._span(start, end))] if start < end else ""
            changes.append(Change(" ".join(surface[a:b]), found))
        return Found("altered", (self._span(low, high),), tuple(changes))

    def _diagonals(self, words: Sequence[str]) -> list[int]:
        """Where the quotation would start if the words that it shares stood in its place, likeliest first."""
        votes: Counter[int] = Counter()
        for n, word in enumerate(words):
            places = self._at.get(word, [])
            if len(places) <= _COMMON:
                votes.update({(place - n) // 4: 1.0 / len(places) + 0.05 for place in places})
        joined = {key: votes[key] + votes[key + 1] for key in list(votes)}
        ranked = sorted(joined, key=lambda key: (-joined[key], key))
        return [max(0, 4 * key) for key in ranked[:_PLACES]]

    def _spoken(self, found: Found) -> Found:
        """The same with whoever says the sentence in which it starts."""
        if not found.spans:
            return found
        n = bisect_right(self._sentences, found.spans[0][0], key=lambda span: span[0]) - 1
        said = self._speakers[n] if n >= 0 else ()
        return replace(found, speaker=said[0]) if said else found


def _unmarked(quoted: str) -> str:
    """A quotation without its omissions and insertions."""
    return _INSERTED.sub(" ", _OMISSION.sub(" ", _LETTER.sub(r"\1", quoted)))


def look_up(quoted: str, article_text: str) -> Found:
    """Return whether an article has these words, and where; `QuoteIndex` for many of them."""
    return QuoteIndex(article_text).look_up(quoted)


def speaker_of(statement: "Statement", quoted: Quoted) -> Said | None:
    """Return whom a statement lets say the words it quotes, if it tells."""
    outside, at = [], 0
    for other in statement.quotes:  # names inside a quotation do not speak it
        outside.append(statement.plain[at : other.start])
        at = other.end
    text = "".join((*outside, statement.plain[at:]))
    said = speakers(text, ((0, len(text)),))[0]
    return said[0] if said and quoted in statement.quotes else None
