"""How the tests of serving talk to a server."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

PASSWORD = "quite a long one"  # noqa: S105 - of nobody
NAMES = ("ada", "bo", "cy", "del", "eve")


@contextmanager
def login(url: str, name: str) -> Iterator[httpx.Client]:
    """Give a client that has logged in."""
    with httpx.Client(base_url=url, timeout=20) as client:
        client.post("/login", data={"username": name, "password": PASSWORD}).raise_for_status()
        yield client


def call(client: httpx.Client, name: str, *values: object) -> tuple[str, Any]:
    """Call as a program does; return the event and its data."""
    begun = client.post(f"/gradio_api/call/{name}", json={"data": values})
    assert begun.status_code == 200, begun.text
    text = client.get(f"/gradio_api/call/{name}/{begun.json()['event_id']}").text
    event, data = text.strip().split("\n")[-2:]
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))
