"""A server on loopback that speaks like OpenAI's, and misbehaves as it is told: real sockets, real bytes."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
Act = Callable[["Exchange"], None]


class Exchange(BaseHTTPRequestHandler):
    """One request: what was asked, and ways to answer it well or badly."""

    protocol_version = "HTTP/1.1"
    body: Json
    served: "Served"

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.close_connection = True
        acts = self.served.acts
        act = acts[min(len(self.served.requests), len(acts) - 1)]
        self.served.requests.append(self.body)
        self.served.keys.append(self.headers.get("Authorization", ""))
        try:
            act(self)
        except (BrokenPipeError, ConnectionResetError):
            self.served.hung_up.set()

    def log_message(self, *_: object) -> None:
        pass

    @property
    def prompt(self) -> str:
        return "\n".join(str(message["content"]) for message in self.body["messages"])

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def event(self, delta: Json, **more: object) -> None:
        chunk = {
            "id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": None}],
        } | more  # fmt: skip
        self.raw(b"data: " + json.dumps(chunk).encode() + b"\n\n")

    def says(self, text: str, size: int = 7) -> None:
        for at in range(0, len(text), size):
            self.event({"content": text[at : at + size]})

    def done(self) -> None:
        self.raw(b"data: [DONE]\n\n")


@dataclass
class Served:
    """What a running server was asked, and what it does: the nth request the nth act, then the last."""

    acts: list[Act]
    requests: list[Json] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving(*acts: Act) -> Iterator[Served]:
    served = Served(list(acts))
    handler = type("Handler", (Exchange,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    served.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def reply(text: str | Callable[[str], str]) -> Act:
    """Answer with a text, or with what is made of the prompt."""

    def act(one: Exchange) -> None:
        one.head()
        one.says(text if isinstance(text, str) else text(one.prompt))
        one.done()

    return act


def status(code: int, body: str = '{"error": {"message": "no"}}', **headers: str) -> Act:
    def act(one: Exchange) -> None:
        one.head(code, "application/json", **headers)
        one.raw(body.encode())

    return act


def body(data: bytes, kind: str = "text/event-stream") -> Act:
    """Answer 200 with these bytes."""

    def act(one: Exchange) -> None:
        one.head(kind=kind)
        one.raw(data)

    return act


def drip(text: str, pause: float) -> Act:
    """One character at a time, slowly."""

    def act(one: Exchange) -> None:
        one.head()
        for character in text:
            one.event({"content": character})
            time.sleep(pause)
        one.done()

    return act


def silent(seconds: float = 5.0, *, head: bool = False) -> Act:
    """Say nothing for a while."""

    def act(one: Exchange) -> None:
        if head:
            one.head()
        one.served.hung_up.wait(seconds)

    return act


def passages(prompt: str) -> list[Json]:
    """The passages that a prompt shows, as they stand between the ends of its frame."""
    lines = prompt.splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("BEGIN "))
    end = lines.index("END " + lines[begin].removeprefix("BEGIN "), begin)
    return [json.loads(line) for line in lines[begin + 1 : end]]
