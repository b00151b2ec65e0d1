"""A gold question with an answer, scored, as a report takes them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from answer.answer import Answer, Quote, Searched, Source, Statement
from eval.answers import Recorded
from eval.articles import NoArticles
from eval.gold import Evidence, GoldQuestion
from eval.report import Told
from eval.score import score

MakeTold = Callable[..., Told]


@pytest.fixture
def asked_gold() -> GoldQuestion:
    return GoldQuestion(
        "cost",
        "What did the bridge cost?",
        type="fact",
        answer="26 million",
        must_say=(("26", "twenty-six"),),
        evidence=(Evidence("bridge.txt", "It cost 26 million crowns"),),
    )


@pytest.fixture
def answer() -> Answer:
    text = "It cost 26 million crowns, said mayor Ilse Brandt."
    return Answer(
        question="What did the bridge cost?",
        understood="What did the bridge cost?",
        outcome="answered",
        short="26 million crowns",
        statements=(Statement(text, (1,), score=0.93),),
        sources=(Source(1, "a1", "/news/bridge.txt", "The bridge opens", (Quote(text, 0, len(text), 0),)),),
        searched=Searched(3, 6),
        timings_ms={"total": 212},
    )


@pytest.fixture
def refusal(answer: Answer) -> Answer:
    return replace(answer, outcome="not_in_sources", short=None, statements=(), sources=())


@pytest.fixture
def told() -> MakeTold:
    """Make what a report is made of from pairs of a question and its answer, or of the error that came."""

    def make(*pairs: tuple[GoldQuestion, Answer | str], facts: dict[str, object] | None = None) -> Told:
        questions = [question for question, _ in pairs]
        recorded: Sequence[Recorded] = [
            Recorded(question.id, None, came) if isinstance(came, str) else Recorded(question.id, came)
            for question, came in pairs
        ]
        scores = score(questions, recorded, NoArticles())
        return Told("first", questions, recorded, scores, facts or {"gold": {"path": "gold.jsonl"}})

    return make
