"""Fills in, behind the chat, the meanings that an ingest left for later."""

import logging
import threading

from dateline.errors import DatelineError
from ui.web.runtime import Runtime

STEP = 0.5
"""Seconds of work at a stretch."""
REST = 0.25
"""Seconds between two stretches: for those who ask, and for other writers, who need the lock."""
LOOK = 5.0
"""Seconds between two looks when there is nothing to do, or somebody else is writing."""

log = logging.getLogger(__name__)


class Filling:
    """A thread that embeds pending passages while nobody else writes; `close` ends it."""

    def __init__(self, runtime: Runtime) -> None:
        self._library = runtime.library
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="dateline-filling", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the stretch that is under way."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        pause = REST
        while not self._over.wait(pause):
            pause = REST if self._step() else LOOK

    def _step(self) -> bool:
        """Work for a stretch; return whether something is left to do at once."""
        try:
            return self._library.embed_pending(seconds=STEP) > 0
        except DatelineError as error:  # somebody else is writing, or the disk is full: the next look tells
            log.debug("no meanings were added: %s", error)
            return False
