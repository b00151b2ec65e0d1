"""Serves the page: on loopback unless told otherwise, off the network, and gone on Ctrl-C."""

import contextlib
import os
import signal
import socket
import sys
import threading
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from answer.question import Question
from dateline.errors import DatelineError, UsageError
from ui.web.filling import Filling
from ui.web.runtime import Runtime

if TYPE_CHECKING:
    import gradio as gr
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 200
GRACE = 2
"""Seconds that open answers get to finish once the server is told to stop."""


class NoAddressError(DatelineError):
    """The address cannot be served on: in use, not ours, or not allowed."""


@dataclass(slots=True)
class Serving:
    """A running server; `url` ends in a slash."""

    url: str
    page: "gr.Blocks"
    warming: threading.Thread
    filling: Filling

    def close(self) -> None:
        """Stop serving; open answers get `GRACE` seconds."""
        self.page.close(verbose=False)
        self.warming.join()
        self.filling.close()


def serve(
    runtime: Runtime,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: str | None = None,
    *,
    prevent_thread_lock: bool = False,
) -> Serving:
    """Serve the chat until Ctrl-C or SIGTERM, or return at once with `prevent_thread_lock`.

    Args:
        runtime: an open library and engine; they stay the caller's to close.
        host: name or address to listen on.
        port: port to listen on; 0 takes any free one.
        auth: "user:password" that the page asks for, or None.
        prevent_thread_lock: serve from a thread and return.

    Raises:
        NoAddressError: when the port is in use or the host is not this machine's.
        UsageError: when `auth` is not "user:password".
    """
    login = read_auth(auth)
    port = free_port(host, port)
    _reach_loopback_directly()
    from gradio.route_utils import FnIndexInferError
    from starlette.middleware import Middleware

    from ui.web.app import build, launch_options
    from ui.web.fence import Fence
    from ui.web.site import Site

    page = build(Site(runtime))
    try:
        page.launch(
            server_name=host,
            server_port=port,
            auth=login,
            max_threads=THREADS,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            inbrowser=False,
            enable_monitoring=False,
            max_file_size="1mb",
            app_kwargs={
                "docs_url": None,
                "redoc_url": None,
                "openapi_url": None,
                "routes": [_health(runtime)],
                "middleware": [Middleware(Fence)],
                "exception_handlers": {FnIndexInferError: _no_such_call},
            },
            **launch_options(),
        )
    except OSError as error:
        raise _in_use(host, port) from error
    page.server.config.timeout_graceful_shutdown = GRACE
    serving = Serving(str(page.local_url), page, _warm(runtime), Filling(runtime))
    serving.filling.start()
    if not prevent_thread_lock:
        _announce(serving, host, login is not None)
        _until_stopped(serving)
    return serving


def read_auth(auth: str | None) -> tuple[str, str] | None:
    """Return the user and password of "user:password"."""
    if auth is None:
        return None
    user, colon, password = auth.partition(":")
    if not (user and colon and password):
        raise UsageError("the login is not of the form user:password", "give --auth NAME:PASSWORD")
    return user, password


def free_port(host: str, port: int) -> int:
    """Return `port` where it can be listened on, for 0 one that can."""
    if not 0 <= port <= 65535:
        raise UsageError(f"there is no port {port}", "choose one from 1024 to 65535")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except socket.gaierror as error:
        raise NoAddressError(
            f"there is no address {host!r}", "serve on 127.0.0.1 or on an address of this machine"
        ) from error
    except PermissionError as error:
        raise NoAddressError(
            f"port {port} is not yours to open", "choose one above 1023 with --port"
        ) from error
    except OSError as error:
        raise _in_use(host, port) from error


def _in_use(host: str, port: int) -> NoAddressError:
    return NoAddressError(
        f"{host}:{port} cannot be listened on, most likely because something already does",
        f"stop that, or choose another port with --port {port + 1 if port < 65535 else 7860}",
    )


def _reach_loopback_directly() -> None:
    """Keep a proxy of the environment out of the way: gradio calls its own page once while it starts."""
    for name in ("no_proxy", "NO_PROXY"):
        said = [part for part in os.environ.get(name, "").split(",") if part]
        os.environ[name] = ",".join([*said, *(host for host in LOOPBACK if host not in said)])


def _health(runtime: Runtime) -> "Route":
    """Return the route of `/health`: 200 with counts, or 503 with the sentence that says what is wrong."""
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    def health(_request: "Request") -> JSONResponse:
        try:
            articles, passages = runtime.library.counts()
        except DatelineError as error:
            return JSONResponse({"status": "failing", "error": str(error)}, status_code=503)
        return JSONResponse({"status": "ok", "articles": articles, "passages": passages})

    return Route("/health", health, methods=["GET"])


def _warm(runtime: Runtime) -> threading.Thread:
    """Answer something in the background, so that the first reader does not wait for networks to load."""

    def answer() -> None:
        with contextlib.suppress(DatelineError):  # whatever it is, the first question will say so
            runtime.engine.ask(Question("Who said what, and when?"))

    warming = threading.Thread(target=answer, name="dateline-warm", daemon=True)
    warming.start()
    return warming


def _no_such_call(_request: "Request", _error: Exception) -> "Response":
    from starlette.responses import JSONResponse

    return JSONResponse({"error": "there is no such call; known are /ask, /search, /check."}, status_code=404)


def _announce(serving: Serving, host: str, guarded: bool) -> None:
    said = f"Dateline is at {serving.url} (Ctrl-C stops it).\n"
    if host not in LOOPBACK and not guarded:
        said += (
            "Anybody who reaches this machine can read the articles; --auth NAME:PASSWORD asks who it is.\n"
        )
    sys.stderr.write(said)
    sys.stderr.flush()


def _until_stopped(serving: Serving) -> None:
    """Wait for Ctrl-C or SIGTERM, then close in order."""
    over = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        over.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not over.wait(1.0):
            pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        serving.close()
