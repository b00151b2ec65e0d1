"""The answers behind llama-index's chat engine and streaming query engine."""

import asyncio
import json

import pytest
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.core.base.response.schema import StreamingResponse
from llama_index.core.chat_engine.types import BaseChatEngine

from answer.chat import AnswerChat, turns
from answer.engine import AnswerEngine
from answer.prose import NOT_IN_SOURCES, prose
from answer.question import Question, Turn
from index.library import Library
from tests.answer.model.conftest import FAST
from tests.answer.model.scripted import passages, reply, serving

FIRST = "What did Anka Vasch say about inspectors at the dam?"
SECOND = "And what did she say about the water fee?"


@pytest.fixture
def talk(engine: AnswerEngine) -> AnswerChat:
    return AnswerChat(engine)


def test_it_is_a_chat_engine_with_history_and_source_nodes(talk: AnswerChat, engine: AnswerEngine) -> None:
    assert isinstance(talk, BaseChatEngine)
    response = talk.chat(FIRST)
    answer = response.metadata["answer"]  # type: ignore[index]
    assert response.response == prose(engine.ask(Question(FIRST)))
    assert [n.node.get_content() for n in response.source_nodes] == [
        q["text"] for s in answer["sources"] for q in s["quotes"]
    ]
    assert [m.role for m in talk.chat_history] == [MessageRole.USER, MessageRole.ASSISTANT]
    second = talk.chat(SECOND)
    asked = engine.ask(Question(SECOND, history=(Turn(FIRST, response.response),)))
    assert second.metadata["answer"]["understood"] == asked.understood  # type: ignore[index]
    assert "Vasch" in asked.understood
    talk.reset()
    assert talk.chat_history == []


def test_a_stream_says_the_same_and_has_its_nodes_at_its_end(talk: AnswerChat, engine: AnswerEngine) -> None:
    whole = prose(engine.ask(Question(FIRST)))
    response = talk.stream_chat(FIRST)
    pieces = list(response.response_gen)
    assert "".join(pieces) == whole
    assert len(pieces) >= 1
    assert response.source_nodes
    assert response.metadata["answer"]["question"] == FIRST
    assert [m.content for m in talk.chat_history] == [FIRST, whole]


def test_a_history_that_is_given_takes_the_place_of_the_one_kept(talk: AnswerChat) -> None:
    talk.chat("What did Ilmar Dresk demand?")
    given = [
        ChatMessage(FIRST, role=MessageRole.USER),
        ChatMessage("She said so.", role=MessageRole.ASSISTANT),
    ]
    response = talk.chat(SECOND, given)
    assert "Vasch" in response.metadata["answer"]["understood"]  # type: ignore[index]
    assert len(talk.chat_history) == 4


def test_it_works_without_blocking_the_loop(talk: AnswerChat) -> None:
    async def ask() -> tuple[str, str]:
        said = str(await talk.achat(FIRST))
        streamed = await talk.astream_chat(FIRST)
        return said, "".join([piece async for piece in streamed.async_response_gen()])

    said, streamed = asyncio.run(ask())
    assert said == streamed


def test_a_refusal_is_said_in_a_stream_too(talk: AnswerChat) -> None:
    assert "".join(talk.stream_chat("What did Zebulon Quartermain demand?").response_gen) == NOT_IN_SOURCES


def test_turns_are_questions_with_the_answers_behind_them() -> None:
    said = [
        ChatMessage("be brief", role=MessageRole.SYSTEM),
        ChatMessage("One?", role=MessageRole.USER),
        ChatMessage("Two?", role=MessageRole.USER),
        ChatMessage("2.", role=MessageRole.ASSISTANT),
        ChatMessage("3.", role=MessageRole.ASSISTANT),
    ]
    assert turns(said) == (Turn("One?", ""), Turn("Two?", "2."))


def test_a_query_engine_streams(library: Library, engine: AnswerEngine) -> None:
    streaming = AnswerEngine(library, library.embedder, streaming=True)
    response = streaming.query(FIRST)
    assert isinstance(response, StreamingResponse)
    assert str(response) == prose(engine.ask(Question(FIRST)))
    assert response.source_nodes
    assert json.dumps(response.metadata)


def test_a_model_answers_behind_the_same_interfaces(library: Library) -> None:
    from answer.model.answerer import Model
    from answer.model.connection import connect
    from answer.model.spec import Spec

    def told(prompt: str) -> str:
        one = next(one for one in passages(prompt) if "78 metres" in one["text"])
        return f"The wall is 78 metres high [{one['id']}]."

    limits = FAST.__class__(first=30)
    with serving(reply(told)) as served:
        model = Model(connect(Spec("address", "m", served.address), limits), limits)
        engine = AnswerEngine(library, library.embedder, model=model)
        response = AnswerChat(engine).stream_chat("How high is the wall at Thornweir?")
        assert "The wall is 78 metres high [1]." in "".join(response.response_gen)
        assert "The wall is 78 metres high [1]." in str(engine.query("How high is the wall at Thornweir?"))
    assert "78 metres" in response.source_nodes[0].node.get_content()
    assert response.metadata["answer"]["answerer"].endswith("#m")
