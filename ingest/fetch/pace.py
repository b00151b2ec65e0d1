"""How fast a host is asked: never two requests at once, none too soon, and none of a host that is down."""

import math
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from dateline.digest import digest
from ingest.errors import Unreadable
from ingest.fetch.limits import Limits

_JITTER = 0.5
"""A wait is drawn out by up to half of itself, so that many readers do not come back at the same moment."""


class Pace:
    """Remembers, host by host, when it was last asked and how that went."""

    def __init__(self, limits: Limits, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._delay: dict[str, float] = {}
        self._broken: dict[str, int] = {}

    def slow_down(self, origin: str, delay: float | None) -> None:
        """Keep to the `Crawl-delay` of the host's `robots.txt`, as far as it is bearable."""
        if delay is not None and math.isfinite(delay):
            self._delay[origin] = min(delay, self._limits.most_crawl_delay)

    def wait(self, origin: str) -> None:
        """Wait until the host may be asked again.

        Raises:
            Unreadable: it failed several times in a row, and is left alone now.
        """
        if self._broken.get(origin, 0) >= self._limits.most_broken:
            raise Unreadable(f"'{origin}' failed several times in a row and is left alone", "try again later")
        left = self._next.get(origin, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)
        self._next[origin] = self._clock() + max(self._limits.interval, self._delay.get(origin, 0.0))

    def pause(self, seconds: float) -> None:
        """Wait between two tries."""
        if seconds > 0:
            self._sleep(seconds)

    def note(self, origin: str, *, well: bool) -> None:
        """Note whether the host gave an answer in the end."""
        self._broken[origin] = 0 if well else self._broken.get(origin, 0) + 1


def backoff(limits: Limits, url: str, tried: int) -> float:
    """Seconds to wait after `tried` tries; the same for the same page each time."""
    share = int(digest(url, str(tried)), 16) / 16**16
    return float(limits.backoff * 2 ** (tried - 1) * (1 + _JITTER * share))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that `Retry-After` asks for (RFC 9110, section 10.2.3); None where it says nothing sensible.

    A point in time is taken relative to the answer's own `Date`, so that our clock does not matter.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        then, now = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
