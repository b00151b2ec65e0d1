"""What the reader brings to answers, and what it costs: the same questions asked without it and with it.

`make bench BENCH_ARGS="--answers --library HOME"` asks a library that holds a news quiz's articles and all
their vectors. Each question is asked of its own articles, of all, and of another question's, which do not
answer it; and with its four choices, of its own. Each side has a process of its own.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.question import Question
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.bench_search import milliseconds
from eval.benchmark import Benchmark, rates
from eval.figure import timed
from eval.side_by_side import Row, side_by_side
from eval.trial import alone, resident
from index.library import Library
from index.query import Filters
from models.embedder import load_embedder
from models.reader.network import load_reader
from models.reader.reading import Reader

WORDS = 120
"""Words of an answer that are judged."""
_KINDS = ("its own articles", "all articles", "another question's articles")
MakeReader = Callable[[], Reader]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one way of asking: by question its first words; how many were refused; seconds of each."""

    said: dict[str, str]
    refused: int
    times: list[float]


@dataclass(frozen=True, slots=True)
class Side:
    """What came of one side.

    Attributes:
        asked: by kind of asking.
        short: short answers given of its own articles, by question.
        chosen: by file of choices, how many were right of how many.
        memory: resident in the end, MB.
    """

    asked: dict[str, Asked]
    short: dict[str, str]
    chosen: dict[str, tuple[int, int]]
    memory: float


def compare(
    benchmark: Benchmark, home: Path, choices: int, reader: MakeReader = load_reader
) -> Iterator[str]:
    """Yield the table.

    Args:
        benchmark: gives the questions.
        home: a library with its articles; it is only read.
        choices: questions that are asked with their choices.
        reader: makes the reader, in the process that uses it.
    """
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        source = Path(place) / "home"
        copytree(home, source)
        sides = [alone(measure, source, benchmark, choices, one) for one in (None, reader)]
        rows = [*_answers(benchmark, sides, Path(place)), *_choices(sides), *_costs(sides)]
        yield side_by_side(f"answers on {benchmark.folder.name}", ("without", "with"), rows)


def measure(home: Path, benchmark: Benchmark, choices: int, reader: MakeReader | None) -> Side:
    """Ask everything, with a reader or without."""
    stay_offline()
    embedder = load_embedder()
    made = reader() if reader is not None else None
    with Library.open(home, embedder, reader=made) as library:
        engine = AnswerEngine(library, embedder, made)
        there = {name for one in library.articles() for name in one.names}
        every = [one for one in benchmark.questions() if all(name in there for name in one["scope"])]
        judged = _eligible(benchmark, every)
        if not judged:
            raise DatelineError(
                f"the library '{home}' does not hold the articles of {benchmark.folder.name}", "name another"
            )
        others = judged[len(judged) // 2 :] + judged[: len(judged) // 2]
        scopes: list[list[Sequence[str]]] = [
            [one["scope"] for one in judged], [() for _ in judged], [one["scope"] for one in others]
        ]  # fmt: skip
        asked, short = {}, {}
        for kind, scope in zip(_KINDS, scopes, strict=True):
            answers = [
                timed(partial(_ask, engine, one, only)) for one, only in zip(judged, scope, strict=True)
            ]
            asked[kind] = _kept(judged, answers)
            if kind == _KINDS[0]:
                short = {one["id"]: a.short for one, (_, a) in zip(judged, answers, strict=True) if a.short}
        chosen = {
            name: _choose(engine, benchmark, name, choices, there) for name in ("qa.jsonl", "nota.jsonl")
        }
        return Side(asked, short, chosen, resident())


def _eligible(benchmark: Benchmark, questions: Sequence[_Row]) -> list[_Row]:
    """The questions whose answer's words stand in their articles, as the benchmark's own script sees it."""
    script = benchmark.script()
    texts = {article.record: script.normal(article.text) for article in benchmark.articles()}
    there = [one for one in questions if all(name in texts for name in one["scope"])]
    return [one for one in there if script.eligible(one, texts)]


def _ask(engine: AnswerEngine, one: _Row, only: Sequence[str], choices: Sequence[str] = ()) -> Answer:
    filters = Filters(articles=tuple(only))
    return engine.ask(
        Question(one["question"], asked=one["asked"][:10], filters=filters, choices=tuple(choices))
    )


def _kept(questions: Sequence[_Row], answers: Sequence[tuple[float, Answer]]) -> Asked:
    said = {
        one["id"]: " ".join(" ".join(s.text for s in answer.statements).split()[:WORDS])
        for one, (_, answer) in zip(questions, answers, strict=True)
    }
    refused = sum(answer.outcome == "not_in_sources" for _, answer in answers)
    return Asked(said, refused, [took for took, _ in answers])


def _choose(
    engine: AnswerEngine, benchmark: Benchmark, name: str, most: int, there: set[str]
) -> tuple[int, int]:
    """Ask with choices, of a question's own articles."""
    lines = (benchmark.folder / name).read_text("utf-8").splitlines()
    rows = [
        one for one in map(json.loads, lines) if one["scope"] and all(name in there for name in one["scope"])
    ]
    right = sum(
        _ask(engine, one, one["scope"], one["choices"]).choice == one["answer_index"] for one in rows[:most]
    )
    return right, len(rows[:most])


def _answers(benchmark: Benchmark, sides: Sequence[Side], place: Path) -> Iterator[Row]:
    """Yield what was said and what was refused, by kind of asking."""
    for kind in _KINDS:
        asked = [one.asked[kind] for one in sides]
        n = len(asked[0].said)
        if kind != _KINDS[-1]:
            said = [_judged(benchmark, one.said, place) for one in asked]
            yield Row(f"answer's words among the first {WORDS}, {kind}", said, n)
        yield Row(f"refused, {kind}", [f"{one.refused / n:.3f}" for one in asked], n)
    given = [len(one.short) for one in sides]
    right = [_judged(benchmark, one.short, place) if one.short else "-" for one in sides]
    yield Row("short answers given, its own articles", [str(one) for one in given])
    yield Row("of these with the answer's words", right)


def _judged(benchmark: Benchmark, said: dict[str, str], place: Path) -> str:
    """The share of texts that hold the answer's words, by the benchmark's script."""
    scope = {one["id"]: one["scope"][0] for one in benchmark.questions()}
    return rates(
        benchmark.judge({key: [(scope[key], text)] for key, text in said.items()}, place, only=True)
    )["hit@1"]


def _choices(sides: Sequence[Side]) -> Iterator[Row]:
    for name, label in (("qa.jsonl", "choices right"), ("nota.jsonl", "the same with none of the above")):
        counted = [one.chosen[name] for one in sides]
        if counted[0][1]:
            yield Row(label, [f"{right / of:.3f}" for right, of in counted], counted[0][1])


def _costs(sides: Sequence[Side]) -> Iterator[Row]:
    times = [[took for kind in _KINDS for took in one.asked[kind].times] for one in sides]
    for percent in (50, 95):
        yield Row(f"an answer, p{percent}", [milliseconds(one, percent) for one in times], len(times[0]))
    yield Row("resident memory", [f"{one.memory:.0f} MB" for one in sides])
