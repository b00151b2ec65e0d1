"""Where a text quotes: words between quotation marks of any kind, closed or not."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.passage import Span

_SHORT = 2  # words up to which quotation marks may only hold a term at arm's length
_LITTLE, _TITLE = 3, 8  # letters of a word that a title writes small ("of the"); longer words of a title
_LONGEST = 4_000  # characters after which a closing mark belongs to something else
_MARKS = 16  # quotation marks after which it does, too
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MARK = re.compile("[“”„«»‹›\"‘’']")
_CLOSING = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "‹": "›", '"': '"”', "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, without the marks: `plain[start:end] == text` of their sentence."""

    start: int
    end: int
    text: str

    @property
    def short(self) -> bool:
        """Whether it is one or two words: perhaps no quotation, but a term."""
        return len(_WORD.findall(self.text)) <= _SHORT

    @property
    def title(self) -> bool:
        """Whether it reads as the title of a work: all its longer words have capitals."""
        words = [word for word in _WORD.findall(self.text) if len(word) > _LITTLE]
        return 0 < len(words) <= _TITLE and all(word[0].isupper() or word[0].isdigit() for word in words)


def quotations(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Return the outermost quotations of a paragraph, in order; each between its marks.

    One that is never closed ends with its sentence.
    """
    found: list[Span] = []
    marks = list(_MARK.finditer(text))
    at = 0
    while at < len(marks):
        opening = marks[at]
        if not _opens(text, opening):
            at += 1
            continue
        closing = _closed_by(text, marks, at)
        if closing is None:
            if opening.group() in {"“", "„", '"'}:
                found.append((opening.end(), _sentence_end(sentences, opening.start(), len(text))))
            at += 1
            while at < len(marks) and found and marks[at].start() < found[-1][1]:
                at += 1
            continue
        found.append((opening.end(), marks[closing].start()))
        at = closing + 1
    trimmed = (_trim(text, span) for span in found)
    return tuple(span for span in trimmed if span[0] < span[1])


def _closed_by(text: str, marks: Sequence[re.Match[str]], at: int) -> int | None:
    """Which mark closes the one at `at`: the first of its kind, past others of the same kind inside it."""
    opening = marks[at]
    closers = _CLOSING[opening.group()]
    depth = 0
    for n in range(at + 1, min(len(marks), at + _MARKS)):
        mark = marks[n]
        if mark.start() - opening.start() > _LONGEST:
            return None
        if mark.group() in closers and _closes(text, mark):
            if depth == 0:
                return n
            depth -= 1
        elif mark.group() == opening.group() and _opens(text, mark):
            if mark.group() in {'"', "'", "‘", "“"}:
                return None  # a second opening: the first was never closed
            depth += 1
    return None


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = (
        text[mark.start() - 1 : mark.start()] if mark.start() else "",
        text[mark.end() : mark.end() + 1],
    )
    if mark.group() == "«" and not before.isalnum():
        return True  # French leaves a space inside
    if not after or after.isspace():
        return False
    if mark.group() in {'"', "'", "‘"}:
        return not before.isalnum() and not (mark.group() != '"' and after.isdigit())
    if mark.group() == "»":
        return not before.isalnum() and before not in {".", "!", "?", ","} and after.isalnum()
    return mark.group() in {"“", "„", "«", "‹"}


def _closes(text: str, mark: re.Match[str]) -> bool:
    before, after = (
        text[mark.start() - 1 : mark.start()] if mark.start() else "",
        text[mark.end() : mark.end() + 1],
    )
    if mark.group() in {"’", "'"}:
        return not before.isspace() and not after.isalnum()
    return mark.group() != '"' or (not before.isspace() or not after.isalnum())


def _sentence_end(sentences: Sequence[Span], at: int, default: int) -> int:
    n = bisect_right(sentences, at, key=lambda span: span[0]) - 1
    return sentences[n][1] if n >= 0 and at < sentences[n][1] else default


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def quoted_in(text: str, sentences: Sequence[Span]) -> tuple[tuple[Quoted, ...], ...]:
    """Return what each of these sentences of a paragraph quotes, places relative to the sentence.

    A quotation of several sentences is quoted by each of them.
    """
    found: list[list[Quoted]] = [[] for _ in sentences]
    at = 0
    for left, right in quotations(text, sentences):
        while at and sentences[at][0] > left:
            at -= 1
        for n in range(at, len(sentences)):
            start, end = sentences[n]
            if end <= left:
                at = n
                continue
            if start >= right:
                break
            low, high = _trim(text, (max(start, left), min(end, right)))
            if any(c.isalnum() for c in text[low:high]):
                found[n].append(Quoted(low - start, high - start, text[low:high]))
            at = n
    return tuple(map(tuple, found))
