"""The rail's calls over a real server that a network reaches: each browser has its own conversations."""

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from tests.ui.desk.answers import HOSTILE, answer_of
from tests.ui.web.conftest import RealRuntime
from ui.desk.store import Desk
from ui.web.visitor import COOKIE


@pytest.fixture(scope="module")
def network(runtime: RealRuntime) -> Iterator[tuple[str, Desk]]:
    """The address of a server that listens on every interface without a login, and its desk."""
    from ui.web.server import serve

    serving = serve(runtime, host="0.0.0.0", port=0, prevent_thread_lock=True)  # noqa: S104 - that is what is tested
    port = httpx.URL(serving.url).port
    yield f"http://127.0.0.1:{port}", serving.desk
    serving.close()


@pytest.fixture(scope="module")
def ada(network: tuple[str, Desk]) -> Iterator[httpx.Client]:
    yield from _visit(network[0])


@pytest.fixture(scope="module")
def bo(network: tuple[str, Desk]) -> Iterator[httpx.Client]:
    yield from _visit(network[0])


@pytest.fixture
def talk(network: tuple[str, Desk], ada: httpx.Client) -> str:
    """A conversation of Ada's."""
    owner = "visitor:" + hashlib.sha256(ada.cookies[COOKIE].encode()).hexdigest()
    entry = network[1].begin(owner, None, "What is secret?", {})
    network[1].finish(entry.id, answer_of("the <i>secret</i>"))
    return entry.conversation


def _visit(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, timeout=20) as client:
        client.get("/").raise_for_status()
        yield client


def _call(client: httpx.Client, name: str, *values: object) -> object:
    reply = client.post(f"/gradio_api/run/{name}", json={"data": list(values)})
    if reply.status_code != 200:
        return str(reply.json()["error"])
    return reply.json()["data"][0]


def test_a_browser_is_known_again_and_another_is_somebody_else(
    ada: httpx.Client, bo: httpx.Client, talk: str
) -> None:
    assert "What is secret?" in str(_call(ada, "desk_list", "", "", 0))
    assert f'data-conversation="{talk}"' in str(_call(ada, "desk_list", "secr", "", 60))
    assert talk not in str(_call(bo, "desk_list", "", "", 0))
    for verb, values in (
        ("desk_export", [talk, "md"]),
        ("desk_rename", [talk, "mine"]),
        ("desk_delete", [talk]),
        ("desk_share", [talk]),
        ("desk_unshare", [talk]),
        ("desk_restore", [talk]),
    ):
        assert "there is no such conversation" in str(_call(bo, verb, *values))
    assert talk in str(_call(ada, "desk_list", "", "", 0))


def test_without_cookies_nothing_is_shared_either(network: tuple[str, Desk], talk: str) -> None:
    for cookies in ({}, {COOKIE: "local"}, {COOKIE: "a" * 63}, {COOKIE: "../" * 20}):
        reply = httpx.post(
            f"{network[0]}/gradio_api/run/desk_list", json={"data": ["", "", 0]}, cookies=cookies, timeout=20
        )
        assert talk not in reply.text


def test_the_cookie_is_of_no_use_to_scripts_and_stays_the_same(network: tuple[str, Desk]) -> None:
    with httpx.Client(base_url=network[0], timeout=20) as client:
        header = client.get("/").headers["set-cookie"]
        assert re.search(rf"{COOKIE}=[0-9a-f]{{64}};", header)
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(header.split("; "))
        assert "Secure" not in header
        first = client.cookies[COOKIE]
        assert first in client.get("/").headers["set-cookie"]
        client.cookies.set(COOKIE, "chosen", domain="127.0.0.1")
        assert "chosen" not in client.get("/").headers["set-cookie"]


def test_on_a_machine_of_ones_own_there_is_no_cookie(url: str) -> None:
    assert COOKIE not in httpx.get(url + "/", timeout=20).headers.get("set-cookie", "")


def test_one_renames_shares_exports_deletes_and_brings_back(
    ada: httpx.Client, talk: str, network: tuple[str, Desk]
) -> None:
    assert _call(ada, "desk_rename", talk, " New\nname ") == "New name"
    token = str(_call(ada, "desk_share", talk))
    assert network[1].shared(token).name == "New name"
    assert "data-shared" in str(_call(ada, "desk_list", "", talk, 0))
    assert 'aria-current="true"' in str(_call(ada, "desk_list", "", talk, 0))
    texts = {}
    for kind in ("md", "html", "json"):
        file = _call(ada, "desk_export", talk, kind)
        assert isinstance(file, dict)
        assert file["name"] == f"New-name.{kind}"
        texts[kind] = str(file["text"])
        assert "secret" in texts[kind]
    written = json.loads(texts["json"])
    assert written["entries"][0]["answer"]["short"] == "the <i>secret</i>"
    assert _call(ada, "desk_delete", talk) is True
    assert talk not in str(_call(ada, "desk_list", "", "", 0))
    assert _call(ada, "desk_restore", talk) is True
    assert talk in str(_call(ada, "desk_list", "", "", 0))


@pytest.mark.parametrize(
    "values",
    [
        [None, None, None],
        [1, 2, 3],
        [["x"], {"a": 1}, "b"],
        ["x" * 10_000, "", 0],
        ["", "", 10**12],
        ["", "", True],
        ["\ud800", "\x00", 0],
        ["", "", 1.5],
    ],
    ids=range(8),
)
def test_rubbish_gets_a_sentence_or_nothing(values: list[object], ada: httpx.Client, talk: str) -> None:
    content = json.dumps({"data": values})
    reply = ada.post(
        "/gradio_api/run/desk_list", content=content, headers={"content-type": "application/json"}
    )
    assert "Traceback" not in reply.text
    for verb in ("desk_rename", "desk_export"):
        assert "Traceback" not in str(_call(ada, verb, talk, values[2]))
    for verb in ("desk_delete", "desk_restore", "desk_share", "desk_unshare", "gold"):
        assert "Traceback" not in str(_call(ada, verb, values[2]))
    assert "What is secret?" in str(_call(ada, "desk_list", "", "", 0))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_name_is_text_in_the_list(number: int, ada: httpx.Client, talk: str) -> None:
    _call(ada, "desk_rename", talk, HOSTILE[number].replace("\ud800", "\\ud800"))
    listed = str(_call(ada, "desk_list", "", "", 0))
    elements = _Elements()
    elements.feed(listed)
    assert {tag for tag, _ in elements.found} <= {"section", "h3", "ul", "li", "button", "bdi", "span"}
    names = {name for _, names in elements.found for name in names}
    assert not {name for name in names if name.startswith("on") or name in {"href", "src", "style"}}


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attributes]))
