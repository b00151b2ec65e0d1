"""Folders of runs: how each stands, what is put aside, and that no name leads out of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from dateline.errors import UsageError
from eval.gold import GoldQuestion, read_gold
from eval.kept import read_runs
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.sets import GoldSets
from ui.web.evaluation.sofar import Watch
from ui.web.evaluation.summary import history_html, summary_of

Make = Callable[..., Run]


def test_a_run_that_has_not_ended_is_unfinished(runs: Runs, begun: Make) -> None:
    made = begun("Mit Leser")
    assert made.id.endswith("-mit-leser")
    assert (made.state, made.done, made.start.questions, made.start.reader) == ("unfinished", 0, 3, False)
    folder = runs.path(made)
    (folder / "answers.jsonl").write_bytes(b'{"id": "cost"}\n{"id": "ze')
    (folder / ".log").write_text("dateline: the disk is full; free space.\n", "utf-8")
    torn = runs.find(made.id)
    assert (torn.state, torn.done, torn.failure) == ("unfinished", 1, "the disk is full; free space.")


def test_a_finished_run_has_its_metrics(runs: Runs, answered: Make) -> None:
    done = answered()
    assert (done.state, done.done) == ("finished", 3)
    known = summary_of(runs, done)
    assert known["right"]["n"] == 3
    assert known["right"]["mean"] == pytest.approx(1.0)
    assert summary_of(runs, done) == known
    assert (runs.path(done) / "report.html").is_file()


def test_its_questions_outlive_the_set(runs: Runs, sets: GoldSets, answered: Make) -> None:
    done = answered()
    sets.keep("bridge", '{"id": "other", "question": "What?"}', replace=True)
    assert len(read_runs((runs.path(done),)).gold.questions) == 3


def test_runs_of_the_same_first_questions_belong_together(answered: Make) -> None:
    first, second, third = answered("a"), answered("b"), answered("c", count=2)
    assert first.sha256 == second.sha256 != third.sha256
    assert first.id != second.id


def test_a_run_of_another_process_is_left_alone(runs: Runs, begun: Make) -> None:
    made = begun()
    with FileLock(runs.path(made) / ".lock"):
        assert runs.find(made.id).state == "elsewhere"
        with pytest.raises(UsageError, match="at work"):
            runs.remove(made.id)
    assert runs.find(made.id).state == "unfinished"


def test_a_run_is_put_aside_and_comes_back(runs: Runs, begun: Make) -> None:
    first, second = begun("a"), begun("b")
    runs.remove(first.id)
    assert [run.id for run in runs.listed()] == [second.id]
    runs.restore(first.id)
    assert {run.id for run in runs.listed()} == {first.id, second.id}
    runs.remove(first.id)
    runs.remove(second.id)  # what was put aside before is gone for good
    with pytest.raises(UsageError, match="gone for good"):
        runs.restore(first.id)


@pytest.mark.parametrize(
    "name", ["..", "../runs", "../outside", ".gold", ".removed", "/", "", "nothing", None, {"a": 1}]
)
def test_no_name_leads_out_of_the_folder(runs: Runs, begun: Make, tmp_path: Path, name: object) -> None:
    begun()
    (tmp_path / "outside").mkdir()
    for folder in (tmp_path, tmp_path / "outside"):
        (folder / "run.json").write_text("{}", "utf-8")
    for act in (runs.find, runs.remove, runs.restore):
        with pytest.raises(UsageError):
            act(name)
    assert len(runs.listed()) == 1


def test_a_link_is_no_run(runs: Runs, begun: Make, tmp_path: Path) -> None:
    begun()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "run.json").write_text("{}", "utf-8")
    (runs.folder / "linked").symlink_to(tmp_path / "outside")
    assert len(runs.listed()) == 1


def test_rubbish_in_the_files_of_a_run_breaks_nothing(runs: Runs, begun: Make) -> None:
    folder = runs.path(begun())
    for name in (".start.json", "run.json", "metrics.json", "timings.json", "answers.jsonl"):
        (folder / name).write_text('["rubbish", {"gold": 3}]', "utf-8")
    assert runs.listed()[0].state == "unfinished"
    (folder / "run.json").write_text('{"gold": [], "settings": 7}', "utf-8")
    assert runs.listed()[0].start.questions == 0


def test_how_far_a_run_is_is_read_once_and_judged(runs: Runs, answered: Make) -> None:
    done = answered()
    folder = runs.path(done)
    lines = (folder / "answers.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "answers.jsonl").write_bytes(lines[0] + lines[1][:20])
    watch = Watch(folder, questions_of(done))
    first = watch.look()
    assert (first.done, first.total, first.rate) == (1, 3, None)
    (folder / "answers.jsonl").write_bytes(lines[0] + lines[1])
    assert watch.look().rate is None  # how long the first took says nothing
    (folder / "answers.jsonl").write_bytes(b"".join(lines))
    whole = watch.look()
    assert (whole.done, whole.failed) == (3, 0)
    assert whole.rate is not None
    assert whole.means["right"] == pytest.approx(1.0)
    assert whole.means["refused_rightly"] == pytest.approx(1.0)


def questions_of(done: Run) -> tuple[GoldQuestion, ...]:
    return read_gold(done.start.gold).questions


def test_two_runs_are_drawn_over_time_and_one_is_not(runs: Runs, answered: Make) -> None:
    first, second = answered("a<b>"), answered("b")
    one = (1, first, summary_of(runs, first))
    assert history_html([one]) == ""
    drawn = history_html([one, (2, second, summary_of(runs, second))])
    assert drawn.count("<svg") >= 3
    assert "a&#60;b&#62;: 1.000" in drawn
