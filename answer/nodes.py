"""An answer as llama-index takes it: prose, and the quotes as source nodes; whole or as it grows."""

from collections.abc import Iterator
from typing import Any

from llama_index.core.base.response.schema import Response
from llama_index.core.schema import NodeWithScore, TextNode
from llama_index.core.types import TokenGen

from answer.answer import Answer
from answer.prose import NOT_IN_SOURCES, marked, prose


def response_of(answer: Answer) -> Response:
    """Return an answer as a response; the whole of it is under `metadata["answer"]`."""
    return Response(prose(answer), nodes_of(answer), {"answer": answer.as_dict()})


def nodes_of(answer: Answer) -> list[NodeWithScore]:
    """Return the quotes of an answer as nodes, in the order of its sources."""
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


def told(answers: Iterator[Answer], nodes: list[NodeWithScore], metadata: dict[str, Any]) -> TokenGen:
    """Yield the prose of a growing answer piece by piece; all of them are the prose of the last.

    Args:
        answers: growing answers, each beginning with the statements of the one before.
        nodes: gets the source nodes once the answer is whole.
        metadata: gets the whole answer, as a dictionary, under `answer`.
    """
    said = 0
    answer: Answer | None = None
    for answer in answers:
        for statement in answer.statements[said:]:
            yield (" " if said else "") + marked(statement)
            said += 1
    if answer is None:
        return
    if not said:
        yield NOT_IN_SOURCES
    nodes += nodes_of(answer)
    metadata["answer"] = answer.as_dict()
