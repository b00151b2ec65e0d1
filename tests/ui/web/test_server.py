"""The server as a program meets it: health, calls, refusals, headers, addresses, logins."""

import json
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from dateline.errors import UsageError
from ingest.read import read_paths
from ui.web.runtime import Runtime
from ui.web.server import NoAddressError, read_auth, serve
from ui.web.serving.listen import open_socket

JSON = {"Content-Type": "application/json"}


def _call(url: str, name: str, *values: object) -> tuple[str, Any]:
    """Call as any HTTP client would; return the event's name and its data."""
    body = json.dumps({"data": values})
    begun = httpx.post(f"{url}/gradio_api/call/{name}", content=body, headers=JSON, timeout=20)
    assert begun.status_code == 200, begun.text
    ended = httpx.get(f"{url}/gradio_api/call/{name}/{begun.json()['event_id']}", timeout=20).text
    event, data = ended.strip().split("\n")[:2]
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_health_has_counts(url: str, runtime: Runtime) -> None:
    reply = httpx.get(f"{url}/health")
    assert reply.status_code == 200
    articles, passages = runtime.library.counts()
    assert reply.json() == {"status": "ok", "articles": articles, "passages": passages}


def test_ask_gives_the_contracts_json(url: str, runtime: Runtime) -> None:
    event, data = _call(url, "ask", "How many ferries does Halvorsen ask for?", None, None)
    assert event == "complete"
    answer = data[0]
    assert answer["outcome"] in {"answered", "partly"}
    assert answer["statements"]
    for source in answer["sources"]:
        text = runtime.library.article(source["article"])[0].text
        assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in source["quotes"])


def test_search_gives_the_contracts_json(url: str) -> None:
    event, data = _call(url, "search", "bakery oven", None, 1)
    assert event == "complete"
    assert len(data[0]["hits"]) == 1
    assert {"passage", "article", "uri", "title", "start", "end", "text", "score", "ranks"} <= set(
        data[0]["hits"][0]
    )


def test_gradios_own_client_needs_only_the_question(url: str) -> None:
    from gradio_client import Client  # type: ignore[import-untyped]  # ships no types

    client = Client(url, verbose=False)
    answer = client.predict(question="How many ferries does Halvorsen ask for?", api_name="/ask")
    assert answer["statements"]


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("ask", ["", None, None], "is empty"),
        ("ask", ["x" * 10_000, None, None], "10,000 characters"),
        ("ask", [7, None, None], "is no text"),
        ("ask", ["q", "history", None], "no list"),
        ("ask", ["q", None, {"untill": "2024-01-01"}], "did you mean until"),
        ("ask", ["q", None, {"articles": ["no such article"]}], "no such article"),
        ("ask", ["q"], "takes 3 values (question, history, filters) and got 1"),
        ("search", ["q", None, "many"], "no number of hits"),
        ("search", [None, None, 3], "is no text"),
        ("check", ["", None], "the text is empty"),
        ("check", ["A sentence.", ["no such article"]], "no such article"),
        ("check", ["A sentence."], "takes 2 values (text, sources) and got 1"),
    ],
)
def test_bad_input_gets_one_sentence(url: str, name: str, values: list[object], says: str) -> None:
    event, data = _call(url, name, *values)
    assert event == "error"
    assert says in data["error"]
    assert "Traceback" not in data["error"]
    assert len(data["error"].splitlines()) == 1


def test_check_gives_the_contract(url: str) -> None:
    event, data = _call(
        url,
        "check",
        "The bakery on Pier Street closed. “We are asking for nine ferries, not two,” Halvorsen said.",
        None,
    )
    assert event == "complete"
    assert [one["verdict"] for one in data[0]["statements"]][1] == "misquoted"
    event, data = _call(
        url, "check", "The bakery closed.", [{"text": "The bakery closed on Saturday."}, "ferry.txt"]
    )
    assert event == "complete"
    assert data[0]["summary"] == {"supported": 1}


def test_half_characters_and_control_characters_are_searched_like_any_others(url: str) -> None:
    for text in ("ferries \ud800", "\x00ferries\x1b"):
        assert _call(url, "ask", text, [{"question": "\udfff", "answer": ""}], None)[0] == "complete"
        assert _call(url, "search", text, {"outlets": ["\ud800"]}, 3)[0] == "complete"
    reply = httpx.post(f"{url}/gradio_api/run/article", content=b'{"data": ["\\ud800", "1-2"]}', headers=JSON)
    assert "there is no article" in reply.json()["data"][0]


def test_an_unknown_call_is_404(url: str) -> None:
    reply = httpx.post(f"{url}/gradio_api/call/nothing", json={"data": []})
    assert reply.status_code == 404
    assert "known are /ask, /search, /check" in reply.json()["error"]


def test_the_page_offers_no_more_calls_than_the_contract(url: str) -> None:
    assert set(httpx.get(f"{url}/gradio_api/info").json()["named_endpoints"]) == {"/ask", "/search", "/check"}


def test_the_article_view_is_served_to_the_page(url: str, runtime: Runtime) -> None:
    article = next(one for one in runtime.library.articles() if one.uri.endswith("ferry.txt"))
    text = runtime.library.article(article.id)[0].text
    start = text.index("three ferries, not two")
    reply = httpx.post(f"{url}/gradio_api/run/article", json={"data": [article.id, f"{start}-{start + 13}"]})
    assert '<mark data-q="0">three ferries</mark>' in reply.json()["data"][0]
    missing = httpx.post(f"{url}/gradio_api/run/article", json={"data": ["<b>", None]})
    assert missing.status_code == 200
    assert "there is no article" in missing.json()["data"][0]
    assert "<b>" not in missing.json()["data"][0]


def test_every_reply_is_fenced(url: str) -> None:
    for path in ("/", "/health", "/gradio_api/info"):
        headers = httpx.get(url + path).headers
        assert "connect-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert httpx.get(f"{url}/docs").status_code == 404
    assert httpx.get(f"{url}/openapi.json").status_code == 404


def test_articles_ingested_while_it_runs_are_seen(url: str, runtime: Runtime, folder_of_one: Path) -> None:
    before = httpx.get(f"{url}/health").json()["articles"]
    report = runtime.library.ingest(read_paths([folder_of_one]))
    added = report.as_dict()["added"]
    assert isinstance(added, list)
    try:
        assert httpx.get(f"{url}/health").json()["articles"] == before + 1
        _, data = _call(url, "ask", "How large was the quince harvest in Orrery?", None, None)
        assert "412 tonnes" in data[0]["statements"][0]["text"]
    finally:
        runtime.library.remove(added[0])


def test_a_port_in_use_is_one_sentence_with_another_to_take(runtime: Runtime) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(NoAddressError, match=rf"127\.0\.0\.1:{port} .* another port with --port"):
            serve(runtime, port=port, prevent_thread_lock=True)


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(NoAddressError):
        open_socket("203.0.113.7", 7860)
    with pytest.raises(UsageError, match="no port 99999"):
        open_socket("127.0.0.1", 99_999)


def test_a_login_is_a_name_and_a_password() -> None:
    assert read_auth(None) is None
    assert read_auth("ada:pass:word") == ("ada", "pass:word")
    for wrong in ("ada", "ada:", ":secret", ""):
        with pytest.raises(UsageError, match="user:password"):
            read_auth(wrong)


def test_with_a_login_nothing_but_health_is_open(runtime: Runtime) -> None:
    serving = serve(runtime, port=0, auth="ada:secret", prevent_thread_lock=True)
    url = serving.url.rstrip("/")
    try:
        body = {"data": ["How many ferries?", None, None]}
        assert httpx.post(f"{url}/gradio_api/call/ask", json=body).status_code == 401
        assert httpx.post(f"{url}/gradio_api/run/article", json={"data": ["x", ""]}).status_code == 401
        assert httpx.get(f"{url}/config").status_code == 401
        assert httpx.get(f"{url}/health").status_code == 200
        with httpx.Client(base_url=url) as client:
            wrong = client.post("/login", data={"username": "ada", "password": "guess"})
            assert wrong.status_code == 400
            right = client.post("/login", data={"username": "ada", "password": "secret"})
            assert right.status_code == 200
    finally:
        serving.close()
