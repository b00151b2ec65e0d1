"""Answers in conversation behind llama-index's chat-engine interface, with history and source nodes."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from llama_index.core.base.llms.types import (
    ChatMessage,
    ChatResponse,
    ChatResponseAsyncGen,
    ChatResponseGen,
    MessageRole,
)
from llama_index.core.chat_engine.types import (
    AgentChatResponse,
    BaseChatEngine,
    StreamingAgentChatResponse,
)

from answer.nodes import nodes_of, told
from answer.prose import prose
from answer.question import Question, Turn

if TYPE_CHECKING:
    from llama_index.core.schema import NodeWithScore

    from answer.engine import AnswerEngine


class AnswerChat(BaseChatEngine):
    """Talks with a library; each question is understood in the light of those before it.

    A response has the prose of the answer, its quotes as source nodes, and under `metadata["answer"]` the
    whole answer as a dictionary; that of a streamed one once the stream has ended.

    Args:
        engine: answers, with or without a language model.
        chat_history: earlier messages, oldest first.
    """

    def __init__(self, engine: "AnswerEngine", chat_history: Sequence[ChatMessage] = ()) -> None:
        self._engine = engine
        self._history = list(chat_history)

    @property
    def chat_history(self) -> list[ChatMessage]:
        """The messages so far, oldest first."""
        return list(self._history)

    def reset(self) -> None:
        """Forget the conversation."""
        self._history.clear()

    def chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """Answer a message; a history that is given takes the place of the one kept."""
        answer = self._engine.ask(self._question(message, chat_history))
        self._remember(message, prose(answer))
        return AgentChatResponse(
            prose(answer), source_nodes=nodes_of(answer), metadata={"answer": answer.as_dict()}
        )

    def stream_chat(self, message: str, chat_history: list[ChatMessage] | None = None) -> "StreamedAnswer":
        """Answer a message piece by piece; the history has it once the stream has ended."""
        question = self._question(message, chat_history)
        response = StreamedAnswer(is_writing_to_memory=False)
        response.chat_stream = self._stream(question, message, response)
        return response

    async def achat(self, message: str, chat_history: list[ChatMessage] | None = None) -> AgentChatResponse:
        """Answer a message in a thread."""
        return await asyncio.to_thread(self.chat, message, chat_history)

    async def astream_chat(
        self, message: str, chat_history: list[ChatMessage] | None = None
    ) -> "StreamedAnswer":
        """Answer a message piece by piece, each computed in a thread."""
        response = self.stream_chat(message, chat_history)
        if response.chat_stream is not None:
            response.achat_stream = _in_threads(response.chat_stream)
        return response

    def _question(self, message: str, history: list[ChatMessage] | None) -> Question:
        if history is not None:
            self._history = list(history)
        return Question(message, history=turns(self._history))

    def _stream(self, question: Question, message: str, response: "StreamedAnswer") -> ChatResponseGen:
        said = ""
        for piece in told(self._engine.stream(question), response.source_nodes, response.metadata):
            said += piece
            yield ChatResponse(message=ChatMessage(said, role=MessageRole.ASSISTANT), delta=piece)
        self._remember(message, said)

    def _remember(self, message: str, said: str) -> None:
        self._history += [
            ChatMessage(message, role=MessageRole.USER), ChatMessage(said, role=MessageRole.ASSISTANT)
        ]  # fmt: skip


class StreamedAnswer(StreamingAgentChatResponse):
    """A streamed response with what an `AgentChatResponse` has beside its words: `metadata`."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - the interface's
        super().__init__(**given)
        self.metadata: dict[str, Any] = {}
        self.source_nodes: list[NodeWithScore] = []


def turns(messages: Sequence[ChatMessage]) -> tuple[Turn, ...]:
    """Return the turns of a conversation: each question of the user with the answer that followed it."""
    found: list[Turn] = []
    asked: str | None = None
    for message in messages:
        text = message.content or ""
        if message.role == MessageRole.USER:
            if asked is not None:
                found.append(Turn(asked, ""))
            asked = text
        elif message.role == MessageRole.ASSISTANT and asked is not None:
            found.append(Turn(asked, text))
            asked = None
    return tuple(found)


async def _in_threads(stream: ChatResponseGen) -> ChatResponseAsyncGen:
    while (one := await asyncio.to_thread(next, stream, None)) is not None:
        yield one
