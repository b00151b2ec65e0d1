"""The reader's say in the order of a search: the best stretches are read beside the query.

Words and meaning rank a passage by what it shares with the query; the reader weighs whether it answers. It
costs a hundred times as much a passage, so it reads the first ones only, and of each the part that fits best.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from index.passage import Passage
from index.passages import Count, short_title
from index.query import Read
from index.store import DIGITS, Store
from index.stretch import Stretch
from models.reader.reading import Pair, Reader, Reading
from models.reader.window import window

READ, ALL = 25, 50
"""Stretches that are read beside a query, and beside all sides of one together; those beyond stay behind."""
FIRST = 12
"""Of these the ones that are read before it is asked whether any of them answers."""
PIECES = 128
"""Word pieces of query and text together: a reading takes time in proportion."""
LEAST = 56
"""Word pieces of them that the text has at least: a title that would take them is left out."""
FUSED = 0.5
"""Weight of the fused score; the reader has the rest."""
PREFIX_TITLE = True
"""Whether the article's title goes in front of the text where both fit."""


def rerank(fused: Sequence[float], logits: Sequence[float]) -> list[int]:
    """Return the places of both lists, best first, by the weighted sum of what stands there; ties in order.

    The two have no scale in common, so each counts in standard deviations from its own mean.
    """
    worth = FUSED * _standard(fused) + (1 - FUSED) * _standard(logits)
    return sorted(range(len(worth)), key=lambda at: (-worth[at], at))


def _standard(values: Sequence[float]) -> np.ndarray:
    """The values with mean 0 and deviation 1; all 0 where they are alike."""
    apart = np.asarray(values, dtype=np.float64)
    if len(apart) < 2 or apart.min() == apart.max():  # alike but for rounding would be far apart
        return np.zeros(len(apart))
    standard: np.ndarray = (apart - apart.mean()) / apart.std()
    return standard


@dataclass(frozen=True, slots=True)
class Part:
    """What is read of a stretch: the words of an article from `start` to `end`, behind its title or not.

    `text` is what is read; its first `before` characters are the title's.
    """

    query: str
    text: str
    start: int
    end: int
    before: int

    @property
    def pair(self) -> Pair:
        """Query and text."""
        return self.query, self.text

    def read(self, reading: Reading) -> Read:
        """What the reader made of it, by places in the article."""
        relevance = round(reading.relevance, DIGITS)
        if reading.answer is None:
            return Read(self.start, self.end, relevance)
        first, last = reading.answer.start, reading.answer.end
        by, place = self.start - self.before, None
        if first >= self.before:
            place = (first + by, last + by)
        else:  # what runs on from the title into the text is the title's
            last = min(last, self.before)
        words = self.text[first:last] if place else self.text[first:last].rstrip(". ")
        sure = round(reading.answer.probability, DIGITS)
        return Read(self.start, self.end, relevance, words or None, place, sure if words else 0.0)


Row = Sequence[Sequence[tuple[Part, Reading]]]
"""What was read of each stretch beside one query: the part that fits best first."""


def moved(found: Sequence[Stretch], rows: Sequence[Row]) -> list[Stretch]:
    """Return the stretches in their new order, each with what was read of it and its rank by the reader.

    There is a row for each query, and of several parts and queries the one that answers best counts. Scores
    stay where they are, so that they still fall from hit to hit and go on in those not read.
    """
    logits = [[max(reading.logit for _, reading in parts) for parts in row] for row in rows]
    worth = logits[0] if len(rows) == 1 else np.max([_standard(row) for row in logits], axis=0).tolist()
    for rank, at in enumerate(sorted(range(len(worth)), key=lambda at: (-worth[at], at)), 1):
        row = max(rows, key=lambda row: max(reading.relevance for _, reading in row[at]))
        found[at].reads = tuple(part.read(reading) for part, reading in row[at])
        found[at].best.ranks["reader"] = rank
    scores = [one.best.score for one in found]
    order = [found[at] for at in rerank(scores, worth)]
    for one, score in zip(order, sorted(scores, reverse=True), strict=True):
        one.best.score = score
    return order


def to_read(queries: int, most: int = READ) -> int:
    """Return how many stretches are read beside each of so many queries, `most` beside one alone."""
    return most if queries == 1 else min(READ, max(1, ALL // queries))


def read_all(reader: Reader, rows: Sequence[Sequence[Sequence[Part]]]) -> list[Row]:
    """Return what was read of each part beside its query; a row holds a list of parts for each stretch."""
    readings = iter(reader.read([part.pair for row in rows for one in row for part in one]))
    return [[[(part, next(readings)) for part in one] for one in row] for row in rows]


def read_until(reader: Reader, row: Sequence[Sequence[Part]], enough: float) -> Row:
    """Return what was read beside one query: the first parts, and the others if none of these answers.

    Args:
        reader: reads them.
        row: the parts of each stretch; of each the first one comes before the second of any.
        enough: relevance of a part from which on no more than the `FIRST` are read.

    Returns:
        The stretches up to the last one of which anything was read.
    """
    order = [(at, part) for at, one in enumerate(row) for part in one[:1]]
    order += [(at, part) for at, one in enumerate(row) for part in one[1:]]
    read: dict[int, list[tuple[Part, Reading]]] = {}
    for batch in (order[:FIRST], order[FIRST:]):
        readings = reader.read([part.pair for _, part in batch])
        for (at, part), reading in zip(batch, readings, strict=True):
            read.setdefault(at, []).append((part, reading))
        if any(reading.relevance >= enough for reading in readings):
            break
    return [read[at] for at in sorted(read)]


def parts_of(store: Store, count: Count, query: str, found: Sequence[Stretch], most: int) -> list[list[Part]]:
    """Return what is to be read: the query beside the part of each stretch that fits it best.

    Where there are fewer stretches than may be read, further parts of them are, of the first ones first.

    Args:
        store: has their texts.
        count: counts word pieces, the two special ones of a text included.
        query: as it was asked.
        found: the stretches, best first. One that is gone meanwhile has no text.
        most: parts in all, at least one a stretch.
    """
    rows = store.found([one.best.item for one in found])
    known = store.passages_by_id([item for one in found for item in one.items])
    room = max(LEAST, PIECES + 1 - count(query))  # a pair has three special pieces, two texts have four
    parts: list[list[Part]] = []
    further: list[tuple[int, Iterator[Part]]] = []
    for at, one in enumerate(found):
        row, passages = rows.get(one.best.item), [known[item] for item in one.items if item in known]
        if row is not None and passages:
            rest = _parts(query, row, passages, count, room)
            parts.append([next(rest)])
            further.append((at, rest))
        else:
            parts.append([Part(query, "", 0, 0, 0)])
    more = ((at, part) for at, rest in further for part in rest)
    for at, part in islice(more, max(0, most - len(found))):
        parts[at].append(part)
    return parts


def _parts(
    query: str, row: sqlite3.Row, passages: Sequence[Passage], count: Count, room: int
) -> Iterator[Part]:
    """Yield the part of a stretch that fits the query best, then the others as they stand.

    Each comes behind its article's title, unless that would leave too little room.
    """
    title = short_title(row["title"], count) if PREFIX_TITLE else ""
    left = room - count(f"{title}. ") + count("") if title else room
    if left < LEAST:
        title, left = "", room
    runs = [[span for passage in passages for span in passage.sentences]]
    while runs:
        sentences = runs.pop(0)
        start, end = window(query, row["text"], sentences, count, left)
        text = str(row["text"][start:end])
        before = "" if not title or text.startswith(title) else f"{title}. "
        yield Part(query, before + text, start, end, len(before))
        around = [[s for s in sentences if s[1] <= start], [s for s in sentences if s[0] >= end]]
        runs = [*(run for run in around if run), *runs]
