import re
from dataclasses import fields
from pathlib import Path

from eval.aggregate import RESAMPLES
from eval.gold import TYPES, GoldQuestion
from eval.judge.agreement import FEWEST
from eval.judge.metrics import JUDGED
from eval.metrics import METRICS
from eval.paired import DRAWS, EXACT_UP_TO
from eval.rules import KEYS, read_rules

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


def rows_under(heading: str) -> list[str]:
    """The first cells of the tables below a heading."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_the_page_lists_every_metric_in_the_order_of_display() -> None:
    assert rows_under("Metrics") == [metric.name for metric in METRICS]


def test_the_page_lists_every_verdict_of_a_judge_and_the_fewest_questions_for_agreement() -> None:
    assert rows_under("A language model's verdict") == [metric.name for metric in JUDGED]
    assert f"from {FEWEST} questions on" in PAGE


def test_the_page_lists_every_field_and_type_of_a_gold_question() -> None:
    assert sorted(rows_under("Gold questions")) == sorted(
        field.name for field in fields(GoldQuestion) if field.name != "extra"
    )
    assert " ".join(TYPES) in PAGE


def test_the_page_says_how_often_is_resampled() -> None:
    assert f"{RESAMPLES:,} resamples" in PAGE


def test_the_page_says_how_swaps_are_counted() -> None:
    assert f"in all ways where {EXACT_UP_TO} questions or fewer differ, in {DRAWS:,} drawn" in PAGE


def test_the_page_lists_every_key_of_a_rule(tmp_path: Path) -> None:
    assert rows_under("Holding a run to rules") == list(KEYS)
    path = tmp_path / "gate.toml"
    path.write_text(PAGE.split("```toml\n")[1].split("```")[0])
    assert len(read_rules(path)) == 1
