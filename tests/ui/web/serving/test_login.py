"""Who is let in: by a form, by name and password, on the word of a proxy; and who is not."""

import re
import time
from pathlib import Path

import httpx
import pytest

from tests.ui.web.serving.clients import PASSWORD, call, login
from tests.ui.web.serving.conftest import Served
from ui.web.serving.rates import Buckets, Rate
from ui.web.serving.users import add_user, remove_user

HTML = {"Accept": "text/html,*/*"}
SHUT = ["/", "/config", "/gradio_api/info", "/theme.css", "/assets/x.js",
"/gradio_api/queue/data?session_hash=a",
        "/gradio_api/heartbeat/abc", "/gradio_api/file=/etc/passwd", "/gradio_api/user"]  # fmt: skip


def test_nothing_but_the_probes_is_open(guarded: str) -> None:
    for path in SHUT:
        assert httpx.get(guarded + path).status_code == 401, path
    for path in ("call/ask", "run/article", "queue/join", "upload", "cancel", "component_server"):
        assert httpx.post(f"{guarded}/gradio_api/{path}", json={"data": []}).status_code == 401, path
    assert httpx.get(f"{guarded}/health").status_code == 200
    assert httpx.get(f"{guarded}/ready").status_code in {200, 503}


def test_a_browser_is_asked_and_comes_to_where_it_wanted(guarded: str) -> None:
    with httpx.Client(base_url=guarded, headers=HTML) as browser:
        sent = browser.get("/?talk=7")
        assert (sent.status_code, sent.headers["location"]) == (303, "/login?after=%2F%3Ftalk%3D7")
        form = browser.get(sent.headers["location"])
        assert 'name="after" value="/?talk=7"' in form.text
        assert "default-src 'none'" in form.headers["content-security-policy"]
        wrong = browser.post("/login", data={"username": "<i>ada", "password": "guess", "after": "/?talk=7"})
        assert wrong.status_code == 400
        assert "do not go together" in wrong.text
        assert "<i>" not in wrong.text
        right = browser.post("/login", data={"username": "ada", "password": PASSWORD, "after": "/?talk=7"})
        assert (right.status_code, right.headers["location"]) == (303, "/?talk=7")
        cookie = right.headers["set-cookie"]
        assert re.search(r"dateline_session=[\w-]{43}; Path=/; Max-Age=\d+; HttpOnly; SameSite=Lax$", cookie)
        assert browser.get("/").status_code == 200
        assert browser.get("/gradio_api/user").json() == "ada"


@pytest.mark.parametrize(
    "after", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_a_login_leads_nowhere_else(guarded: str, after: str) -> None:
    form = {"username": "ada", "password": PASSWORD, "after": after}
    assert httpx.post(f"{guarded}/login", data=form, headers=HTML).headers["location"] == "/"


def test_logging_out_ends_the_cookie_for_good(guarded: str) -> None:
    with login(guarded, "bo") as client:
        kept = dict(client.cookies)
        assert client.get("/config").status_code == 200
        client.get("/logout")
        assert client.get("/config").status_code == 401
    assert httpx.get(f"{guarded}/config", cookies=kept).status_code == 401


def test_a_program_sends_name_and_password(guarded: str) -> None:
    from gradio_client import Client  # type: ignore[import-untyped]  # ships no types

    with httpx.Client(base_url=guarded, auth=("ada", PASSWORD), timeout=20) as client:
        assert call(client, "search", "ferries", None, 1)[0] == "complete"
        begun = time.process_time()
        assert client.get("/config").status_code == 200
        assert time.process_time() - begun < 0.15, (
            "a password that fitted is not compared at length each time"
        )
    client = Client(guarded, auth=("ada", PASSWORD), verbose=False)
    assert client.predict(query="ferries", api_name="/search")["hits"]
    assert httpx.get(f"{guarded}/config", auth=("ada", "guess")).status_code == 401
    assert httpx.get(f"{guarded}/config", headers={"Authorization": "Basic %%%"}).status_code == 401


def test_a_session_outlives_a_restart_and_ends_with_its_password(served: Served, tmp_path: Path) -> None:
    path = tmp_path / "users"
    add_user(path, "ada", PASSWORD)
    with served(users=path) as url, login(url, "ada") as client:
        kept = dict(client.cookies)
    with served(users=path) as url:
        assert httpx.get(f"{url}/config", cookies=kept).status_code == 200
        add_user(path, "ada", "another password")
        assert httpx.get(f"{url}/config", cookies=kept).status_code == 401
        with httpx.Client(base_url=url) as client:
            client.post("/login", data={"username": "ada", "password": "another password"}).raise_for_status()
            assert client.get("/config").status_code == 200
            remove_user(path, "ada")
            assert client.get("/config").status_code == 401


def test_a_proxy_on_this_machine_is_believed(guarded: str) -> None:
    who = {"X-Forwarded-User": "grace"}
    assert httpx.get(f"{guarded}/gradio_api/user", headers=who).json() == "grace"
    for wrong in ({"X-Forwarded-User": ""}, {"X-Forwarded-User": "a\tb"}, {"X-Other": "grace"}):
        assert httpx.get(f"{guarded}/gradio_api/user", headers=wrong).status_code == 401
    twice = [("X-Forwarded-User", "grace"), ("X-Forwarded-User", "root")]
    assert httpx.get(f"{guarded}/gradio_api/user", headers=twice).status_code == 401


def test_others_are_not_believed(served: Served) -> None:
    with served(trust_header="X-Forwarded-User", trusted_proxies="192.0.2.7") as url:
        reply = httpx.get(f"{url}/config", headers={"X-Forwarded-User": "grace"})
        assert reply.status_code == 401
        assert "proxy" in reply.json()["error"]
        assert httpx.get(f"{url}/login").status_code == 401


def test_behind_https_cookies_are_secure_and_browsers_stay_there(guarded: str) -> None:
    form = {"username": "ada", "password": PASSWORD}
    reply = httpx.post(f"{guarded}/login", data=form, headers={"X-Forwarded-Proto": "https"})
    assert reply.headers["set-cookie"].endswith("; Secure")
    assert "max-age" in reply.headers["strict-transport-security"]
    assert "strict-transport-security" not in httpx.get(f"{guarded}/health").headers


def test_guessing_is_slowed_down_by_name_and_address(served: Served, users: Path) -> None:
    with served(users=users) as url, httpx.Client(base_url=url, timeout=20) as client:
        tries = [client.post("/login", data={"username": "ada", "password": f"guess {n}"}) for n in range(7)]
        assert [one.status_code for one in tries] == [400] * 5 + [429] * 2
        assert 1 <= int(tries[-1].headers["retry-after"]) <= 12
        assert "Too many attempts" in tries[-1].json()["error"]
        right = client.post("/login", data={"username": "ada", "password": PASSWORD})
        assert right.status_code == 429, "a guesser must not learn that this one was right"
        other = client.post("/login", data={"username": "bo", "password": PASSWORD})
        assert other.status_code == 200


def test_a_name_that_is_not_there_takes_as_long(guarded: str) -> None:
    def took(name: str) -> float:
        """Seconds of the processor, which other work on the machine does not stretch."""
        begun = time.process_time()
        httpx.post(f"{guarded}/login", data={"username": name, "password": "a wrong password"}, timeout=30)
        return time.process_time() - begun

    assert min(took("nobody") for _ in range(2)) > 0.3 * min(took("eve") for _ in range(2)) > 0.01


def test_a_bucket_fills_up_again() -> None:
    now = 0.0
    bucket = Buckets(Rate(a_minute=6, burst=2), clock=lambda: now)
    assert [bucket.take("a"), bucket.take("a")] == [0, 0]
    assert bucket.take("a") == pytest.approx(10)
    assert bucket.take("b") == 0
    now = 10.5
    assert bucket.wait("a") == 0
    assert bucket.take("a") == 0
    assert bucket.take("a") == pytest.approx(9.5)
