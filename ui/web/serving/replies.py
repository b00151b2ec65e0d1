"""Refusals: one sentence, as JSON for programs and for the page, which shows it."""

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope, Send

RETRY = "retry-after"


async def refuse(
    send: "Send",
    status: int,
    sentence: str,
    *,
    retry: float = 0,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> None:
    """Answer with a sentence; `detail` is the name under which Gradio's page looks for it, `error` ours.

    Args:
        send: of the request.
        status: of the reply.
        sentence: what is wrong and what to do.
        retry: seconds after which to try again, if that helps.
        headers: more headers.
    """
    body = json.dumps({"error": sentence, "detail": sentence}).encode()
    more = ((RETRY.encode(), str(math.ceil(retry)).encode()),) if retry else ()
    await reply(send, status, body, b"application/json", (*headers, *more))


async def reply(
    send: "Send",
    status: int,
    body: bytes,
    kind: bytes,
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> None:
    """Send a whole reply that is not to be kept by anybody on its way."""
    fixed = (
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    )
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, *headers]})
    await send({"type": "http.response.body", "body": body})


def header(scope: "Scope", name: bytes) -> str:
    """Return the first header of that lower-case name, or nothing."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def wants_page(scope: "Scope") -> bool:
    """Whether a browser asks for a page to show."""
    return "text/html" in header(scope, b"accept")
