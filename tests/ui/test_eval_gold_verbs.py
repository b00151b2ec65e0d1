"""`eval run` and its relatives at the command line: what they write, and one sentence for whatever is bad."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]
ROWS: list[dict[str, object]] = [
    {"id": "keeper", "type": "attribution", "question": "What did Tobias Hale demand?",
     "must_say": [["promise"]], "evidence": [{"article": "lighthouse.txt", "quote": "a written promise"}]},
    {"id": "prize", "type": "fact", "question": "Who won the national prize for rye bread?",
     "must_say": [["Lindqvist"]], "evidence": [{"article": "bakery.txt"}]},
    {"id": "rings", "type": "unanswerable", "question": "Which planets have rings of ammonia?"},
]  # fmt: skip


def write(path: Path, *rows: object) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    return write(tmp_path / "gold.jsonl", *ROWS)


@pytest.fixture
def home(library: Path) -> tuple[str, str]:
    return "--home", str(library)


def test_a_run_with_everything_beside_it(
    dateline: Dateline, home: tuple[str, str], gold: str, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    asked = ("eval", "run", gold, "--out", str(out), "--no-reader", "--hits", "5", "--support", "--json")
    whole = dateline(*home, *asked, "--workers", "2", "--repeat", "2").json()
    assert whole["metrics"]["recall_at_10"]["mean"] == 1.0
    assert whole["metrics"]["citation_recall"]["n"] == 2
    assert whole["repeats"]["rewritten"] == []
    assert {one["sd"] for name, one in whole["repeats"]["metrics"].items() if name != "latency"} == {0.0}
    names = {path.name for path in out.iterdir()}
    assert {"hits.jsonl", "support.jsonl", "repeats.json", "repeat-2"} <= names
    shown = dateline(*home, *asked[:-1], "--repeat", "2")
    assert shown.code == 0
    assert "every answer the same word for word" in shown.out


def test_validate_ends_with_1_where_there_is_something(
    dateline: Dateline, home: tuple[str, str], gold: str, tmp_path: Path
) -> None:
    good = dateline(*home, "eval", "validate", gold)
    assert (good.code, good.out) == (0, "")
    moved = [dict(row) | {"id": f"{row['id']}-2"} for row in ROWS[:2]]
    other = write(tmp_path / "other.jsonl", *moved, "{")
    bad = dateline(*home, "eval", "validate", other, "--json")
    assert bad.code == 1
    assert [one["kind"] for one in bad.json()["findings"]] == ["broken"]
    leaks = dateline("eval", "validate", gold, "--no-library", "--against", other)
    assert leaks.code == 2  # the other set must be mended first
    write(tmp_path / "other.jsonl", *moved)
    leaks = dateline("eval", "validate", gold, "--no-library", "--against", other)
    assert leaks.code == 1
    assert leaks.out.count("of 'other.jsonl'") == len(leaks.out.splitlines()) == 2


def test_export_and_import_are_inverse(dateline: Dateline, gold: str, tmp_path: Path) -> None:
    there, back = str(tmp_path / "beir"), str(tmp_path / "back.jsonl")
    assert dateline("eval", "export", "beir", gold, "--out", there).code == 0
    assert dateline("eval", "import", "beir", there, "--out", back).code == 0
    assert [json.loads(line) for line in Path(back).read_text().splitlines()] == ROWS
    lossy = dateline("eval", "export", "trec", gold, "--out", str(tmp_path / "trec"), "--json")
    assert lossy.json()["left_out"] == ["type", "must_say"]
    assert "trec has no place for type, must_say" in lossy.err


def test_quotes_are_looked_up_in_the_library(
    dateline: Dateline, home: tuple[str, str], tmp_path: Path
) -> None:
    sample = {
        "user_input": "What does Hale want?",
        "reference_contexts": ["a written promise", "no such words"],
    }
    path = write(tmp_path / "ragas.jsonl", sample)
    out = tmp_path / "gold.jsonl"
    told = dateline(*home, "eval", "import", "ragas", path, "--out", str(out), "--with-library", "--json")
    assert told.json()["unlocated"] == 1
    (row,) = [json.loads(line) for line in out.read_text().splitlines()]
    assert [one["quote"] for one in row["evidence"]] == ["a written promise"]
    assert row["contexts"] == ["no such words"]


def test_sweep_tries_each_setting(
    dateline: Dateline, home: tuple[str, str], gold: str, tmp_path: Path
) -> None:
    out = tmp_path / "sweep"
    asked = (*home, "eval", "sweep", gold, "--out", str(out), "--set", "limit=5,10", "--set", "reader=off")
    whole = dateline(*asked, "--json").json()
    assert [row["label"] for row in whole["rows"]] == ["limit=5, reader=off", "limit=10, reader=off"]
    assert whole["metrics"][0] == "must_say"
    assert json.loads((out / "sweep.json").read_text())["plot"]["points"][0]["y"] == 1.0
    shown = dateline(*asked)
    assert shown.code == 0
    assert "limit=10" in shown.out
    page = (out / "sweep.html").read_text("utf-8")
    assert all(f'href="{path.name}/report.html"' in page for path in out.iterdir() if path.is_dir())


def test_drafts_are_written_and_accepted(dateline: Dateline, home: tuple[str, str], tmp_path: Path) -> None:
    drafts, kept = tmp_path / "drafts.jsonl", tmp_path / "kept.jsonl"
    assert dateline(*home, "eval", "draft", "--out", str(drafts), "-n", "10").code == 0
    rows = [json.loads(line) for line in drafts.read_text().splitlines()]
    assert rows
    drafts.write_text("".join(json.dumps(row | {"accepted": True}) + "\n" for row in rows))
    told = dateline("eval", "draft", "--accept", str(drafts), "--out", str(kept), "--json")
    assert told.json() == {"out": str(kept), "accepted": len(rows), "drafts": len(rows)}
    assert dateline(*home, "eval", "validate", str(kept)).code == 0
    again = dateline("eval", "draft", "--accept", str(drafts), "--out", str(kept))
    assert again.code == 2
    assert "is there already" in again.err


LINE = json.dumps(ROWS[1])
BAD: list[tuple[str, list[str], str]] = [
    ("broken JSON", [LINE, '{"id": '], "line 2 of 'bad.jsonl' is not JSON"),
    ("no object", ["[1]"], "line 1 of 'bad.jsonl' is not a JSON object"),
    ("twice", [LINE, LINE], "has the id 'prize' of line 1"),
    ("no id", ['{"question": "Who?"}'], "line 1 of 'bad.jsonl' has no 'id'"),
    ("a wrong field", ['{"id": "a", "question": "Who?", "scope": "x"}'], "'scope' of line 1"),
    ("no date", ['{"id": "a", "question": "Who?", "asked": "soon"}'], "'asked' of line 1"),
    (
        "a place beyond",
        ['{"id": "a", "question": "Who?", "choices": ["x"], "answer_index": 1}'],
        "answer_index",
    ),
    ("nothing", [""], "holds no question"),
]


@pytest.mark.parametrize(("lines", "wanted"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_what_is_no_gold_set_is_told_in_one_sentence_and_nothing_is_asked(
    lines: list[str], wanted: str, dateline: Dateline, home: tuple[str, str], tmp_path: Path
) -> None:
    bad = write(tmp_path / "bad.jsonl", *lines)
    for verb in (("run",), ("sweep", "--set", "reader=off")):
        told = dateline(*home, "eval", verb[0], bad, "--out", str(tmp_path / "out"), *verb[1:])
        assert told.code == 2
        assert wanted in told.err
        assert len(told.err.strip().splitlines()) == 1
        assert not (tmp_path / "out").exists()


def test_unknown_fields_and_evidence_that_is_nowhere_are_said_and_the_run_goes_on(
    dateline: Dateline, home: tuple[str, str], tmp_path: Path
) -> None:
    odd = ROWS[1] | {
        "colour": 1,
        "evidence": [{"article": "bakery.txt", "quote": "a blue crust"}, {"article": "x"}],
    }
    told = dateline(
        *home, "eval", "run", write(tmp_path / "odd.jsonl", odd), "--out", str(tmp_path / "o"), "--json"
    )
    assert told.code == 0
    notes = told.json()["notes"]
    assert [sum(part in note for note in notes) for part in ("'colour'", "a blue crust", "'x'")] == [1, 1, 1]
    assert told.json()["metrics"]["evidence_quote_recall"]["n"] == 0


def test_half_a_set_is_never_computed_from(
    dateline: Dateline, home: tuple[str, str], gold: str, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    assert dateline(*home, "eval", "run", gold, "--out", str(out), "--no-reader", "--hits", "5").code == 0
    whole = (out / "answers.jsonl").read_bytes().splitlines(keepends=True)
    (out / "answers.jsonl").write_bytes(b"".join(whole[:2]))
    for verb in (("compare", str(out), str(out)), ("gate", str(out), "--baseline", str(out))):
        told = dateline("eval", *verb)
        assert told.code == 2
        assert "is unfinished (2 of 3 questions)" in told.err
    (out / "answers.jsonl").write_bytes(b"".join(whole))
    hits = (out / "hits.jsonl").read_bytes().splitlines(keepends=True)
    (out / "hits.jsonl").write_bytes(b"".join(hits[:1]))
    told = dateline("eval", "compare", str(out), str(out), "--json")
    assert "mrr" not in told.json()["metrics"]
    assert any("1 lines for 3 questions and is left out" in note for note in told.json()["notes"])


def test_runs_over_different_questions_are_not_compared(
    dateline: Dateline, home: tuple[str, str], gold: str, tmp_path: Path
) -> None:
    fewer = write(tmp_path / "fewer.jsonl", *ROWS[:2])
    for name, questions in (("a", gold), ("b", fewer)):
        out = str(tmp_path / name)
        assert dateline(*home, "eval", "run", questions, "--out", out, "--no-reader").code == 0
    told = dateline("eval", "compare", str(tmp_path / "a"), str(tmp_path / "b"))
    assert told.code == 2
    assert "answer different questions (3 and 2, 2 of them in both)" in told.err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("import", "beer", "x", "--out", "y"), "did you mean 'beir'"),
        (("import", "beir", "nowhere", "--out", "y"), "has no qrels"),
        (("export", "ragas", "nowhere.jsonl", "--out", "y"), "there is no file 'nowhere.jsonl'"),
        (("draft", "--out", "y", "--kind", "why"), "there is no kind 'why'"),
        (("sweep", "gold.jsonl", "--out", "y", "--set", "readr=on"), "did you mean --reader"),
        (("sweep", "gold.jsonl", "--out", "y", "--set", "reader=perhaps"), "reader must be"),
        (("sweep", "gold.jsonl", "--out", "y", "--set", "port=1,2"), "no setting that answers depend on"),
        (("sweep", "gold.jsonl", "--out", "y", "--set", "reader=on", "--metric", "mustsay"), "must_say"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_cannot_be_meant_is_told(words: tuple[str, ...], wanted: str, dateline: Dateline) -> None:
    write(Path("gold.jsonl"), *ROWS)
    told = dateline("eval", *words)
    assert told.code == 2
    assert wanted in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert not Path("y").exists()
