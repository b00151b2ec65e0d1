"""The guard behind the gate: only addresses that there are, only whole calls, and not too many of them."""

import json
import os
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from ui.web.say import say
from ui.web.serving.bodies import NoObjectError, TooDeepError, TooLargeError, again, read_body, read_object
from ui.web.serving.calls import QUESTION, UPLOAD, kind_of, takes
from ui.web.serving.closing import Closing
from ui.web.serving.gate import USER
from ui.web.serving.limits import LARGEST_CALL, Limits
from ui.web.serving.metrics import Metrics
from ui.web.serving.owners import Owners
from ui.web.serving.paths import Way, way_of
from ui.web.serving.proxies import peer_of
from ui.web.serving.rates import Buckets, Rate
from ui.web.serving.replies import header, refuse
from ui.web.serving.sites import Hosts, from_elsewhere
from ui.web.serving.story import story_of
from ui.web.serving.turns import Arrivals
from ui.web.visitor import visitor_in
from ui.web.words import lasting

if TYPE_CHECKING:
    import gradio as gr
    from gradio.block_function import BlockFunction
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SESSION = 100
SAID = Rate(a_minute=30, burst=10)
"""Refusals of the page's own questions that the page may show; then the connection is refused itself."""
LONGEST_NAME = 255
"""Bytes of a part of a path that any file system takes."""


class RefusedError(Exception):
    """A request that is not passed on: a status, the key of a sentence, and its fields."""

    def __init__(self, status: int, key: str, *, retry: float = 0, **fields: object) -> None:
        super().__init__(key)
        self.status = status
        self.sentence = say(f"serving.{key}", **fields)
        self.retry = retry


class Guard:
    """ASGI middleware that refuses in one sentence what the page behind it would stumble over."""

    def __init__(
        self,
        app: "ASGIApp",
        page: "gr.Blocks",
        *,
        limits: Limits,
        hosts: Hosts,
        closing: Closing,
        metrics: Metrics,
        arrivals: Arrivals,
    ) -> None:
        self._app = app
        self._page = page
        self._limits = limits
        self._hosts = hosts
        self._closing = closing
        self._metrics = metrics
        self._arrivals = arrivals
        self._sessions = Owners()
        self._files = Owners()
        self._said = Buckets(SAID)

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass on what is in order."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            way = self._way(scope)
            receive = await self._read(way, scope, receive)
        except RefusedError as refused:
            await refuse(send, refused.status, refused.sentence, retry=refused.retry)
            return
        except ConnectionError:
            return
        if way.work == "upload":
            send = self._remembering(scope, send)
        if way.work == "news":
            with self._metrics.streams.track_inprogress():
                await self._app(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _way(self, scope: "Scope") -> Way:
        """Return the way of a request that may go it.

        Raises:
            RefusedError: there is none, or not for it.
        """
        way = way_of(scope["path"], scope["method"])
        if way is None or not _there(scope):
            raise RefusedError(404, "path")
        story_of(scope).way = way.name
        if scope["method"] not in way.methods:
            raise RefusedError(405, "method")
        if way.name != "probe" and not self._hosts.know(header(scope, b"host")):
            raise RefusedError(421, "host")
        if scope["method"] == "POST" and from_elsewhere(scope):
            raise RefusedError(403, "origin")
        return way

    async def _read(self, way: Way, scope: "Scope", receive: "Receive") -> "Receive":
        """Look at what the request carries; return a `receive` that begins with it."""
        found = way.pattern.fullmatch(scope["path"])
        groups: dict[str, Any] = found.groupdict() if found else {}
        if way.work == "news":
            self._belongs(
                groups.get("session") or groups.get("event") or _asked(scope, "session_hash"), scope
            )
        elif way.work == "file":
            self._file(groups["file"], scope)
        elif way.work == "upload":
            self._upload(scope)
        elif way.work in ("call", "named"):
            body = await self._body(receive)
            self._call(way, groups, read_call(body), scope)
            return again(body, receive)
        return receive

    async def _body(self, receive: "Receive") -> bytes:
        try:
            return await read_body(receive, LARGEST_CALL)
        except TooLargeError as error:
            raise RefusedError(413, "large", most=_size(LARGEST_CALL)) from error

    def _call(self, way: Way, groups: dict[str, Any], body: dict[str, Any], scope: "Scope") -> None:
        """Look at a call.

        Raises:
            RefusedError: it names a session of somebody else, or no call that there is, or is one too many.
        """
        if way.work == "named":
            fn = self._named(groups["name"])
            if not takes(fn, body):
                raise RefusedError(422, "value")
            self._take(fn, scope)
            return
        self._belongs(body.get("session_hash"), scope)
        if way.name == "cancel":
            return
        number = body.get("fn_index")
        if number is None:
            self._take(self._named(groups.get("name", "")), scope)
        elif isinstance(number, int) and not isinstance(number, bool) and number in self._page.fns:
            self._take(self._page.fns[number], scope)
        else:
            raise RefusedError(404, "call")

    def _named(self, name: str) -> "BlockFunction":
        for fn in self._page.fns.values():
            if fn.api_name == name:
                return fn
        raise RefusedError(404, "call")

    def _take(self, fn: "BlockFunction", scope: "Scope") -> None:
        """Count a call against what its sender may send."""
        kind = kind_of(fn)
        if kind is not None:
            try:
                self._count(kind, scope)
            except RefusedError as refused:
                if not self._may_say_itself(fn, scope):
                    raise
                story_of(scope).refusal = refused.sentence
        if kind == QUESTION and fn.api_name != "search":
            self._arrivals.came()

    def _may_say_itself(self, fn: "BlockFunction", scope: "Scope") -> bool:
        """Whether the page may say in place of an answer why there is none: for a while, since it costs."""
        return fn.api_visibility == "private" and not self._said.take(_owner(scope) + peer_of(scope).address)

    def _count(self, kind: str, scope: "Scope") -> None:
        story_of(scope).kind = kind
        if self._closing.begun:
            raise RefusedError(503, "closing", retry=10)
        bucket = self._limits.buckets[kind]
        wait = bucket.take(scope.get(USER) or peer_of(scope).address)
        if wait:
            self._metrics.limited.labels(kind).inc()
            rate = round(bucket.rate.a_minute)
            what = say(f"serving.{kind}")
            raise RefusedError(429, "often", retry=wait, rate=rate, what=what, wait=lasting(wait))
        self._metrics.calls.labels(kind).inc()

    def _upload(self, scope: "Scope") -> None:
        self._large(scope, self._limits.upload + 1_000_000)
        self._count(UPLOAD, scope)

    def _remembering(self, scope: "Scope", send: "Send") -> "Send":
        """Return a `send` that notes whose the files of an upload are: the reply lists where they lie."""
        body = b""

        async def noted(message: "Message") -> None:
            nonlocal body
            body += message.get("body", b"") if len(body) < LARGEST_CALL else b""
            if message["type"] == "http.response.body" and not message.get("more_body"):
                self._note(read_paths(body), scope)
            await send(message)

        return noted

    def _note(self, paths: list[str], scope: "Scope") -> None:
        for path in paths:
            self._files.allows(os.path.realpath(path), _owner(scope))

    def _file(self, path: str, scope: "Scope") -> None:
        """Refuse what is no plain path of a file, and the upload of somebody else."""
        parts = path.split("/")
        if not path.startswith("/") or ".." in parts or "" in parts[1:] or "\\" in path or "\0" in path:
            raise RefusedError(404, "path")
        if self._files.of(os.path.realpath(path)) not in (None, _owner(scope)):
            raise RefusedError(404, "path")

    def _large(self, scope: "Scope", most: int) -> None:
        """Refuse what does not say how large it is, or is too large; the server holds it to its word."""
        said = header(scope, b"content-length")
        if not said.isdecimal():
            raise RefusedError(411, "large", most=_size(most))
        if int(said) > most:
            raise RefusedError(413, "large", most=_size(most))

    def _belongs(self, session: object, scope: "Scope") -> None:
        """Refuse a session that somebody else came with first."""
        if session is None:
            return
        if not isinstance(session, str) or not session or len(session) > _SESSION:
            raise RefusedError(400, "session")
        if not self._sessions.allows(session, _owner(scope)):
            raise RefusedError(404, "session")


def read_call(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a call.

    Raises:
        RefusedError: it is none, or nested too deeply.
    """
    try:
        return read_object(body)
    except NoObjectError as error:
        raise RefusedError(422, "json") from error
    except TooDeepError as error:
        raise RefusedError(422, "deep") from error


def read_paths(body: bytes) -> list[str]:
    """Return the paths that the reply to an upload lists; a refusal lists none."""
    try:
        listed = json.loads(body)
    except ValueError:
        return []
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []


def _owner(scope: "Scope") -> str:
    if name := scope.get(USER):
        return f"user:{name}"
    cookies = (part.strip().partition("=") for part in header(scope, b"cookie").split(";"))
    return f"visitor:{visitor_in({name: value for name, _, value in cookies})}"


def _there(scope: "Scope") -> bool:
    """Whether an address can be one: no part longer than any file's name, no page but the one there is."""
    longest = max(len(part.encode("utf-8", "replace")) for part in scope["path"].split("/"))
    return longest <= LONGEST_NAME and not _asked(scope, "page")


def _asked(scope: "Scope", name: str) -> str | None:
    found = parse_qs(scope["query_string"].decode("latin-1")).get(name, [])
    return found[0] if found else None


def _size(most: int) -> str:
    return f"{most // 1_000_000} MB"
