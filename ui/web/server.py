"""Serves the page: on loopback unless told otherwise, off the network, and gone on Ctrl-C."""

import contextlib
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

from answer.question import Question
from dateline.errors import DatelineError, UsageError
from ui.web.filling import Filling
from ui.web.runtime import Runtime
from ui.web.serving.listen import Listener, NoAddressError, address_of, open_socket
from ui.web.serving.stop import until_stopped
from ui.web_settings import WebSettings

if TYPE_CHECKING:
    import gradio as gr

    from ui.desk.store import Desk
    from ui.web.serving.front import Front
    from ui.web.site import Site

__all__ = ["NoAddressError", "Serving", "read_auth", "serve"]

FAREWELL = 0.5
"""Seconds in which those whose answers were stopped are told so."""
CLOSING = 1.0
"""Seconds in which connections that are still open are closed in order."""


@dataclass(slots=True)
class Serving:
    """A running server; `url` ends in a slash."""

    url: str
    page: "gr.Blocks"
    front: "Front"
    listener: Listener
    warming: threading.Thread
    filling: Filling
    desk: "Desk"
    site: "Site"

    def close(self) -> None:
        """Stop serving: take nothing new, give what is under way its time, then close everything."""
        from ui.web.serving.mounted import unmount

        if not self.front.closing.wait(self.front.settings.grace):
            time.sleep(FAREWELL)
        unmount(self.page)
        self.listener.stop(CLOSING)
        self.warming.join()
        self.filling.close()
        for close in self.site.closing:
            close()
        self.desk.close()
        self.front.close()


def serve(
    runtime: Runtime,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: str | None = None,
    *,
    settings: WebSettings | None = None,
    prevent_thread_lock: bool = False,
) -> Serving:
    """Serve the chat until Ctrl-C or SIGTERM, or return at once with `prevent_thread_lock`.

    Args:
        runtime: an open library and engine; they stay the caller's to close.
        host: name or address to listen on.
        port: port to listen on; 0 takes any free one.
        auth: "user:password" that the page asks for, or None.
        settings: all else; the defaults where it is None.
        prevent_thread_lock: serve from a thread and return.

    Raises:
        NoAddressError: when the port is in use or the host is not this machine's.
        UnusableDesk, NewerDesk, SessionsError, UsersError: when a file that is needed cannot be used.
        UsageError: when `auth` is not "user:password".
    """
    read_auth(auth)
    given = {"host": host, "port": port, "auth": SecretStr(auth) if auth else None}
    settings = (settings or WebSettings.model_construct()).model_copy(update=given)
    with contextlib.ExitStack() as undo:
        # Before the page is built: that takes a second or two.
        opened = undo.enter_context(open_socket(host, port))
        serving = _started(runtime, settings, Listener(opened), address_of(host, opened), undo)
        undo.pop_all()
    if not prevent_thread_lock:
        _until_stopped(serving)
    return serving


def _started(
    runtime: Runtime, settings: WebSettings, listener: Listener, url: str, undo: contextlib.ExitStack
) -> Serving:
    """Build the page and begin to answer."""
    from ui.desk.store import Desk
    from ui.web.serving.files import private_folder
    from ui.web.serving.front import Front

    private_folder(runtime.library.home)
    from ui.web.app import build
    from ui.web.site import Site

    front = Front.of(runtime, settings)
    undo.callback(front.close)
    desk = undo.enter_context(contextlib.closing(Desk.open(runtime.library.home)))
    site = Site(front.runtime, desk, alone=front.alone)
    page = build(site)
    listener.start(front.application(page))
    serving = Serving(url, page, front, listener, _warm(runtime, front.warm), Filling(runtime), desk, site)
    serving.filling.start()
    return serving


def read_auth(auth: str | None) -> tuple[str, str] | None:
    """Return the user and password of "user:password"."""
    if auth is None:
        return None
    user, colon, password = auth.partition(":")
    if not (user and colon and password):
        raise UsageError("the login is not of the form user:password", "give --auth NAME:PASSWORD")
    return user, password


def _warm(runtime: Runtime, warm: threading.Event) -> threading.Thread:
    """Answer something in the background, so that the first reader does not wait for networks to load."""

    def answer() -> None:
        with contextlib.suppress(DatelineError):  # whatever it is, the first question will say so
            runtime.engine.ask(Question("Who said what, and when?"))
        warm.set()

    warming = threading.Thread(target=answer, name="dateline-warm", daemon=True)
    warming.start()
    return warming


def _until_stopped(serving: Serving) -> None:
    from ui.web.serving.logs import events, logging_to_stderr

    settings = serving.front.settings
    with logging_to_stderr(settings):
        _announce(serving, settings)
        events().debug("serving", url=serving.url)
        until_stopped(serving.close)
        events().debug("stopped")


def _announce(serving: Serving, settings: WebSettings) -> None:
    said = f"Dateline is at {serving.url} (Ctrl-C stops it).\n"
    if not settings.local and not settings.guarded:
        said += (
            "Anybody who reaches this machine can read the articles; --auth NAME:PASSWORD asks who it is.\n"
        )
    sys.stderr.write(said)
    sys.stderr.flush()
