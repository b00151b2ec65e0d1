"""Putting articles in, behind the page: one at a time, watched, stopped, and told about."""

import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from index.database import UPLOADS
from ui.ingestion import opening
from ui.web.library.patience import patiently
from ui.web.library.sources import Sources, reading
from ui.web.library.uploads import Upload
from ui.web.say import say

if TYPE_CHECKING:
    from index.library import Library
    from index.summary import IngestReport, Progress

PATIENCE = 30.0
"""Seconds that a server which stops waits for what was read to be stored."""
NOTES = 20
"""Sentences kept of what an ingest tells on the way."""

log = logging.getLogger(__name__)


class BusyError(DatelineError):
    """Articles are being put in already."""

    def __init__(self) -> None:
        super().__init__(say("library.busy"), say("library.busy_remedy"))


@dataclass(slots=True)
class Taking:
    """One ingest that was begun on the page.

    Attributes:
        owner: who began it.
        sources: what is read.
        progress: how far it is; None before the first word of it.
        report: what came of it, once it is over and nothing broke.
        error: the sentence of what broke it.
        stopping: whether somebody has asked it to stop.
        over: set when it has ended.
    """

    owner: str
    sources: Sources
    progress: "Progress | None" = None
    report: "IngestReport | None" = None
    error: str | None = None
    notes: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)

    def tell(self, progress: "Progress") -> None:
        """Note how far it is."""
        self.progress = progress

    def note(self, sentence: str) -> None:
        """Keep what is worth knowing and no failure."""
        if len(self.notes) < NOTES:
            self.notes.append(sentence)


class Takings:
    """The ingests of a page: at most one runs; the last one is remembered until it is put away."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._lock = threading.Lock()
        self._last: Taking | None = None

    @property
    def last(self) -> Taking | None:
        """The one that runs, or ran last."""
        return self._last

    def begin(self, owner: str, sources: Sources) -> Taking:
        """Begin to take in what `sources` name, and return at once.

        Raises:
            BusyError: another one runs.
        """
        with self._lock:
            if self._last is not None and not self._last.over.is_set():
                raise BusyError
            taking = self._last = Taking(owner, sources)
        threading.Thread(target=self._run, args=[taking], name="dateline-taking", daemon=True).start()
        return taking

    def stop(self) -> None:
        """Ask the one that runs to stop; what it has read by then is stored whole, and nothing after it."""
        if self._last is not None:
            self._last.stopping.set()

    def close(self) -> None:
        """Stop the one that runs, and wait until what it has read is stored."""
        self.stop()
        if self._last is not None and not self._last.over.wait(PATIENCE):
            log.warning(
                "articles were still being put in when the server stopped; those stored by then are whole"
            )

    def put_away(self) -> None:
        """Forget the last one, if it is over."""
        with self._lock:
            if self._last is not None and self._last.over.is_set():
                self._last = None

    def _run(self, taking: Taking) -> None:
        try:
            taking.report = self._take(taking)
        except DatelineError as error:
            taking.error = str(error)
        except Exception:  # the outermost edge of this thread: the reader gets a sentence, the log the rest
            log.exception("articles could not be taken in")
            taking.error = say("library.broke")
        finally:
            _drop(taking.sources.uploads)
            taking.over.set()

    def _take(self, taking: Taking) -> "IngestReport":
        sources = opening(taking.note, stopped=taking.stopping.is_set)
        sources.remembered = self._library.remembered
        folder = self._library.home / UPLOADS
        items = reading(taking.sources, sources, folder, taking.stopping.is_set)
        return patiently(lambda: self._library.ingest(items, progress=taking.tell, wait=False))


def _drop(uploads: Iterable[Upload]) -> None:
    """Remove what was sent and not put into its place."""
    for upload in uploads:
        try:
            upload.path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("an uploaded file stays behind: %s", error)
