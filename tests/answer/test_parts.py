"""Questions in parts, and the answers to the parts as one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.answer import Answer, Conflict, Outcome, Quote, Searched, Side, Source, Statement
from answer.parts import joined, parts

SEARCHED = Searched(3, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Who owns the ferry, and when was it built?",
            ("Who owns the ferry?", "when was it built?"),
        ),
        ("Who leads the talks? Where are they held?", ("Who leads the talks?", "Where are they held?")),
        ("Who resigned and why?", ("Who resigned?", "why?")),
        (
            "Who is the mayor, and who is the owner of the ferry?",
            ("Who is the mayor?", "who is the owner of the ferry?"),
        ),
        ("Who is the mayor; who paid for it?", ("Who is the mayor?", "who paid for it?")),
        (
            "To which paper did Dresk speak, and who replied?",
            ("To which paper did Dresk speak?", "who replied?"),
        ),
        (
            "What was paid in January, and what since March?",
            ("What was paid in January?", "what since March?"),
        ),
        ("How high is the wall, and who built it?", ("How high is the wall?", "who built it?")),
        ("How many died and how many people were saved?", ("How many died?", "how many people were saved?")),
    ],
)
def test_parts_are_told_apart(text: str, expected: tuple[str, ...]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What did Dresk demand?",
        "What did the minister say about the flood and what happened to the bridge keeper afterwards?",
        "Which company owns the ferry and the port?",
        "Which ferry, where the pupils slept, was raised?",
        "Which painter, who was born in Isande, sold the clock?",
        "How much has Ida Venn, who has left the port, paid?",
        "Which painter sold the clock, and who is now said to have stolen it from the port?",
        "Who is the painter of the clock, and who was once thought to be in Isande?",
        "What did he say about who won and who lost?",
        "When and where did the ferry capsize?",
        "Who wrote the report which says who paid and how it was paid?",
        "Did Dresk say why Karvonia wants a veto and how Sulmaria would benefit?",
        "Who is the man who said he was ill and who was later seen in Rome?",
        "A ferry sank on Monday. How many people were on it?",
        "Tell me about the ferry and what happened",
        "Does the report name those who paid and those who did not?",
        "",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert parts(text) == (text,)


@given(st.text(max_size=200))
def test_any_text_has_parts_whose_words_are_its_own(text: str) -> None:
    found = parts(text)
    assert found
    assert all(word.rstrip("?") in text for part in found for word in part.split())


def answered(text: str, article: str, *, about: str = "?", outcome: Outcome = "answered") -> Answer:
    source = Source(
        1, article, f"/{article}.txt", None, (Quote(text, 5, 5 + len(text), 0),), published="2025-03-01"
    )
    statement = Statement(text, (1,))
    return Answer("q", about, outcome, text[:3], (statement,), (source,), SEARCHED)


def refused(about: str) -> Answer:
    return Answer("q", about, "not_in_sources", None, (), (), SEARCHED)


def test_answers_are_one_with_sources_by_first_appearance() -> None:
    whole = joined([answered("Ada.", "b"), answered("Brook.", "a"), answered("Quist.", "b")], "Who?")
    assert whole.outcome == "answered"
    assert [s.text for s in whole.statements] == ["Ada.", "Brook.", "Quist."]
    assert [s.citations for s in whole.statements] == [(1,), (2,), (1,)]
    assert [(s.n, s.article, [q.statement for q in s.quotes]) for s in whole.sources] == [
        (1, "b", [0, 2]),
        (2, "a", [1]),
    ]


def test_what_two_parts_say_alike_is_said_once_with_all_its_sources() -> None:
    first, second = answered("Ada.", "b"), answered("Ada.", "a", outcome="conflicting")
    second = replace(second, conflicts=(Conflict("?", (Side("x", (1,)), Side("y", (1,)))),))
    whole = joined([first, second], "Who?")
    assert [s.citations for s in whole.statements] == [(1, 2)]
    assert [(s.article, [q.statement for q in s.quotes]) for s in whole.sources] == [("b", [0]), ("a", [0])]
    assert [side.citations for side in whole.conflicts[0].sides] == [(2,), (2,)]


def test_questions_beyond_the_first_few_are_named_and_nothing_is_said_of_them() -> None:
    whole = joined([answered("Ada.", "b")], "Who?", ["Who is Venn?"])
    assert whole.outcome == "answered"
    assert any("Who is Venn?" in note and "do not tell" not in note for note in whole.searched.notes)


def test_the_same_sentence_is_said_once() -> None:
    whole = joined([answered("Ada.", "b"), answered("Ada.", "b")], "Who?")
    assert len(whole.statements) == 1
    assert [len(s.quotes) for s in whole.sources] == [1]


def test_what_has_no_answer_makes_it_partly_and_is_named() -> None:
    whole = joined([answered("Ada.", "b"), refused("When was the ferry built?")], "Who and when?")
    assert whole.outcome == "partly"
    assert whole.untold == ("The articles do not tell this: “When was the ferry built?”",)


def test_a_disagreement_about_a_part_is_one_of_the_whole() -> None:
    second = answered("Brook.", "a", outcome="conflicting")
    second = replace(second, conflicts=(Conflict("?", (Side("x", (1,)), Side("y", (1,)))),))
    whole = joined([answered("Ada.", "b"), second, refused("When?")], "Who?")
    assert whole.outcome == "conflicting"
    assert [side.citations for side in whole.conflicts[0].sides] == [(2,), (2,)]
    assert whole.untold == ("The articles do not tell this: “When?”",)


def test_where_no_part_has_an_answer_there_is_none() -> None:
    whole = joined([refused("Who?"), refused("When?")], "Who and when?")
    assert whole.outcome == "not_in_sources"
    assert whole.statements == ()
    assert whole.question == "Who and when?"
