"""The answer engine behind llama-index's query-engine interface, which everything above calls."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import RESPONSE_TYPE, StreamingResponse
from llama_index.core.schema import NodeWithScore, QueryBundle

from answer.answer import Answer
from answer.extractive import Extractive
from answer.nodes import response_of, told
from answer.question import Question
from index.retriever import HybridRetriever

if TYPE_CHECKING:
    from llama_index.core.llms import LLM
    from llama_index.core.prompts.mixin import PromptMixinType

    from answer.model.answerer import Model, Modelled
    from index.library import Library
    from models.embedder import Embedder
    from models.reader.reading import Reader


class AnswerEngine(BaseQueryEngine):
    """Answers questions from a library; plugs into llama-index wherever a query engine does.

    `query` returns the answer as prose with its citation marks, the quotes as source nodes, and the whole
    `Answer` as a dictionary under `metadata["answer"]`; `ask` and `stream` give the typed values.

    Args:
        library: where the articles are.
        embedder: the one the library was made with.
        reader: reads sentences beside the question and checks what a model writes; None to do without.
        model: writes the answers; a `Model`, or any LLM of llama-index. Without one the sources' own
            sentences are the answer, and nothing is sent anywhere.
        streaming: whether `query` returns a `StreamingResponse`, whose source nodes are there at its end.
    """

    def __init__(
        self,
        library: "Library",
        embedder: "Embedder",
        reader: "Reader | None" = None,
        *,
        model: "Model | LLM | None" = None,
        streaming: bool = False,
    ) -> None:
        super().__init__(callback_manager=None)
        self._streaming = streaming
        extractive = Extractive(library, HybridRetriever(library).search, embedder, reader)
        self._answerer: Extractive | Modelled = (
            extractive if model is None else _modelled(extractive, model, reader)
        )

    @property
    def name(self) -> str:
        """What answers: "extractive", or the name of the model."""
        return self._answerer.name

    def ask(self, question: Question) -> Answer:
        """Answer a question.

        Raises:
            UsageError: when it is empty or too long to be one.
            DatelineError: when the library cannot be searched.
        """
        return self._answerer.ask(question)

    def stream(self, question: Question) -> Iterator[Answer]:
        """Yield growing answers; the last is the whole answer, equal to `ask`. Raises as `ask` does."""
        return self._answerer.stream(question)

    def _query(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        question = Question(query_bundle.query_str)
        if not self._streaming:
            return response_of(self.ask(question))
        nodes: list[NodeWithScore] = []
        metadata: dict[str, Any] = {}
        return StreamingResponse(told(self.stream(question), nodes, metadata), nodes, metadata)

    async def _aquery(self, query_bundle: QueryBundle) -> RESPONSE_TYPE:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> "PromptMixinType":
        return {}


def _modelled(extractive: Extractive, model: "Model | LLM", reader: "Reader | None") -> "Modelled":
    from answer.model.answerer import Model, Modelled
    from answer.model.connection import Connection

    made = model if isinstance(model, Model) else Model(Connection.of(model))
    return Modelled(extractive, made, reader)
