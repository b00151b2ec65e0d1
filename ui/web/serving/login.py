"""Logging in and out: the page, the cookie, and the reply to programs."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from ui.web.say import say
from ui.web.serving.attempts import Attempts
from ui.web.serving.login_html import POLICY, local_path, login_html
from ui.web.serving.proxies import peer_of
from ui.web.serving.replies import refuse, reply, wants_page
from ui.web.serving.sessions import LASTING, Sessions
from ui.web.serving.story import story_of
from ui.web.serving.users import Logins
from ui.web.words import lasting

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

COOKIE = "dateline_session"
MOST_FORM = 8_000
MOST_NAME = 64


class Door:
    """Those who may log in, those who are logged in, and the way from the one to the other."""

    def __init__(
        self, logins: Logins, sessions: Sessions, told: "Callable[[str], None]" = lambda _outcome: None
    ) -> None:
        self._logins = logins
        self._sessions = sessions
        self.attempts = Attempts(logins, told)

    def name_of(self, scope: "Scope") -> str | None:
        """Return who is logged in; a name that is gone or has a new password is not."""
        known = self._sessions.of(_cookie(scope))
        if known is None:
            return None
        name, stamp = known
        return name if stamp and stamp == self._logins.stamp(name) else None

    async def login(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Show the page, or take a name and password."""
        story_of(scope).way = "login"
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["method"] in ("GET", "HEAD"):
            await _page(send, 200, login_html(after=local_path((asked.get("after") or ["/"])[0])))
            return
        if scope["method"] != "POST":
            await refuse(send, 405, say("serving.method"), headers=((b"allow", b"GET, POST"),))
            return
        form = parse_qs((await _form(receive)).decode("utf-8", "replace"))
        name, password, after = ((form.get(key) or [""])[0] for key in ("username", "password", "after"))
        name, after = name.strip()[:MOST_NAME], local_path(after or "/")
        fits = await self.attempts.fits(name, password, peer_of(scope).address)
        if fits is True:
            await self._enter(scope, send, name, after)
            return
        status, trouble, wait = 400, say("login.wrong"), 0.0
        if fits is not False:
            status, trouble, wait = 429, say("login.often", wait=lasting(fits)), fits
        if wants_page(scope):
            await _page(send, status, login_html(name, after, trouble), wait)
        else:
            await refuse(send, status, trouble, retry=wait)

    async def _enter(self, scope: "Scope", send: "Send", name: str, after: str) -> None:
        cookie = self._sessions.begin(name, self._logins.stamp(name) or "")
        headers = ((b"set-cookie", _set_cookie(scope, cookie, LASTING)),)
        if wants_page(scope):
            await redirect(send, scope.get("root_path", "") + after, headers)
        else:
            await reply(send, 200, b'{"success": true}', b"application/json", headers)

    async def logout(self, scope: "Scope", send: "Send") -> None:
        """Forget the cookie."""
        if cookie := _cookie(scope):
            self._sessions.end(cookie)
        gone = ((b"set-cookie", _set_cookie(scope, "", 0)),)
        await redirect(send, scope.get("root_path", "") + "/", gone)


def _cookie(scope: "Scope") -> str:
    for key, value in scope["headers"]:
        if key == b"cookie":
            for part in value.decode("latin-1").split(";"):
                name, _, held = part.strip().partition("=")
                if name == COOKIE:
                    return str(held)
    return ""


def _set_cookie(scope: "Scope", value: str, lasting: int) -> bytes:
    secure = "; Secure" if peer_of(scope).https else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={lasting}; HttpOnly; SameSite=Lax{secure}".encode()


async def _form(receive: "Receive") -> bytes:
    body, more = b"", True
    while more and len(body) <= MOST_FORM:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body[:MOST_FORM]


async def _page(send: "Send", status: int, page: bytes, wait: float = 0) -> None:
    headers = [(b"content-security-policy", POLICY.encode())]
    if wait:
        headers.append((b"retry-after", str(round(wait + 0.5)).encode()))
    await reply(send, status, page, b"text/html; charset=utf-8", tuple(headers))


async def redirect(send: "Send", path: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """Send a browser to another address of ours."""
    place = (b"location", quote(path, safe="/?&=%#+,;:@!$'()*~").encode())
    await reply(send, 303, b"", b"text/plain", (place, *headers))
