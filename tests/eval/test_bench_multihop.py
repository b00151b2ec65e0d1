"""The bench of questions over several articles: what its figures count, and a small run of it."""

import json
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval.bench_multihop import FOLDER, Asked, balanced, folded, lost, main, named, refused

FACTS = [
    (
        "Harbour Sheet",
        "2031-05-03T08:00:00+00:00",
        "Quay closes",
        "The old quay of Tolmar closed for its cracks.",
    ),
    (
        "NightWire",
        "2031-05-20T08:00:00+00:00",
        "Barge sold",
        "Mayor Ida Roe sold her barge to a firm in Isk.",
    ),
]
QUERIES = [
    (
        "Did NightWire report on the sale of a barge after the Harbour Sheet reported on the quay of Tolmar?",
        "temporal_query",
        "Yes",
    ),
    ("Which poet, hailed by Reader's Moon and by Dusk Monthly, won the Amber Lyre?", "null_query", "None."),
]


def asked(kind: str, gold: str, short: str, *, refused: bool = False) -> Asked:
    return Asked(0, kind, gold, short, refused)


def test_yes_and_no_count_alike_however_many_there_are() -> None:
    rows = [asked("comparison_query", "yes", "yes") for _ in range(9)] + [
        asked("temporal_query", "no", "yes")
    ]
    assert balanced(rows) == (0.5, 10)
    assert balanced([*rows, asked("comparison_query", "consistent", "yes")]) == (0.5, 10)


def test_each_name_counts_alike_and_only_whole() -> None:
    rows = [asked("inference_query", "ida roe", "ida roe") for _ in range(3)]
    assert named([*rows, asked("inference_query", "tolmar", "tolmar quay")]) == (0.5, 4)


def test_refusals_are_counted_apart() -> None:
    rows = [asked("null_query", "x", "", refused=True), asked("inference_query", "x", "", refused=False)]
    assert (refused(rows), lost(rows)) == ((1.0, 1), (0.0, 1))
    assert refused([]) == (0.0, 0)


def test_marks_case_and_articles_make_no_other_answer() -> None:
    assert folded("The Ida Roe-Brek’s") == folded("ida roe brek")


def test_a_small_run_prints_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "benchmarks" / FOLDER
    folder.mkdir(parents=True)
    keys = ("source", "published_at", "title", "fact")
    facts = [
        {"id": f"f{n}", "url": f"/{n}", **dict(zip(keys, fact, strict=True))} for n, fact in enumerate(FACTS)
    ]
    queries = [
        {"id": f"q{n}", "question": question, "type": kind, "answer": answer}
        for n, (question, kind, answer) in enumerate(QUERIES)
    ]
    (folder / "facts.jsonl").write_text("".join(json.dumps(one) + "\n" for one in facts), "utf-8")
    (folder / "queries.jsonl").write_text("".join(json.dumps(one) + "\n" for one in queries), "utf-8")
    out = tmp_path / "answers.jsonl"
    assert main(["--shared", str(tmp_path), "--no-reader", "--out", str(out)]) == 0
    rows = {line.split("  ")[0]: line.split()[-3:] for line in capsys.readouterr().out.splitlines()[3:]}
    assert rows["not answerable, refused"] == ["1.000", "of", "1"]
    assert rows["yes and no, balanced accuracy"] == ["1.000", "of", "1"]
    assert [json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()] == ["q0", "q1"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="no facts"):
        main(["--shared", str(tmp_path), "--no-reader"])
