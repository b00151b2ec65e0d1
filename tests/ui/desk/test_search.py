"""What is found among conversations, and that nothing one types into the search breaks it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.desk.answers import HOSTILE, answer_of
from ui.desk.store import Desk

ME = "local"


def _names(desk: Desk, matching: str) -> list[str]:
    return [one.name for one in desk.conversations(ME, matching)]


@pytest.fixture
def two(desk: Desk) -> Desk:
    for question, said in (
        ("Who wants the Über-Fähre?", "three ferries"),
        ("Что сказал Грушко?", "трибунал"),
    ):
        entry = desk.begin(ME, None, question, {})
        desk.finish(entry.id, answer_of(said, outlet="Coast Courier" if said == "three ferries" else "RT"))
    return desk


@pytest.mark.parametrize(
    ("matching", "found"),
    [
        ("ferries", ["Who wants the Über-Fähre?"]),
        ("ferr WANT", ["Who wants the Über-Fähre?"]),
        ("uber fahre", ["Who wants the Über-Fähre?"]),
        ("U\u0308ber", ["Who wants the Über-Fähre?"]),
        ("courier", ["Who wants the Über-Fähre?"]),
        ("грушко трибун", ["Что сказал Грушко?"]),
        ("halvorsen", ["Что сказал Грушко?", "Who wants the Über-Fähre?"]),
        ("ferries трибунал", []),
        ("   ", ["Что сказал Грушко?", "Who wants the Über-Fähre?"]),
        ("!?", []),
        ("errie", []),
    ],
)
def test_words_of_question_answer_and_source_are_found_by_their_beginning(
    matching: str, found: list[str], two: Desk
) -> None:
    assert _names(two, matching) == found


def test_a_conversation_is_found_by_words_of_several_entries_and_by_its_new_name(two: Desk) -> None:
    talk = two.conversations(ME)[1].id
    two.begin(ME, talk, "And what of the lighthouse?", {})
    assert _names(two, "lighthouse ferries") == ["Who wants the Über-Fähre?"]
    two.rename(ME, talk, "Winter timetable")
    assert _names(two, "timetable lighthouse") == ["Winter timetable"]
    assert _names(two, "über") == ["Winter timetable"], "the question itself is still there"


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_text_that_is_syntax_elsewhere_is_found_as_text(number: int, desk: Desk) -> None:
    entry = desk.begin(ME, None, HOSTILE[number], {})
    desk.finish(entry.id, answer_of(HOSTILE[number]))
    words = [word for word in HOSTILE[number].split() if word.isascii() and word.isalpha()]
    for word in words:
        assert len(desk.conversations(ME, word)) == 1
    desk.conversations(ME, HOSTILE[number])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(alphabet='"*()^:+-NEARODT \x00\ud800_%', max_size=30)))
def test_no_search_raises(two: Desk, matching: str) -> None:
    assert len(two.conversations(ME, matching)) <= 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_any_question_can_be_kept_and_found_again_by_itself(desk: Desk, question: str) -> None:
    entry = desk.begin("user:x", None, question, {})
    found = [one.id for one in desk.conversations("user:x", question)]
    assert any(mark.isalnum() for mark in question) is False or entry.conversation in found
