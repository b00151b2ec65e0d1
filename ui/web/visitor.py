"""A cookie by which a browser is known again where nobody logs in: random, and of no use to scripts."""

import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "dateline_visitor"
LASTING = 400 * 24 * 3600
"""Seconds a browser keeps it after the last visit; no browser keeps any longer."""
_OURS = re.compile(r"[0-9a-f]{64}")


def visitor_in(cookies: Mapping[str, str]) -> str | None:
    """Return the visitor that the cookies name, or None where there is none that we would give out."""
    value = cookies.get(COOKIE, "")
    return value if _OURS.fullmatch(value) else None


class Visitors:
    """ASGI middleware that gives each browser a cookie with the page, 256 random bits.

    `SameSite=Lax`: with `Strict` a link in a mail would come without the cookie, and a new one would take its
    place, and the conversations with it.
    """

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on; a page goes out with the cookie, renewed or new."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return

        async def known(message: "Message") -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                if any(name.lower() == b"content-type" and b"text/html" in value for name, value in headers):
                    message["headers"] = [*headers, (b"set-cookie", _cookie(scope))]
            await send(message)

        await self._app(scope, receive, known)


def _cookie(scope: "Scope") -> bytes:
    value = visitor_in(_sent(scope)) or secrets.token_hex(32)
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={LASTING}; HttpOnly; SameSite=Lax{secure}".encode()


def _sent(scope: "Scope") -> dict[str, str]:
    """Return the cookies of a request; what is no cookie counts for none."""
    jar: SimpleCookie = SimpleCookie()
    for name, value in scope.get("headers", ()):
        if name == b"cookie":
            try:
                jar.load(value.decode("latin-1"))
            except CookieError:
                continue
    return {name: morsel.value for name, morsel in jar.items()}
