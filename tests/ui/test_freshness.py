"""How fresh an answer is, and what it was taken to ask."""

import pytest

from answer.answer import Answer, Searched, Source
from ui.freshness import freshness, reworded


def cited(dates: list[str | None]) -> Answer:
    sources = tuple(
        Source(n, "a", "/a", None, (), published=day, published_basis="url" if day else "unknown")
        for n, day in enumerate(dates, 1)
    )
    newest = max((day for day in dates if day), default=None)
    undated = dates.count(None)
    return Answer("q", "q", "answered", None, (), sources, Searched(1, 1), as_of=newest, undated=undated)


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([], None),
        ([None], "the source carries no date"),
        ([None, None], "none of the 2 sources carries a date"),
        (["2024-06-19"], "as of 19 June 2024, from its address"),
        (["2024-06-19", "2024-06-21"], "as of 21 June 2024, from its address"),
        (["2024-06-19", None], "as of 19 June 2024, from its address; 1 of 2 sources carries no date"),
        (["2024-06-19", None, None], "as of 19 June 2024, from its address; 2 of 3 sources carry no date"),
    ],
)
def test_how_fresh_an_answer_is(dates: list[str | None], said: str | None) -> None:
    assert freshness(cited(dates)) == said


@pytest.mark.parametrize(
    ("asked", "understood", "said"),
    [
        ("Who spoke?", "Who spoke?", None),
        (" who  spoke?\n", "Who spoke?", None),
        ("Why?", "Why did the ferry sink?", "Why did the ferry sink?"),
    ],
)
def test_only_another_question_is_told(asked: str, understood: str, said: str | None) -> None:
    assert reworded(Answer(asked, understood, "answered", None, (), (), Searched(1, 1))) == said
