"""Ways a server can misbehave: each time there is an answer, it says what happened, and it took no longer."""

import json
import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from answer.answer import Answer
from answer.extractive import Extractive
from answer.model.spec import Spec
from answer.question import Question
from tests.answer.model.conftest import ASKED, FAST, modelled
from tests.answer.model.scripted import (
    Act,
    Exchange,
    Served,
    body,
    drip,
    passages,
    reply,
    serving,
    silent,
    status,
)

Ask = Callable[..., Answer]
TRUE = "The old bridge at Varnholm will close for nine weeks from 2 April"
QUICK = replace(FAST, first=0.2, total=0.9, retries=0)
ROOMY = replace(FAST, first=30.0, total=60.0, retries=0)
"""For a server that answers, on a machine that is busy."""
LATE = {"silent", "silent after its head", "only comments", "slow", "endless", "one endless word"}
"""Where time runs out, or would."""


def cites(prompt: str, title: str = "Bridge") -> str:
    return str(next(one["id"] for one in passages(prompt) if title in one["title"]))


def true(prompt: str) -> str:
    return f"{TRUE} [{cites(prompt)}]. "


def cut(one: Exchange) -> None:
    """Break off in the middle of the first sentence."""
    one.head()
    one.says("The old bridge at ")
    one.connection.shutdown(socket.SHUT_RDWR)


def cut_later(one: Exchange) -> None:
    """Promise more bytes than come, and break off after a sentence that is true."""
    one.send_response(200)
    one.send_header("Content-Type", "text/event-stream")
    one.send_header("Content-Length", "100000")
    one.end_headers()
    one.says(true(one.prompt) + "Then it will be opened again with a feast for the whole of the town and")
    one.connection.shutdown(socket.SHUT_RDWR)


def slam(one: Exchange) -> None:
    one.connection.shutdown(socket.SHUT_RDWR)


def endless(one: Exchange) -> None:
    """Never stop, and never say the same thing twice."""
    one.head()
    number = 0
    while not one.served.hung_up.is_set():
        number += 1
        one.says(f"Boat {number} of the fleet of Varnholm was painted green in the year {number}. ", 4_000)


def endless_word(one: Exchange) -> None:
    one.head()
    while not one.served.hung_up.is_set():
        one.event({"content": "bridge" * 500})


def keepalive(one: Exchange) -> None:
    """Only comments, forever."""
    one.head()
    while not one.served.hung_up.is_set():
        one.raw(b": ping\n\n")
        time.sleep(0.05)


def bad_event(one: Exchange) -> None:
    one.head()
    one.raw(b'data: {"id": "x", "choices": [{"index": 0, "delta": {"content": \n\n')
    one.done()


def error_event(one: Exchange) -> None:
    one.head()
    one.raw(b'data: {"error": {"message": "out of memory", "code": 500}}\n\n')
    one.done()


def no_choices(one: Exchange) -> None:
    one.head()
    one.raw(b'data: {"id": "x", "object": "chat.completion.chunk", "choices": []}\n\n')
    one.done()


def tool_call(one: Exchange) -> None:
    one.head()
    call = {"index": 0, "id": "1", "type": "function", "function": {"name": "rm", "arguments": "{}"}}
    one.event({"tool_calls": [call]})
    one.done()


def forwards(one: Exchange) -> None:
    one.head(307, Location="http://127.0.0.1:9/v1/chat/completions")


def whole_json(one: Exchange) -> None:
    """Ignore that a stream was asked for."""
    one.head(kind="application/json")
    message = {"role": "assistant", "content": "The bridge closes."}
    one.raw(json.dumps({"id": "x", "choices": [{"index": 0, "message": message}]}).encode())


def prompted(one: Exchange) -> None:
    """Say the prompt again."""
    one.head()
    one.says(one.prompt, 500)
    one.done()


STANDS_IN: dict[str, tuple[Act, str]] = {
    "busy": (status(429, Retry_After="0"), r"no more questions for now \(429\)"),
    "busy for long": (status(429, Retry_After="3600"), r"no more questions for now \(429\)"),
    "broken": (status(500), r"failed \(500\)"),
    "overloaded": (status(503, "<html>", Retry_After="soon"), r"failed \(503\)"),
    "wrong key": (status(401), r"refuses the key \(401\)"),
    "forbidden": (status(403), r"refuses the key \(403\)"),
    "no such model": (status(404), r"does not know the model"),
    "too long": (
        status(400, '{"error": {"message": "context length", "key": "sk-secret123456"}}'),
        r"\(400\)",
    ),
    "forwards": (forwards, r"\(307\)"),
    "silent": (silent(), "did not answer in time|said nothing"),
    "silent after its head": (silent(head=True), "did not answer in time|said nothing"),
    "only comments": (keepalive, "said nothing|not done"),
    "slams the door": (slam, "broke off|cannot be reached"),
    "cut in the first sentence": (cut, "wrote nothing|broke off"),
    "empty": (reply(""), "reply is empty"),
    "blanks": (reply(" \n\n  \n"), "reply is empty"),
    "no body": (body(b""), "reply is empty"),
    "a web page": (
        body(b"<html><body>Welcome</body></html>", "text/html"),
        "reply is empty|no answer of a model",
    ),
    "a whole JSON": (whole_json, "reply is empty"),
    "bytes": (body(bytes(range(256)) * 20), "reply is empty|no answer of a model|it failed"),
    "bad JSON": (bad_event, "no answer of a model"),
    "an error in the stream": (error_event, "failed|no answer"),
    "no choices": (no_choices, "reply is empty"),
    "a tool call": (tool_call, "reply is empty"),
    "slow": (drip(TRUE * 3, 0.05), "not done after|wrote nothing"),
    "marks only": (reply("[1] [2] [[3]] 【1】"), "wrote nothing"),
    "rubbish": (reply("zxcv qwer 12 @@ ~~ asdf. jkl; uiop!"), "wrote nothing"),
    "another language": (
        reply(
            "Die alte Brücke wird laut Hafenmeister für zwölf Wochen gesperrt, niemand darf schwimmen [1]."
        ),
        "wrote nothing",
    ),
    "untrue": (
        reply("The old bridge at Varnholm fell into the river and killed 40 people [1]."),
        "wrote nothing",
    ),
    "the prompt again": (prompted, "wrote nothing|sentences of"),
    "markup alone": (
        reply("<script>alert(1)</script><img src=x onerror=y>![a](http://evil.example)"),
        "wrote nothing",
    ),
    "endless": (endless, "wrote nothing|not done"),
    "one endless word": (endless_word, "wrote nothing|not done"),
    "a refusal": (reply("I'm sorry, but I can't help with that."), "found no answer"),
}


def of_the_articles(answer: Answer, extractive: Extractive) -> None:
    """Whatever the model did: every quote is true, every statement is borne out by one."""
    for source in answer.sources:
        text = next(a.text for a in extractive._gatherer._library.article(source.article))
        for quote in source.quotes:
            assert text[quote.start : quote.end] == quote.text
    for n, statement in enumerate(answer.statements):
        assert statement.verdict == "supported"
        assert any(q.statement == n for s in answer.sources for q in s.quotes if s.n in statement.citations)


@pytest.mark.parametrize("way", STANDS_IN)
def test_the_sources_stand_in_and_the_answer_says_so(way: str, ask: Ask, extractive: Extractive) -> None:
    act, said = STANDS_IN[way]
    with serving(act) as served:
        begun = time.monotonic()
        answer = ask(served, limits=QUICK if way in LATE else ROOMY)
        assert time.monotonic() - begun < 5
    notes = " ".join(answer.searched.notes)
    assert re.search(said, notes), notes
    assert "secret" not in json.dumps(answer.as_dict())
    of_the_articles(answer, extractive)
    if way == "a refusal":
        assert answer.outcome == "not_in_sources"
    elif way == "the prompt again":
        assert not re.search(
            "BEGIN|journalist|passage|NOT_IN", " ".join(one.text for one in answer.statements)
        )
    else:
        assert answer.answerer == "extractive"
        assert answer.statements == extractive.ask(Question(ASKED)).statements
        assert "stand in" in notes
    assert answer.usage is not None
    assert answer.usage["calls"] == 1


def test_nobody_listens(ask: Ask) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        answer = ask(Served([], port=taken.getsockname()[1]))
    assert "cannot be reached" in answer.searched.notes[0]
    assert answer.statements


def test_a_name_that_is_no_host(extractive: Extractive) -> None:
    from answer.model.answerer import Model, Modelled
    from answer.model.connection import connect

    spec = Spec("address", "m", "http://nowhere.invalid:1/v1")
    answer = Modelled(extractive, Model(connect(spec, QUICK), QUICK), None, lambda _: None).ask(
        Question(ASKED)
    )
    assert "cannot be reached" in answer.searched.notes[0]


@pytest.mark.parametrize("bad", [status(429, Retry_After="0"), status(500), status(529), slam, reply("")])
def test_what_may_pass_is_tried_again(bad: Act, ask: Ask) -> None:
    with serving(bad, bad, reply(true)) as served:
        answer = ask(served, limits=replace(ROOMY, retries=2))
        assert len(served.requests) == 3
    assert answer.answerer.endswith("#m")
    assert answer.statements[0].text == f"{TRUE}."
    assert answer.usage is not None
    assert answer.usage["calls"] == 3


@pytest.mark.parametrize("bad", [status(401), status(400), status(404), bad_event])
def test_what_will_not_pass_is_not_tried_again(bad: Act, ask: Ask) -> None:
    with serving(bad) as served:
        ask(served)
        assert len(served.requests) == 1


def test_a_server_is_waited_for_as_long_as_it_asks_but_not_longer_than_there_is_time(
    extractive: Extractive,
) -> None:
    waits: list[float] = []
    with serving(status(429, Retry_After="0.9"), status(503), status(429, Retry_After="7")) as served:
        answerer = modelled(extractive, served, replace(ROOMY, retries=5))
        answerer._sleep = waits.append
        answer = answerer.ask(Question(ASKED))
        assert len(served.requests) == 3
    assert waits == [0.9, 1.0]
    assert "(429)" in answer.searched.notes[0]


def test_what_was_written_before_the_connection_broke_stays_and_the_answer_says_so(
    ask: Ask, extractive: Extractive
) -> None:
    with serving(cut_later) as served:
        answer = ask(served)
        assert len(served.requests) == 1
    assert (answer.outcome, [one.text for one in answer.statements]) == ("partly", [f"{TRUE}."])
    assert "what it had written is shown" in answer.searched.notes[0]
    of_the_articles(answer, extractive)


def test_marks_that_exist_nowhere_are_dropped_and_the_true_source_is_found(ask: Ask) -> None:
    with serving(reply(f"{TRUE} [zz9zz][99].")) as served:
        answer = ask(served)
    assert [(one.text, one.citations) for one in answer.statements] == [(f"{TRUE}.", (1,))]
    assert answer.sources[0].title == "Bridge at Varnholm to close for nine weeks"


def test_a_citation_of_the_wrong_article_is_put_right(ask: Ask) -> None:
    with serving(reply(lambda prompt: f"{TRUE} [{cites(prompt, 'ferry')}].")) as served:
        answer = ask(served)
    assert [one.title for one in answer.sources] == ["Bridge at Varnholm to close for nine weeks"]


def test_what_is_said_again_and_again_is_said_once(ask: Ask) -> None:
    with serving(reply(lambda prompt: true(prompt) * 50)) as served:
        answer = ask(served)
    assert len(answer.statements) == 1


def test_a_server_that_hangs_is_hung_up_on(ask: Ask) -> None:
    with serving(keepalive) as served:
        ask(served, limits=QUICK)
        assert served.hung_up.wait(2)


def test_a_model_that_ran_away_is_hung_up_on(ask: Ask) -> None:
    with serving(endless) as served:
        ask(served)
        assert served.hung_up.wait(2)


def test_html_and_links_never_reach_a_statement(ask: Ask) -> None:
    def tricky(prompt: str) -> str:
        mark = cites(prompt)
        return f"<b onclick=x>{TRUE}</b> ![p](http://evil.example/p) [{mark}](http://evil.example) https://evil.example/x."

    with serving(reply(tricky)) as served:
        answer = ask(served)
    assert [one.text for one in answer.statements] == [f"{TRUE}."]
    assert "evil" not in json.dumps(answer.as_dict())


def test_hanging_up_on_one_call_cuts_no_other(extractive: Extractive) -> None:
    slowly = drip(f"{TRUE} [1].", 0.012)
    with serving(keepalive, slowly) as served, ThreadPoolExecutor(2) as pool:
        answerer = modelled(extractive, served, replace(QUICK, connect=0.1, first=0.3, total=5))
        hangs = pool.submit(answerer.ask, Question(ASKED))
        while not served.requests:
            time.sleep(0.005)
        speaks = pool.submit(answerer.ask, Question(ASKED))
        assert "said nothing" in hangs.result().searched.notes[0]
        assert [one.text for one in speaks.result().statements] == [f"{TRUE}."]
        assert speaks.result().searched.notes == ()
