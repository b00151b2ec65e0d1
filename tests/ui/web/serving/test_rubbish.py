"""Whatever is sent, nothing ends in a 500, and afterwards all works as before."""

import asyncio
import os
import random
import sys
from collections import Counter
from urllib.parse import quote

import httpx
import pytest

from tests.ui.web.serving.clients import call
from tests.ui.web.serving.conftest import Served
from tests.ui.web.serving.rubbish import Rubbish, mixed

SAMPLE = 150
ALL = 2_000
AT_ONCE = 8
PATIENCE = 20.0
"""Seconds for a reply to begin."""


async def _send(client: httpx.AsyncClient, one: Rubbish) -> str:
    """Send it and return the status; of a stream only the beginning is read."""
    address = client.base_url.copy_with(raw_path=b"/" + quote(one.path, safe="/%?&=.;'<>{}()+-_:").encode())
    request = client.build_request(one.method, address, headers=[*one.headers.items()], content=one.body)
    try:
        async with asyncio.timeout(PATIENCE):
            reply = await client.send(request, stream=True)
    except httpx.RemoteProtocolError:
        return "closed"  # what is no HTTP gets no answer
    try:
        return str(reply.status_code)
    finally:
        await reply.aclose()


async def _send_all(url: str, rubbish: list[Rubbish]) -> list[tuple[str, Rubbish]]:
    turns = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE, follow_redirects=False) as client:

        async def send(one: Rubbish) -> tuple[str, Rubbish]:
            async with turns:
                return await _send(client, one), one

        return await asyncio.gather(*map(send, rubbish))


def _answered(url: str, seed: int, count: int) -> Counter[str]:
    """Send it all; return how often which status came. Anything from 500 on but "busy" fails."""
    numbers = max(one["id"] for one in httpx.get(f"{url}/config").json()["dependencies"]) + 1
    sent = asyncio.run(_send_all(url, mixed(seed, count, numbers)))
    wrong = [(status, one.method, one.path[:80], one.body[:300]) for status, one in sent if status[0] == "5"]
    assert wrong == []
    with httpx.Client(base_url=url, timeout=60) as client:
        event, data = call(client, "ask", "How many ferries does Halvorsen ask for?", None, None)
        assert event == "complete"
        assert data[0]["statements"]
        assert client.get("/health").json()["status"] == "ok"
    return Counter(status for status, _ in sent)


def test_rubbish_is_never_answered_with_a_500(served: Served) -> None:
    with served(questions_a_minute=100_000, checks_a_minute=100_000, uploads_a_minute=100_000) as url:
        statuses = _answered(url, 20_261_129, SAMPLE)
        assert sum(statuses.values()) == SAMPLE
        assert len(statuses) > 3, "all of one kind proves little"


@pytest.mark.soak
def test_two_thousand_pieces_of_rubbish(served: Served) -> None:
    seed = int(os.environ.get("DATELINE_TEST_SEED") or random.randrange(10**6))
    with served(questions_a_minute=100_000, checks_a_minute=100_000, uploads_a_minute=100_000) as url:
        sys.stderr.write(f"\nseed {seed}: {dict(_answered(url, seed, ALL))}\n")
