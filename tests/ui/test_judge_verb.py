"""`eval run --judge`: a language model's verdicts beside the metrics, and its keys where they belong."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.answer.model.scripted import reply, serving
from tests.eval.judge.conftest import verdicts
from tests.ui.conftest import Dateline

ROWS = [
    {"id": f"keeper-{at}", "question": "What did Tobias Hale demand?", "answer": "a written promise",
     "must_say": [["promise"] if at % 2 else ["ransom"]]}
    for at in range(12)
]  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_the_verdicts_and_their_agreement_stand_apart(
    dateline: Dateline, library: Path, gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--home", str(library), "eval", "run", str(gold), "--out", str(tmp_path / "run"), "--no-reader")
    seen: list[int] = []

    def half(prompt: str) -> str:
        if "is the answer right" in " ".join(prompt.split()):
            seen.append(0)
        return verdicts(prompt, "yes" if len(seen) % 2 else "no")

    assert dateline(*asked).code == 0
    monkeypatch.setenv("DATELINE_KEY", "sk-of-the-answerer")
    with serving(reply(half)) as served:
        monkeypatch.setenv("DATELINE_JUDGE", f"{served.address}#m")
        shown = dateline(*asked, "--judge", "--workers", "2")
        assert shown.code == 0, shown.err
    assert len(served.requests) == 36
    assert not any("sk-of-the-answerer" in key for key in served.keys)
    assert "apart from the metrics" in shown.out
    assert "How far the judge and the metrics agree" in shown.out
    whole: Any = dateline(*asked, "--json").json()
    assert "judge_correctness" not in whole["metrics"]
    assert whole["judge"]["metrics"]["judge_correctness"]["n"] == 12
    pairs = {(one["judged"], one["metric"]) for one in whole["judge"]["agreement"]}
    assert ("judge_correctness", "must_say") in pairs
    from ui.evaluation import threads_each

    assert [threads_each(None, 1), threads_each(3, 8), threads_each(None, 512)] == [None, 3, 1]
    facts = json.loads((tmp_path / "run" / "run.json").read_text())
    assert facts["judge"]["model"] == f"{served.address}#m"
    assert "judge" not in facts["settings"]


def test_without_a_model_it_says_how_to_name_one(dateline: Dateline, library: Path, gold: Path) -> None:
    result = dateline("--home", str(library), "eval", "run", str(gold), "--out", "run", "--judge")
    assert result.code == 2
    assert "no language model to judge with; set judge" in result.err
    assert not Path("run").exists()
