"""Conversations at the desk: begun, ended, named, found, dropped, brought back, shared."""

import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from answer.answer import Answer, Searched
from tests.ui.desk.answers import answer_of
from tests.ui.desk.conftest import Clock
from ui.desk.errors import NewerDesk, NoConversation, NoEntry, UnusableDesk
from ui.desk.store import KEPT, Desk

ME, OTHER = "user:ada", "user:bo"


def ask(desk: Desk, question: str, conversation: str | None = None, said: str = "three ferries") -> str:
    """Ask and answer; return the conversation."""
    entry = desk.begin(ME, conversation, question, {})
    desk.finish(entry.id, answer_of(said))
    return entry.conversation


def test_what_is_asked_is_there_with_its_answer_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    entry = desk.begin(ME, None, "What does she demand?", {"since": "2024-01-01", "outlets": ["RT"]})
    assert desk.conversation(ME, entry.conversation).entries == (entry,)
    desk.finish(entry.id, answer_of("three ferries"))
    talk = ask(desk, "And he?", entry.conversation)
    desk.close()
    with Desk.open(tmp_path) as again:
        first, second = again.conversation(ME, talk).entries
        assert (first.question, first.filters) == (entry.question, {"since": "2024-01-01", "outlets": ["RT"]})
        assert (first.state, first.answer) == ("done", answer_of("three ferries"))
        assert second.question == "And he?"
        assert again.entry(ME, first.id) == first
        assert first.asked < (first.ended or "") < second.asked


def test_every_way_that_an_answer_can_end(desk: Desk) -> None:
    ids = [desk.begin(ME, None, "q", {}).id for _ in range(4)]
    desk.finish(ids[0], answer_of("x"))
    desk.stop(ids[1], answer_of("y"))
    desk.stop(ids[2], None)
    desk.fail(ids[3], "The reader broke; try again.")
    ended = [desk.entry(ME, name) for name in ids]
    assert [one.state for one in ended] == ["done", "stopped", "stopped", "failed"]
    assert [one.answer for one in ended] == [answer_of("x"), answer_of("y"), None, None]
    assert ended[3].sentence == "The reader broke; try again."
    desk.finish(ids[1], answer_of("too late"))
    assert desk.entry(ME, ids[1]).answer == answer_of("y"), "what has ended has ended"


def test_what_a_server_left_unfinished_is_cut_off(desk: Desk, tmp_path: Path) -> None:
    done, left = desk.begin(ME, None, "done", {}), desk.begin(ME, None, "left", {})
    desk.finish(done.id, answer_of("x"))
    with Desk.open(tmp_path) as next_server:
        assert next_server.entry(ME, done.id).state == "done"
        assert next_server.entry(ME, left.id).state == "cut_off"
        desk.finish(left.id, answer_of("y"))  # the earlier one was still there after all
        assert next_server.entry(ME, left.id).state == "done"


def test_a_conversation_is_named_after_its_first_question_until_a_person_names_it(desk: Desk) -> None:
    talk = ask(
        desk,
        "  What\ndoes \u202eshe\x00 demand of the operator in the winter of twenty twenty-four, and why? ",
    )
    (shown,) = desk.conversations(ME)
    assert shown.name.startswith("What does she demand of the operator")
    assert len(shown.name) <= 80
    ask(desk, "A second question", talk)
    assert desk.conversations(ME)[0].name == shown.name
    entry = desk.begin(ME, talk, "Another first", {}, replacing=desk.conversation(ME, talk).entries[0].id)
    assert desk.conversations(ME)[0].name == "Another first"
    assert desk.rename(ME, talk, " The\tferries ") == "The ferries"
    desk.begin(ME, talk, "Yet another", {}, replacing=entry.id)
    assert desk.conversations(ME)[0].name == "The ferries"
    assert desk.rename(ME, talk, " \n ") == "Untitled"


def test_the_last_touched_comes_first(desk: Desk) -> None:
    first, second = ask(desk, "one"), ask(desk, "two")
    assert [one.id for one in desk.conversations(ME)] == [second, first]
    ask(desk, "more", first)
    assert [(one.id, one.entries) for one in desk.conversations(ME)] == [(first, 2), (second, 1)]
    assert [one.id for one in desk.conversations(ME, limit=1)] == [first]


def test_replacing_and_retracting_drop_an_entry_and_what_followed(desk: Desk) -> None:
    talk = ask(desk, "one")
    for question in ("two", "afterwards"):
        ask(desk, question, talk)
    one, two, _ = desk.conversation(ME, talk).entries
    desk.begin(ME, talk, "two again", {}, replacing=two.id)
    assert [entry.question for entry in desk.conversation(ME, talk).entries] == ["one", "two again"]
    assert desk.conversations(ME, "afterwards") == []
    assert [one.question for one in desk.leaning_on(ME, "a1")] == ["one"]
    desk.finish(two.id, answer_of("late"))  # it was still being answered: nothing happens
    desk.retract(ME, one.id)
    assert desk.conversation(ME, talk).entries == ()
    assert desk.conversations(ME) == [], "an empty conversation is not in the list"
    with pytest.raises(NoEntry):
        desk.begin(ME, talk, "x", {}, replacing=one.id)
    elsewhere = desk.conversation(ME, ask(desk, "elsewhere")).entries[0]
    with pytest.raises(NoEntry):
        desk.begin(ME, talk, "x", {}, replacing=elsewhere.id)
    assert desk.entry(ME, elsewhere.id) == elsewhere


def test_a_deleted_conversation_comes_back_for_a_while_and_then_is_gone_from_the_file(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    talk = ask(desk, "xylophonemystery", said="glockenspielsecret")
    desk.share(ME, talk)
    desk.delete(ME, talk)
    assert desk.conversations(ME) == []
    assert desk.leaning_on(ME, "a1") == []
    with pytest.raises(NoConversation):
        desk.conversation(ME, talk)
    desk.restore(ME, talk)
    assert desk.conversation(ME, talk).token is None
    desk.delete(ME, talk)
    clock.now += KEPT + timedelta(seconds=1)
    with pytest.raises(NoConversation):
        desk.restore(ME, talk)
    assert desk.conversations(ME, "xylophonemystery") == []
    desk.close()
    with sqlite3.connect(tmp_path / "desk.sqlite3") as connection:
        tables = ("conversations", "entries", "leaning", "entry_words", "name_words")
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]  # noqa: S608
    connection.close()
    assert counts == [0] * 5
    assert b"glockenspielsecret" not in (tmp_path / "desk.sqlite3").read_bytes()


def test_a_link_is_read_only_its_own_and_can_be_taken_back(desk: Desk) -> None:
    talk, other = ask(desk, "one"), ask(desk, "two")
    entry = desk.conversation(ME, talk).entries[0]
    desk.rate(ME, entry.id, "down", "a private thought")
    token = desk.share(ME, talk)
    assert desk.share(ME, talk) == token
    assert len(token) >= 32
    assert desk.share(ME, other) != token
    seen = desk.shared(token)
    assert [one.question for one in seen.entries] == ["one"]
    assert (seen.entries[0].rating, seen.entries[0].reason) == (None, "")
    assert [one.shared for one in desk.conversations(ME)] == [True, True]
    desk.unshare(ME, talk)
    for gone in (token, talk, "", "%", "' OR 1=1 --"):
        with pytest.raises(NoConversation):
            desk.shared(gone)
    assert desk.share(ME, talk) != token


def test_which_answers_lean_on_an_article(desk: Desk) -> None:
    first, second = ask(desk, "one"), ask(desk, "two")
    refused = desk.begin(ME, None, "three", {})
    desk.finish(refused.id, Answer("q", "q", "not_in_sources", None, (), (), Searched(3, 17)))
    leaning = desk.leaning_on(ME, "a1")
    assert [(one.conversation, one.question) for one in leaning] == [(second, "two"), (first, "one")]
    assert leaning[0].entry == desk.conversation(ME, second).entries[0].id
    assert desk.leaning_on(ME, "nothing") == []
    assert desk.leaning_on(OTHER, "a1") == []


def test_a_rating_is_kept_with_its_reason_and_taken_back(desk: Desk) -> None:
    talk = ask(desk, "one")
    name = desk.conversation(ME, talk).entries[0].id
    desk.rate(ME, name, "down", "  <b>no</b> \ud800 ")
    kept = desk.entry(ME, name)
    assert (kept.rating, kept.reason) == ("down", "<b>no</b> \\ud800")
    assert kept.answer == answer_of("three ferries")
    desk.rate(ME, name, None, "gone")
    assert (desk.entry(ME, name).rating, desk.entry(ME, name).reason) == (None, "")


def test_a_newer_foreign_or_damaged_file_is_refused_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.close()
    path = tmp_path / "desk.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(NewerDesk, match="have format 9 and this version reads up to 1"):
        Desk.open(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id = 7")
    connection.close()
    with pytest.raises(UnusableDesk, match="none of Dateline's"):
        Desk.open(tmp_path)
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(UnusableDesk, match=r"desk\.sqlite3"):
        Desk.open(tmp_path)
    with pytest.raises(UnusableDesk):
        Desk.open(tmp_path / "nowhere")


def test_many_threads_at_one_desk_lose_nothing(desk: Desk) -> None:
    wrong: list[BaseException] = []

    def work(number: int) -> None:
        try:
            talk = None
            for turn in range(5):
                entry = desk.begin(f"user:{number}", talk, f"question {turn}", {})
                talk = entry.conversation
                desk.conversations(f"user:{number}", "question")
                desk.finish(entry.id, answer_of(str(number)))
        except BaseException as error:  # noqa: BLE001 - told to the test
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []
    for number in range(12):
        (talk,) = desk.conversations(f"user:{number}")
        kept = desk.conversation(f"user:{number}", talk.id).entries
        assert [entry.answer for entry in kept] == [answer_of(str(number))] * 5


def test_an_ingest_that_writes_for_long_does_not_make_the_desk_wait(desk: Desk, tmp_path: Path) -> None:
    library = sqlite3.connect(tmp_path / "dateline.sqlite3", isolation_level=None)
    library.execute("CREATE TABLE articles (id)")
    library.execute("BEGIN EXCLUSIVE")
    ask(desk, "meanwhile")
    library.execute("ROLLBACK")
    library.close()
    assert len(desk.conversations(ME)) == 1
