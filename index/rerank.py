"""The reader's say in the order of a search: the best stretches are read beside the query.

Words and meaning rank a passage by what it shares with the query; the reader weighs whether it answers. It
costs a hundred times as much a passage, so it reads the first ones only, and of each the part that fits best.
"""

import sqlite3
from collections.abc import Sequence

import numpy as np

from index.passage import Passage
from index.passages import Count, short_title
from index.store import Store
from index.stretch import Stretch
from models.reader.reading import Pair, Reading
from models.reader.window import window

READ, ALL = 25, 50
"""Stretches that are read beside a query, and beside all sides of one together; those beyond stay behind."""
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


def moved(found: Sequence[Stretch], readings: Sequence[Sequence[Reading]]) -> list[Stretch]:
    """Return the stretches in their new order, each with its relevance and its rank by the reader.

    `readings` has a row for each query. Of several, what answers one of them best counts. Scores stay where
    they are, so that they still fall from hit to hit and go on in those not read.
    """
    rows = [[one.logit for one in row] for row in readings]
    worth = rows[0] if len(rows) == 1 else np.max([_standard(row) for row in rows], axis=0).tolist()
    for rank, at in enumerate(sorted(range(len(worth)), key=lambda at: (-worth[at], at)), 1):
        found[at].relevance = max(row[at].relevance for row in readings)
        found[at].best.ranks["reader"] = rank
    scores = [one.best.score for one in found]
    order = [found[at] for at in rerank(scores, worth)]
    for one, score in zip(order, sorted(scores, reverse=True), strict=True):
        one.best.score = score
    return order


def to_read(queries: int) -> int:
    """Return how many stretches are read beside each of so many queries."""
    return min(READ, max(1, ALL // queries))


def pairs_of(store: Store, count: Count, query: str, found: Sequence[Stretch]) -> list[Pair]:
    """Return what is to be read: the query beside the part of each stretch that fits it best.

    Args:
        store: has their texts.
        count: counts word pieces, the two special ones of a text included.
        query: as it was asked.
        found: the stretches. One that is gone meanwhile has no text.
    """
    rows = store.found([one.best.item for one in found])
    parts = store.passages_by_id([item for one in found for item in one.items])
    room = max(LEAST, PIECES + 1 - count(query))  # a pair has three special pieces, two texts have four
    pairs = []
    for one in found:
        row, passages = rows.get(one.best.item), [parts[item] for item in one.items if item in parts]
        text = _text(query, row, passages, count, room) if row is not None and passages else ""
        pairs.append((query, text))
    return pairs


def _text(query: str, row: sqlite3.Row, passages: Sequence[Passage], count: Count, room: int) -> str:
    """The part of a stretch that fits the query best, behind its article's title where both fit."""
    title = short_title(row["title"], count) if PREFIX_TITLE else ""
    left = room - count(f"{title}. ") + count("") if title else room
    if left < LEAST:
        title, left = "", room
    sentences = [span for passage in passages for span in passage.sentences]
    start, end = window(query, row["text"], sentences, count, left)
    part = str(row["text"][start:end])
    return part if not title or part.startswith(title) else f"{title}. {part}"
