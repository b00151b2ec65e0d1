"""Writes down what became of each request, and sees to it that what fails ends in one sentence."""

import logging
import time
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from ui.web.say import say
from ui.web.serving.logs import Names, events
from ui.web.serving.metrics import Metrics
from ui.web.serving.proxies import peer_of
from ui.web.serving.replies import refuse
from ui.web.serving.story import Story, story_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN_ENDED = ("heartbeat", "news", "result")
QUIET = (*OPEN_ENDED, "asset", "probe", "page", "config", "info", "run", "join", "cancel")
"""Ways whose requests are written down at `debug` where all is well: a question has its own event."""

log = logging.getLogger("dateline.serve")


class Record:
    """ASGI middleware: an event and a count for each request, and its id on the reply."""

    def __init__(self, app: "ASGIApp", metrics: Metrics, names: Names) -> None:
        self._app = app
        self._metrics = metrics
        self._names = names

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on and write down how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        story, begun, status, whole = story_of(scope), time.perf_counter(), 0, False

        async def seen(message: "Message") -> None:
            nonlocal status, whole
            if message["type"] == "http.response.start":
                status = message["status"] = _status(message["status"], story)
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", story.id.encode())]
            else:
                whole = not message.get("more_body", False)
            await send(message)

        try:
            await self._app(scope, receive, seen)
        except Exception as error:  # the outermost edge: a sentence for whoever asked, the trace for the log
            if not (status and isinstance(error.__cause__, HTTPException)):
                log.exception("a request failed", extra={"id": story.id})
                self._metrics.errors.labels("request").inc()
            if status and not whole:  # news of an unknown page: Gradio says so, and leaves the stream open
                await seen({"type": "http.response.body", "body": b"", "more_body": False})
            elif not status:
                await refuse(seen, 500, say("serving.broken"))
        finally:
            self._tell(scope, story, status, time.perf_counter() - begun)

    def _tell(self, scope: "Scope", story: Story, status: int, lasted: float) -> None:
        self._metrics.requests.labels(story.way, str(status)).inc()
        event = "upload" if story.way == "upload" else "request"
        level = "error" if status >= 500 and status != 503 else "info"
        if story.way == "probe" or (status < 400 and story.way in QUIET):
            level = "debug"
        kind = {"kind": story.kind} if story.kind else {}
        getattr(events(), level)(
            event, id=story.id, user=self._names.of(story.user, peer_of(scope).address),
            method=scope["method"], route=story.way, status=status, seconds=round(lasted, 3), **kind,
        )  # fmt: skip


def _status(status: int, story: Story) -> int:
    """Return 422 where Gradio says 500 of a call whose sender was told what they did wrong."""
    return 422 if status == 500 and story.told else status
