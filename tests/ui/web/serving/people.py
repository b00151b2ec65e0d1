"""People at the page, as far as the server can tell: they join the queue, listen to its news, and time it."""

import asyncio
import json
import math
import random
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from ui.web.say import say


@dataclass(slots=True)
class Answered:
    """What one question got."""

    words: float | None = None
    """Seconds until the first words that depend on the question: what is being read, or the answer itself."""
    answer: float | None = None
    """Seconds until the first sentence of the answer."""
    whole: float | None = None
    error: str | None = None
    text: str = ""
    """All that the page was told, as JSON."""


@dataclass(slots=True)
class Load:
    """All questions of a trial."""

    answers: list[Answered] = field(default_factory=list)

    def errors(self) -> list[str]:
        return [one.error or "no answer" for one in self.answers if one.error or one.whole is None]

    def within(self, what: str, share: float) -> float:
        """Return the time within which a share had their first `words`, or `answer`, or the `whole`."""
        times = sorted(math.inf if getattr(one, what) is None else getattr(one, what) for one in self.answers)
        return times[min(len(times) - 1, math.ceil(share * len(times)) - 1)]

    def told(self) -> str:
        """Return the figures in a line."""
        times = "; ".join(
            f"{what} p50 {self.within(what, 0.5):.2f} s, p95 {self.within(what, 0.95):.2f} s"
            for what in ("words", "answer", "whole")
        )
        return f"{len(self.answers)} questions, {len(self.errors())} errors; {times}"


@dataclass(frozen=True, slots=True)
class Box:
    """The page's event that sends a question: its number, and how many values it takes."""

    function: int
    trigger: int
    values: int


async def find_box(client: httpx.AsyncClient) -> Box:
    """Find the event in the page's own description, as its script does."""
    page = (await client.get("/config")).json()
    boxes = {one["id"] for one in page["components"] if one["props"].get("elem_id") == "dl-box"}
    for one in page["dependencies"]:
        for target, event in one["targets"]:
            if target in boxes and event == "submit" and one["queue"]:
                return Box(one["id"], target, len(one["inputs"]))
    raise LookupError("the page has no box to ask in")


async def ask(client: httpx.AsyncClient, box: Box, session: str, question: str) -> Answered:
    """Send a question and listen to its answer."""
    answered, begun = Answered(), time.perf_counter()
    body = {
        "fn_index": box.function,
        "trigger_id": box.trigger,
        "session_hash": session,
        "data": [question, *[None] * (box.values - 1)],
    }
    joined = await client.post("/gradio_api/queue/join", json=body)
    if joined.status_code != 200:
        answered.error = joined.text
        return answered
    async for message in news(client, session):
        since = time.perf_counter() - begun
        if message["msg"] in ("process_generating", "process_completed"):
            text = json.dumps(message["output"], ensure_ascii=False)
            answered.text += text
            if "dl-trouble" in text:
                answered.error = text
            said = "dl-growing" in text or "dl-whole" in text
            if answered.words is None and (said or say("answer.reading", titles="") in text):
                answered.words = since
            if answered.answer is None and said:
                answered.answer = since
        if message["msg"] == "process_completed":
            answered.whole = since
            if not message["success"]:
                answered.error = str(message["output"])
            break
        if message["msg"] == "unexpected_error":
            answered.error = str(message.get("message"))
            break
    return answered


async def news(client: httpx.AsyncClient, session: str) -> AsyncIterator[dict[str, Any]]:
    """Yield the messages of a page's stream until it is closed."""
    async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data:"):
                message = json.loads(line.removeprefix("data:"))
                if message["msg"] == "close_stream":
                    return
                yield message


async def burst(url: str, people: int, questions: list[str], *, over: float = 0.0, seed: int = 1) -> Load:
    """Have so many people ask once, all within `over` seconds; each listens to a heartbeat as a page does."""
    chance = random.Random(seed)
    crowd = secrets.token_hex(4)  # whoever comes again begins anew: a page that is known shows what it had
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        box = await find_box(client)

        async def person(number: int, after: float) -> Answered:
            await asyncio.sleep(after)
            session = f"{crowd}x{number}"
            heart = asyncio.create_task(_heartbeat(client, session))
            try:
                return await ask(client, box, session, questions[number % len(questions)])
            finally:
                heart.cancel()

        waits = [chance.uniform(0, over) for _ in range(people)]
        return Load(list(await asyncio.gather(*(person(n, wait) for n, wait in enumerate(waits)))))


async def _heartbeat(client: httpx.AsyncClient, session: str) -> None:
    async with client.stream("GET", f"/gradio_api/heartbeat/{session}") as stream:
        async for _ in stream.aiter_bytes():
            pass
