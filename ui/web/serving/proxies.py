"""Who is at the other end: the address, and whether it came over https, also through a proxy."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from ui.web_settings import LOOPBACK

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PEER = "dateline.peer"
"""Key of a request's `Peer` in its scope."""
_FORWARDED = (b"forwarded", b"x-forwarded-", b"x-real-ip")


@dataclass(frozen=True, slots=True)
class Peer:
    """Who sent a request.

    Attributes:
        address: of the browser or program, as far as proxies that are believed told it.
        https: whether it came encrypted to the first of those proxies, or to us.
        near: whether it came straight from this machine or a proxy that is believed, for nobody else.
    """

    address: str
    https: bool
    near: bool


def peer_of(scope: "Scope") -> Peer:
    """Return who sent the request of a scope that came through `Behind`."""
    peer: Peer = scope[PEER]
    return peer


class Behind:
    """ASGI middleware that reads what proxies forward, and drops what others pretend to forward."""

    def __init__(self, app: "ASGIApp", proxies: Iterable[str], header: str | None = None) -> None:
        self._app = app
        self._proxies = [ip_network(one, strict=False) for one in proxies]
        self._header = header.lower().encode() if header else None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on with its `Peer`."""
        if scope["type"] == "http":
            scope = self._read(scope)
        await self._app(scope, receive, send)

    def _read(self, scope: "Scope") -> "Scope":
        address = scope["client"][0] if scope.get("client") else ""
        believed = self._believes(address)
        headers = scope["headers"]
        local = address in LOOPBACK
        if not believed:
            kept = [(name, value) for name, value in headers if not self._forwarded(name)]
            return {**scope, "headers": kept, PEER: Peer(address, scope["scheme"] == "https", local)}
        hops = _values(headers, b"x-forwarded-for")
        scheme = (_values(headers, b"x-forwarded-proto") or [scope["scheme"]])[-1]
        # The nearest hop that is not a proxy of ours: what stands further left anybody can have written.
        first = next((hop for hop in reversed(hops) if not self._believes(hop)), hops[0] if hops else address)
        peer = Peer(first, scheme.lower() == "https", not hops)
        return {**scope, "scheme": "https" if peer.https else "http", PEER: peer}

    def _believes(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        mapped = getattr(found, "ipv4_mapped", None) or found
        return any(mapped in network for network in self._proxies)

    def _forwarded(self, name: bytes) -> bool:
        return name == self._header or name.lower().startswith(_FORWARDED)


def _values(headers: list[tuple[bytes, bytes]], wanted: bytes) -> list[str]:
    listed = b",".join(value for name, value in headers if name == wanted).decode("latin-1")
    return [part.strip() for part in listed.split(",") if part.strip()]
