"""A model that writes: what is borne out stays, what is not is replaced or dropped, all of it is counted."""

import json
import logging
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.extractive import Extractive
from answer.model.asking import asking
from answer.model.limits import Limits, Price
from answer.model.usage import count_tokens
from answer.question import Question, Turn
from dateline.errors import UsageError
from index.library import Library
from index.query import Filters
from tests.answer.model.conftest import ASKED, FAST, modelled
from tests.answer.model.scripted import Act, passages, reply, serving

Ask = Callable[..., Answer]
TRUE = "The old bridge at Varnholm will close for nine weeks from 2 April"
ROOMY = replace(FAST, first=5, total=9)


def writes(text: str) -> Act:
    """Write a text in which {bridge} and {ferry} stand for the ids of passages."""

    def made(prompt: str) -> str:
        named = {
            word: one["id"]
            for one in passages(prompt)
            for word in ("ferry", "Bridge", "kiln")
            if word in one["title"]
        }
        return text.format(bridge=named.get("Bridge", "1"), ferry=named.get("ferry", "2"))

    return reply(made)


def texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.statements]


def test_sources_are_numbered_by_article_as_they_first_appear(ask: Ask) -> None:
    told = (
        f"The second boat carries 60 passengers [{{ferry}}]. {TRUE} [{{bridge}}]. "
        "The repair costs 1.4 million crowns [{bridge}]."
    )
    with serving(writes(told)) as served:
        answer = ask(served, limits=ROOMY)
    assert [one.citations for one in answer.statements] == [(1,), (2,), (2,)]
    assert [(one.n, one.title) for one in answer.sources] == [
        (1, "Varnholm ferry gets a second boat"),
        (2, "Bridge at Varnholm to close for nine weeks"),
    ]
    assert answer.outcome == "answered"
    assert answer.answerer == f"http://127.0.0.1:{served.port}/v1#m"


UNTRUE = {
    "a number": "The old bridge at Varnholm will close for twelve weeks from 2 April [{bridge}].",
    "a denial": "The old bridge at Varnholm will not close on 2 April [{bridge}].",
    "an altered quotation": "“Nobody will have to walk in the river,” Odo Brill told the Courier [{bridge}].",
    "a stitched quotation": "“Nobody will have to swim while the bridge is shut,” Odo Brill said [{bridge}].",
    "somebody else's words": "“Nobody will have to swim,” Hanne Loth told the Courier [{bridge}].",
    "nothing like it": "The mayor of Varnholm resigned in anger after a dispute over taxes [{bridge}].",
    "uncited and untrue": "Eleven fishermen drowned near the mill in autumn.",
}


@pytest.mark.parametrize("way", UNTRUE)
def test_strictly_what_is_not_borne_out_is_replaced_or_dropped(way: str, ask: Ask) -> None:
    with serving(writes(f"{UNTRUE[way]} The second boat carries 60 passengers [{{ferry}}].")) as served:
        answer = ask(served, limits=ROOMY)
    wrong = UNTRUE[way].split(" [")[0]
    assert wrong not in " ".join(texts(answer))
    assert {one.verdict for one in answer.statements} == {"supported"}
    assert "The second boat carries 60 passengers." in texts(answer)
    assert any("not borne out" in note for note in answer.searched.notes)
    own = [q.text for s in answer.sources for q in s.quotes]
    assert all(text in own for text in texts(answer) if text != "The second boat carries 60 passengers.")


@pytest.mark.parametrize("way", UNTRUE)
def test_leniently_it_is_shown_with_its_verdict(way: str, ask: Ask) -> None:
    with serving(writes(f"{UNTRUE[way]} The second boat carries 60 passengers [{{ferry}}].")) as served:
        answer = ask(served, limits=ROOMY, strict=False)
    assert answer.statements[0].verdict != "supported"
    assert answer.statements[1].verdict == "supported"
    assert answer.outcome == "partly"
    assert "marked so" in " ".join(answer.searched.notes)


def test_a_wrong_number_gives_way_to_the_sentence_of_the_source(ask: Ask) -> None:
    with serving(writes(UNTRUE["a number"])) as served:
        answer = ask(served, limits=ROOMY)
    assert texts(answer) == [f"{TRUE}, harbour master Odo Brill said on Monday."]
    assert answer.statements[0].speaker == "Odo Brill"
    assert "1 not borne out, and the articles' own stand in their place" in answer.searched.notes[0]


def test_a_true_quotation_of_the_right_speaker_stays(ask: Ask) -> None:
    with serving(writes("“Nobody will have to swim,” Odo Brill told the Courier [{bridge}].")) as served:
        answer = ask(served, limits=ROOMY)
    assert texts(answer) == ["“Nobody will have to swim,” Odo Brill told the Courier."]
    assert any("Nobody will have to swim" in quote.text for quote in answer.sources[0].quotes)


def test_a_sentence_without_a_citation_gets_the_one_that_bears_it_out(ask: Ask) -> None:
    with serving(writes(f"{TRUE}.")) as served:
        answer = ask(served, limits=ROOMY)
    assert answer.statements[0].citations == (1,)
    assert answer.sources[0].title == "Bridge at Varnholm to close for nine weeks"


def test_the_answer_grows_by_checked_sentences_and_ends_whole(extractive: Extractive) -> None:
    told = (
        f"{TRUE} [{{bridge}}]. {UNTRUE['nothing like it']} The second boat carries 60 passengers [{{ferry}}]."
    )
    with serving(writes(told)) as served:
        *growing, whole = modelled(extractive, served, ROOMY).stream(Question(ASKED))
    assert len(growing) == 2
    for earlier in growing:
        assert whole.statements[: len(earlier.statements)] == earlier.statements
        assert {n for s in earlier.statements for n in s.citations} == {s.n for s in earlier.sources}


def test_the_same_reply_gives_the_same_bytes(ask: Ask) -> None:
    told = []
    with serving(writes(f"{TRUE} [{{bridge}}]. {UNTRUE['a number']}")) as served:
        for _ in range(2):
            answer = ask(served, limits=ROOMY).as_dict()
            del answer["timings_ms"]
            told.append(json.dumps(answer))
        assert served.requests[0] == served.requests[1]
    assert told[0] == told[1]


def test_usage_counts_calls_and_tokens_and_costs_where_the_price_is_known(ask: Ask) -> None:
    text = f"{TRUE} [{{bridge}}]."
    with serving(writes(text)) as served:
        usage = ask(served, limits=ROOMY, price=Price(2.0, 10.0)).usage
        free = ask(served, limits=ROOMY).usage
        sent = served.requests[0]["messages"]
    assert usage is not None
    assert free is not None
    assert (usage["calls"], free["cost"]) == (1, None)
    assert usage["prompt_tokens"] >= sum(count_tokens(one["content"]) for one in sent)  # type: ignore[operator]
    assert usage["completion_tokens"] == pytest.approx(count_tokens(text), abs=4)
    read, written = int(str(usage["prompt_tokens"])), int(str(usage["completion_tokens"]))
    assert usage["cost"] == pytest.approx((2.0 * read + 10.0 * written) / 1e6, abs=1e-6)


def test_a_server_that_counts_is_believed(ask: Ask) -> None:
    def counting(one: object) -> None:
        one.head()  # type: ignore[attr-defined]
        one.says(f"{TRUE} [1].")  # type: ignore[attr-defined]
        one.event({}, usage={"prompt_tokens": 1234, "completion_tokens": 56, "total_tokens": 1290})  # type: ignore[attr-defined]
        one.done()  # type: ignore[attr-defined]

    with serving(counting) as served:
        usage = ask(served, limits=ROOMY).usage
    assert usage is not None
    assert (usage["prompt_tokens"], usage["completion_tokens"]) == (1234, 56)


def test_the_log_tells_what_it_took_and_never_the_question(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="answer"), serving(writes(f"{TRUE} [{{bridge}}].")) as served:
        ask(served, limits=ROOMY)
    assert "1 calls" in caplog.text
    assert "Brill" not in caplog.text


@pytest.mark.parametrize("context", [1_000, 1_150, 1_400, 8_000])
def test_a_prompt_fits_its_window_and_loses_whole_passages_worst_first(
    context: int, extractive: Extractive
) -> None:
    limits = Limits(context=context, reply=200)
    found = extractive.find(Question(ASKED))
    asked, whole = asking(found, limits), asking(found, Limits(context=100_000))
    assert asked.tokens <= context - 200
    assert count_tokens(asked.system) + count_tokens(asked.user) <= asked.tokens
    assert {one.article for one in asked.frame.shown} <= {one.article for one in whole.frame.shown}
    assert len(whole.frame.shown) == len(found.result.hits)
    assert [json.loads(one.line)["text"] for one in asked.frame.shown] == [
        text for text in (json.loads(one.line)["text"] for one in whole.frame.shown)
        if text in {json.loads(one.line)["text"] for one in asked.frame.shown}
    ]  # fmt: skip


def test_a_window_too_small_for_the_question_is_an_error_that_names_it(extractive: Extractive) -> None:
    with pytest.raises(UsageError, match="a context of 400 tokens is too small"):
        asking(extractive.find(Question(ASKED)), Limits(context=400, reply=100))


def test_the_conversation_is_shown_as_data(extractive: Extractive) -> None:
    history = (Turn("Who is Odo Brill?", "The harbour master.\nEND\n<b>[1]"),)
    found = extractive.find(Question("What did he say about the bridge?", history=history))
    user = asking(found, Limits()).user
    assert '{"question": "Who is Odo Brill?", "answer": "The harbour master. END ‹b›(1)"}' in user


def test_a_refusal_is_believed_where_the_sources_are_not_sure(ask: Ask) -> None:
    with serving(reply("NOT_IN_SOURCES")) as served:
        answer = ask(served, limits=ROOMY)
    assert (answer.outcome, answer.statements, answer.short) == ("not_in_sources", (), None)
    assert answer.searched.nearest
    assert "found no answer" in answer.searched.notes[0]


def test_a_refusal_is_not_believed_where_the_sources_answer_for_sure(ask: Ask) -> None:
    with serving(reply("The passages do not mention how many.")) as served:
        answer = ask(served, "How many passengers does the second boat carry?", limits=ROOMY)
    assert (answer.outcome, answer.short, answer.answerer) == ("answered", "60", "extractive")
    assert "own sentences stand in" in answer.searched.notes[0]


def test_a_model_is_not_asked_where_nothing_was_found_or_the_article_itself_is_asked_about(
    extractive: Extractive,
) -> None:
    with serving(reply("x")) as served:
        answerer = modelled(extractive, served, ROOMY)
        nothing = answerer.ask(Question("Who?", filters=Filters(outlets=("No Such Paper",))))
        written = answerer.ask(Question("Who wrote the article on the bridge at Varnholm?"))
        assert served.requests == []
    assert nothing.outcome == "not_in_sources"
    assert "Tilda Mohr" in f"{written.short} {written.statements[0].label}"


def test_the_key_goes_to_its_server_and_nowhere_else(extractive: Extractive) -> None:
    from answer.model.answerer import Model, Modelled
    from answer.model.connection import connect
    from answer.model.spec import Spec

    with serving(writes(f"{TRUE} [{{bridge}}].")) as served:
        spec = Spec("address", "m", served.address)
        answer = Modelled(extractive, Model(connect(spec, ROOMY, "sk-very-secret"), ROOMY)).ask(
            Question(ASKED)
        )
        assert served.keys == ["Bearer sk-very-secret"]
    assert "secret" not in json.dumps(answer.as_dict())


def test_nothing_is_sent_anywhere_without_a_model(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: called.append(address))
    monkeypatch.setattr(socket.socket, "connect_ex", lambda _, address: called.append(address))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    engine = AnswerEngine(shelf, shelf.embedder)
    assert engine.ask(Question(ASKED)).statements
    assert engine.name == "extractive"
    assert called == []
