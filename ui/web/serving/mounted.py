"""Gradio's page as an application that our own server runs: no call to itself, no thread but ours."""

from typing import TYPE_CHECKING, Any

from ui.web.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    import gradio as gr
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

THREADS = 200
"""Functions of the page that may run at once."""


def mount(
    page: "gr.Blocks", routes: "Sequence[BaseRoute]", options: dict[str, Any], *, waiting: int, upload: int
) -> "FastAPI":
    """Return an application with `routes` first and the page behind them.

    Args:
        page: the page as it was built.
        routes: our own.
        options: how the page looks and who may see it, as `gradio.mount_gradio_app` takes it.
        waiting: calls that may wait before new ones are turned away.
        upload: bytes of a file that is uploaded.
    """
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from gradio import mount_gradio_app
    from gradio.route_utils import FnIndexInferError

    page.max_threads = page._queue.max_thread_count = THREADS  # noqa: SLF001 - no option of mounting says it
    page._queue.max_size = waiting  # noqa: SLF001 - the settings come after the page
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, routes=list(routes))
    mount_gradio_app(
        app,
        page,
        path="/",
        root_path="",
        enable_monitoring=False,
        max_file_size=upload,
        mcp_server=False,
        pwa=False,
        app_kwargs={
            "docs_url": None,
            "redoc_url": None,
            "openapi_url": None,
            "exception_handlers": {
                FnIndexInferError: _no_such_call,
                RequestValidationError: _wrong_form,
            },
        },
        **options,
    )
    page.app = page.server_app = app.routes[-1].app  # type: ignore[attr-defined]  # mounting keeps it to itself
    return app


def unmount(page: "gr.Blocks") -> None:
    """Have the page end its open streams and take nothing new."""
    # What `Blocks.close` does, which wants a server of Gradio's own.
    page._queue.close()  # type: ignore[no-untyped-call]  # noqa: SLF001
    page.is_running = False
    page.app.stop_event.set()


def _no_such_call(_request: "Request", _error: Exception) -> "Response":
    from starlette.responses import JSONResponse

    return JSONResponse({"error": say("serving.call"), "detail": say("serving.call")}, status_code=404)


def _wrong_form(_request: "Request", _error: Exception) -> "Response":
    """Refuse without repeating what was sent, which may be anything."""
    from starlette.responses import JSONResponse

    return JSONResponse({"error": say("serving.value"), "detail": say("serving.value")}, status_code=422)
