"""Furniture within a paragraph: "Read more" behind its last sentence, "Advertisement" before its first."""

import re
from collections.abc import Iterator, Sequence

from ingest.article import Run
from ingest.block import Block
from ingest.cleaning.labels import why_furniture
from ingest.cleaning.related import is_pointer

_LAST = re.compile(r"[.!?…][\"”’»)\]]{0,2}\s+(?=\S[^.!?…]{1,90}$)")
_FIRST = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|ANZEIGE|PUBLICITÉ|PUBLICIDAD|РЕКЛАМА)\s+(?=[\"“„«]?[A-ZÀ-ÞА-Я])"
)
_SHORTEST = 60
_LAST_PART = 120


def parted(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those with furniture glued to sentences in two: the rules see to the furniture."""
    return [part for block in blocks for part in _parts(block)]


def _parts(block: Block) -> Iterator[Block]:
    text = block.text
    if len(text) < _SHORTEST or why_furniture(text) is not None:
        yield block
        return
    if first := _FIRST.match(text):
        yield _slice(block, 0, len(text[: first.end()].rstrip()))
        yield from _parts(_slice(block, first.end(), len(text)))
        return
    found = _LAST.search(text, max(0, len(text) - _LAST_PART))
    if found and _is_furniture(text[found.end() :]):
        yield _slice(block, 0, len(text[: found.end()].rstrip()))
        yield _slice(block, found.end(), len(text))
    else:
        yield block


def _is_furniture(text: str) -> bool:
    return why_furniture(text) is not None or is_pointer(text)


def _slice(block: Block, start: int, end: int) -> Block:
    """The part `[start, end)` of a block's text, which begins and ends with a character of a run."""
    runs = tuple(_clipped(block.runs, start, end))
    last = runs[-1]
    raw_end = last.raw_start + last.raw_length
    return Block(block.text[start:end], runs, runs[0].raw_start, raw_end, block.kind)


def _clipped(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    for run in runs:
        first, last = max(run.start, start), min(run.start + run.length, end)
        if first >= last:
            continue
        if run.length != run.raw_length:
            yield Run(run.start - start, run.raw_start, run.length, run.raw_length)
        else:
            yield Run(first - start, run.raw_start + first - run.start, last - first, last - first)
