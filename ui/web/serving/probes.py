"""What watches over the server asks it: whether it lives, whether it takes questions, how it does."""

import secrets
import threading
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from ui.web.runtime import Runtime
from ui.web.serving.closing import Closing
from ui.web.serving.metrics import Metrics
from ui.web.serving.proxies import peer_of
from ui.web.serving.replies import header

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from ui.web_settings import WebSettings


def health(runtime: Runtime) -> "Route":
    """Return the route of `/health`: 200 with counts, or 503 with the sentence that says what is wrong."""
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    def answer(_request: "Request") -> JSONResponse:
        try:
            articles, passages = runtime.library.counts()
        except DatelineError as error:
            return JSONResponse({"status": "failing", "error": str(error)}, status_code=503)
        return JSONResponse({"status": "ok", "articles": articles, "passages": passages})

    return Route("/health", answer, methods=["GET"])


def ready(runtime: Runtime, warm: threading.Event, closing: Closing) -> "Route":
    """Return the route of `/ready`: 200 from when questions are answered at full speed."""
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    def answer(_request: "Request") -> JSONResponse:
        try:
            runtime.library.counts()
        except DatelineError as error:
            return JSONResponse({"status": "failing", "error": str(error)}, status_code=503)
        status = "stopping" if closing.begun else "ready" if warm.is_set() else "starting"
        return JSONResponse({"status": status}, status_code=200 if status == "ready" else 503)

    return Route("/ready", answer, methods=["GET"])


def figures(metrics: Metrics, settings: "WebSettings") -> "Route":
    """Return the route of `/metrics`, for this machine, for proxies that are believed, or with the token."""
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    def answer(request: "Request") -> "Response":
        if not _may_read(request, settings):
            return JSONResponse({"error": "the figures are not for everybody"}, status_code=403)
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return Route("/metrics", answer, methods=["GET"])


def _may_read(request: "Request", settings: "WebSettings") -> bool:
    token = settings.metrics_token
    if token is not None:
        sent = header(request.scope, b"authorization").removeprefix("Bearer ")
        return secrets.compare_digest(sent.encode(), token.get_secret_value().encode())
    return peer_of(request.scope).near
