"""Settings to try, and what their runs come to side by side."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answer.answer import Answer
from answer.question import Question
from dateline.errors import DatelineError, UsageError
from eval.gold import GoldSet
from eval.grid import Setting, checked, combinations, folder_name, label, parse_sets, read_grid
from eval.metrics import metric_named
from eval.report.swept import sweep_html
from eval.run import Answerer, run
from eval.sweep import sweep

if TYPE_CHECKING:
    from eval.summary import RunSummary


def test_every_combination_is_tried_in_order() -> None:
    found = list(combinations(parse_sets(["reader=on,off", "limit=5, 10"])))
    assert [label(one) for one in found] == [
        "reader=on, limit=5", "reader=on, limit=10", "reader=off, limit=5", "reader=off, limit=10",
    ]  # fmt: skip
    assert folder_name(found[0], 1) == "01-reader=on-limit=5"
    assert folder_name({"answerer": "http://h:1/v1#m"}, 3) == "03-answerer=http-h-1-v1-m"


def test_a_file_has_a_grid_and_a_list(tmp_path: Path) -> None:
    path = tmp_path / "grid.toml"
    path.write_text("[grid]\nreader = [true, false]\n[[setting]]\nreader = true\nlimit = 5\n")
    found = checked([*read_grid(path), {"reader": True}])
    assert [label(one) for one in found] == ["reader=on", "reader=off", "reader=on, limit=5"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[grid", "is not TOML"),
        ("grid = 5", "is not a table of lists"),
        ("[grid]\nreader = []", "is not a table of lists"),
        ("setting = 5", "is not a list of tables"),
        ("[girds]", "is no part of a sweep"),
        ("", "holds no setting"),
    ],
)
def test_a_file_that_is_none_is_told(text: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "grid.toml"
    path.write_text(text)
    with pytest.raises(DatelineError, match=wanted):
        read_grid(path)


@pytest.mark.parametrize("text", ["reader", "reader=", "=on", "reader=on,,off"])
def test_a_set_that_is_none_is_told(text: str) -> None:
    with pytest.raises(DatelineError, match="names no values"):
        parse_sets([text])


def test_nothing_twice_and_too_much_are_told() -> None:
    with pytest.raises(DatelineError, match="nothing to sweep"):
        checked([])
    with pytest.raises(DatelineError, match="given twice"):
        parse_sets(["a=1", "a=2"])
    with pytest.raises(DatelineError, match="1,000 settings"):
        checked([{"limit": at} for at in range(1000)])


class Slow:
    """Answers as another does, taking its time, and refuses what has one of some words."""

    def __init__(self, engine: Answerer, milliseconds: int, *without: str) -> None:
        self._engine = engine
        self._milliseconds = milliseconds
        self._without = without

    def ask(self, question: Question) -> Answer:
        answer = replace(self._engine.ask(question), timings_ms={"total": self._milliseconds})
        if any(word in question.text for word in self._without):
            return replace(answer, outcome="not_in_sources", short=None, statements=(), sources=())
        return answer


def test_quality_is_set_against_latency(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    tried = {
        "good": Slow(engine, 90),
        "fast": Slow(engine, 10, "bridge"),
        "bad": Slow(engine, 95, "bridge", "Aske"),
    }
    runs: list[tuple[Setting, RunSummary]] = [
        ({"answerer": name}, run(gold, one, tmp_path / name, settings={})) for name, one in tried.items()
    ]
    found = sweep("gold.jsonl", runs)
    assert found.metrics[0] == "must_say"
    assert [row.metrics["must_say"].mean for row in found.rows] == [0.5, 0.25, 0.0]
    assert [row.milliseconds["median"] for row in found.rows] == [90, 10, 95]
    assert [row.best for row in found.rows] == [True, True, False]
    assert [row.difference for row in found.rows] == [None, -0.25, -0.5]
    assert [row.p for row in found.rows] == [None, 1.0, 1.0]
    assert len(found.notes) == 3  # two questions fail with each
    plot = found.as_dict()["plot"]
    assert isinstance(plot, dict)
    assert [(point["x"], point["y"]) for point in plot["points"]] == [(90, 0.5), (10, 0.25), (95, 0.0)]
    page = sweep_html(found)
    assert page.count('<circle class="dot"') == 2
    assert page.count('<circle class="hollow"') == 1
    assert [f'href="{name}/report.html"' in page for name in tried] == [True] * 3
    assert page == sweep_html(found)
    chosen = sweep("gold.jsonl", runs, [metric_named("answered_rightly")])
    assert chosen.metrics == ("answered_rightly",)


def test_the_page_escapes_what_it_shows_and_bears_settings_without_answers(
    gold: GoldSet, engine: Answerer, tmp_path: Path
) -> None:
    class Broken:
        def ask(self, question: Question) -> Answer:
            raise UsageError(f"'{question.id}' is odd", "ask another")

    setting: Setting = {"answerer": "<script>alert(1)</script>"}
    whole = run(gold, engine, tmp_path / "a b", settings={})
    none = run(gold, Broken(), tmp_path / "none", settings={})
    page = sweep_html(sweep("gold.jsonl", [(setting, whole), ({"answerer": "none"}, none)]))
    assert "<script>alert" not in page
    assert 'href="a%20b/report.html"' in page
    assert page.count("<circle") == 1
    empty = sweep_html(sweep("gold.jsonl", [({"answerer": "none"}, none)]))
    assert "No setting has both" in empty
