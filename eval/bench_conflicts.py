"""Sources that disagree: are the sides shown, and only where there are any? Are all right answers named?

`make bench BENCH_ARGS="--conflicts FOLDER"` asks each question of a library of its own, made of its passages.
The folder has a `questions.jsonl` of one of two kinds. `query, positive, positive_wrong`: true passages, and
the same with a falsified answer. `question, documents, gold_answers, wrong_answers`: documents on namesakes,
some of them falsified. Every second question is to look at, the others tell whether it carries over.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.question import Question
from dateline.errors import DatelineError
from eval.side_by_side import Row, side_by_side
from index.library import Library
from ingest.read import read_paths
from models.embedder import Embedder, load_embedder
from models.reader.network import load_reader
from models.reader.reading import Reader

COLUMNS = ("even", "odd", "all")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_Row = dict[str, Any]
Ask = Callable[[str, Sequence[str]], Answer]
"""Asks a question of a library made of these texts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question: its place in the file, the kind of library, and what holds of the answer."""

    place: int
    kind: str
    holds: dict[str, bool]


def compare(folder: Path, reader: Callable[[], Reader] | None = load_reader) -> Iterator[str]:
    """Yield the table.

    Args:
        folder: has `questions.jsonl`.
        reader: makes the reader; None asks without one.

    Raises:
        DatelineError: where the file is missing or of another kind.
    """
    rows = _rows(folder)
    embedder = load_embedder()
    made = reader() if reader is not None else None
    ask = partial(_ask, embedder, made)
    disputed = "positive" in rows[0]
    outcomes = [one for n, row in enumerate(rows) for one in (_pairs if disputed else _named)(ask, n, row)]
    yield side_by_side(f"disagreement on {folder.name}", COLUMNS, list(_table(outcomes)))


def _rows(folder: Path) -> list[_Row]:
    path = folder / "questions.jsonl"
    if not path.is_file():
        raise DatelineError(f"there is no file '{path}'", "name a folder that has questions.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    if not rows or not ({"query", "positive", "positive_wrong"} <= rows[0].keys() or "documents" in rows[0]):
        raise DatelineError(f"'{path}' has no passages to set beside each other", "name another folder")
    return rows


def _ask(embedder: Embedder, reader: Reader | None, question: str, texts: Sequence[str]) -> Answer:
    """Ask a question of a new library that holds these texts, each a file."""
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        for n, text in enumerate(texts):
            (folder / f"{n:02}.txt").write_text(text, "utf-8")
        with Library.open(Path(place) / "home", embedder, create=True, reader=reader) as library:
            library.ingest(read_paths([folder]))
            return AnswerEngine(library, embedder, reader).ask(Question(question))


def _pairs(ask: Ask, n: int, row: _Row) -> Iterator[Outcome]:
    """One true and its falsified passage, all of both, and the true ones alone where there are several."""
    true, false = row["positive"], row["positive_wrong"]
    libraries = {"a true and a false passage": [true[0], false[0]]}
    if len(true) > 1:
        libraries |= {"all true and false passages": [*true, *false], "true passages only": true}
    for kind, texts in libraries.items():
        answer = ask(row["query"], texts)
        yield Outcome(
            n,
            kind,
            {
                "shown as conflicting": answer.outcome == "conflicting",
                "refused": answer.outcome == "not_in_sources",
            },
        )


def _named(ask: Ask, n: int, row: _Row) -> Iterator[Outcome]:
    """All documents of a question, and which of its answers are named."""
    answer = ask(row["question"], [one["text"] for one in row["documents"]])
    right = all(names(answer, one) for one in row["gold_answers"])
    wrong = any(names(answer, one) for one in row["wrong_answers"])
    holds = {
        "all right answers and no wrong one": right and not wrong,
        "all right answers": right,
        "no wrong one": not wrong,
        "refused": answer.outcome == "not_in_sources",
    }
    yield Outcome(n, "documents", holds)


def names(answer: Answer, words: str) -> bool:
    """Whether an answer names something in short, in a side or in a statement, as whole words."""
    sides = [side.text for conflict in answer.conflicts for side in conflict.sides]
    said = [answer.short or "", *sides, *(statement.text for statement in answer.statements)]
    return any(_plain(words) in _plain(text) for text in said)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return f" {' '.join(word.replace(',', '') for word in _WORD.findall(plain))} "


def _table(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    """Yield a row for each kind of library and measure."""
    for kind in dict.fromkeys(one.kind for one in outcomes):
        of_kind = [one for one in outcomes if one.kind == kind]
        halves = [[one for one in of_kind if one.place % 2 == half] for half in (0, 1)]
        for measure in of_kind[0].holds:
            values = [_share(some, measure) for some in (*halves, of_kind)]
            yield Row(f"{measure}, {kind}", values, len(of_kind))


def _share(outcomes: Sequence[Outcome], measure: str) -> str:
    return f"{sum(one.holds[measure] for one in outcomes) / len(outcomes):.3f}" if outcomes else "-"
