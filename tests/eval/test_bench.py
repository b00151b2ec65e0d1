import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval.bench import ORDERS, _watched, main, table
from eval.figure import Figure, timed
from index.query import Hit


def hit(name: str, ranks: Mapping[str, int]) -> Hit:
    return Hit(name, "a", 0, 1, "t", ((0, 1),), 1.0, "u", ranks=ranks)


def test_the_table_is_aligned_and_says_n() -> None:
    printed = table("corpus", [Figure("search", "9 ms", 20), Figure("cold ask", "1.50 s", 1000)])
    assert printed == "corpus\n------\nsearch      9 ms  n = 20\ncold ask  1.50 s  n = 1,000\n"


def test_each_retriever_is_put_in_its_own_order() -> None:
    hits = [hit("a", {"words": 2, "meaning": 1}), hit("b", {"words": 1}), hit("c", {"meaning": 2})]
    found = {name: [one.passage for one in order(hits)] for name, order in ORDERS.items()}
    assert found == {"words only": ["b", "a"], "meaning only": ["a", "c"], "fused": ["a", "b", "c"]}


def test_timed_gives_the_result_too() -> None:
    seconds, result = timed(lambda: 7)
    assert seconds >= 0
    assert result == 7


def test_a_missing_benchmark_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--full", "--shared", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "there is no folder" in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_program_is_watched_to_its_peak() -> None:
    """40 MB held for a moment show, though this process is larger than that all along."""
    idle = _watched([sys.executable, "-c", "import time; time.sleep(0.3)"])
    if not idle:
        pytest.skip("this system does not tell a process's peak memory")
    held = _watched([sys.executable, "-c", "import time; x = bytearray(40_000_000); time.sleep(0.3)"])
    assert 30 < held - idle < 60


def test_a_program_that_fails_is_one_sentence() -> None:
    with pytest.raises(DatelineError, match=r"failed \(ValueError: no\); run it by hand"):
        _watched([sys.executable, "-c", "raise ValueError('no')"])
