"""`eval report` from the command line: what it writes, what it says, and no library needed for it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.gold import read_gold
from eval.run import run
from tests.eval.conftest import TEXTS, TinyEngine, TinyLibrary, write_gold

Dateline = Callable[..., Any]


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The folder of a finished run."""
    gold = read_gold(write_gold(tmp_path / "gold.jsonl"))
    run(gold, TinyEngine(TinyLibrary(TEXTS)), tmp_path / "before", settings={})
    return tmp_path / "before"


def test_the_report_is_written_anew_into_the_folder(dateline: Dateline, before: Path) -> None:
    (before / "report.html").unlink()
    told = dateline("eval", "report", str(before))
    assert (told.code, told.out) == (0, "")
    assert f"Written to {before / 'report.html'}" in " ".join(told.err.split())
    found = dateline("eval", "report", str(before), "--json").json()
    assert found == {
        "report": str(before / "report.html"),
        "bytes": (before / "report.html").stat().st_size,
    }


def test_a_run_is_set_against_another(dateline: Dateline, before: Path) -> None:
    after = before.with_name("after")
    shutil.copytree(before, after)
    found = dateline("eval", "report", str(after), "--against", str(before), "--json").json()
    assert found["report"] == str(after / "against-before.html")
    assert "after</bdi> against <bdi>before" in (after / "against-before.html").read_text("utf-8")


def test_what_is_no_finished_run_is_told_in_a_sentence(
    dateline: Dateline, before: Path, tmp_path: Path
) -> None:
    nothing = dateline("eval", "report", str(tmp_path / "nothing"))
    assert nothing.code == 2
    assert "there is no run in" in nothing.err
    (tmp_path / "gold.jsonl").unlink()
    moved = dateline("eval", "report", str(before))
    assert moved.code == 2
    assert "say where it is with --gold FILE" in " ".join(moved.err.split())
