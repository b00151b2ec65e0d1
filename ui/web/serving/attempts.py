"""Comparing passwords: few at once, and after too many wrong ones not at all for a while."""

import asyncio
import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from ui.web.serving.rates import Buckets, Rate
from ui.web.serving.users import Logins

AT_ONCE = 2
"""Passwords that are compared at once: it takes a quarter of a second of a core each."""
RECENT = 300
"""Seconds for which a name and password that fitted are taken again without the long comparison."""
PER_PAIR = Rate(a_minute=5, burst=5)
PER_ADDRESS = Rate(a_minute=20, burst=20)
PER_NAME = Rate(a_minute=30, burst=30)
"""Wrong passwords: of an address for a name, of an address, for a name."""


class Attempts:
    """Compares passwords: few at once, and after too many wrong ones not at all for a while."""

    def __init__(self, logins: Logins, told: Callable[[str], None] = lambda _outcome: None) -> None:
        self._logins = logins
        self._told = told
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._buckets = (Buckets(PER_PAIR), Buckets(PER_ADDRESS), Buckets(PER_NAME))
        self._key = secrets.token_bytes(32)
        self._recent: OrderedDict[bytes, tuple[float, str | None]] = OrderedDict()

    async def fits(self, name: str, password: str, address: str) -> bool | float:
        """Whether they go together, or the seconds to wait before that is looked at again."""
        named = (f"{address} {name}", address, name)
        wait = max(bucket.wait(one) for bucket, one in zip(self._buckets, named, strict=True))
        if wait:
            self._told("limited")
            return wait
        if self._is_recent(name, password):
            return True
        async with self._turn:
            fits = await asyncio.to_thread(self._logins.fits, name, password)
        self._told("fits" if fits else "wrong")
        if fits:
            self._recent[self._digest(name, password)] = (time.monotonic() + RECENT, self._logins.stamp(name))
            while len(self._recent) > 1000:
                self._recent.popitem(last=False)
        else:
            for bucket, one in zip(self._buckets, named, strict=True):
                bucket.take(one)
        return fits

    def _is_recent(self, name: str, password: str) -> bool:
        until, stamp = self._recent.get(self._digest(name, password), (0.0, None))
        return until > time.monotonic() and stamp is not None and stamp == self._logins.stamp(name)

    def _digest(self, name: str, password: str) -> bytes:
        both = f"{name}\0{password}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(both, key=self._key).digest()
