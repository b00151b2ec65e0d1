"""The checker behind llama-index's evaluator interface: is a response faithful to its contexts?"""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.evaluation import BaseEvaluator, EvaluationResult

from answer.check.checker import check
from answer.check.report import FALLS_SHORT, Report
from answer.check.source import pasted
from answer.check.sources import Given
from dateline.errors import UsageError

if TYPE_CHECKING:
    from llama_index.core.prompts.mixin import PromptDictType

    from models.reader.reading import Reader


class CheckEvaluator(BaseEvaluator):
    """Checks each sentence of a response against its contexts; needs no language model.

    A result passes where no sentence falls short. Its score is the mean of the sentences' scores, 0 to 1, its
    feedback a line for each sentence that is not simply supported. `[1]` in a response means the first
    context.

    Args:
        reader: judges what is borne out, as `models.reader.network.load_reader` gives it; None to go by
            quotes, facts and shared words.
    """

    def __init__(self, reader: "Reader | None") -> None:
        self._reader = reader

    def _get_prompts(self) -> "PromptDictType":
        return {}

    def _update_prompts(self, prompts_dict: "PromptDictType") -> None:
        """Take no prompts: nothing is prompted."""

    async def aevaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[str] | None = None,
        **kwargs: Any,  # noqa: ANN401, ARG002 - the interface's
    ) -> EvaluationResult:
        """Check a response; the query is only passed on.

        Raises:
            ValueError: there is no response, or there are no contexts.
        """
        if response is None or contexts is None:
            raise ValueError("contexts and response must be provided")
        sources = Given([pasted(text, name=f"context {n}") for n, text in enumerate(contexts, 1)])
        given: dict[str, Any] = {"query": query, "response": response, "contexts": contexts}
        try:
            report = await asyncio.to_thread(check, response, sources, self._reader, name="the response")
        except UsageError as error:
            return EvaluationResult(**given, invalid_result=True, invalid_reason=str(error))
        scores = [one.score for one in report.statements]
        return EvaluationResult(
            **given,
            passing=not any(one.verdict in FALLS_SHORT for one in report.statements),
            score=sum(scores) / len(scores),
            feedback=feedback(report),
        )


def feedback(report: Report) -> str:
    """Return a line for each sentence that is not simply supported."""
    lines = [
        f"{one.verdict}: {' '.join(one.text.split())} ({'; '.join(one.reasons)})"
        for one in report.statements
        if one.verdict != "supported"
    ]
    return "\n".join(lines) or "every sentence is supported"
