"""Whose conversations a request sees."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.web.visitor import visitor_in

if TYPE_CHECKING:
    import gradio as gr

LOCAL = "local"
"""The owner of everything that is kept on a machine of one's own, where nobody logs in."""


def owner_of(request: "gr.Request | None", *, alone: bool) -> str:
    """Return who asks, as the desk knows them: by login, as the one person of this machine, or by browser.

    A login is whatever Gradio takes it for (`request.username`): that of `--auth`, or one that a proxy has
    vouched for, which the server hands to Gradio as its `auth_dependency`. A browser is known by a hash of
    its cookie: whoever reads the file of the conversations cannot put on anybody's cookie.

    Args:
        request: what Gradio hands to an event; None counts as a stranger.
        alone: whether the page is served to this machine only and asks for no login.
    """
    if request is not None and request.username:
        return f"user:{request.username}"
    if alone:
        return LOCAL
    visitor = visitor_in(_cookies(request))
    if visitor is not None:
        return "visitor:" + hashlib.sha256(visitor.encode()).hexdigest()
    page = request.session_hash if request is not None else None  # cookies are off: for this page, then
    return f"page:{page or secrets.token_hex(16)}"


def _cookies(request: "gr.Request | None") -> Mapping[str, str]:
    return dict(request.cookies) if request is not None and request.request is not None else {}
