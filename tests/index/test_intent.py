"""What a query names: outlets as sources, sides, and what is left to search for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.intent import MOST_SIDES, understand
from index.outlets import Outlets

NAMES = [
    "The Harbour", "Fortune", "TideCrunch", "The Lindow Times", "Lindow Post - Sport",
    "Coast | Latest Market News", "Moorland.com",
]  # fmt: skip
OUTLETS = Outlets({name.casefold(): name for name in NAMES})
ASKED = date(2025, 3, 20)


def named(query: str) -> list[str]:
    return [OUTLETS.names[key] for key in understand(query, OUTLETS, ASKED).outlets]


@pytest.mark.parametrize(
    ("query", "outlets"),
    [
        ("According to Fortune, who pays?", ["Fortune"]),
        ("What does the Fortune article say of the ferry?", ["Fortune"]),
        ("What did 'The Harbour' and 'TideCrunch' articles suggest?", ["The Harbour", "TideCrunch"]),
        ("Who, as reported by Harbour, left?", []),
        ("Who, as reported by The Lindow Times, left?", ["The Lindow Times"]),
        ("Who left, by the Lindow Times' report?", ["The Lindow Times"]),
        ("the articles from both Fortune and TideCrunch", ["Fortune", "TideCrunch"]),
        ("Did Coast's report mention the tax?", ["Coast | Latest Market News"]),
        ("covered by Moorland", ["Moorland.com"]),
        ("In Lindow Post, who scored?", ["Lindow Post - Sport"]),
        ("What did TideCrunch write about bees?", ["TideCrunch"]),
    ],
)
def test_an_outlet_that_tells_is_drawn_from_the_query(query: str, outlets: list[str]) -> None:
    assert named(query) == outlets
    rest = understand(query, OUTLETS, ASKED).text
    assert not any(name in rest for name in outlets)


@pytest.mark.parametrize(
    "query",
    [
        "Fortune favours the bold",
        "Did Fortune 500 companies cut jobs?",
        "What was found in the harbour?",
        "Coast to coast, who walked?",
        "MisFortune reported",
    ],
)
def test_a_word_that_only_looks_like_an_outlet_stays_in_the_query(query: str) -> None:
    assert named(query) == []
    assert understand(query, OUTLETS, ASKED).text == query


@pytest.mark.parametrize(
    ("query", "sides"),
    [
        (
            "What did Grushko and Zakharova say about the truce?",
            ("What did Grushko say about the truce?", "What did Zakharova say about the truce?"),
        ),
        ("Compare Apple with Google on tariffs", ("Compare Apple on tariffs", "Compare Google on tariffs")),
        ("Who lied, Ann Bell or Tom Reed?", ("Who lied, Ann Bell?", "Who lied, Tom Reed?")),
        (
            "Is Lindow, Brunn or Leskov the oldest?",
            ("Is Lindow the oldest?", "Is Brunn the oldest?", "Is Leskov the oldest?"),
        ),
        ("What did Grushko say?", ()),
        ("Who is older?", ()),
    ],
)
def test_several_persons_or_things_are_sides(query: str, sides: tuple[str, ...]) -> None:
    assert understand(query, OUTLETS, ASKED).sides == sides


def test_a_long_question_is_searched_for_by_its_clauses_too() -> None:
    query = (
        "Which company, blamed for a leaking ferry near Lindow harbour, also bought the paper mill upstream,"
        " while its founder promised every islander free winter crossings and a new stone quay?"
    )
    sides = understand(query, OUTLETS, ASKED).sides
    assert 2 <= len(sides) <= MOST_SIDES
    assert any("paper mill" in side and "quay" not in side for side in sides)


@pytest.mark.parametrize(
    ("query", "event"),
    [
        ("What has Moscow demanded since the Lindow summit?", "the Lindow summit"),
        ("Since the ferry vote, who has left?", "the ferry vote"),
        ("Who left since 3 March 2025?", None),
        ("Who has left since then?", None),
        ("the summit", None),
    ],
)
def test_a_time_may_be_counted_from_an_event(query: str, event: str | None) -> None:
    assert understand(query, OUTLETS, ASKED).event == event


def test_what_is_drawn_is_told() -> None:
    intent = understand("What did Fortune's report of 3 March 2025 say of Bell and Reed?", OUTLETS, ASKED)
    assert intent.as_dict(OUTLETS) == {
        "outlets": ["Fortune"],
        "days": [{"since": "2025-03-03", "until": "2025-03-03", "from": "3 March 2025"}],
        "sides": [f"What did report of 3 March 2025 say of {name}?" for name in ("Bell", "Reed")],
    }
    assert understand("Who won?", OUTLETS, ASKED).as_dict(OUTLETS) == {}


def test_a_query_of_nothing_but_an_outlet_is_searched_for_as_it_is() -> None:
    assert understand("'Fortune'", OUTLETS, ASKED).text == "'Fortune'"


@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(query: str) -> None:
    intent = understand(query, OUTLETS, ASKED)
    assert len(intent.sides) <= MOST_SIDES
    assert intent.text or not query.strip()
