"""What a text tells instead of what a question takes for granted is shown, and said to be otherwise."""

import pytest

from answer.engine import AnswerEngine
from answer.question import Question

OTHERWISE = "What comes nearest in the articles tells otherwise than:"


@pytest.mark.parametrize(
    ("question", "premise", "instead"),
    [
        ("Why did Everand die?", "“Everand died.”", "Joss Everand, survived"),
        (
            "How many of the schoolteacher's pupils drowned in the ferry's saloon?",
            "“Some of the schoolteacher's pupils drowned in the ferry's saloon.”",
            "All of the children are alive",
        ),
    ],
)
def test_a_premise_that_is_denied_is_answered_with_what_denies_it(
    engine: AnswerEngine, question: str, premise: str, instead: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.untold[:1] == (f"{OTHERWISE} {premise}",)
    assert answer.outcome == "partly"
    assert answer.short is None
    assert any(instead in one.text for one in answer.statements[:2])


@pytest.mark.parametrize(
    "question", ["How did the captain survive?", "Why did the Linnet of Anselm capsize?"]
)
def test_a_premise_that_is_told_is_not_denied(engine: AnswerEngine, question: str) -> None:
    assert not any(one.startswith(OTHERWISE) for one in engine.ask(Question(question)).untold)
