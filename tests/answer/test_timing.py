from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.timing import time_of

ASKED = date(2025, 3, 20)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the harbour master today?",
        "What is the latest on the strike?",
        "Is Dresk still asking for a veto?",
        "What does Dresk currently want?",
        "By what day must there be a treaty now?",
        "What is the final count of the dead?",
        "What does the current plan say?",
        "What are the demands at the moment?",
    ],
)
def test_now(question: str) -> None:
    found = time_of(question, ASKED)
    assert found is not None
    assert (found.kind, found.days, found.event) == ("now", (), None)
    assert found.words in question


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What did Dresk say in March 2024?", "2024-03-01", "2024-03-31"),
        ("Did Dresk still object in March 2024?", "2024-03-01", "2024-03-31"),
        ("What happened yesterday?", "2025-03-19", "2025-03-19"),
        ("What was the price in January, and what since 3 March?", "2025-01-01", None),
        ("Who was in charge before May 2024?", None, "2024-05-01"),
    ],
)
def test_then_by_days(question: str, since: str | None, until: str | None) -> None:
    found = time_of(question, ASKED)
    assert found is not None
    assert (found.kind, found.since, found.until) == ("then", since, until)


@pytest.mark.parametrize(
    ("question", "event", "relation"),
    [
        ("What did Dresk say before the summit?", "the summit", "before"),
        ("What did the crew do during the storm and who led it?", "the storm", "during"),
        ("What happened after the ferry sank?", "the ferry sank", "after"),
        ("What has changed since his resignation, and why?", "his resignation", "after"),
    ],
)
def test_then_by_an_event(question: str, event: str, relation: str) -> None:
    found = time_of(question, ASKED)
    assert found is not None
    assert (found.kind, found.event, found.relation, found.days) == ("then", event, relation, ())


@pytest.mark.parametrize("question", ["Who led them at the time?", "In the first reports, how many died?"])
def test_then_by_itself(question: str) -> None:
    found = time_of(question, ASKED)
    assert found is not None
    assert (found.kind, found.event) == ("then", None)


@pytest.mark.parametrize(
    "question",
    [
        "When did the ferry sink?",
        "What does Dresk want now that the talks are over?",
        "Who said “we still need time”?",
        "How many jobs will go in 2028?",
        "Who was in charge at the time being?",
    ],
)
def test_no_time(question: str) -> None:
    assert time_of(question, ASKED) is None


def test_a_time_holds_the_days_in_it_and_nothing_undated() -> None:
    found = time_of("What was said in January, and what in March?", ASKED)
    assert found is not None
    assert [found.holds(d) for d in ("2025-01-31", "2025-02-01", "2025-03-01", None)] == [
        True,
        False,
        True,
        False,
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_any_text_has_a_time_or_none(text: str, asked: date) -> None:
    found = time_of(text, asked)
    assert found is None or found.words


@pytest.mark.parametrize(
    "question",
    [
        "Which name has the plan for 2 April?",
        "Which holiday is on the third Monday of February every year?",
    ],
)
def test_what_may_be_to_come_or_comes_again_is_no_time(question: str) -> None:
    assert time_of(question, ASKED) is None
