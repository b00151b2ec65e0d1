"""Two people with logins, the same server: neither sees, changes or exports what is the other's."""

import asyncio
import re

import httpx
import pytest

from tests.ui.web.serving.clients import PASSWORD, login
from tests.ui.web.serving.people import ask, find_box

ASKED = "What is Adas secret question about ferries?"
CHANGES = (
    ("desk_rename", ["{talk}", "Mine now"]), ("desk_delete", ["{talk}"]), ("desk_restore", ["{talk}"]),
    ("desk_share", ["{talk}"]), ("desk_unshare", ["{talk}"]), ("desk_export", ["{talk}", "json"]),
    ("gold", ["{talk}"]),
)  # fmt: skip


@pytest.fixture(scope="module")
def talk(guarded: str) -> str:
    """The id of a conversation of Ada's."""

    async def asked() -> None:
        async with httpx.AsyncClient(base_url=guarded, timeout=60) as client:
            await client.post("/login", data={"username": "ada", "password": PASSWORD})
            answered = await ask(client, await find_box(client), "adaspage", ASKED)
            assert answered.error is None

    asyncio.run(asked())
    with login(guarded, "ada") as ada:
        shown = _run(ada, "desk_list", "", "", 0).json()["data"][0]
    assert "secret question" in shown
    found = re.search(r"[0-9a-f]{32}", shown)
    assert found is not None
    return found[0]


def _run(client: httpx.Client, name: str, *values: object) -> httpx.Response:
    return client.post(f"/gradio_api/run/{name}", json={"data": list(values)})


def test_a_list_holds_only_ones_own(guarded: str, talk: str) -> None:
    for name in ("bo", "cy"):
        with login(guarded, name) as other:
            for search in ("", "secret", "ferries", "%", "_", '"'):
                shown = _run(other, "desk_list", search, talk, 0).json()["data"][0]
                assert "secret" not in shown.replace('value="secret"', "")
                assert talk not in shown
    who = {"X-Forwarded-User": "dan"}
    shown = httpx.post(f"{guarded}/gradio_api/run/desk_list", json={"data": ["", talk, 0]}, headers=who)
    assert "secret" not in shown.text


@pytest.mark.parametrize(("name", "values"), CHANGES)
def test_nothing_can_be_done_with_anothers(name: str, values: list[str], guarded: str, talk: str) -> None:
    with login(guarded, "bo") as bo:
        reply = _run(bo, name, *(value.format(talk=talk) for value in values))
        assert reply.status_code == 422
        assert "secret" not in reply.text
    with login(guarded, "ada") as ada:
        assert "secret question" in _run(ada, "desk_list", "", "", 0).text


def test_a_link_to_anothers_conversation_shows_nothing_of_it(guarded: str, talk: str) -> None:
    with login(guarded, "bo") as bo:
        assert "secret question" not in bo.get(f"/?talk={talk}").text
        assert "secret question" not in bo.get("/config").text
