"""Growing answers for the page: computed in a thread, handed on no faster than a page can draw them."""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Executor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

PACE = 0.08
"""Seconds between two updates of the page: faster ones pile up in the browser and starve other streams."""


STOP_CHECK = 0.1
"""Seconds after which a stop is noticed while the producer is silent."""


class _Latest(Generic[Item]):
    """The newest item of a producing thread, for one consumer on the event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._items: list[Item] = []
        self.left = False
        self.done = False
        self.error: BaseException | None = None

    def fill(self, produce: Callable[[], Iterator[Item]], stopped: Callable[[], bool]) -> None:
        """Run the producer to its end, or until nobody wants its items any more; runs in a thread."""
        error: BaseException | None = None
        try:
            for item in produce():
                if self.left or stopped():
                    break
                self._loop.call_soon_threadsafe(self._put, item)
        except BaseException as caught:  # noqa: BLE001 - carried over to the loop and raised there
            error = caught
        self._loop.call_soon_threadsafe(self._end, error)

    async def take(self) -> list[Item]:
        """Wait a moment for news; return the newest item that nobody has taken, if there is one."""
        if not self.done:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), STOP_CHECK)
        self._news.clear()
        items, self._items = self._items, []
        return items

    @property
    def idle(self) -> bool:
        """Whether the producer is through and everything of it has been taken."""
        return self.done and not self._items

    def _put(self, item: Item) -> None:
        self._items = [item]
        self._news.set()

    def _end(self, error: BaseException | None) -> None:
        self.error, self.done = error, True
        self._news.set()


@dataclass(slots=True)
class Meanwhile(Generic[Item]):
    """What to show while there is no item yet, and one keeps people waiting for so many seconds.

    Attributes:
        work: finds it; it runs once, in a thread of `executor`.
        executor: has threads for it.
        after: seconds.
    """

    work: Callable[[], Item]
    executor: Executor
    after: float
    _found: "asyncio.Future[Item] | None" = None

    def take(self, waited: float) -> list[Item]:
        """Return what was found, once it was; begin to look when it is time to."""
        if self._found is None and waited >= self.after:
            context = copy_context()
            self._found = asyncio.get_running_loop().run_in_executor(self.executor, context.run, self.work)
        return [self._found.result()] if self._found is not None and self._found.done() else []


async def paced(
    produce: Callable[[], Iterator[Item]],
    executor: Executor,
    *,
    stopped: Callable[[], bool] = lambda: False,
    pace: float = PACE,
    meanwhile: Meanwhile[Item] | None = None,
) -> AsyncGenerator[Item, None]:
    """Yield the newest item of `produce()` at most every `pace` seconds, and the last one always.

    `produce` and its iterator run in one thread of `executor`. Once `stopped()` is true nothing more is
    yielded, and the thread leaves off at its next item. What the iterator raises is raised here. What
    `meanwhile` finds is yielded where nothing else has been by then.
    """
    latest: _Latest[Item] = _Latest()
    work = asyncio.get_running_loop().run_in_executor(
        executor,
        copy_context().run,  # the log knows who asked by the context
        latest.fill,
        produce,
        stopped,
    )
    begun = time.monotonic()
    try:
        while not stopped():
            over = latest.done  # before taking: what came with the end is taken too
            items = await latest.take()
            if meanwhile is not None:
                items = items or meanwhile.take(time.monotonic() - begun)
                meanwhile = None if items else meanwhile
            for item in items:
                yield item
            if over:
                break
            if items:  # whoever has been shown nothing yet waits for nothing but news
                await asyncio.sleep(0 if latest.idle else pace)
        if latest.error is not None:
            raise latest.error
    finally:
        latest.left = True
        work.cancel()
