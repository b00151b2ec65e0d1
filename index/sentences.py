"""Where the sentences of a news text begin and end.

Rules rather than a trained model: they know what news is full of (titles before names, `U.S.`, datelines,
decimals, quotes that close after the full stop and go on with an attribution), cost nothing to import, and
each of them can be read. Blank lines, list items and headings always end a sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.abbreviations import COUNTED, NEVER, SAYING, STARTERS, TITLES, USUAL, WORDS_TOO
from index.passage import Span

_CLOSERS = "\"'”’»)]}›"
_END = re.compile(
    r"(?P<stop>(?:\.\s){2,}\.|[.!?…‽]+)(?P<closers>[" + re.escape(_CLOSERS) + r"]*)(?=\s|$|(?<=[”»])[“«A-Z])"
    r"|(?P<glued>(?<=[a-z]{2})\.(?=[A-Z][a-z]*[ ’']))"
    r"|(?P<wide>[。！？｡]+[”’」』）》\"]*)"
)
_MARK = re.compile("[.!?…‽]+|[。！？｡]")
"""What `_END` begins with: looking for it first is four times as fast."""
_WORD_BEFORE = re.compile(r"[^\s(\[{\"“‘«—–/-]*$")
_WORD_AFTER = re.compile(r"\s*(?P<opening>[\"'“‘«(\[]*)(?P<word>[\w&$£€#@][\w’']*)?")
_SAYS = "(?:" + "|".join(sorted(SAYING)) + r")\b"
_ATTRIBUTION = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*\s+){1,4}" + _SAYS + r"|\s*(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]he \w+)\s+" + _SAYS
)
_APOSTROPHE = re.compile("[’']")
_NEXT_INITIAL = re.compile(r"\s*[A-Z]\.")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_BULLET = re.compile(r"[ \t]*(?:[-*•‣▪●·]|\d{1,3}[.)])[ \t]+\S")
_ENDED = re.compile(r"[.!?…:;,。！？][" + re.escape(_CLOSERS) + r"]*\s*$")
_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+|[\u2029\f]+")
_PLAIN_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")  # the same where no other break is in the text
_OTHER_BREAK = re.compile(r"[\r\u2029\f]")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, in order and without overlap.

    Every character that is not white space lies in exactly one span; no span starts or ends with white space.
    """
    spans: list[Span] = []
    for start, end in _blocks(text):
        cuts = [start, *_cuts(text, start, end), end]
        for left, right in pairwise(cuts):
            trimmed = _trim(text, left, right)
            if trimmed is not None:
                spans.append(trimmed)
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _blocks(text: str) -> Iterator[Span]:
    """Yield paragraphs, list items and heading lines: what no sentence reaches across."""
    start = 0
    blank_line = _BLANK_LINE if _OTHER_BREAK.search(text) else _PLAIN_BLANK_LINE
    for gap in blank_line.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the parts of one paragraph: its lines joined, unless a line stands on its own."""
    if text.find("\n", start, end) < 0:
        if start < end:
            yield start, end
        return
    lines: list[Span] = []
    at = start
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        lines.append((at, stop))
        at = stop + 1
    widest = max((right - left for left, right in lines), default=0)
    begin = start
    for (left, right), (following, after) in pairwise(lines):
        if _stands_alone(text[left:right], text[following:after], widest):
            yield begin, right
            begin = following
    if begin < end:
        yield begin, end


def _stands_alone(line: str, following: str, widest: int) -> bool:
    """Whether a sentence ends with `line` for reasons of layout: a heading, or a list item beside it."""
    if line.lstrip().startswith("#") or following.lstrip().startswith("#") or _BULLET.match(following):
        return True
    begins = following.lstrip()[:1]
    if not begins or begins.islower() or _ENDED.search(line):
        return False
    short = len(line) < min(80, widest * 0.6) or (widest < 60 and len(line.split()) <= 8)
    return short or _BULLET.match(line) is not None


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end inside the block `[start, end)`."""
    begin = at = start
    for candidate in _MARK.finditer(text, start, end):
        if candidate.start() < at:
            continue  # inside the mark before
        mark = _END.match(text, candidate.start(), end)
        if mark is None:  # nor does a sentence end anywhere in the same row of marks
            at = candidate.end()
            continue
        at = mark.end()
        if at < end and _ends_sentence(text, begin, mark, end):
            yield at
            begin = at


def _ends_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `begin` ends with the punctuation `mark`."""
    after = _WORD_AFTER.match(text, mark.end(), end)
    word = (after["word"] or "") if after else ""
    opening = (after["opening"] or "") if after else ""
    if mark["wide"]:
        return True
    if mark["glued"]:
        return _starts(word)
    if word[:1].islower() and not _CAMEL.match(word):
        return False
    quoted = mark["closers"].strip(")]}") != ""
    if quoted and _ATTRIBUTION.match(text[mark.end() : min(end, mark.end() + 80)]):
        return mark["stop"] == "."
    if mark["stop"] != "." or quoted:
        return True
    return not _abbreviated(text, begin, mark, word, starts=_starts(word) or opening.strip("([") != "")


def _abbreviated(text: str, begin: int, mark: re.Match[str], word: str, *, starts: bool) -> bool:
    """Whether the lone full stop `mark` belongs to the word before it; the sentence began at `begin`."""
    found = _WORD_BEFORE.search(text, max(begin, mark.start() - 40), mark.start())
    before = found[0] if found else ""
    if before.isdigit() and not text[begin : mark.start() - len(before)].strip():
        return True  # the number of a list item
    if len(before) == 1 and before.isupper() and _NEXT_INITIAL.match(text, mark.end()):
        return True
    return _abbreviates(before, word, starts=starts)


def _starts(word: str) -> bool:
    """Whether `word` usually starts a sentence."""
    return _APOSTROPHE.split(word)[0].lower() in STARTERS


def _abbreviates(before: str, word: str, *, starts: bool) -> bool:
    """Whether a full stop after `before` only shortens it; `starts` says that `word` starts sentences."""
    plain = before.lower().rstrip(".")
    if plain in COUNTED and word[:1].isdigit():
        return True
    if plain in NEVER or (plain in TITLES and before[:1].isupper()):
        return True
    initial = len(before) == 1 and before.isupper()
    pointed = "." in before and all(len(part) <= 2 for part in plain.split("."))
    usual = plain in USUAL and (plain not in WORDS_TOO or before[:1].isupper())
    return (initial or pointed or usual) and not starts
