import json
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from dateline.errors import DatelineError
from eval.articles import ArticleStore, StoredArticles
from eval.comparison import Comparison, compare
from eval.difference import Difference, differences
from eval.gold import GoldSet, read_gold
from eval.kept import read_runs
from eval.metrics import METRICS, metric_named
from eval.metrics.must_not_say import MustNotSay
from eval.run import Answerer, run
from eval.score import Scored

Alter = Callable[..., Path]


def by_name(found: Comparison | tuple[Difference, ...]) -> dict[str, Difference]:
    return {one.metric: one for one in (found.differences if isinstance(found, Comparison) else found)}


def test_a_run_compared_with_itself_finds_nothing(first: Path) -> None:
    found = compare(read_runs([first, first]))
    assert (found.flipped, found.rewritten, found.changes) == ((), (), ())
    assert {one.effect.p for one in found.differences} == {1.0}
    assert {one.verdict for one in found.differences} == {"not shown"}
    for one in found.differences:
        assert (one.effect.difference, one.effect.low, one.effect.high) == (0, 0, 0)


def test_one_spoiled_and_one_changed_answer(first: Path, altered: Alter, refused: dict[str, object]) -> None:
    second = altered(first, "second", {"cost": refused, "zebra": {"understood": "other"}})
    found = compare(read_runs([first, second]))
    names = by_name(found)
    must_say = names["must_say"]
    assert (must_say.worse, must_say.better) == (("cost",), ())
    assert (must_say.effect.n, must_say.effect.mean_a, must_say.effect.mean_b) == (4, 0.5, 0.25)
    assert (must_say.effect.difference, must_say.effect.p, must_say.effect.test) == (-0.25, 1.0, "mcnemar")
    assert names["refusal_precision"].only_b == ("cost",)
    assert names["refusal_precision"].effect.difference == -0.5
    assert [one.id for one in found.flipped] == ["cost"]
    flipped = found.flipped[0]
    assert "answered_rightly" in flipped.worse
    assert flipped.better == ()
    assert (flipped.a.outcome, flipped.b.outcome, flipped.b.text) == ("answered", "not_in_sources", "")
    assert "26 million crowns" in flipped.a.text
    assert found.rewritten == ("cost",)
    assert by_name(found.by_type["fact"])["must_say"].worse == ("cost",)
    assert by_name(found.by_type["attribution"])["must_say"].worse == ()


def test_it_computes_from_the_answers_never_from_stored_metrics(first: Path) -> None:
    plain = compare(read_runs([first, first]))
    for name in ("metrics.json", "timings.json"):
        (first / name).write_text("{}")
    assert compare(read_runs([first, first])) == plain


def test_the_json_lists_differences_intervals_and_ids(
    first: Path, altered: Alter, refused: dict[str, object]
) -> None:
    second = altered(first, "second", {"cost": refused})
    whole = json.loads(json.dumps(compare(read_runs([first, second])).as_dict(), allow_nan=False))
    entry = whole["metrics"]["must_say"]
    assert {"n", "mean_a", "mean_b", "difference", "low", "high", "p", "p_holm", "flipped"} <= entry.keys()
    assert entry["flipped"] == {"better": [], "worse": ["cost"]}
    assert whole["flipped"][0]["id"] == "cost"
    assert whole["by_type"]["fact"]["must_say"]["flipped"]["worse"] == ["cost"]


def test_metrics_that_need_the_articles_are_left_out_and_said(first: Path, library: ArticleStore) -> None:
    without = compare(read_runs([first, first]))
    assert "quote_validity" not in by_name(without)
    assert any("evidence_found_at_10 and quote_validity" in note for note in without.notes)
    whole = compare(read_runs([first, first]), articles=StoredArticles(library))
    assert by_name(whole)["quote_validity"].effect.mean_a == 1
    assert whole.notes == ()


def test_looking_at_fewer_metrics_corrects_for_fewer(
    first: Path, altered: Alter, refused: dict[str, object]
) -> None:
    second = altered(first, "second", {"cost": refused})
    found = compare(read_runs([first, second]), metrics=[metric_named("must_say")])
    assert [one.metric for one in found.differences] == ["must_say"]
    assert found.differences[0].p_holm == found.differences[0].effect.p
    with pytest.raises(DatelineError, match=r"no metric 'must_sya'; did you mean 'must_say'\."):
        metric_named("must_sya")


def test_what_the_runs_do_not_share_is_said(gold: GoldSet, engine: Answerer, first: Path) -> None:
    other = first.with_name("other")
    run(gold, engine, other, settings={"limit": 20})
    found = compare(read_runs([first, other]))
    assert [(one.name, one.a, one.b) for one in found.changes] == [("settings.limit", 10, 20)]


def scored(values: list[bool]) -> list[Scored]:
    empty = {metric.name: None for metric in METRICS}
    return [Scored(f"q{at}", "fact", False, empty | {"must_say": value}) for at, value in enumerate(values)]


def test_verdicts_say_better_and_worse() -> None:
    low, high = scored([False] * 20 + [True] * 20), scored([True] * 40)
    assert differences(low, high)[0].verdict == "better"
    assert differences(high, low)[0].verdict == "worse"
    assert [one.metric for one in differences(low, high)] == ["must_say"]


class Forbidden(MustNotSay):
    """The share of answers that say what they must not: less is better."""

    higher_is_better: ClassVar[bool] = False


def test_where_less_is_better_more_is_worse() -> None:
    empty = {"must_not_say": False}
    low, high = (
        [Scored(f"q{at}", "fact", False, empty | {"must_not_say": up}) for at in range(9)] for up in (0, 1)
    )
    (one,) = differences(low, high, [Forbidden()])
    assert (one.verdict, len(one.worse), one.better) == ("worse", 9, ())
    (one,) = differences(high, low, [Forbidden()])
    assert (one.verdict, len(one.better), one.worse) == ("better", 9, ())


def rewrite_gold(first: Path, edit: Callable[[list[dict[str, object]]], None]) -> Path:
    path = Path(json.loads((first / "run.json").read_text())["gold"]["path"])
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    edit(rows)
    other = path.with_name("edited.jsonl")
    other.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return other


def test_a_gold_set_that_moved_or_changed(first: Path) -> None:
    path = Path(json.loads((first / "run.json").read_text())["gold"]["path"])
    moved = path.rename(path.with_name("moved.jsonl"))
    with pytest.raises(DatelineError, match=r"is not at .*; say where it is with --gold FILE"):
        read_runs([first])
    assert read_runs([first], moved).notes == ()
    path.write_text(moved.read_text("utf-8") + "\n")
    with pytest.raises(DatelineError, match="has changed since"):
        read_runs([first])
    kept = read_runs([first, first], path)
    assert len(kept.notes) == 2
    assert "another version" in kept.notes[0]


def test_a_corrected_gold_set_judges_both(first: Path) -> None:
    def correct(rows: list[dict[str, object]]) -> None:
        rows[0]["must_say"] = [["nothing of the kind"]]
        rows.reverse()

    found = compare(read_runs([first, first], rewrite_gold(first, correct)))
    assert by_name(found)["must_say"].effect.mean_a == 0.25
    assert len(found.notes) == 3


def test_other_questions_are_refused(first: Path, engine: Answerer) -> None:
    def drop(rows: list[dict[str, object]]) -> None:
        del rows[4:]

    def reword(rows: list[dict[str, object]]) -> None:
        rows[0]["question"] = "Why?"

    fewer = rewrite_gold(first, drop)
    other = first.with_name("other")
    run(read_gold(fewer), engine, other, settings={"limit": 10})
    with pytest.raises(DatelineError, match=r"answer different questions \(6 and 4, 4 of them in both\)"):
        read_runs([first, other])
    with pytest.raises(DatelineError, match="does not answer exactly the questions"):
        read_runs([first], fewer)
    with pytest.raises(DatelineError, match="question 'cost' was asked in other words"):
        read_runs([first], rewrite_gold(first, reword))


def test_versions_of_a_gold_set_need_a_word(first: Path, engine: Answerer) -> None:
    edited = rewrite_gold(first, lambda rows: rows[0].update(must_say=[["29"]]))
    other = first.with_name("other")
    run(read_gold(edited), engine, other, settings={"limit": 10})
    with pytest.raises(DatelineError, match="different versions of a gold set; name the one"):
        read_runs([first, other])
    kept = read_runs([first, other], edited)
    assert len(kept.notes) == 1
    assert compare(kept).changes == ()  # but for the gold, and that is said in a note


def test_half_a_run_is_refused(first: Path) -> None:
    path = first / "answers.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    broken = [
        (b"".join(lines[:4]), "unfinished \\(4 of 6 questions\\)"),
        (whole[:-5], "unfinished \\(its answers are cut off\\)"),
        (b"", "unfinished"),
        (b"".join([*lines[:5], lines[0]]), "does not answer exactly"),
        (whole + lines[0], "does not answer exactly"),
        (b"".join([*lines[:5], b"{broken\n"]), "line 6 of 'answers.jsonl' is not JSON"),
    ]
    for content, told in broken:
        path.write_bytes(content)
        with pytest.raises(DatelineError, match=told):
            read_runs([first])
    path.unlink()
    with pytest.raises(DatelineError, match="unfinished"):
        read_runs([first])


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", '{"gold": 3}', '{"gold": {"path": "x"}}', "[" * 100_000]
)
def test_a_broken_run_json_gets_a_sentence(content: str, first: Path) -> None:
    (first / "run.json").write_text(content)
    with pytest.raises(DatelineError, match=r"run\.json"):
        read_runs([first])


def test_no_run_at_all(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(DatelineError, match="there is no run in"):
            read_runs([path])
