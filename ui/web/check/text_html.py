"""The checked text as HTML: laid out as written, each sentence with its verdict; nothing in it but words."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise

from answer.check.blocks import blocks
from answer.check.report import Report
from ui.drafts import Draft
from ui.web.check.layout import Kind, Piece, pieces
from ui.web.html import esc
from ui.web.verdict_html import mark_html

_TAGS: dict[Kind, str] = {"prose": "p", "heading": "h3", "item": "li", "quote": "blockquote", "code": "pre"}
_NOWHERE = 2**62
"""Where the piece behind the last would begin."""
_PLACE = tuple[int, int, int | None]
"""Half-open places in the draft, and the number of the sentence there."""


def text_html(draft: Draft, report: Report) -> str:
    """Return the text; the words of sentence `n`, from 0, stand in `.dl-sentence[data-n="n"] .dl-words`."""
    laid = pieces(draft)
    drawn = _Drawn(report, laid, _markup(draft))
    body = []
    for listed, group in groupby(laid, key=lambda one: one.kind == "item"):
        inner = "".join(map(drawn.piece, group))
        body.append(f'<ul class="dl-check-list">{inner}</ul>' if listed else inner)
    return f'<div class="dl-check-text dl-check-{draft.kind}">{"".join(body)}</div>'


class _Drawn:
    """Draws pieces of one text with the sentences of its report."""

    def __init__(self, report: Report, laid: Sequence[Piece], markup: Container[int]) -> None:
        self._report = report
        self._markup = markup
        self._places = list(_places(report, max((one.starts[-1] + 1 for one in laid if one.text), default=0)))
        self._ends = [end for _, end, _ in self._places]
        begins = [*(one.starts[0] for one in laid if one.text), _NOWHERE]
        self._next = dict(pairwise(begins))
        self._begun: set[int] = set()

    def piece(self, piece: Piece) -> str:
        """Return a piece as an element."""
        tag, seen = _TAGS[piece.kind], len(piece.text.rstrip())
        gap = f'<span class="dl-gap">{esc(piece.text[seen:])}</span>' if seen < len(piece.text) else ""
        begun = len(self._begun)
        inner = "".join(self._stretches(piece, seen))
        if piece.kind == "heading" and not piece.lead and len(self._begun) > begun:
            tag = "p"  # it looked like a heading and was checked as a sentence
        return f'<{tag} dir="auto">{inner}{gap}</{tag}>' if seen else gap

    def _stretches(self, piece: Piece, seen: int) -> Iterator[str]:
        """Yield what is seen of a piece, in the order of the text."""
        lead = min(piece.lead, seen)
        if lead:
            yield f'<span class="dl-syntax">{esc(piece.text[:lead])}</span>'
        at = bisect_right(self._ends, piece.starts[lead]) if lead < seen else len(self._places)
        last = piece.starts[seen - 1] if seen else 0
        then = self._next[piece.starts[0]]
        while at < len(self._places) and self._places[at][0] <= last:
            start, end, number = self._places[at]
            left, right = (
                max(bisect_left(piece.starts, start), lead),
                min(bisect_left(piece.starts, end), seen),
            )
            words, at = piece.text[left:right], at + 1
            if words and number is not None:
                inner = self._words(words, piece.starts[left:right])
                yield self._sentence(number, inner, over=end <= then)
            elif words:
                yield esc(words)

    def _words(self, words: str, starts: Sequence[int]) -> str:
        """Return the words of a sentence, what is markup among them set back."""
        runs = groupby(zip(words, starts, strict=True), key=lambda one: one[1] in self._markup)
        told = ((marks, esc("".join(char for char, _ in run))) for marks, run in runs)
        return "".join(f'<span class="dl-syntax">{said}</span>' if marks else said for marks, said in told)

    def _sentence(self, number: int, inner: str, *, over: bool) -> str:
        """Return a sentence, or the part of it that stands in a piece; its mark stands behind the last."""
        verdict = self._report.statements[number].verdict
        mark = mark_html(verdict) if over else ""
        first = number not in self._begun
        self._begun.add(number)
        place = ' id="dl-check-s' + str(number) + '" role="button" aria-pressed="false"' if first else ""
        turn = f' tabindex="{-1 if number else 0}"' if first else ""
        return (
            f'<span class="dl-sentence dl-s-{esc(verdict)}" data-n="{number}"{place}{turn}>'
            f'<span class="dl-words">{inner}</span>{mark}</span>'
        )


def _markup(draft: Draft) -> Container[int]:
    """Return the places of the characters that are markup inside a paragraph ("**"), not words of it."""
    if draft.kind == "html":
        return ()
    words = {start for block in blocks(draft.text, draft.kind) for start in block.words.starts}
    return {n for n, char in enumerate(draft.text) if not char.isspace() and n not in words}


def _places(report: Report, length: int) -> Iterator[_PLACE]:
    """Yield what stands between sentences and the sentences, in order, without overlap."""
    at = 0
    for number, one in enumerate(report.statements):
        start, end = max(at, one.start), max(at, one.end)
        if start > at:
            yield at, start, None
        if end > start:
            yield start, end, number
        at = end
    if length > at:
        yield at, length, None
