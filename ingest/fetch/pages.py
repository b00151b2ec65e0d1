"""Fetches pages of the web: as polite as a guest, as careful as a stranger."""

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin

from ingest.document import Document, Validators
from ingest.errors import Unreadable
from ingest.fetch.address import normalised, usual_port
from ingest.fetch.body import GZIP_MAGIC, gunzipped
from ingest.fetch.kind import in_utf8, suffix_by
from ingest.fetch.limits import GLANCE, Limits
from ingest.fetch.pace import Pace
from ingest.fetch.public import Resolve, system_resolve
from ingest.fetch.robots import MOST_ROBOTS_BYTES, Robots
from ingest.page import Hints

if TYPE_CHECKING:
    from ingest.fetch.client import Client, Reply

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_VALIDATOR = 1000
_PACKED = ".xml.gz"


class Fetcher:
    """Fetches pages (`ingest.opening.Fetch`); close it, or use it in a `with` statement.

    Args:
        limits: how long, how much, how often.
        allow_private: also fetch from hosts that are not public, and from any port.
        resolve: finds the numeric addresses of a host.
        clock: seconds that pass.
        sleep: waits.
        stopped: whether nobody waits for pages any more: what is under way is given up within a second.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: bool = False,
        resolve: Resolve = system_resolve,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        stopped: Callable[[], bool] | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._allow_private = allow_private
        self._resolve = resolve
        self._stopped = stopped
        self._pace = Pace(self._limits, clock, sleep if stopped is None else _watchful(sleep, stopped))
        self._robots = Robots(self._robots_txt, self._pace.slow_down)

    @cached_property
    def _client(self) -> "Client":
        from ingest.fetch.client import Client

        private = self._allow_private
        return Client(self._limits, self._pace, self._resolve, allow_private=private, stopped=self._stopped)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        if "_client" in vars(self):
            self._client.close()

    def __call__(self, url: str, validators: Validators | None = None) -> Document:
        """Return the page at `url`; its uri is that address, normalised, wherever redirects lead.

        Raises:
            Unreadable: it cannot be had, or may not be.
        """
        address = normalised(url)
        name = f"'{address}'"
        asked = {}
        if validators:
            asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        found, reply = self._follow(address, name, {field: value for field, value in asked.items() if value})
        if reply.status == 304 and asked:
            return Document(
                address, name, "", b"", address, named=True, validators=validators, unchanged=True
            )
        if reply.status != 200:
            raise reply.refusal(name)
        return self._document(address, found, reply)

    def _follow(
        self, address: str, name: str, headers: Mapping[str, str], *, robots: bool = False
    ) -> tuple[str, "Reply"]:
        """Return where redirects lead in the end, and the reply there; each hop is checked like the first."""
        from ingest.fetch.client import Request

        most = MOST_ROBOTS_BYTES if robots else self._limits.most_bytes
        met = [address]
        while True:
            if not (self._allow_private or usual_port(met[-1])):
                raise Unreadable(
                    f"{name} leads to a port where no pages are served",
                    "check the address, or give --allow-private",
                )
            if not robots:
                self._robots.insist(met[-1], name)
            reply = self._client.get(Request(met[-1], name, headers, most, head_will_do=robots))
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                return met[-1], reply
            met.append(_hop(met, reply.headers["location"], name, self._limits.most_redirects))

    def _robots_txt(self, url: str, name: str) -> tuple[int, bytes]:
        try:
            _, reply = self._follow(url, name, {}, robots=True)
        except TooManyRedirects:  # "may assume that it is unavailable", RFC 9309, section 2.3.1.2
            return 404, b""
        return reply.status, reply.body

    def _document(self, address: str, found: str, reply: "Reply") -> Document:
        name = f"'{address}'"
        said, body, place = reply.headers.get("content-type", ""), reply.body, found
        if found.lower().endswith(_PACKED):
            said, place = "application/xml", found[: -len(".gz")]
            if body.startswith(GZIP_MAGIC):
                body = gunzipped(body, self._limits.most_bytes, name)
        suffix = suffix_by(said, place, body, name)
        return Document(
            address,
            name,
            suffix,
            in_utf8(body, said, suffix),
            address,
            hints=Hints(url=found),
            named=True,
            validators=_validators(reply.headers),
        )


def _watchful(sleep: Callable[[float], None], stopped: Callable[[], bool]) -> Callable[[float], None]:
    """Return what sleeps as `sleep` does, and wakes soon after it is stopped."""

    def watchful(seconds: float) -> None:
        while seconds > 0 and not stopped():
            sleep(min(seconds, GLANCE))
            seconds -= GLANCE

    return watchful


class TooManyRedirects(Unreadable):
    """A page that redirects in a circle, or on and on."""


def _hop(met: list[str], location: str, name: str, most: int) -> str:
    try:
        hop = normalised(urljoin(met[-1], location.strip().replace(" ", "%20")))
    except (Unreadable, ValueError):
        what = f"{name} redirects to '{location[:200]}', which is no address of a page"
        raise Unreadable(what, "check the address") from None
    if hop in met:
        raise TooManyRedirects(f"{name} redirects in a circle", "check the address")
    if len(met) > most:
        what = f"{name} redirects more than {most} times"
        raise TooManyRedirects(what, "give the address that a browser shows in the end")
    return hop


def _validators(headers: Mapping[str, str]) -> Validators | None:
    """What can be sent back as it came; None where there is nothing."""
    etag, modified = (
        value if (value := headers.get(field)) and value.isascii() and len(value) <= _MOST_VALIDATOR else None
        for field in ("etag", "last-modified")
    )
    return Validators(etag, modified) if etag or modified else None
