"""The checker as an evaluator of llama-index."""

import asyncio
from collections.abc import Sequence

import pytest
from llama_index.core.base.response.schema import Response
from llama_index.core.evaluation import BaseEvaluator
from llama_index.core.schema import NodeWithScore, TextNode

from answer.check.evaluator import CheckEvaluator
from models.reader.reading import Pair, Reading

CONTEXTS = [
    "The talks lasted 30 days. Roth said: “We are asking for three ferries.”",
    "The bakery sells rye bread.",
]


class Believing:
    name = "believing"
    sha256 = "0" * 64
    max_pieces = 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [Reading(0.0, 0.5, None, 0.9, 0.05, 0.05) for _ in pairs]


def test_a_faithful_response_passes() -> None:
    result = CheckEvaluator(Believing()).evaluate("q", "So the talks lasted 30 days [1].", CONTEXTS)
    assert (result.passing, result.feedback) == (True, "every sentence is supported")
    assert result.score == pytest.approx(0.87, abs=0.01)
    assert (result.query, result.response, result.contexts) == (
        "q",
        "So the talks lasted 30 days [1].",
        CONTEXTS,
    )


def test_an_unfaithful_one_does_not_and_says_why() -> None:
    response = "The talks lasted 90 days. The bakery sells rye bread."
    result = CheckEvaluator(Believing()).evaluate("q", response, CONTEXTS)
    assert result.passing is False
    assert 0 < (result.score or 0) < 0.9
    assert result.feedback == "contradicted: The talks lasted 90 days. (90 days is 30 days in the source)"


def test_it_is_llama_indexs_own_interface() -> None:
    evaluator = CheckEvaluator(None)
    assert isinstance(evaluator, BaseEvaluator)
    nodes = [NodeWithScore(node=TextNode(text=text)) for text in CONTEXTS]
    response = Response("The bakery sells rye bread.", source_nodes=nodes)
    assert evaluator.evaluate_response("q", response).passing
    assert asyncio.run(evaluator.aevaluate_response("q", response)).passing
    assert evaluator.get_prompts() == {}


def test_what_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="contexts and response"):
        CheckEvaluator(None).evaluate("q", None, CONTEXTS)
    empty = CheckEvaluator(None).evaluate("q", "# Nothing\n", CONTEXTS)
    assert empty.invalid_result
    assert "no sentence" in (empty.invalid_reason or "")
