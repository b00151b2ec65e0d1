"""A draft read as it streams, whole sentences with what they cite; the same however the stream is cut.

Characters are taken one by one, and a sentence is given out only where enough follows to tell that it
has ended and that no citation mark belongs to it any more: neither half of one nor half a mark is seen.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from answer.model.cleaning import cleaned
from index.sentences import sentence_spans

LOOK_AHEAD: Final = 48
"""Characters behind a sentence that tell whether it has ended: an attribution may follow a closing quote."""
LONGEST: Final = 2_000
"""Characters after which a sentence is cut off wherever it is: no sentence is as long."""
_ITEM: Final = r"\^?(?:\d{1,3}|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{4,8})"
_LIST: Final = rf"(?:(?:ids?|passages?|sources?)\s?[:#]?\s?)?{_ITEM}(?:\s?[,;]\s?{_ITEM}){{0,19}}"
_MARK: Final = re.compile(
    rf"(?:\[\[\s?({_LIST})\s?\]\]|\[\s?({_LIST})\s?\]|【\s?({_LIST})[^【】\n]{{0,40}}】"
    rf"|\((?=[^()]*[a-z])(?=[^()]*\d)\s?({_LIST})\s?\))(?:\([^()\s]*\))?",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(r"(?:\[|【|\()[^\]】)\n]{0,200}$|[\]】)]\([^)\s]*$")
"""What may become a mark, or the address behind one."""
_PART: Final = re.compile(_ITEM, re.IGNORECASE)
_NAMED: Final = re.compile(r"^(?:ids?|passages?|sources?)\b\s?[:#]?\s?", re.IGNORECASE)
_AFTER: Final = frozenset(' \n\t.,;:!?)”"’»')
_ENDS: Final = frozenset(".!?…\n。！？")
_CLOSED: Final = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_THINK: Final = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", re.DOTALL | re.IGNORECASE)
_THINKING: Final = re.compile(r"\s*<think(?:ing)?>(?!.*</think(?:ing)?>)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of a draft.

    Attributes:
        text: its words, without markup, links and marks.
        cites: what its marks name, in order, each once; small letters.
    """

    text: str
    cites: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether it ended: with its full stop, or with its marks where that was forgotten."""
        return bool(self.cites) or _CLOSED.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence found in a text: what it is, where its raw text starts, how much plain text follows it."""

    drafted: Drafted
    start: int
    behind: int


_Plain = tuple[str, list[int], list[tuple[int, list[str]]]]


class DraftReader:
    """Takes a draft piece by piece and gives out its sentences.

    Args:
        known: ids that are marks in round brackets, too, which may hold anything else ("flight (MH370)").
    """

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = frozenset(known)
        self._text = ""
        self._ended = False

    def feed(self, piece: str) -> list[Drafted]:
        """Take what came next; return the sentences that are finished by it."""
        done: list[Drafted] = []
        for character in piece:
            self._text += character
            self._ended = self._ended or character in _ENDS
            if len(self._text) > LONGEST:
                done += self._all()
            elif character.isspace() and self._ended and len(self._text) > LOOK_AHEAD:
                done += self._finished()
        return done

    def close(self) -> list[Drafted]:
        """End the draft; return the sentences that were left."""
        return self._all()

    def _finished(self) -> list[Drafted]:
        if _OPEN.search(self._text.rstrip()) or _THINKING.match(self._text):
            return []
        read = _read(self._text, self._known)
        size = sum(one.behind >= LOOK_AHEAD for one in read[:-1])
        if not size:
            return []
        self._text = self._text[read[size].start :]
        self._ended = not _ENDS.isdisjoint(self._text)
        return _worded(read[:size])

    def _all(self) -> list[Drafted]:
        text, self._text, self._ended = self._text, "", False
        return _worded(_read(text, self._known))


def _worded(read: Sequence[_Read]) -> list[Drafted]:
    """The sentences that have words."""
    return [one.drafted for one in read if any(c.isalnum() for c in one.drafted.text)]


def _read(text: str, known: Collection[str]) -> list[_Read]:
    """The sentences of a text; a mark behind a full stop belongs to the sentence before it."""
    text = _THINK.sub(lambda match: " " * len(match.group()), text)
    plain, places, marks = _without_marks(text, known)
    spans = sentence_spans(plain)
    starts = [start for start, _ in spans]
    cites: list[list[str]] = [[] for _ in spans]
    for place, named in marks:
        if spans:
            cites[max(0, bisect_left(starts, place) - 1)] += named
    size = len(plain.rstrip())
    return [
        _Read(Drafted(cleaned(plain[start:end]), tuple(dict.fromkeys(cites[n]))), places[start], size - end)
        for n, (start, end) in enumerate(spans)
    ]


def _without_marks(text: str, known: Collection[str]) -> _Plain:
    """A text without its marks, the place of each character that is left, and the marks by place in it."""
    kept: list[str] = []
    places: list[int] = []
    marks: list[tuple[int, list[str]]] = []
    at = 0
    for mark in _MARK.finditer(text):
        listed = next(group for group in mark.groups() if group)
        cites = [one.lstrip("^").casefold() for one in _PART.findall(_NAMED.sub("", listed))]
        if mark.group().startswith("(") and not set(cites) <= set(known):
            continue
        start = mark.start()
        if text[mark.end() : mark.end() + 1] in _AFTER or _MARK.match(text, mark.end()):  # or at the very end
            while start > at and text[start - 1].isspace():
                start -= 1
        kept.append(text[at:start])
        places += range(at, start)
        marks.append((len(places), cites))
        at = mark.end()
    kept.append(text[at:])
    places += range(at, len(text))
    return "".join(kept), places, marks
