"""The gate: who is there. By a cookie after a login, by name and password, or on the word of a proxy."""

from base64 import b64decode
from binascii import Error as NoBase64
from typing import TYPE_CHECKING
from urllib.parse import quote

from ui.web.say import say
from ui.web.serving.login import MOST_NAME, Door, redirect
from ui.web.serving.proxies import peer_of
from ui.web.serving.replies import header, refuse, wants_page
from ui.web.serving.story import story_of
from ui.web.words import lasting

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

USER = "dateline.user"
"""Key of the name of whoever sent a request in its scope; None where nobody has to say."""
OPEN = ("/health", "/ready", "/metrics", "/robots.txt", "/favicon.ico")
"""What needs no login; `/metrics` asks for itself."""


def user_of(request: "Request") -> str | None:
    """Return who sent a request, as Gradio's `auth_dependency` wants it."""
    name: str | None = request.scope.get(USER)
    return name


class Gate:
    """ASGI middleware that lets in who may come in, and puts their name into the scope under `USER`."""

    def __init__(self, app: "ASGIApp", *, door: Door | None = None, trust_header: str | None = None) -> None:
        self._app = app
        self._door = door
        self._header = trust_header.lower().encode() if trust_header else None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass on what may come in; answer `/login` and `/logout`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].rstrip("/") or "/"
        if path == "/login" and self._door is not None:
            await self._door.login(scope, receive, send)
        elif path == "/logout" and self._door is not None:
            await self._door.logout(scope, send)
        elif path in OPEN or (self._door is None and self._header is None):
            await self._app({**scope, USER: None}, receive, send)
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        name = self._vouched(scope) or (self._door.name_of(scope) if self._door is not None else None)
        if name is None and self._door is not None and (basic := _basic(scope)) is not None:
            fits = await self._door.attempts.fits(*basic, peer_of(scope).address)
            if fits is True:
                name = basic[0]
            elif fits is not False:
                await refuse(send, 429, say("login.often", wait=lasting(fits)), retry=fits)
                return
        if name is not None:
            story_of(scope).user = name
            await self._app({**scope, USER: name}, receive, send)
        elif self._door is None:
            await refuse(send, 401, say("serving.proxy"))
        elif wants_page(scope) and scope["method"] in ("GET", "HEAD"):
            await redirect(
                send, f"{scope.get('root_path', '')}/login?after={quote(_address(scope), safe='')}"
            )
        else:
            await refuse(send, 401, say("serving.login"))

    def _vouched(self, scope: "Scope") -> str | None:
        """Return who a proxy says is there; from others the header does not come as far as here."""
        if self._header is None:
            return None
        said = [value for key, value in scope["headers"] if key == self._header]
        name = said[0].decode("utf-8", "replace").strip() if len(said) == 1 else ""
        return name if name and len(name) <= 256 and name.isprintable() else None


def _address(scope: "Scope") -> str:
    asked = scope["query_string"].decode("latin-1")
    return str(scope["path"]) + (f"?{asked}" if asked else "")


def _basic(scope: "Scope") -> tuple[str, str] | None:
    """Return the name and password of an `Authorization: Basic` header."""
    kind, _, packed = header(scope, b"authorization").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, colon, password = b64decode(packed.strip(), validate=True).decode("utf-8").partition(":")
    except (NoBase64, UnicodeDecodeError, ValueError):
        return None
    return (name[:MOST_NAME], password) if colon else None
