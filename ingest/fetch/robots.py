"""What a host's `robots.txt` lets us fetch (RFC 9309), read once per host and ingest."""

from collections.abc import Callable
from typing import Protocol

from ingest.errors import Unreadable
from ingest.fetch.address import origin_of
from ingest.fetch.limits import PRODUCT

MOST_ROBOTS_BYTES = 500 * 1024
"""What is read of a `robots.txt`; RFC 9309, section 2.5, asks for at least that much."""

_UNAVAILABLE = range(400, 500)
_SAVE = "open it in a browser and save the page"


class _Rules(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool:
        """Whether the page may be fetched."""

    def crawl_delay(self, user_agent: str) -> float | None:
        """The seconds asked for between two requests."""


class Robots:
    """The rules of all hosts met.

    Args:
        get: returns status and body of a `robots.txt`, redirects followed, on the way to a page that errors
            name; raises `Unreadable` where the host can't be reached.
        slow_down: is told the `Crawl-delay` of a host.
    """

    def __init__(
        self,
        get: Callable[[str, str], tuple[int, bytes]],
        slow_down: Callable[[str, float | None], None],
    ) -> None:
        self._get = get
        self._slow_down = slow_down
        self._rules: dict[str, _Rules | int] = {}

    def insist(self, url: str, name: str) -> None:
        """Return where `url` may be fetched.

        Raises:
            Unreadable: its host does not want that, or answers with an error of its own when asked, which
                counts as a no; or it cannot be reached.
        """
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = self._read(origin, name)
        rules = self._rules[origin]
        if isinstance(rules, int):
            what = f"'{origin}/robots.txt' answers with the error {rules}, so that no page may be fetched"
            raise Unreadable(what, f"try again later, or {_SAVE}")
        if not rules.can_fetch(url, PRODUCT):
            raise Unreadable(f"{name} may not be fetched by programs, says '{origin}/robots.txt'", _SAVE)

    def _read(self, origin: str, name: str) -> _Rules | int:
        from protego import Protego

        status, body = self._get(f"{origin}/robots.txt", name)
        if status != 200 and status not in _UNAVAILABLE:
            return status
        text = body.decode("utf-8", "replace") if status == 200 else ""
        rules: _Rules = Protego.parse(text)
        self._slow_down(origin, rules.crawl_delay(PRODUCT))
        return rules
