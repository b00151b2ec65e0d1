"""A run that is killed while the judge is asked, over and over, ends with the same bytes.

Also run by the test: `python -m tests.eval.judge.test_kill GOLD OUT ADDRESS`.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from answer.model.answerer import Model
from answer.model.connection import connect
from answer.model.limits import Limits
from answer.model.spec import Spec
from eval.beside import Plan
from eval.gold import read_gold
from eval.judge.judge import LanguageJudge
from eval.run import run
from tests.answer.model.scripted import Exchange, serving
from tests.eval.conftest import GOLD, TEXTS, TinyEngine, TinyLibrary, write_gold
from tests.eval.judge.conftest import fair

FILES = ("answers.jsonl", "judge.jsonl", "metrics.json")
KILLS = 20
ROOT = Path(__file__).parents[3]


def slow(one: Exchange) -> None:
    time.sleep(0.03)
    fair(one)


@pytest.mark.soak
@pytest.mark.timeout(1200)
def test_a_judged_run_that_is_killed_ends_as_one_that_was_not(tmp_path: Path) -> None:
    dice = random.Random(KILLS)
    rows = [row | {"id": f"{row['id']}-{at}"} for at in range(KILLS) for row in GOLD]
    gold = write_gold(tmp_path / "gold.jsonl", rows)
    with serving(slow) as served:
        command = [sys.executable, "-m", "tests.eval.judge.test_kill", str(gold)]
        out, straight = tmp_path / "killed", tmp_path / "straight"
        for _ in range(KILLS):
            asked = len(served.requests)
            process = subprocess.Popen([*command, str(out), served.address], cwd=ROOT)
            stop = time.monotonic() + 60
            while len(served.requests) == asked and process.poll() is None and time.monotonic() < stop:
                time.sleep(0.005)
            time.sleep(dice.random() * 0.15)
            process.kill()
            process.wait()
        for folder in (out, straight):
            subprocess.run([*command, str(folder), served.address], check=True, cwd=ROOT)
    for name in FILES:
        assert (out / name).read_bytes() == (straight / name).read_bytes()
    assert (out / "judge.jsonl").read_bytes().count(b"\n") == len(rows)


def main() -> None:
    gold, out, address = sys.argv[1:]
    model = Model(connect(Spec("address", "m", address), Limits()), Limits())
    plan = Plan(opinions=LanguageJudge(model))
    run(read_gold(gold), TinyEngine(TinyLibrary(TEXTS)), Path(out), settings={}, plan=plan)


if __name__ == "__main__":
    main()
