"""What watches over the server ask it: whether it lives."""

from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from ui.web.runtime import Runtime

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import Route


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
