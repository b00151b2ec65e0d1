"""`eval claims`: files that are wrong, runs that are cut off, and what a run leaves in its folder."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from answer.check.checker import judge_claims
from answer.check.report import Checked
from dateline.errors import DatelineError
from eval import claims_run
from eval.claims_run import ClaimProgress, run_claims
from eval.claims_set import LABELS, read_claims

SOURCE = "The bridge over the Halm opens in May, the mayor said on Monday. It costs 4 million crowns."
ROWS: list[dict[str, object]] = [
    {"id": f"{kind}{n}", "claim": claim, "evidence": SOURCE if n % 2 else SOURCE.split(". "), "label": label}
    for n in range(15)
    for kind, claim, label in (
        ("so", "It costs 4 million crowns.", "supported"),
        ("no", "It costs 9 million crowns.", "not_supported"),
    )
]


def written(path: Path, rows: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_run_writes_a_line_a_claim_and_its_figures(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path / "claims.jsonl", ROWS))
    told: list[ClaimProgress] = []
    summary = run_claims(claims, None, tmp_path / "out", progress=told.append)
    lines = [json.loads(line) for line in (tmp_path / "out/claims.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [row["id"] for row in ROWS]
    assert {frozenset(line) for line in lines} == {frozenset({"id", "verdict", "label", "score"})}
    assert all(line["label"] in LABELS and 0 <= line["score"] <= 1 for line in lines)
    assert [line["verdict"] for line in lines[:2]] == ["supported", "contradicted"]
    metrics = json.loads((tmp_path / "out/metrics.json").read_text("utf-8"))
    assert metrics == summary.metrics
    assert metrics["metrics"]["balanced_accuracy"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert metrics["confusion"]["not_supported"]["not_supported"] == 15
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 30, 30)


def test_a_run_that_was_cut_off_goes_on_and_ends_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = read_claims(written(tmp_path / "claims.jsonl", ROWS))
    run_claims(claims, None, tmp_path / "whole")
    asked: list[int] = []
    judge = judge_claims

    def dying(items: Sequence[tuple[str, str | Sequence[str]]], reader: None) -> list[Checked]:
        asked.append(len(items))
        if len(asked) == 2:
            raise KeyboardInterrupt
        return judge(items, reader)

    monkeypatch.setattr(claims_run, "judge_claims", dying)
    with pytest.raises(KeyboardInterrupt):
        run_claims(claims, None, tmp_path / "cut")
    with (tmp_path / "cut/claims.jsonl").open("ab") as file:
        file.write(b'{"id": "so10", "verd')  # what a kill leaves
    summary = run_claims(claims, None, tmp_path / "cut")
    assert summary.taken_over == claims_run.AT_ONCE
    assert asked == [20, 10, 10]
    for name in ("claims.jsonl", "metrics.json"):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_folder_of_other_claims_is_left_alone(tmp_path: Path) -> None:
    run_claims(read_claims(written(tmp_path / "a.jsonl", ROWS[:3])), None, tmp_path / "out")
    before = (tmp_path / "out/claims.jsonl").read_bytes()
    with pytest.raises(DatelineError, match="other claims"):
        run_claims(read_claims(written(tmp_path / "b.jsonl", ROWS[:4])), None, tmp_path / "out")
    assert (tmp_path / "out/claims.jsonl").read_bytes() == before


def test_claims_without_labels_are_judged_and_not_measured(tmp_path: Path) -> None:
    bare = [{key: row[key] for key in ("id", "claim", "evidence")} for row in ROWS[:4]]
    summary = run_claims(read_claims(written(tmp_path / "a.jsonl", bare)), None, tmp_path / "out")
    assert summary.metrics is None
    assert not (tmp_path / "out/metrics.json").exists()
    assert "no claim has a label" in summary.notes[0]
    half = run_claims(
        read_claims(written(tmp_path / "b.jsonl", bare[:2] + ROWS[2:4])), None, tmp_path / "half"
    )
    assert half.metrics is not None
    assert half.metrics["n"] == 2
    assert half.notes[0].startswith("2 of 4 claims have no label ('so0')")


@pytest.mark.parametrize(
    "evidence", ["", [], ["", " "], "…", "x" * 5000], ids=["none", "list", "blank", "dots", "word"]
)
def test_evidence_with_nothing_in_it_bears_nothing_out(tmp_path: Path, evidence: object) -> None:
    row = {"id": "a", "claim": "The bridge opens in May.", "evidence": evidence, "label": "not_supported"}
    summary = run_claims(read_claims(written(tmp_path / "a.jsonl", [row])), None, tmp_path / "out")
    assert summary.judged[0].label == "not_supported"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no claim"),
        ("\n\n", "holds no claim"),
        ("{", "line 1 of"),
        ("[]", "not a JSON object"),
        ('{"id": "a", "evidence": "x"}', "has no 'claim'"),
        ('{"claim": "a", "evidence": "x"}', "has no 'id'"),
        ('{"id": "a", "claim": "b"}', "has no 'evidence'"),
        ('{"id": "a", "claim": "b", "evidence": 3}', "has no 'evidence'"),
        ('{"id": "a", "claim": "b", "evidence": [3]}', "has no 'evidence'"),
        ('{"id": "a", "claim": "b", "evidence": "c", "label": "true"}', "'label' of line 1"),
        ('{"id": "a", "claim": "b", "evidence": "c", "label": 1}', "'label' of line 1"),
        ('{"id": "a", "claim": "b", "evidence": "c"}\n' * 2, "has the id 'a' of line 1"),
    ],
    ids=[
        "empty",
        "blank",
        "torn",
        "list",
        "claim",
        "id",
        "evidence",
        "number",
        "numbers",
        "label",
        "kind",
        "twice",
    ],
)
def test_a_file_that_is_wrong_is_told_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(DatelineError, match=said) as raised:
        read_claims(path)
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith(".")


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="there is no file"):
        read_claims(tmp_path / "none.jsonl")
