"""One conversation: its messages, its memory, its stops and its failures."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from answer.answer import Answer, Searched, Source, Statement
from answer.question import Question
from dateline.errors import UsageError
from ui.web.ask.chat import Chat
from ui.web.ask.talk import Message, Talk


@dataclass
class ScriptedEngine:
    """Gives back what a test wants the engine to give: the engine itself is not what is tested here."""

    asked: list[Question] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)

    def stream(self, question: Question) -> Iterator[Answer]:
        self.asked.append(question)
        if "refused" in question.text:
            raise UsageError("the question is <b>odd</b>", "ask another")
        if "broken" in question.text:
            raise ZeroDivisionError
        yield _answer(question.text, "first words")
        if "slow" in question.text:
            self.gate.wait(5)
        yield _answer(question.text, "first words", "last words")


def _answer(question: str, *said: str) -> Answer:
    source = Source(1, "a1", "/a.txt", "A", ())
    statements = tuple(Statement(text, (1,)) for text in said)
    return Answer(question, question, "answered", None, statements, (source,), Searched(1, 1))


@dataclass
class ScriptedRuntime:
    engine: ScriptedEngine = field(default_factory=ScriptedEngine)
    library: None = None


def _chat() -> tuple[Chat, ScriptedEngine]:
    runtime = ScriptedRuntime()
    return Chat(runtime), runtime.engine  # type: ignore[arg-type]  # a script in place of an engine


def _ask(chat: Chat, talk: Talk, text: str) -> list[list[Message]]:
    async def run() -> list[list[Message]]:
        return [messages async for messages in chat.respond(text, talk)]

    return asyncio.run(run())


def test_an_answer_grows_and_is_whole_at_the_end() -> None:
    chat, _ = _chat()
    shown = _ask(chat, Talk(), "what?")
    assert "Searching" in shown[0][-1]["content"]
    assert "first words" in shown[1][-1]["content"]
    assert "dl-whole" in shown[-1][-1]["content"]
    assert "last words" in shown[-1][-1]["content"]
    assert [message["role"] for message in shown[-1]] == ["user", "assistant"]


def test_a_follow_up_knows_the_turns_before_it() -> None:
    chat, engine = _chat()
    talk = Talk()
    _ask(chat, talk, "who?")
    _ask(chat, talk, "and he?")
    assert engine.asked[0].history == ()
    assert [(turn.question, turn.answer) for turn in engine.asked[1].history] == [
        ("who?", "first words last words")
    ]


def test_two_conversations_share_nothing() -> None:
    chat, engine = _chat()
    _ask(chat, Talk(), "who?")
    _ask(chat, Talk(), "and he?")
    assert engine.asked[1].history == ()


def test_what_the_engine_refuses_is_one_escaped_sentence() -> None:
    chat, _ = _chat()
    last = _ask(chat, Talk(), "refused")[-1][-1]["content"]
    assert "the question is &#60;b&#62;odd&#60;/b&#62;; ask another." in last


def test_what_breaks_is_one_sentence_and_the_conversation_goes_on() -> None:
    chat, engine = _chat()
    talk = Talk()
    last = _ask(chat, talk, "broken")[-1][-1]["content"]
    assert "failed while it answered" in last
    assert "ZeroDivision" not in last
    assert "dl-whole" in _ask(chat, talk, "fine?")[-1][-1]["content"]
    assert engine.asked[-1].history == ()


def test_an_empty_question_changes_nothing() -> None:
    chat, engine = _chat()
    talk = Talk()
    assert _ask(chat, talk, "  \n ") == [[]]
    assert not engine.asked
    assert talk == Talk()


def test_an_overlong_question_is_refused_in_the_chat() -> None:
    chat, engine = _chat()
    last = _ask(chat, Talk(), "x" * 10_000)[-1][-1]["content"]
    assert "10,000 characters" in last
    assert not engine.asked


def _interrupt(how: str) -> tuple[Talk, list[list[Message]]]:
    chat, engine = _chat()
    talk = Talk()

    async def run() -> list[list[Message]]:
        shown = []
        async for messages in chat.respond("slow", talk):
            shown.append(messages)
            if messages and "first words" in messages[-1]["content"]:
                (chat.stop if how == "stop" else chat.clear)(talk)
        return shown

    try:
        return talk, asyncio.run(run())
    finally:
        engine.gate.set()


def test_a_stopped_answer_keeps_what_was_there_and_says_so() -> None:
    talk, shown = _interrupt("stop")
    assert "first words" in shown[-1][-1]["content"]
    assert "Stopped" in shown[-1][-1]["content"]
    assert "last words" not in shown[-1][-1]["content"]
    assert talk.turns == []


def test_a_new_conversation_is_not_written_into_by_the_old_one() -> None:
    talk, shown = _interrupt("clear")
    assert shown[-1] == []
    assert talk.messages == []
    assert talk.turns == []


def test_an_answer_of_a_run_that_is_over_writes_nothing() -> None:
    talk = Talk()
    run = talk.begin("first", "<p>waiting</p>")
    talk.begin("second", "<p>waiting</p>")
    shown = talk.show(run, "<p>too late</p>")
    assert shown[-1]["content"] == "<p>waiting</p>"
    assert len(shown) == 4
