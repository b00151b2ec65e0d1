"""What was judged becomes gold questions that the evaluation reads."""

import json
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answer.answer import Answer, Searched
from dateline.errors import DatelineError, UsageError
from eval.gold import read_gold
from tests.ui.desk.answers import ANSWERS, TEXTS, answer_of
from ui.desk.gold import candidates, keep_candidate
from ui.desk.store import Desk

ME = "user:olly lovelace"  # no random id in hexadecimal can hold a part of it
REFUSED = Answer("q", "q", "not_in_sources", None, (), (), Searched(3, 17))


def _judged(desk: Desk, answer: Answer, rating: str, *, filters: dict[str, object] | None = None) -> str:
    entry = desk.begin(ME, None, "What does she demand?", filters or {})
    desk.finish(entry.id, answer)
    desk.rate(ME, entry.id, "up" if rating == "up" else "down", "because")
    return entry.id


def test_a_helpful_answer_gives_the_answer_and_its_evidence(desk: Desk, tmp_path: Path) -> None:
    name = _judged(
        desk, answer_of("three ferries"), "up", filters={"articles": ["a1"], "since": "2024-01-01"}
    )
    kept = keep_candidate(desk, ME, name)
    (gold,) = read_gold(tmp_path / "gold" / "candidates.jsonl").questions
    assert gold == kept
    assert (gold.question, gold.answer) == ("What does she demand?", "three ferries")
    said = [(one.article, one.quote) for one in gold.evidence]
    assert said == [("a1", "three ferries, Halvorsen said."), ("a1", "dear"), ("a1b", "dear")]
    assert gold.scope == ("a1",)
    assert gold.extra["reason"] == "because"
    assert gold.extra["narrowed"] == {"since": "2024-01-01"}
    text = (tmp_path / "gold" / "candidates.jsonl").read_text()
    assert "olly" not in text
    assert "lovelace" not in text


def test_what_was_judged_wrong_gives_the_question_alone(desk: Desk) -> None:
    gold = keep_candidate(desk, ME, _judged(desk, answer_of("three ferries"), "down"))
    assert (gold.answer, gold.evidence, gold.unanswerable) == (None, (), False)
    assert "three ferries" in json.dumps(gold.extra["rejected"])
    wrongly_refused = keep_candidate(desk, ME, _judged(desk, REFUSED, "down"))
    assert not wrongly_refused.unanswerable
    assert wrongly_refused.extra["outcome"] == "not_in_sources"
    assert keep_candidate(desk, ME, _judged(desk, REFUSED, "up")).unanswerable


def test_a_follow_up_carries_what_went_before(desk: Desk) -> None:
    first = desk.begin(ME, None, "What does she demand?", {})
    desk.finish(first.id, answer_of("three ferries"))
    broken = desk.begin(ME, first.conversation, "Broken", {})
    desk.fail(broken.id, "It broke.")
    last = desk.begin(ME, first.conversation, "And he?", {})
    desk.finish(last.id, answer_of("a reserve"))
    desk.rate(ME, last.id, "up")
    gold = keep_candidate(desk, ME, last.id)
    assert gold.type == "followup"
    assert [turn.question for turn in gold.history] == ["What does she demand?"]
    assert gold.history[0].answer == "three ferries, Halvorsen said. Lidman called three ferries dear."


def test_it_is_kept_once_however_often_and_by_however_many_at_once(desk: Desk, tmp_path: Path) -> None:
    names = [_judged(desk, answer_of(str(number)), "up") for number in range(4)]
    threads = [threading.Thread(target=keep_candidate, args=(desk, ME, name)) for name in names * 3]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {gold.id for gold in candidates(tmp_path)} == {f"desk-{name}" for name in names}
    assert len(candidates(tmp_path)) == 4


def test_what_cannot_be_kept_is_one_sentence_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    entry = desk.begin(ME, None, "q", {})
    with pytest.raises(UsageError, match="has not been rated"):
        keep_candidate(desk, ME, entry.id)
    file = tmp_path / "gold" / "candidates.jsonl"
    file.parent.mkdir(exist_ok=True)
    file.write_text('{"id": "a", "question": "by hand"}\nnot json\n')
    with pytest.raises(DatelineError, match="line 2"):
        keep_candidate(desk, ME, _judged(desk, answer_of("x"), "up"))
    assert file.read_text() == '{"id": "a", "question": "by hand"}\nnot json\n'
    file.write_text('{"id": "a", "question": "by hand"}')
    keep_candidate(desk, ME, _judged(desk, answer_of("x"), "up"))
    assert [gold.question for gold in candidates(tmp_path)] == ["by hand", "What does she demand?"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS, TEXTS.filter(str.strip), st.sampled_from(["up", "down"]), TEXTS)
def test_whatever_was_said_the_evaluation_can_read_it(
    desk: Desk, answer: Answer, question: str, rating: str, reason: str
) -> None:
    entry = desk.begin(ME, None, question, {})
    desk.finish(entry.id, answer)
    desk.rate(ME, entry.id, "up" if rating == "up" else "down", reason)
    try:
        gold = keep_candidate(desk, ME, entry.id)
    except DatelineError as error:
        assert "no '" in str(error)  # noqa: PT017 - a question of controls alone, or an article without a name
        return
    assert gold in candidates(desk.home)
