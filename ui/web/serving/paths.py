"""Which addresses there are. Gradio has more, for things this page does not have; those are shut."""

import re
from dataclasses import dataclass

_API = "/gradio_api"
_NAME = r"[A-Za-z0-9_]{1,80}"
_ID = r"[A-Za-z0-9_-]{1,80}"


@dataclass(frozen=True, slots=True)
class Way:
    """An address: how it is called in figures, how it may be asked, and what is done there.

    Attributes:
        name: the same for all addresses of the kind.
        methods: that it takes.
        work: "page" and "file" are read, "news" stays open, "call" carries JSON, "upload" files.
        pattern: of the whole path; a group `session` is the page it belongs to, `event` a call of it.
    """

    name: str
    methods: tuple[str, ...]
    work: str
    pattern: re.Pattern[str]


def _way(name: str, methods: str, work: str, pattern: str) -> Way:
    return Way(name, tuple(methods.split()), work, re.compile(pattern))


WAYS = (
    _way("page", "GET HEAD", "page", r"/"),
    _way("probe", "GET HEAD", "page", r"/(?:health|ready|metrics)"),
    _way("config", "GET", "page", r"/config/?"),
    _way("asset", "GET HEAD", "page", r"/(?:assets|static|svelte)/.+"),
    _way("asset", "GET HEAD", "page", rf"(?:{_API})?/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json"),
    _way("info", "GET", "page", rf"{_API}/(?:info|openapi\.json|app_id|user|login_check|startup-events)/?"),
    _way("info", "GET", "page", rf"{_API}/queue/status"),
    _way("file", "GET HEAD", "file", rf"{_API}/file=(?P<file>.+)"),
    _way("heartbeat", "GET", "news", rf"{_API}/heartbeat/(?P<session>{_ID})"),
    _way("news", "GET", "news", rf"{_API}/queue/data"),
    _way("news", "GET", "news", rf"{_API}/upload_progress"),
    _way("result", "GET", "news", rf"{_API}/call/(?:v2/)?{_NAME}/(?P<event>{_ID})"),
    _way("call", "POST", "call", rf"{_API}/call/(?P<name>{_NAME})/?"),
    _way("call", "POST", "named", rf"{_API}/call/v2/(?P<name>{_NAME})/?"),
    _way("run", "POST", "call", rf"{_API}/(?:run|api)/(?P<name>{_NAME})/?"),
    _way("join", "POST", "call", rf"{_API}/queue/join"),
    _way("cancel", "POST", "call", rf"{_API}/(?:cancel|reset/?)"),
    _way("upload", "POST", "upload", rf"{_API}/upload"),
)


def way_of(path: str, method: str) -> Way | None:
    """Return the way a path belongs to, the one for the method where there are several; None for none."""
    found = [way for way in WAYS if way.pattern.fullmatch(path)]
    return next((way for way in found if method in way.methods), found[0] if found else None)
