"""A run that a language model judges: a real server on loopback, which judges fairly, badly or not at all."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answer.model.limits import Price
from eval.comparison import compare
from eval.gold import GoldSet
from eval.judge.judge import LanguageJudge
from eval.kept import read_runs
from eval.report.write import write_comparison, write_report
from tests.answer.model.scripted import Act, Exchange, body, passages, reply, serving, silent, status
from tests.eval.conftest import TEXTS, TinyEngine, TinyLibrary
from tests.eval.judge.conftest import FAST, Judged, criterion, fair, judging, lines, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERED = ("cost", "paper", "choose")
"""Questions of the set that get an answer: two fail and one is refused."""


def means(summary: object) -> dict[str, tuple[int, float | None]]:
    overall = summary.judgement.scores.overall  # type: ignore[attr-defined] # a summary with a judgement
    return {name: (one.n, one.mean) for name, one in overall.items()}


def test_each_answer_is_judged_by_what_applies_to_it(judged: Judged, tmp_path: Path) -> None:
    with serving(fair) as served:
        summary = judged(served)
    assert means(summary) == {
        "judge_faithfulness": (3, 1.0),
        "judge_correctness": (3, 2 / 3),
        "judge_relevancy": (3, 1.0),
    }
    found = lines(tmp_path / "run" / "judge.jsonl")
    assert [line["id"] for line in found] == ["cost", "paper", "boom", "odd", "zebra", "choose"]
    assert [line["id"] for line in found if line["opinions"]] == list(ANSWERED)
    assert {line["judge"] for line in found} == {f"http://127.0.0.1:{served.port}/v1#m"}
    assert found[0]["opinions"]["correctness"] == {
        "value": 1.0, "reason": "So it stands there.", "missing": None,
    }  # fmt: skip


def test_the_judge_sees_answer_quotes_and_reference_and_no_word_list(judged: Judged) -> None:
    with serving(fair) as served:
        judged(served)
    prompts = ["\n".join(str(one["content"]) for one in body_["messages"]) for body_ in served.requests]
    assert [criterion(prompt) for prompt in prompts] == 3 * ["faithfulness", "correctness", "relevancy"]
    statement = next(item for item in passages(prompts[0]) if "id" in item)
    assert statement["quotes"] == [statement["statement"]]
    question, answer = passages(prompts[1])
    assert question == {"question": "How many million crowns did the bridge cost?",
                        "reference": "26 million crowns"}  # fmt: skip
    assert "26 million" in answer["answer"]
    chosen = passages(prompts[7])
    assert (chosen[0]["reference"], chosen[1]["chosen"]) == ("a painter", "a painter")
    assert all("twenty-six" not in prompt and "must" not in " ".join(map(str, passages(prompt)))
               for prompt in prompts)  # fmt: skip


def test_the_run_names_model_and_prompts_and_the_metrics_stay_as_they_are(
    judged: Judged, gold: GoldSet, tmp_path: Path
) -> None:
    with serving(fair) as served:
        summary = judged(served, price=Price(1.0, 2.0))
    facts = json.loads((tmp_path / "run" / "run.json").read_text())["judge"]
    assert facts["model"].endswith("#m")
    assert sorted(facts["prompts"]) == ["correctness", "faithfulness", "relevancy", "system"]
    metrics = json.loads((tmp_path / "run" / "metrics.json").read_text())
    assert not any("judge" in name for name in metrics["overall"])
    assert metrics["judge"]["judge"] == facts["model"]
    assert metrics["judge"]["usage"]["calls"] == 9
    assert metrics["judge"]["usage"]["cost"] > 0
    from eval.run import run

    plain = run(gold, TinyEngine(TinyLibrary(TEXTS)), tmp_path / "plain", settings={})
    assert plain.scores == summary.scores
    assert plain.judgement is None
    again = run(gold, TinyEngine(TinyLibrary(TEXTS)), tmp_path / "run", settings={})
    assert again.judgement == summary.judgement  # the judge's part stays where no judge is asked


def broken(one: Exchange) -> None:
    one.head()
    one.says('{"verdicts": {"0000aaaa": "yes"}, "reason": "an id that was not asked for"}')
    one.done()


def half(one: Exchange) -> None:
    one.head()
    one.says(verdicts(one.prompt)[:-8])
    one.done()


BAD: dict[str, tuple[Act, str]] = {
    "silence": (silent(3), "late"),
    "a gateway that gives up": (status(504), "late"),
    "a server that fails": (status(500), "failed"),
    "no stream": (body(b"<html>hello</html>", "text/html"), "empty"),
    "an empty reply": (reply(" "), "empty"),
    "a refusal": (reply("I'm sorry, but I can't judge that."), "refused"),
    "prose": (reply("The answer is right, I think."), "unreadable"),
    "a verdict for what was not asked": (broken, "unreadable"),
    "half an object": (half, "unreadable"),
    "another word": (reply(lambda prompt: verdicts(prompt, "9/10")), "unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_verdict_is_none_and_counted(name: str, judged: Judged) -> None:
    act, why = BAD[name]
    limits = (
        replace(FAST, retries=0) if name != "silence" else replace(FAST, first=0.15, total=0.4, retries=0)
    )
    with serving(act) as served:
        summary = judged(served, limits=limits)
    assert summary.judgement is not None
    assert means(summary) == dict.fromkeys(means(summary), (0, None))
    assert summary.judgement.missing == {key: {why: 3} for key in means(summary)}
    assert summary.scores.overall["must_say"].n == 4


@pytest.mark.parametrize("code", [401, 404])
def test_a_judge_that_cannot_go_on_stops_and_the_run_is_finished_without_it(
    code: int, judged: Judged, tmp_path: Path
) -> None:
    with serving(fair, fair, fair, status(code)) as served:
        summary = judged(served)
        assert summary.judgement is None
        assert summary.scores.overall["must_say"].n == 4
        assert any(f"({code})" in note and "check the setting judge" in note for note in summary.notes)
        assert any("--judge completes it" in note for note in summary.notes)
        assert len(lines(tmp_path / "run" / "judge.jsonl")) == 1
        served.acts[:] = [fair]
        served.requests.clear()
        assert judged(served).judgement is not None
    assert len(served.requests) == 6


def test_a_judge_that_was_cut_off_goes_on_where_it_stopped(judged: Judged, tmp_path: Path) -> None:
    file = tmp_path / "run" / "judge.jsonl"
    with serving(fair) as served:
        summary = judged(served)
        whole = {name: (tmp_path / "run" / name).read_bytes() for name in ("judge.jsonl", "metrics.json")}
        file.write_bytes(whole["judge.jsonl"][: len(whole["judge.jsonl"].splitlines()[0]) + 40])
        served.requests.clear()
        again = judged(served)
    assert len(served.requests) == 6  # the first question is not asked about again
    assert again.judgement == summary.judgement
    assert {name: (tmp_path / "run" / name).read_bytes() for name in whole} == whole


def test_several_at_a_time_give_the_same_bytes(judged: Judged, tmp_path: Path) -> None:
    with serving(fair) as served:
        judged(served, "one")
        judged(served, "four", workers=4)
    for name in ("judge.jsonl", "metrics.json", "run.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "four" / name).read_bytes()


def test_another_model_begins_anew(judged: Judged, tmp_path: Path) -> None:
    with serving(fair) as first:
        judged(first)
    with serving(reply(lambda prompt: verdicts(prompt, "partly"))) as second:
        summary = judged(second)
    assert means(summary)["judge_correctness"] == (3, 0.5)
    assert {line["judge"] for line in lines(tmp_path / "run" / "judge.jsonl")} == {f"{second.address}#m"}


def test_compare_sets_the_verdicts_of_one_judge_apart(judged: Judged, tmp_path: Path) -> None:
    acts: list[Callable[[str], str]] = [verdicts, lambda prompt: verdicts(prompt, "no")]
    with serving(*[reply(acts[0])] * 9, reply(acts[1])) as served:
        judged(served, "a")
        judged(served, "b")
    found = compare(read_runs([tmp_path / "a", tmp_path / "b"]))
    assert found.judged is not None
    assert [(one.metric, one.effect.difference) for one in found.judged.differences] == [
        ("judge_faithfulness", -1.0), ("judge_correctness", -1.0), ("judge_relevancy", -1.0),
    ]  # fmt: skip
    assert not any("judge" in one.metric for one in found.differences)
    assert found.flipped == ()
    page = write_comparison(read_runs([tmp_path / "b", tmp_path / "a"]))[0].read_text("utf-8")
    apart = page.split("By a language model")[1]
    assert f"{served.address}#m" in apart
    assert apart.count("−1.000") >= 3
    with serving(fair) as other:
        judged(other, "b")
    other_judge = compare(read_runs([tmp_path / "a", tmp_path / "b"]))
    assert other_judge.judged is None
    assert any("other judges" in note for note in other_judge.notes)


def test_the_report_shows_verdicts_reasons_and_what_is_missing(judged: Judged, tmp_path: Path) -> None:
    harmful = '{"verdicts": {"ID": "yes"}, "reason": "<script>alert(1)</script> <b>fine</b>"}'

    def act(prompt: str) -> str:
        return harmful.replace("ID", next(item["id"] for item in passages(prompt) if "id" in item))

    with serving(reply(act), reply("no."), reply(act)) as served:
        judged(served)
    page = (tmp_path / "run" / "report.html").read_text("utf-8")
    assert "A language model’s verdict" in page
    assert "1 × its reply was none" in page
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "1 × its reply was none" in write_report(read_runs([tmp_path / "run"])).read_text("utf-8")


def test_any_llm_of_llama_index_can_judge(gold: GoldSet) -> None:
    from llama_index.core.llms import MockLLM

    engine = TinyEngine(TinyLibrary(TEXTS))
    question = gold.questions[0]
    from eval.gold import to_question

    found = LanguageJudge.of(MockLLM()).opinions(question, engine.ask(to_question(question)))
    assert {one.missing for one in found.given.values()} == {"unreadable"}  # it repeats what it is asked


def test_an_answer_that_does_not_fit_is_not_sent(judged: Judged) -> None:
    with serving(fair) as served:
        summary = judged(served, limits=replace(FAST, context=700))
    assert served.requests == []
    assert summary.judgement is not None
    assert summary.judgement.missing["judge_relevancy"] == {"too long": 3}
    assert judging(served).name == f"{served.address}#m"
