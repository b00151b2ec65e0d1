"""What the guard refuses: too much, too often, too deep, from elsewhere, and what is somebody else's."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from tests.ui.web.serving.clients import call, login
from tests.ui.web.serving.conftest import Served
from tests.ui.web.serving.people import burst
from ui.web.runtime import Runtime

QUESTION = {"data": ["How many ferries?", None, None]}


def test_more_questions_than_allowed_get_a_time_to_wait(served: Served) -> None:
    with served(questions_a_minute=6) as url, httpx.Client(base_url=url) as client:
        codes = [
            client.post("/gradio_api/call/search", json={"data": ["q", None, 1]}).status_code
            for _ in range(3)
        ]
        assert codes == [200, 200, 429]
        refused = client.post("/gradio_api/call/ask", json=QUESTION)
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 10
        assert "more than 6 questions a minute; try again in" in refused.json()["detail"]
        assert client.get("/config").status_code == 200, "reading goes on"
        assert 'dateline_rate_limited_total{kind="questions"} 2.0' in client.get("/metrics").text


def test_each_user_has_a_measure_of_their_own(served: Served, users: Path) -> None:
    with served(users=users, checks_a_minute=6) as url, login(url, "ada") as ada, login(url, "bo") as bo:
        body = {"data": ["The bakery closed.", ["ferry.txt"]]}
        codes = [ada.post("/gradio_api/call/check", json=body).status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        assert bo.post("/gradio_api/call/check", json=body).status_code == 200


def test_uploads_have_a_size_and_a_number(served: Served, runtime: Runtime) -> None:
    with served(upload_mb=1, uploads_a_minute=6) as url, httpx.Client(base_url=url) as client:
        large = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 2_100_000)})
        assert large.status_code == 413
        assert "upload_mb" in large.json()["error"]
        endless = client.post("/gradio_api/upload", content=iter([b"x"] * 9))
        assert endless.status_code == 411
        sent = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 900_000)})
        assert sent.status_code == 200
        place = Path(sent.json()[0])
        assert place.is_relative_to(runtime.library.home / "web-files")
        assert (runtime.library.home / "web-files").stat().st_mode & 0o777 == 0o700
        client.post("/gradio_api/upload", files={"files": ("b.txt", b"x")})
        assert client.post("/gradio_api/upload", files={"files": ("c.txt", b"x")}).status_code == 429


def test_a_call_is_whole_and_no_larger_or_deeper_than_anybody_needs(url: str) -> None:
    post = f"{url}/gradio_api/call/ask"
    assert httpx.post(post, content=b'{"data": ["' + b"x" * 12_100_000 + b'"]}').status_code == 413
    deep = httpx.post(post, content=b'{"data": ' + b"[" * 90_000 + b"]" * 90_000 + b"}")
    assert deep.status_code == 422
    assert "nested too deeply" in deep.json()["error"]
    for body in (b"", b"[]", b"7", b'"x"', b"{", b"\xff\xfe", b"null"):
        assert httpx.post(post, content=body).status_code == 422


def test_another_sites_page_cannot_send_anything(url: str) -> None:
    post, body = f"{url}/gradio_api/call/ask", json.dumps(QUESTION)
    far: list[dict[str, str]] = [
        {"Origin": origin} for origin in ("https://evil.example", "null", "http://[")
    ]
    for elsewhere in (*far, {"Sec-Fetch-Site": "cross-site"}):
        assert httpx.post(post, content=body, headers=elsewhere).status_code == 403
    ours = {"Origin": url, "Content-Type": "application/json"}
    assert httpx.post(post, content=body, headers=ours).status_code == 200


def test_a_name_that_is_not_ours_leads_nowhere(url: str, served: Served) -> None:
    for host in ("evil.example", "evil.example:80", "localhost.evil.example", ""):
        assert httpx.get(f"{url}/config", headers={"Host": host}).status_code in {400, 421}, host
    for host in ("localhost:1", "127.0.0.1", "[::1]:80", "192.0.2.1", "x.localhost"):
        assert httpx.get(f"{url}/config", headers={"Host": host}).status_code == 200, host
    with served(hosts="news.example.org") as named:
        assert httpx.get(f"{named}/config", headers={"Host": "news.example.org"}).status_code == 200
        assert httpx.get(f"{named}/config", headers={"Host": "other.example.org"}).status_code == 421


def test_nobody_gets_news_of_anothers_page(guarded: str) -> None:
    with login(guarded, "ada") as ada, login(guarded, "bo") as bo:
        begun = ada.post("/gradio_api/call/ask", json={**QUESTION, "session_hash": "adas0page"})
        event = begun.json()["event_id"]
        for path in ("queue/data?session_hash=adas0page", "heartbeat/adas0page", "call/ask/adas0page"):
            assert bo.get(f"/gradio_api/{path}").status_code == 404, path
        for path in ("call/ask", "run/article", "cancel"):
            body = {**QUESTION, "session_hash": "adas0page", "fn_index": None, "event_id": event}
            assert bo.post(f"/gradio_api/{path}", json=body).status_code == 404, path
        assert "event: complete" in ada.get(f"/gradio_api/call/ask/{event}").text


LEAKS = [
    "/etc/passwd", "{home}/dateline.sqlite3", "{home}/../library/dateline.sqlite3", "{home}/sessions.sqlite3",
    "{temp}/../../dateline.sqlite3", "{temp}/../../../../../../../etc/passwd",
    "{temp}/%2e%2e/%2e%2e/dateline.sqlite3",
    "..%2f..%2fetc%2fpasswd", "/proc/self/environ", "{temp}", "{temp}/", "{home}", "file:///etc/passwd",
    "http://127.0.0.1:1/x", "https://evil.example/x", "/dev/zero", "\\\\host\\share", "{temp}/x%00.txt",
    "dateline.toml",
    "{package}/app.py",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(LEAKS)))
def test_no_path_leads_to_a_file_that_is_not_the_pages(number: int, url: str, runtime: Runtime) -> None:
    import ui.web

    home, package = runtime.library.home, Path(ui.web.__file__).parent
    sent = httpx.post(f"{url}/gradio_api/upload", files={"files": ("a.txt", b"mine")})
    temp = Path(sent.json()[0]).parents[1]
    path = LEAKS[number].format(home=home, temp=temp, package=package)
    for route in ("gradio_api/file=", "gradio_api/file/", "file=", "static/", "assets/", "svelte/",
                  "gradio_api/proxy=", "gradio_api/custom_component/"):  # fmt: skip
        reply = httpx.get(f"{url}/{route}{path}")
        assert reply.status_code in {400, 401, 403, 404}, route
        assert b"SQLite" not in reply.content


def test_an_upload_is_for_whoever_sent_it(guarded: str) -> None:
    with login(guarded, "ada") as ada, login(guarded, "bo") as bo:
        path = ada.post("/gradio_api/upload", files={"files": ("../../a b.txt", b"adas own")}).json()[0]
        assert ".." not in path
        assert ada.get(f"/gradio_api/file={path}").content == b"adas own"
        assert bo.get(f"/gradio_api/file={path}").status_code == 404
        around = path.replace("/web-files/", "/web-files/./")
        assert bo.get(f"/gradio_api/file={around}").status_code == 404
        assert httpx.get(f"{guarded}/gradio_api/file={path}").status_code == 401


def test_a_call_cannot_be_handed_a_file_of_the_machine(url: str) -> None:
    stolen = {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}
    with httpx.Client(base_url=url, timeout=20) as client:
        event, data = call(client, "check", "A sentence.", [stolen])
        assert event == "error"
        assert "root:" not in json.dumps(data)


def test_routes_that_the_page_does_not_need_are_shut(url: str) -> None:
    for path in ("monitoring", "monitoring/summary", "gradio_api/token", "gradio_api/vibe-code",
    "gradio_api/runs",
                 "gradio_api/deep_link?session_hash=x", "gradio_api/dev/reload", "pwa_icon", "docs",
                 "openapi.json",
                 "gradio_api/stream/a/b/1/playlist.m3u8", "gradio_api/run-history/buckets",
                 "login"):  # fmt: skip
        assert httpx.get(f"{url}/{path}").status_code == 404, path
    for path in ("vibe-edit", "process_recording", "stream/x", "stream/x/close", "run-history/connect"):
        assert httpx.post(f"{url}/gradio_api/{path}", json={}).status_code == 404, path
    assert httpx.put(f"{url}/gradio_api/upload").status_code == 405


def test_the_page_says_itself_that_it_was_too_much(served: Served) -> None:
    with served(questions_a_minute=6) as url:
        loads = [asyncio.run(burst(url, 1, [f"How many ferries, number {n}?"], seed=n)) for n in range(3)]
        assert [load.errors() for load in loads[:2]] == [[], []]
        (trouble,) = loads[2].errors()
        assert "more than 6 questions a minute; try again in" in trouble
