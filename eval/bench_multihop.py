"""Questions over several articles, answered without a language model: refusals, yes and no, names.

`python -m eval.bench_multihop --shared ../shared` makes a library of the facts of MultiHop-RAG, each an
article, and asks the real engine every question. Figures are given for the questions in even places, which
settings may be chosen on, for those in odd places, and for all.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.question import Question
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.side_by_side import Row, side_by_side
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import load_reader
from models.reader.reading import Reader

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "multihop-rag-dev"
"""The benchmark's folder."""
_NULL, _NAMED = "null_query", "inference_query"
_DECIDED = frozenset({"yes", "no"})
_NOT_WORD = re.compile(r"[^\w\s]")
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the benchmark with what was answered.

    Attributes:
        place: of the question in the file, from 0.
        kind: the benchmark's type.
        gold: what should be answered, folded.
        short: the short answer, folded; empty where there is none.
        refused: whether nothing was found to answer it.
    """

    place: int
    kind: str
    gold: str
    short: str
    refused: bool


def folded(text: str) -> str:
    """Return a short answer without case, marks and a leading article."""
    words = _NOT_WORD.sub(" ", text.casefold().replace("’s", "").replace("'s", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def records(folder: Path) -> Iterator[_Row]:
    """Yield the benchmark's facts as records of articles.

    Raises:
        DatelineError: the folder has none.
    """
    try:
        lines = (folder / "facts.jsonl").read_text("utf-8").splitlines()
    except OSError:
        raise DatelineError(f"there are no facts in '{folder}'", "name the folder with --shared") from None
    for one in map(json.loads, lines):
        yield {
            "id": one["id"],
            "url": one["url"],
            "title": one["title"],
            "outlet": one["source"],
            "published": one["published_at"],
            "text": one["fact"],
        }


def fill(folder: Path, home: Path, place: Path) -> None:
    """Make a library of the facts; `place` is a folder to write to."""
    dump = place / "facts.jsonl"
    dump.write_text("".join(json.dumps(one) + "\n" for one in records(folder)), "utf-8")
    with Library.open(home, load_embedder(), create=True) as library:
        library.ingest(read_paths([dump]))


def ask(
    folder: Path, home: Path, reader: Reader | None, only: int | None = None
) -> list[tuple[Asked, Answer]]:
    """Ask the questions, those in even (0) or odd (1) places only where `only` says so."""
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    embedder = load_embedder()
    answered = []
    with Library.open(home, embedder, reader=reader) as library:
        engine = AnswerEngine(library, embedder, reader)
        for place, row in enumerate(map(json.loads, lines)):
            if only is None or place % 2 == only:
                answer = engine.ask(Question(row["question"], id=row["id"]))
                answered.append((_asked(place, row, answer), answer))
    return answered


def _asked(place: int, row: Mapping[str, Any], answer: Answer) -> Asked:
    refused = answer.outcome == "not_in_sources"
    return Asked(place, row["type"], folded(row["answer"]), folded(answer.short or ""), refused)


def refused(asked: Sequence[Asked]) -> tuple[float, int]:
    """Return the share refused of the questions that no article answers, and how many these are."""
    return _share([one.refused for one in asked if one.kind == _NULL])


def balanced(asked: Sequence[Asked]) -> tuple[float, int]:
    """Return the mean of the shares right among questions answered "yes" and "no", and how many these are.

    No answer is a wrong one. Other answers that the benchmark has here ("consistent") are left out.
    """
    decided = [one for one in asked if one.kind not in {_NULL, _NAMED} and one.gold in _DECIDED]
    return _macro(decided), len(decided)


def named(asked: Sequence[Asked]) -> tuple[float, int]:
    """Return the share of names given exactly, averaged over distinct names, and over how many questions."""
    those = [one for one in asked if one.kind == _NAMED]
    return _macro(those), len(those)


def lost(asked: Sequence[Asked]) -> tuple[float, int]:
    """Return the share refused of the questions that articles answer, and how many these are."""
    return _share([one.refused for one in asked if one.kind != _NULL])


def _macro(asked: Sequence[Asked]) -> float:
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for one in asked:
        groups[one.gold].append(one.short == one.gold)
    return fmean(fmean(right) for right in groups.values()) if groups else 0.0


def _share(seen: Sequence[bool]) -> tuple[float, int]:
    return (fmean(seen), len(seen)) if seen else (0.0, 0)


MEASURES = {
    "not answerable, refused": refused,
    "yes and no, balanced accuracy": balanced,
    "names, averaged over names": named,
    "answerable, refused": lost,
}


def table(asked: Sequence[Asked]) -> str:
    """Return the figures of even places, odd places and all, side by side."""
    halves = [[one for one in asked if one.place % 2 == 0], [one for one in asked if one.place % 2], asked]
    rows = []
    for name, measure in MEASURES.items():
        found = [measure(half) for half in halves]
        rows.append(Row(name, [f"{share:.3f} of {n}" for share, n in found]))
    return side_by_side(f"answers on {FOLDER}", ("even", "odd", "all"), rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    stay_offline()
    reader = None if options.no_reader else load_reader()
    folder = options.shared / "benchmarks" / FOLDER
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        home = options.library or Path(place) / "home"
        if not home.exists():
            fill(folder, home, Path(place))
        answered = ask(folder, home, reader, options.only)
    if options.out is not None:
        lines = (json.dumps(answer.as_dict(), ensure_ascii=False) for _, answer in answered)
        options.out.write_text("".join(line + "\n" for line in lines), "utf-8")
    sys.stdout.write(table([one for one, _ in answered]))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.bench_multihop", description="Ask MultiHop-RAG.")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the development data's folder"
    )
    parser.add_argument("--library", type=Path, help="where its library is, or is to be kept")
    parser.add_argument("--only", type=int, choices=(0, 1), help="questions in even (0) or odd (1) places")
    parser.add_argument("--no-reader", action="store_true", help="by words and likeness alone")
    parser.add_argument("--out", type=Path, help="a file for the answers, a line each")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
