"""What understanding brings to later turns of a conversation: recall of their passages with it and without.

`python -m eval.bench_followups` pools the passages of a set of conversations (MT-RAG's format), each an
article of its own, and searches them for the last turn as it was typed, for the question as it is understood,
and for that with the words of the conversation that it lacks. Halves apart: rules were written on the even
tasks.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import numpy as np

from answer.question import Question, Turn
from answer.understanding import understand
from dateline.digest import digest
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.side_by_side import Row, side_by_side
from index.library import Library
from ingest.article import Article, Run
from models.embedder import load_embedder
from models.reader.network import load_reader

TASKS = Path("benchmarks/mtrag-un-dev/tasks.jsonl.gz")
"""Where the conversations lie in the folder of development data."""
FIRST = 5
"""Hits that are looked at."""
_SHARED = Path(__file__).resolve().parents[2] / "shared"
_WAYS = ("as typed", "understood", "understood, with context")
_HALVES = ("even", "odd")


@dataclass(frozen=True, slots=True)
class Task:
    """The last turn of a conversation: what was typed, what came before, and ids of the articles it needs."""

    typed: str
    history: tuple[Turn, ...]
    wanted: frozenset[str]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """Read a line of the file; a turn of the user that got no answer is left out."""
        said = row["input"]
        turns = tuple(
            Turn(asked["text"], answered["text"])
            for asked, answered in pairwise(said)
            if asked["speaker"] == "user" and answered["speaker"] == "agent"
        )
        texts = (one["text"].strip() for one in row["contexts"])
        return cls(said[-1]["text"], turns, frozenset(digest(text) for text in texts if text))

    def queries(self) -> tuple[str, ...]:
        """Return what is searched for, one query for each way."""
        understood = understand(Question(self.typed, history=self.history))
        return self.typed, understood.text, understood.query


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench_followups", description=__doc__)
    parser.add_argument("--tasks", type=Path, default=_SHARED / TASKS, help="the file (default: %(default)s)")
    parser.add_argument("--reader", action="store_true", help="search with the reader")
    parser.add_argument("--half", choices=_HALVES, action="append", help="only these tasks")
    options = parser.parse_args(arguments)
    stay_offline()
    try:
        for table in measure(options.tasks, options.half or _HALVES, reader=options.reader):
            sys.stdout.write(table + "\n")
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def measure(path: Path, halves: Sequence[str], *, reader: bool) -> Iterator[str]:
    """Yield a table for each half.

    Raises:
        DatelineError: when there is no such file.
    """
    if not path.is_file():
        raise DatelineError(f"there is no file '{path}'", "name the conversations with --tasks")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with (
        TemporaryDirectory(prefix="dateline-bench-") as place,
        Library.open(
            Path(place) / "home", load_embedder(), create=True, reader=load_reader() if reader else None
        ) as library,
    ):
        library.ingest(_articles(rows))
        library.embed_pending()
        for half in halves:
            yield _table(library, half, [Task.of(row) for row in rows[_HALVES.index(half) :: 2]])


def _articles(rows: Sequence[dict[str, Any]]) -> Iterator[Article]:
    """Yield each passage once, as an article."""
    known: set[str] = set()
    for one in (context for row in rows for context in row["contexts"]):
        text = one["text"].strip()
        if not text or (key := digest(text)) in known:
            continue
        known.add(key)
        whole = (Run(0, 0, len(text), len(text)),)
        yield Article(
            key, f"passage:{one['document_id']}", None, text, text, whole, record=one["document_id"]
        )


def _table(library: Library, half: str, tasks: Sequence[Task]) -> str:
    """The table of one half: all that have passages, and those of them with a conversation before."""
    judged = [task for task in tasks if task.wanted]
    found = np.array([[recall(library, q, task.wanted) for q in task.queries()] for task in judged])
    later = np.array([bool(task.history) for task in judged])
    rows = [_row(f"recall@{FIRST}, all", found), _row(f"recall@{FIRST}, after other turns", found[later])]
    return side_by_side(f"{half} tasks", _WAYS, rows)


def _row(name: str, found: np.ndarray) -> Row:
    """Means of a column for each way, and the standard error of the last one's gain over the first."""
    gain = found[:, -1] - found[:, 0]
    error = gain.std(ddof=1) / np.sqrt(len(gain)) if len(gain) > 1 else 0.0
    means = [f"{mean:.3f}" for mean in found.mean(axis=0)]
    return Row(f"{name} (s.e. of the gain {error:.3f})", means, len(found))


def recall(library: Library, query: str, wanted: frozenset[str]) -> float:
    """Return the share of the wanted articles among the first hits, 0 to 1."""
    hits = library.search(query, limit=FIRST).hits
    return len(wanted & {hit.article for hit in hits}) / len(wanted)


if __name__ == "__main__":
    sys.exit(main())
