"""The answer engine behind llama-index's query-engine interface, which everything above calls."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from answer.answer import Answer
from answer.extractive import Extractive
from answer.prose import prose
from answer.question import Question
from index.retriever import HybridRetriever

if TYPE_CHECKING:
    from llama_index.core.prompts.mixin import PromptMixinType

    from index.library import Library
    from models.embedder import Embedder
    from models.reader.reading import Reader


class AnswerEngine(BaseQueryEngine):
    """Answers questions from a library; plugs into llama-index wherever a query engine does.

    `query` returns the answer as prose with its citation marks, the quotes as source nodes, and the whole
    `Answer` as a dictionary under `metadata["answer"]`; `ask` and `stream` give the typed values.
    """

    def __init__(self, library: "Library", embedder: "Embedder", reader: "Reader | None" = None) -> None:
        super().__init__(callback_manager=None)
        self._answerer = Extractive(library, HybridRetriever(library).search, embedder, reader)

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

    def _query(self, query_bundle: QueryBundle) -> Response:
        answer = self.ask(Question(query_bundle.query_str))
        return Response(prose(answer), _nodes(answer), {"answer": answer.as_dict()})

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return await asyncio.to_thread(self._query, query_bundle)

    def _get_prompt_modules(self) -> "PromptMixinType":
        return {}


def _nodes(answer: Answer) -> list[NodeWithScore]:
    """The quotes of an answer as nodes, in the order of its sources."""
    return [
        NodeWithScore(
            node=TextNode(
                id_=f"{source.article}:{quote.start}-{quote.end}",
                text=quote.text,
                start_char_idx=quote.start,
                end_char_idx=quote.end,
                metadata={"n": source.n, "article": source.article, "uri": source.uri, "title": source.title},
            ),
            score=answer.statements[quote.statement].score,
        )
        for source in answer.sources
        for quote in source.quotes
    ]
