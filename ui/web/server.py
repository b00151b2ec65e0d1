"""Serves the page: on loopback unless told otherwise, off the network, and gone on Ctrl-C."""

import contextlib
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.question import Question
from dateline.errors import DatelineError, UsageError
from ui.web.filling import Filling
from ui.web.runtime import Runtime
from ui.web.serving.listen import LOOPBACK, Listener, NoAddressError, address_of, open_socket
from ui.web.serving.stop import until_stopped

if TYPE_CHECKING:
    import gradio as gr
    from starlette.types import ASGIApp

    from ui.desk.store import Desk

__all__ = ["NoAddressError", "Serving", "read_auth", "serve"]

GRACE = 2.0
"""Seconds that open answers get to finish once the server is told to stop."""


@dataclass(slots=True)
class Serving:
    """A running server; `url` ends in a slash."""

    url: str
    page: "gr.Blocks"
    listener: Listener
    warming: threading.Thread
    filling: Filling
    desk: "Desk"

    def close(self) -> None:
        """Stop serving; open answers get `GRACE` seconds."""
        from ui.web.serving.mounted import unmount

        unmount(self.page)
        self.listener.stop(GRACE)
        self.warming.join()
        self.filling.close()
        self.desk.close()


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
        UnusableDesk, NewerDesk: when the file of the conversations cannot be used.
        UsageError: when `auth` is not "user:password".
    """
    login = read_auth(auth)
    opened = open_socket(host, port)  # before the page is built: that takes a second or two
    from ui.desk.store import Desk
    from ui.web.app import build
    from ui.web.site import Site
    from ui.web.visitor import Visitors

    desk = Desk.open(runtime.library.home)
    site = Site(runtime, desk, alone=host in LOOPBACK and login is None)
    page = build(site)
    served = _application(runtime, page, login)
    listener = Listener(served if site.alone else Visitors(served), opened)
    listener.start()
    serving = Serving(address_of(host, opened), page, listener, _warm(runtime), Filling(runtime), desk)
    serving.filling.start()
    if not prevent_thread_lock:
        _announce(serving, host, login is not None)
        until_stopped(serving.close)
    return serving


def _application(runtime: Runtime, page: "gr.Blocks", login: tuple[str, str] | None) -> "ASGIApp":
    """Return the page with all that stands before it, outermost last."""
    from ui.web.app import launch_options
    from ui.web.fence import Fence
    from ui.web.serving.mounted import mount
    from ui.web.serving.probes import health

    return Fence(mount(page, [health(runtime)], {"auth": login, **launch_options()}))


def read_auth(auth: str | None) -> tuple[str, str] | None:
    """Return the user and password of "user:password"."""
    if auth is None:
        return None
    user, colon, password = auth.partition(":")
    if not (user and colon and password):
        raise UsageError("the login is not of the form user:password", "give --auth NAME:PASSWORD")
    return user, password


def _warm(runtime: Runtime) -> threading.Thread:
    """Answer something in the background, so that the first reader does not wait for networks to load."""

    def answer() -> None:
        with contextlib.suppress(DatelineError):  # whatever it is, the first question will say so
            runtime.engine.ask(Question("Who said what, and when?"))

    warming = threading.Thread(target=answer, name="dateline-warm", daemon=True)
    warming.start()
    return warming


def _announce(serving: Serving, host: str, guarded: bool) -> None:
    said = f"Dateline is at {serving.url} (Ctrl-C stops it).\n"
    if host not in LOOPBACK and not guarded:
        said += (
            "Anybody who reaches this machine can read the articles; --auth NAME:PASSWORD asks who it is.\n"
        )
    sys.stderr.write(said)
    sys.stderr.flush()
