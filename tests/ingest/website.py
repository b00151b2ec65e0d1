"""A web site on loopback for tests: real sockets, and whatever bad manners a test wants."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.fetch.limits import Limits
from ingest.opening import Fetch

Answer = tuple[int, dict[str, str], bytes]
Page = Answer | bytes | str | Callable[["Visit"], Answer | bytes | str | None]
HTML = {"Content-Type": "text/html; charset=utf-8"}
STORY = "<html><h1>Ferry talks stall</h1><p>The harbour council said on Monday that it would meet.</p></html>"
QUICK = Limits(backoff=0.0, interval=0.0, read=1.0, connect=1.0, total=3.0, most_bytes=MIB)


class Visit(BaseHTTPRequestHandler):
    """One request; a page that is a function gets it, and may write to it itself and return None."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: "Site"

    def do_GET(self) -> None:
        """Answer with the page at the path, or 404."""
        self.site.visits.append(self.path)
        self.site.headers.append({key.lower(): value for key, value in self.headers.items()})
        page = self.site.pages.get(self.path, (404, {}, b""))
        answer = page(self) if callable(page) else page
        if answer is None:
            self.close_connection = True
            return
        if not isinstance(answer, tuple):
            answer = 200, HTML, answer.encode() if isinstance(answer, str) else answer
        status, headers, body = answer
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the interface's own name
        """Say nothing."""


class Site:
    """The site's pages by path, and who came by."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.visits: list[str] = []
        self.headers: list[dict[str, str]] = []
        handler = type("SiteVisit", (Visit,), {"site": self})
        self.server = _Server(("127.0.0.1", 0), handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}"

    def pages_visited(self) -> list[str]:
        """The paths asked for, without `robots.txt`."""
        return [path for path in self.visits if path != "/robots.txt"]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is no news."""


@contextmanager
def running() -> Iterator[Site]:
    """Lend a site that answers."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


def redirect(to: str, status: int = 302) -> Answer:
    """An answer that leads on."""
    return status, {"Location": to}, b""


def refusal(fetch: Fetch, url: str) -> Unreadable:
    """The error that fetching `url` ends in."""
    with pytest.raises(Unreadable) as caught:
        fetch(url)
    assert caught.value.remedy
    assert not caught.value.what.endswith(".")
    return caught.value
