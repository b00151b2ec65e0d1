"""What the page asks the server for on the Check tab; each answers with JSON, a refusal with `{"error"}`."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from answer.check.checker import check as check_text
from answer.check.report import Progress, Report
from answer.check.sources import Given, Stored
from dateline.errors import DatelineError
from ui.web.check.asked import Asked, read_asked, read_draft
from ui.web.check.checks import Check, Checks
from ui.web.check.evidence import found_of
from ui.web.check.exports import export
from ui.web.check.finding import Finder
from ui.web.check.layout import pieces
from ui.web.check.note_html import note_html
from ui.web.check.summary_html import summary_html
from ui.web.check.text_html import text_html
from ui.web.html import shortened
from ui.web.programs import Json
from ui.web.say import say
from ui.web.words import count, lasting

if TYPE_CHECKING:
    from ui.web.runtime import Runtime

PREVIEW = 360
"""Characters of a chosen file that the form shows."""
PHASES = {"searching": "check.searching", "reading": "check.reading"}
_SEARCHED = 25
"""Percent of a check that are done when its sources are found; reading takes longest by far."""
_SURE = 2.0
"""Seconds of reading after which it is said how long the rest of it will take."""

log = logging.getLogger(__name__)


class Calls:
    """The calls over one library; `owner` is the login of whoever calls, "" where nobody logs in."""

    def __init__(self, runtime: "Runtime", checks: Checks | None = None) -> None:
        self._runtime = runtime
        self._checks = checks or Checks(self._work)
        self._finder = Finder(runtime.library)

    def open(self) -> Json:
        """Return what the form needs to know of the library."""
        return told(self._finder.state)

    def find(self, what: object, text: object) -> Json:
        """Return choices of "articles" or "outlets" for what was typed."""
        look = self._finder.outlets if what == "outlets" else self._finder.articles
        return told(lambda: {"choices": look(text)})

    def read(self, draft: object) -> Json:
        """Return the beginning of a chosen file, and how much there is of it."""

        def look() -> Json:
            found = read_draft(draft)
            shown = " ".join(one.text for one in pieces(found))  # of HTML its words
            words = count(len(shown.split()), "word")
            return {"said": words, "preview": shortened(shown, PREVIEW), "name": found.name.strip("'")}

        return told(look)

    def start(self, draft: object, against: object, owner: str) -> Json:
        """Begin a check and return its key."""
        return told(lambda: {"key": self._checks.start(read_asked(draft, against), owner)})

    def state(self, key: object, owner: str) -> Json:
        """Return how far a check is, in percent and in words."""

        def look() -> Json:
            check, before = self._checks.look(key, owner)
            said, percent = self._far(check, before)
            return {"state": check.state, "said": said, "percent": percent, "trouble": check.error}

        return told(look)

    def cancel(self, key: object, owner: str) -> Json:
        """Stop a check."""

        def stop() -> Json:
            self._checks.cancel(key, owner)
            return {}

        return told(stop)

    def result(self, key: object, owner: str) -> Json:
        """Return a finished check as HTML: summary, text, and a note for each sentence."""

        def show() -> Json:
            asked, report = self._finished(key, owner)
            found = found_of(asked, report, self._runtime.library)
            notes = [note_html(found, number) for number in range(len(report.statements))]
            text = text_html(asked.draft, report)
            return {"summary": summary_html(report), "text": text, "notes": notes}

        return told(show)

    def export(self, key: object, kind: object, owner: str) -> Json:
        """Return a finished check as a file."""

        def save() -> Json:
            asked, report = self._finished(key, owner)
            return dict(export(asked.draft, report, kind))

        return told(save)

    def _work(self, asked: Asked, tell: Callable[[Progress], None]) -> Report:
        library, draft = self._runtime.library, asked.draft
        sources = Stored(library, asked.filters) if asked.given is None else Given(asked.given)
        return check_text(
            draft.text, sources, library.reader, kind=draft.kind, progress=tell, name=draft.name
        )

    def _finished(self, key: object, owner: str) -> tuple[Asked, Report]:
        check, _ = self._checks.look(key, owner)
        if check.report is None:
            raise DatelineError("this check is not finished", "wait for it")
        return check.asked, check.report

    def _far(self, check: Check, before: int) -> tuple[str, int]:
        """Say how far a check is: "Looking for sources: sentence 12 of 40, 3 seconds left"."""
        told = check.progress
        if check.state == "waiting":
            return say("check.waiting" if before else "check.waiting_next", count=before), 0
        if told is None or not told.total:
            return say("check.beginning"), 1
        if told.phase == "searching" and told.done == told.total:
            return say("check.compared"), _SEARCHED
        said = say(PHASES[told.phase], done=f"{told.done:,}", total=f"{told.total:,}")
        share, gone = told.done / told.total, self._checks.since(check)
        if told.phase == "searching":
            return said, int(share * _SEARCHED)
        if gone > _SURE and told.done < told.total:
            said += say("check.left", time=lasting(gone / max(1, told.done) * (told.total - told.done)))
        return said, int(_SEARCHED + share * (98 - _SEARCHED))


def told(call: Callable[[], Json]) -> Json:
    """Return what `call` returns, or the sentence that says why not."""
    try:
        return call()
    except DatelineError as error:
        return {"error": str(error)}
    except Exception:  # the outermost edge: the page gets a sentence, the log the rest
        log.exception("a call of the Check tab failed")
        return {"error": say("check.broken")}
