"""One conversation: its messages, its memory, its stops and its failures."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from answer.answer import Answer, Searched, Source, Statement
from answer.question import Question
from dateline.errors import UsageError
from index.errors import UnknownArticle
from index.query import Filters, Hit, SearchResult
from ingest.article import Article
from ui.desk.store import Desk
from ui.desk.values import Entry
from ui.web.ask.chat import Chat, Wanted
from ui.web.ask.talk import Message, Talk
from ui.web.site import Site

OWNER = "local"


@dataclass
class ScriptedEngine:
    """Gives back what a test wants the engine to give: the engine itself is not what is tested here."""

    asked: list[Question] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def stream(self, question: Question) -> Iterator[Answer]:
        self.asked.append(question)
        self.begun.set()
        if "refused" in question.text:
            raise UsageError("the question is <b>odd</b>", "ask another")
        if "broken" in question.text:
            raise ZeroDivisionError
        if "hard" in question.text:
            self.gate.wait(20)
        yield _answer(question.text, "first words")
        if "slow" in question.text:
            self.gate.wait(5)
        yield _answer(question.text, "first words", "last words")


def _answer(question: str, *said: str) -> Answer:
    source = Source(1, "a1", "/a.txt", "A", ())
    statements = tuple(Statement(text, (1,)) for text in said)
    return Answer(question, question, "answered", None, statements, (source,), Searched(1, 1))


class NoLibrary:
    """Has no articles: what a scripted answer cites is not there."""

    def article(self, name: str) -> list[Article]:
        raise UnknownArticle(name)

    def search(self, query: str, **_: object) -> SearchResult:
        hit = Hit("p", "a1", 0, 4, "text", (), 1.0, "/a.txt", title="A <b>title</b>")
        return SearchResult(query, query, Filters(), (hit,), 1, 1)


@dataclass
class ScriptedRuntime:
    engine: ScriptedEngine = field(default_factory=ScriptedEngine)
    library: NoLibrary = field(default_factory=NoLibrary)


@dataclass
class Talking:
    """A chat with its engine and desk."""

    chat: Chat
    engine: ScriptedEngine
    desk: Desk

    def ask(self, talk: Talk, text: str, replaced: str = "") -> list[list[Message]]:
        async def run() -> list[list[Message]]:
            wanted = Wanted(text, replaced=replaced, owner=OWNER)
            return [messages async for messages in self.chat.respond(wanted, talk)]

        return asyncio.run(run())


@pytest.fixture
def talking(tmp_path: Path) -> Iterator[Talking]:
    runtime = ScriptedRuntime()
    with Desk.open(tmp_path) as desk:
        site = Site(runtime, desk)  # type: ignore[arg-type]  # a script in place of an engine
        yield Talking(Chat(site), runtime.engine, desk)


def test_an_answer_grows_and_is_whole_at_the_end(talking: Talking) -> None:
    shown = talking.ask(Talk(), "what?")
    assert "Searching" in shown[0][-1]["content"]
    assert any("first words" in one[-1]["content"] for one in shown[:-1])
    assert "dl-whole" in shown[-1][-1]["content"]
    assert "last words" in shown[-1][-1]["content"]
    assert [message["role"] for message in shown[-1]] == ["user", "assistant"]


def test_what_is_read_is_told_where_the_answer_takes_a_while(talking: Talking) -> None:
    async def run() -> list[str]:
        shown = []
        async for messages in talking.chat.respond(Wanted("hard?", owner=OWNER), Talk()):
            shown.append(messages[-1]["content"])
            if "Reading" in shown[-1]:
                talking.engine.gate.set()
        return shown

    shown = asyncio.run(run())
    assert "Reading “A &#60;b&#62;title&#60;/b&#62;”" in shown[1]
    assert "first words" in shown[2]


def test_what_is_read_is_told_at_once_to_whoever_waits_for_others(
    talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.web.ask.chat.GLIMPSED_AFTER", 3600.0)
    monkeypatch.setattr("ui.web.ask.chat.CORES", 1)

    async def one(question: str, until: str) -> list[str]:
        shown = []
        async for messages in talking.chat.respond(Wanted(question, owner=OWNER), Talk()):
            shown.append(messages[-1]["content"])
            if until in shown[-1]:
                talking.engine.gate.set()
        return shown

    async def run() -> tuple[list[str], list[str]]:
        slow = asyncio.create_task(one("slow", "nothing"))
        await asyncio.to_thread(talking.engine.begun.wait, 20)
        return await one("hard?", "Reading"), await slow

    second, first = asyncio.run(run())
    assert any("Reading" in shown for shown in second)
    assert not any("Reading" in shown for shown in first)


def test_the_desk_keeps_what_was_asked_and_answered(talking: Talking) -> None:
    talk = Talk()
    talking.ask(talk, "who?")
    talking.ask(talk, "and he?")
    assert talk.conversation is not None
    entries = talking.desk.conversation(OWNER, talk.conversation).entries
    assert [(one.question, one.state) for one in entries] == [("who?", "done"), ("and he?", "done")]
    assert [one.entry for one in talk.asked] == [one.id for one in entries]
    assert f"#dl-do/copy/{entries[1].id}" in talk.messages[-1]["content"]


def test_a_kept_conversation_is_opened_as_it_was(talking: Talking) -> None:
    talk, again = Talk(), Talk()
    before = talking.ask(talk, "who?")[-1]
    name = talk.conversation or ""
    shown = talking.chat.open(again, lambda: talking.desk.conversation(OWNER, name))
    assert shown == before
    talking.ask(again, "and he?")
    assert [turn.question for turn in talking.engine.asked[-1].history] == ["who?"]
    assert len(talking.desk.conversation(OWNER, name).entries) == 2


def test_what_was_cut_off_says_so_and_can_be_asked_again(talking: Talking, tmp_path: Path) -> None:
    name = talking.desk.begin(OWNER, None, "who?", {}).conversation
    with Desk.open(tmp_path) as restarted:  # what another server finds after a kill
        shown = talking.chat.open(Talk(), lambda: restarted.conversation(OWNER, name))
    assert "the answer is lost" in shown[-1]["content"]
    assert "#dl-do/again/" in shown[-1]["content"]


def test_an_edited_question_takes_the_place_of_the_old_one_and_what_followed(talking: Talking) -> None:
    talk = Talk()
    for text in ("who?", "and he?", "and she?"):
        talking.ask(talk, text)
    last = talking.ask(talk, "and they?", replaced=talk.asked[1].entry)[-1]
    assert len(last) == 4
    assert [turn.question for turn in talking.engine.asked[-1].history] == ["who?"]
    kept = talking.desk.conversation(OWNER, talk.conversation or "").entries
    assert [one.question for one in kept] == ["who?", "and they?"]


def test_a_shared_conversation_is_read_and_not_written_into(talking: Talking) -> None:
    talk, reader = Talk(), Talk()
    talking.ask(talk, "who?")
    token = talking.desk.share(OWNER, talk.conversation or "")
    shown = talking.chat.open(reader, lambda: talking.desk.shared(token), shared=True)
    assert "first words" in shown[-1]["content"]
    assert "#dl-do/" not in shown[-1]["content"]
    talking.ask(reader, "and he?")
    assert talking.engine.asked[-1].history == ()
    assert reader.conversation != talk.conversation
    assert len(talking.desk.conversation(OWNER, talk.conversation or "").entries) == 1


def test_somebody_elses_conversation_is_not_there(talking: Talking) -> None:
    talk = Talk()
    talking.ask(talk, "who?")
    shown = talking.chat.open(Talk(), lambda: talking.desk.conversation("another", talk.conversation or ""))
    assert len(shown) == 1
    assert "first words" not in shown[0]["content"]


def test_a_follow_up_knows_the_turns_before_it(talking: Talking) -> None:
    talk = Talk()
    talking.ask(talk, "who?")
    talking.ask(talk, "and he?")
    assert talking.engine.asked[0].history == ()
    assert [(turn.question, turn.answer) for turn in talking.engine.asked[1].history] == [
        ("who?", "first words last words")
    ]


def test_two_conversations_share_nothing(talking: Talking) -> None:
    talking.ask(Talk(), "who?")
    talking.ask(Talk(), "and he?")
    assert talking.engine.asked[1].history == ()


def test_what_the_engine_refuses_is_one_escaped_sentence(talking: Talking) -> None:
    last = talking.ask(Talk(), "refused")[-1][-1]["content"]
    assert "The question is &#60;b&#62;odd&#60;/b&#62;; ask another." in last


def test_what_breaks_is_one_sentence_and_the_conversation_goes_on(talking: Talking) -> None:
    talk = Talk()
    last = talking.ask(talk, "broken")[-1][-1]["content"]
    assert "failed while it answered" in last
    assert "ZeroDivision" not in last
    assert "dl-whole" in talking.ask(talk, "fine?")[-1][-1]["content"]
    assert talking.engine.asked[-1].history == ()
    entries = talking.desk.conversation(OWNER, talk.conversation or "").entries
    assert [one.state for one in entries] == ["failed", "done"]


def test_an_empty_question_changes_nothing(talking: Talking) -> None:
    talk = Talk()
    assert talking.ask(talk, "  \n ") == [[]]
    assert not talking.engine.asked
    assert talk == Talk()
    assert talking.desk.conversations(OWNER) == []


def test_an_overlong_question_is_refused_in_the_chat(talking: Talking) -> None:
    last = talking.ask(Talk(), "x" * 10_000)[-1][-1]["content"]
    assert "10,000 characters" in last
    assert not talking.engine.asked


def _interrupt(talking: Talking, how: str) -> tuple[Talk, list[list[Message]]]:
    talk, chat = Talk(), talking.chat

    async def run() -> list[list[Message]]:
        shown = []
        async for messages in chat.respond(Wanted("slow", owner=OWNER), talk):
            shown.append(messages)
            if messages and "first words" in messages[-1]["content"]:
                (chat.stop if how == "stop" else chat.clear)(talk)
        return shown

    try:
        return talk, asyncio.run(run())
    finally:
        talking.engine.gate.set()


def test_a_stopped_answer_keeps_what_was_there_and_says_so(talking: Talking) -> None:
    talk, shown = _interrupt(talking, "stop")
    assert "first words" in shown[-1][-1]["content"]
    assert "Stopped" in shown[-1][-1]["content"]
    assert "last words" not in shown[-1][-1]["content"]
    assert talk.turns == []
    again = talking.chat.open(Talk(), lambda: talking.desk.conversation(OWNER, talk.conversation or ""))
    assert again == shown[-1]


def test_a_new_conversation_is_not_written_into_by_the_old_one(talking: Talking) -> None:
    talk, shown = _interrupt(talking, "clear")
    assert shown[-1] == []
    assert talk.messages == []
    assert talk.turns == []


def test_an_answer_of_a_run_that_is_over_writes_nothing() -> None:
    talk = Talk()
    run = talk.begin("first", {}, "<p>waiting</p>")
    talk.begin("second", {}, "<p>waiting</p>")
    shown = talk.show(run, "<p>too late</p>")
    assert shown[-1]["content"] == "<p>waiting</p>"
    assert len(shown) == 4


def test_the_answer_is_begun_while_the_question_is_kept(
    talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stream, keep = threading.Event(), talking.engine.stream, talking.desk.begin

    def answering(question: Question) -> Iterator[Answer]:
        begun.set()
        return stream(question)

    def keeping(*given: Any, **named: Any) -> Entry:  # noqa: ANN401
        assert begun.wait(20)
        return keep(*given, **named)

    monkeypatch.setattr(talking.engine, "stream", answering)
    monkeypatch.setattr(talking.desk, "begin", keeping)
    talk = Talk()
    shown = talking.ask(talk, "what?")
    assert "first words" in shown[-1][-1]["content"]
    assert talking.desk.entry(OWNER, talk.asked[0].entry).state == "done"


def test_what_the_desk_cannot_keep_is_not_answered(talking: Talking, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> Entry:  # noqa: ANN401
        raise UsageError("the disk is full", "make room")

    monkeypatch.setattr(talking.desk, "begin", full)
    shown = talking.ask(Talk(), "what?")
    assert "The disk is full; make room." in shown[-1][-1]["content"]
    assert not any("first words" in messages[-1]["content"] for messages in shown)
