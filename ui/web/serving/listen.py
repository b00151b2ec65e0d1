"""A socket that is ours before the page is built, and the server that answers on it from a thread."""

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uvicorn
    from starlette.types import ASGIApp

LOOPBACK = ("127.0.0.1", "localhost", "::1")
BACKLOG = 512
"""Connections that may wait to be taken; sixty readers open several each."""
STARTING = 30
"""Seconds that the server may take to start."""


class NoAddressError(DatelineError):
    """The address cannot be served on: in use, not ours, or not allowed."""


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `host` and `port`, for port 0 on any that is free.

    Raises:
        NoAddressError: when the port is in use or the host is not this machine's.
        UsageError: when there is no such port.
    """
    if not 0 <= port <= 65535:
        raise UsageError(f"there is no port {port}", "choose one from 1024 to 65535")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with contextlib.ExitStack() as undo:
            opened = undo.enter_context(socket.socket(family, socket.SOCK_STREAM))
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(address)
            opened.listen(BACKLOG)
            undo.pop_all()
            return opened
    except socket.gaierror as error:
        raise NoAddressError(
            f"there is no address {host!r}", "serve on 127.0.0.1 or on an address of this machine"
        ) from error
    except PermissionError as error:
        raise NoAddressError(
            f"port {port} is not yours to open", "choose one above 1023 with --port"
        ) from error
    except OSError as error:
        raise NoAddressError(
            f"{host}:{port} cannot be listened on, most likely because something already does",
            f"stop that, or choose another port with --port {port + 1 if port < 65535 else 7860}",
        ) from error


def address_of(host: str, opened: socket.socket) -> str:
    """Return where a browser on this machine finds the socket, with a slash at its end."""
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, host)  # noqa: S104 - shown, not listened on
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{opened.getsockname()[1]}/"


class Listener:
    """Serves an application on an open socket, from a thread of its own."""

    def __init__(self, opened: socket.socket) -> None:
        self._socket = opened

    def start(self, app: "ASGIApp") -> None:
        """Begin to serve, and return once requests are answered.

        Raises:
            NoAddressError: the application does not start.
        """
        self._server = _server(app)
        self._thread = threading.Thread(target=self._run, name="dateline-serve", daemon=True)
        self._thread.start()
        end = time.monotonic() + STARTING
        while not self._server.started and self._thread.is_alive() and time.monotonic() < end:
            time.sleep(0.005)
        if not self._server.started:
            raise NoAddressError("the web chat did not start", "see what the log says above")

    def stop(self, grace: float) -> None:
        """Take no more connections, give open ones `grace` seconds, and return once all are closed."""
        self._server.config.timeout_graceful_shutdown = max(1, round(grace))
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        with contextlib.suppress(SystemExit):  # uvicorn's way to say that the start failed
            self._server.run(sockets=[self._socket])


def _server(app: "ASGIApp") -> "uvicorn.Server":
    import uvicorn

    class Quiet(uvicorn.Server):
        """Signals are the business of whoever started the server."""

        @contextlib.contextmanager
        def capture_signals(self) -> "Iterator[None]":
            yield

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        ws="none",
        backlog=BACKLOG,
    )
    return Quiet(config)
