"""What the reader brings to answers: a small run that prints every row, and who is judged."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval import bench_answers
from eval.bench_answers import compare
from eval.benchmark import Benchmark
from index.library import Library
from models.embedder import load_embedder
from models.reader.reading import Pair, Reading
from tests.index.conftest import article_of

TEXTS = {
    "r1": "The ferry Linnet sank off Tolmar in May. The judge said 17 people had died on the ferry Linnet.",
    "r2": "The bakery on Pier Street closed in June. Its owner, Mia Tolk, said the bakery lost its licence.",
}
SCRIPT = """
import json, sys
def normal(text): return text.lower()
def eligible(question, texts): return any(question["answer"].lower() in texts[i] for i in question["scope"])
if __name__ == "__main__":
    gold = [json.loads(line) for line in open(sys.argv[1])]
    found = {(one := json.loads(line))["id"]: one["hits"] for line in open(sys.argv[3])}
    right = sum(any(g["answer"].lower() in h["text"].lower() for h in found[g["id"]]) for g in gold)
    print(f"hit@1 {right / len(gold):.3f} n {len(gold)}")
"""


class Believes:
    """Takes for supported what ends with the right answer."""

    name, sha256, max_pieces = "believes", "c" * 64, 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        right = [query.endswith(("17 people", "its licence")) for query, _ in pairs]
        return [Reading(2.0, 0.9, None, 0.9 if yes else 0.05, 0.0, 0.1 if yes else 0.95) for yes in right]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask in this process, which has imported everything."""
    monkeypatch.setattr(bench_answers, "alone", lambda work, *given: work(*given))


@pytest.fixture
def benchmark(tmp_path: Path) -> Benchmark:
    folder = tmp_path / "benchmarks" / "tiny"
    folder.mkdir(parents=True)
    rows = [
        (
            "a",
            "How many people died on the ferry Linnet?",
            "17 people",
            ["nobody", "17 people", "40", "3"],
            "r1",
        ),
        (
            "b",
            "What did the bakery on Pier Street lose?",
            "its licence",
            ["its cat", "its licence", "2", "1"],
            "r2",
        ),
        ("c", "Who won the vote?", "Nobody knows", ["a", "b", "c", "d"], "r1"),
    ]
    lines = [
        json.dumps(
            {
                "id": i,
                "question": q,
                "answer": a,
                "choices": c,
                "answer_index": 1,
                "asked": "2024-06-30",
                "scope": [r],
            }
        )
        for i, q, a, c, r in rows
    ]
    (folder / "qa.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "nota.jsonl").write_text("", "utf-8")
    articles = [
        json.dumps({"id": i, "url": f"/{i}", "title": i, "text": text, "outlet": "x", "published": None})
        for i, text in TEXTS.items()
    ]
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress("\n".join(articles).encode()))
    (folder.parent / "hits.py").write_text(SCRIPT, "utf-8")
    return Benchmark(folder)


def library(place: Path, names: Sequence[str]) -> Path:
    with Library.open(place, load_embedder(), create=True) as opened:
        opened.ingest(article_of(TEXTS[name], f"/{name}", record=name) for name in names)
    return place


def test_a_small_run_judges_the_questions_whose_answers_stand_in_their_articles(
    tmp_path: Path, benchmark: Benchmark
) -> None:
    (printed,) = compare(benchmark, library(tmp_path / "home", ["r1", "r2"]), 2, Believes)
    rows = {line.split("  ")[0]: line for line in printed.splitlines()[3:]}
    assert rows["answer's words among the first 120, its own articles"].endswith("n = 2")
    assert rows["answer's words among the first 120, its own articles"].split()[-5:-3] == ["1.000", "1.000"]
    assert rows["refused, another question's articles"].split()[-5:-3] == ["1.000", "1.000"]
    assert rows["choices right"].split()[-4] == "1.000"
    assert "the same with none of the above" not in rows


def test_a_library_of_other_articles_is_refused(tmp_path: Path, benchmark: Benchmark) -> None:
    with pytest.raises(DatelineError, match="does not hold the articles of tiny"):
        list(compare(benchmark, library(tmp_path / "home", []), 2, Believes))
