"""All that stands before the page, put together: from the socket inwards."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from ui.web.runtime import Runtime
from ui.web.serving.closing import Closing
from ui.web.serving.login import Door
from ui.web.serving.logs import Names
from ui.web.serving.metrics import Metrics
from ui.web.serving.sessions import Sessions
from ui.web.serving.sites import ANY, Hosts
from ui.web.serving.users import Logins, One, UserFile
from ui.web.serving.watched import WatchedEngine, WatchedRuntime
from ui.web_settings import WebSettings, parts_of

if TYPE_CHECKING:
    import gradio as gr
    from starlette.types import ASGIApp

    from ui.web.serving.calls import Guarded


@dataclass(slots=True)
class Front:
    """What the requests of one server pass, and what is known of them all together.

    Attributes:
        settings: what it goes by.
        runtime: the library and engine, watched.
        metrics: the figures.
        closing: whether the end has begun.
        warm: set once the first question would be answered at full speed.
        door: where one logs in, if one has to.
    """

    settings: WebSettings
    runtime: WatchedRuntime
    metrics: Metrics
    closing: Closing
    names: Names
    logins: Logins | None
    warm: threading.Event = field(default_factory=threading.Event)
    sessions: Sessions | None = None

    @classmethod
    def of(cls, runtime: Runtime, settings: WebSettings) -> "Front":
        """Return the front for a runtime.

        Raises:
            UsersError: the file of users cannot be read.
        """
        metrics, closing = Metrics(runtime), Closing()
        engine = WatchedEngine(runtime, metrics, closing, log_questions=settings.log_questions)
        names = Names(hashed=settings.log_users == "hash")
        logins = _logins(settings)
        sessions = Sessions(runtime.library.home) if logins is not None else None
        watched = WatchedRuntime(runtime, engine)
        return cls(settings, watched, metrics, closing, names, logins, sessions=sessions)

    @property
    def alone(self) -> bool:
        """Whether the page is for this machine only and asks for no login."""
        return self.settings.local and not self.settings.guarded

    def application(self, page: "gr.Blocks") -> "ASGIApp":
        """Return the page with all that stands before it; the outermost is written last."""
        from ui.web.fence import Fence
        from ui.web.serving.gate import Gate
        from ui.web.serving.guard import Guard
        from ui.web.serving.limits import Limits
        from ui.web.serving.proxies import Behind
        from ui.web.serving.record import Record
        from ui.web.visitor import Visitors

        settings = self.settings
        app: ASGIApp = self._mounted(page)
        app = Guard(
            app,
            page,
            limits=Limits.of(settings),
            hosts=self._hosts(),
            closing=self.closing,
            metrics=self.metrics,
            arrivals=self.runtime.arrivals,
        )
        app = app if self.alone else Visitors(app)
        app = Gate(app, door=self._door(), trust_header=settings.trust_header)
        app = Record(app, self.metrics, self.names)
        return Behind(Fence(app), parts_of(settings.trusted_proxies), settings.trust_header)

    def close(self) -> None:
        """Let go of files."""
        if self.sessions is not None:
            self.sessions.close()

    def _mounted(self, page: "gr.Blocks") -> "ASGIApp":
        from ui.web.app import launch_options
        from ui.web.serving.gate import user_of
        from ui.web.serving.mounted import mount
        from ui.web.serving.probes import figures, health, ready

        guarded = cast("Guarded", page)
        guarded.name_of = self._name_of
        guarded.failed = self.metrics.errors.labels("call").inc
        self.metrics.waiting = lambda: len(page._queue)  # noqa: SLF001 - Gradio shows it nowhere else
        routes = [
            health(self.runtime),
            ready(self.runtime, self.warm, self.closing),
            figures(self.metrics, self.settings),
        ]
        options: dict[str, Any] = launch_options()
        if self.settings.guarded:
            options["auth_dependency"] = user_of
        waiting, upload = self.settings.waiting, self.settings.upload_mb * 1_000_000
        return mount(page, routes, options, waiting=waiting, upload=upload)

    def _name_of(self, request: "gr.Request") -> str:
        """Return what the log calls whoever sent a request."""
        from ui.web.serving.proxies import peer_of

        address = peer_of(request.request.scope).address if request.request is not None else ""
        return self.names.of(request.username, address)

    def _door(self) -> Door | None:
        if self.logins is None or self.sessions is None:
            return None
        return Door(self.logins, self.sessions, lambda outcome: self.metrics.logins.labels(outcome).inc())

    def _hosts(self) -> Hosts:
        settings = self.settings
        if settings.hosts is not None:
            return Hosts(parts_of(settings.hosts))
        return Hosts([ANY]) if settings.guarded else Hosts.of_this_machine(settings.host)


def _logins(settings: WebSettings) -> Logins | None:
    if settings.users is not None:
        return UserFile(settings.users)
    if settings.auth is not None:
        name, _, password = settings.auth.get_secret_value().partition(":")
        return One(name, password)
    return None
