"""Pacing: never too fast for a page, never short of the last word, and quiet once stopped."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.web.ask.stream import STOP_CHECK, Meanwhile, paced

THREADS = ThreadPoolExecutor(8)


def _collect(pauses: list[float], pace: float) -> list[tuple[float, int]]:
    """Return when each item came, of a producer that pauses before each."""

    def produce() -> Iterator[int]:
        for number, pause in enumerate(pauses):
            time.sleep(pause)
            yield number

    async def run() -> list[tuple[float, int]]:
        return [(time.perf_counter(), item) async for item in paced(produce, THREADS, pace=pace)]

    return asyncio.run(run())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.001, 0.004, 0.012]), max_size=8), st.sampled_from([0.0, 0.003, 0.01]))
def test_the_last_item_always_comes_and_order_holds(pauses: list[float], pace: float) -> None:
    got = [item for _, item in _collect(pauses, pace)]
    assert got == sorted(set(got))
    assert got[-1:] == ([len(pauses) - 1] if pauses else [])


def test_updates_keep_their_distance() -> None:
    times = [when for when, _ in _collect([0.002] * 100, pace=0.05)]
    assert len(times) < 100
    assert all(after - before >= 0.045 for before, after in pairwise(times))


def test_what_the_producer_raises_comes_through_after_what_it_gave() -> None:
    def produce() -> Iterator[int]:
        yield 1
        raise KeyError("broken")

    got: list[int] = []

    async def run() -> None:
        async for item in paced(produce, THREADS, pace=0.0):
            got.append(item)  # noqa: PERF401 - a comprehension would lose what came before the error

    with pytest.raises(KeyError):
        asyncio.run(run())
    assert got == [1]


def test_a_stop_is_noticed_while_the_producer_is_silent() -> None:
    stop = threading.Event()
    release = threading.Event()

    def produce() -> Iterator[int]:
        yield 1
        release.wait(60)
        yield 2

    async def run() -> list[int]:
        got = []
        async for item in paced(produce, THREADS, stopped=stop.is_set, pace=0.01):
            got.append(item)
            stop.set()
        return got

    try:
        assert asyncio.run(asyncio.wait_for(run(), 30)) == [1]
    finally:
        release.set()


def test_the_first_item_is_handed_on_at_once_however_long_it_took() -> None:
    def produce() -> Iterator[int]:
        time.sleep(1.5 * STOP_CHECK)  # in the middle of a second look for news
        yield 1

    async def run() -> int:
        async with aclosing(paced(produce, THREADS, pace=60)) as growing:
            return await anext(growing)

    assert asyncio.run(asyncio.wait_for(run(), 30)) == 1


def test_who_is_kept_waiting_is_shown_something_meanwhile_and_once() -> None:
    seen = threading.Event()

    def produce() -> Iterator[str]:
        seen.wait(20)
        yield "words"

    async def run() -> list[str]:
        got = []
        meanwhile = Meanwhile(lambda: "titles", THREADS, after=0.0)
        async for item in paced(produce, THREADS, pace=0.0, meanwhile=meanwhile):
            got.append(item)
            seen.set()
        return got

    assert asyncio.run(run()) == ["titles", "words"]


def test_who_is_not_kept_waiting_is_shown_nothing_but_the_answer() -> None:
    def never() -> int:
        raise AssertionError

    async def run() -> list[int]:
        meanwhile = Meanwhile(never, THREADS, after=3600.0)
        return [item async for item in paced(lambda: iter([1]), THREADS, meanwhile=meanwhile)]

    assert asyncio.run(run()) == [1]
