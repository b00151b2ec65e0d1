"""Headers that keep the page from reaching out, being framed, or being guessed at."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "  # Gradio's own page starts with neither less
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'; "
    "worker-src 'self' blob:; "
    "object-src 'none'; "
    "base-uri 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'self'"
)
"""A third fence: markup that got past the escaping and the sanitiser could still send nothing anywhere."""

_NOTHING = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "publickey-credentials-get", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
"""What a page that reads newspapers needs of a device."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", _NOTHING.encode()),
)
LASTING = (b"strict-transport-security", b"max-age=31536000")
"""Only said where the page came over https: a browser that has heard it comes no other way for a year."""


class Fence:
    """ASGI middleware that adds `HEADERS` to every response."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on; the headers go onto what comes back."""

        async def fenced(message: "Message") -> None:
            if message["type"] == "http.response.start":
                lasting = (LASTING,) if scope.get("scheme") == "https" else ()
                message["headers"] = [*message.get("headers", ()), *HEADERS, *lasting]
            await send(message)

        await self._app(scope, receive, fenced)
