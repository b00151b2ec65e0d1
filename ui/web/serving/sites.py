"""Under which names the page is served, and whether another site's page is behind a request."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ui.web.serving.replies import header

if TYPE_CHECKING:
    from starlette.types import Scope

ANY = "*"


class Hosts:
    """The names a browser may come by.

    Without it a page elsewhere could point a name of its own at this machine, and read all there is here.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name.lower() for name in names}

    @classmethod
    def of_this_machine(cls, host: str) -> "Hosts":
        """Return the names this machine has for itself; addresses always do."""
        return cls({"localhost", host, socket.gethostname(), socket.getfqdn()})

    def know(self, said: str) -> bool:
        """Whether a `Host` header names one of them, or an address."""
        name = hostname(said)
        if ANY in self._names or name in self._names or name.endswith(".localhost"):
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True


def hostname(said: str) -> str:
    """Return the name in a `Host` header, without its port; nothing where it is none."""
    try:
        return urlsplit(f"//{said}").hostname or ""
    except ValueError:
        return ""


def from_elsewhere(scope: "Scope") -> bool:
    """Whether a browser says that another site's page sent this."""
    if header(scope, b"sec-fetch-site") == "cross-site":
        return True
    origin = header(scope, b"origin")
    if not origin:
        return False
    ours = {header(scope, b"host").lower(), header(scope, b"x-forwarded-host").lower()} - {""}
    try:
        return urlsplit(origin).netloc.lower() not in ours
    except ValueError:
        return True
