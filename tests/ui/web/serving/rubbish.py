"""Requests that nobody sends on purpose: mixed from a seed, over every address there is, and others."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PATHS = (
    "", "config", "health", "ready", "metrics", "theme.css", "manifest.json", "robots.txt", "favicon.ico",
    "login",
    "logout", "static/x", "assets/index.js", "svelte/x", "monitoring", "nothing/here", "docs",
    "gradio_api/info", "gradio_api/openapi.json", "gradio_api/app_id", "gradio_api/user",
    "gradio_api/login_check",
    "gradio_api/startup-events", "gradio_api/queue/status", "gradio_api/queue/join", "gradio_api/queue/data",
    "gradio_api/upload", "gradio_api/upload_progress", "gradio_api/cancel", "gradio_api/reset",
    "gradio_api/component_server", "gradio_api/call/ask", "gradio_api/call/search", "gradio_api/call/check",
    "gradio_api/call/nothing", "gradio_api/call/v2/ask", "gradio_api/call/v2/nothing",
    "gradio_api/run/article",
    "gradio_api/run/ask", "gradio_api/api/search", "gradio_api/run/predict", "gradio_api/call/ask/abc",
    "gradio_api/proxy=x", "gradio_api/stream/x", "gradio_api/process_recording", "gradio_api/vibe-edit",
    "gradio_api/deep_link", "gradio_api/dev/reload", "gradio_api/custom_component/a/client/x/y",
)  # fmt: skip
CALLS = (
    "gradio_api/queue/join", "gradio_api/run/article", "gradio_api/run/predict", "gradio_api/call/",
    "gradio_api/call/ask", "gradio_api/call/search", "gradio_api/call/check", "gradio_api/call/v2/ask",
    "gradio_api/api/search", "gradio_api/component_server", "gradio_api/cancel", "gradio_api/upload", "login",
)  # fmt: skip
TRICKS = (
    "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "a" * 5000, "💥", "\u202egpj.exe",
    "<script>",
    "'; DROP TABLE articles;--", "{{7*7}}", "%0d%0aSet-Cookie:x=1", "//evil.example", "CON", ".", "..;/",
    "?x=" * 50,
)  # fmt: skip
QUERIES = (
    "", "session_hash=", "session_hash=%00", "session_hash=" + "x" * 300, "session_hash=a&session_hash=b",
    "upload_id=x", "deep_link=../../x", "page=../x", "__theme=<script>", "x[]=1&x[]=2", "%", "&&&&",
    "session_hash=zz",
)  # fmt: skip
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
KINDS = ("application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data",
         "application/x-www-form-urlencoded", "application/octet-stream",
         "application/json; charset=utf-16", "", "💥/x")  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {}, {}, {"Cookie": "dateline_session=" + "x" * 3000}, {"Cookie": "=;;==; a"},
    {"Authorization": "Basic %%%"},
    {"Authorization": "Bearer x"}, {"Range": "bytes=9999-1"}, {"X-Forwarded-For": "a,b,,::1, 999.1.1.1"},
    {"X-Forwarded-Proto": "gopher"}, {"X-Forwarded-Host": "evil.example"}, {"Accept": "text/html"},
    {"Accept-Encoding": "br;q=x, gzip, 💥"}, {"Expect": "100-continue"}, {"If-None-Match": "*"},
    {"Origin": "null"},
    {"Content-Encoding": "gzip"}, {"Referer": "x" * 4000}, {"Accept-Language": ",,;q=💥"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rubbish:
    """One request."""

    method: str
    path: str
    headers: dict[bytes, bytes]
    body: bytes


def mixed(seed: int, count: int, functions: int) -> list[Rubbish]:
    """Return `count` requests; `functions` is how many numbers of functions the page has."""
    chance = random.Random(seed)
    return [_one(chance, functions) for _ in range(count)]


def _one(chance: random.Random, functions: int) -> Rubbish:
    path = chance.choice(PATHS if chance.random() < 0.5 else CALLS)
    method = "POST" if path.startswith(CALLS) else "GET"
    if chance.random() < 0.25:
        path = chance.choice(
            ("gradio_api/file=", "static/", "gradio_api/call/", "gradio_api/run/", "", path + "/")
        )
        path += chance.choice(TRICKS)
    if chance.random() < 0.3:
        path += "?" + chance.choice(QUERIES)
    kind = chance.choice(KINDS) if chance.random() < 0.5 else "application/json"
    headers = {name.encode(): value.encode() for name, value in chance.choice(HEADERS).items()}
    if kind:
        headers[b"Content-Type"] = kind.encode()
    body = chance.choice(BODIES)(chance, functions)
    method = method if chance.random() < 0.85 else chance.choice(METHODS)
    return Rubbish(method, path, headers, body)


def _value(chance: random.Random, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    simple: tuple[Any, ...] = (
        None, True, -1, 0, 1e308, 2**70, "", "x", "\ud800", "\x00\x1b[2J", "x" * 5000, "💥",
        "../../etc/passwd",
        float("nan"), "2024-99-99", "<img src=x onerror=1>",
    )  # fmt: skip
    if depth < 3 and chance.random() < 0.35:
        inner = [_value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
        if chance.random() < 0.5:
            return inner
        names = (
            "text",
            "title",
            "uri",
            "path",
            "meta",
            "question",
            "answer",
            "since",
            "articles",
            "value",
            "data",
        )
        return {chance.choice(names): one for one in inner}
    return chance.choice(simple)


def _call(chance: random.Random, functions: int) -> bytes:
    body: dict[str, Any] = {"data": [_value(chance) for _ in range(chance.randint(0, 6))]}
    if chance.random() < 0.7:
        numbers = (
            chance.randrange(functions),
            chance.randrange(functions),
            -1,
            10**9,
            "0",
            None,
            True,
            [1],
            1.5,
        )
        body["fn_index"] = chance.choice(numbers)
    if chance.random() < 0.6:
        body["session_hash"] = chance.choice(("abc", "", None, 7, "x" * 500, "../x", ["a"], "zz", "\ud800"))
    for name in (
        "event_data",
        "trigger_id",
        "event_id",
        "simple_format",
        "batched",
        "request",
        "component_id",
        "fn_name",
    ):
        if chance.random() < 0.15:
            body[name] = _value(chance)
    if chance.random() < 0.1:
        body["data"] = _value(chance)
    return json.dumps(body).encode("utf-8", "surrogatepass")


def _named(chance: random.Random, _functions: int) -> bytes:
    names = chance.choice((("question", "history", "filters"), ("query",), ("text", "sources"), ("nothing",)))
    return json.dumps({name: _value(chance) for name in names}).encode()


def _file(chance: random.Random, _functions: int) -> bytes:
    name = chance.choice(("a.txt", "../../x", "", "\x00", "x" * 3000, 'a"; b="', "💥.pdf", "con"))
    field = chance.choice(("files", "file", "", "component_id"))
    head = f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return head.encode() + chance.randbytes(200) + chance.choice((b"\r\n--x--\r\n", b"", b"\r\n--x"))


BODIES: tuple[Callable[[random.Random, int], bytes], ...] = (
    _call, _call, _call, _call, _named, _file,
    lambda _chance, _n: b"",
    lambda _chance, _n: b"{",
    lambda _chance, _n: b'{"data": ' + b"[" * 3000 + b"]" * 3000 + b"}",
    lambda _chance, _n: b'{"data": [' + b'"x",' * 3000 + b"1]}",
    lambda _chance, _n: b'{"data": NaN}',
    lambda _chance, _n: b'{"data": [], "data": {}}',
    lambda chance, _n: chance.randbytes(chance.choice((1, 100, 100_000))),
    lambda _chance, _n: json.dumps({"data": ["\u202e"]}).encode("utf-16"),
    lambda _chance, _n: b"username=%ff&password=" + b"x" * 9000,
)  # fmt: skip
