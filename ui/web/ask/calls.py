"""What the scripts of the Ask tab call: to copy, rate, find what narrows, show what was found.

The wire brings any JSON, so each checks what it gets; each acts for whoever asks, on what is theirs.
"""

from typing import TYPE_CHECKING, Any, cast

import gradio as gr
from gradio.events import api

from dateline.errors import UsageError
from ui.desk.export.plain import with_citations
from ui.web.ask.find import found_articles, found_outlets
from ui.web.ask.others import others_html
from ui.web.edge import told
from ui.web.programs import read_text, shown
from ui.web.say import say
from ui.web.site import Site

if TYPE_CHECKING:
    from ui.desk.values import Entry, Rating

LONGEST_REASON = 4000
AT_ONCE: dict[str, Any] = {"api_visibility": "undocumented", "queue": False}
"""Scripts post to such calls; one that is queued takes no post."""


def offer_calls(site: Site) -> None:
    """Offer all of them on the page that is being built."""

    def copied(entry: str, request: gr.Request) -> str:
        return told(lambda: _copied(_entry(site, entry, request)))

    def rate(entry: str, rating: str, reason: str, keep: bool, request: gr.Request) -> str | None:
        return told(lambda: _rate(site, _entry(site, entry, request), rating, reason, keep, request))

    def find(kind: str, text: str) -> list[dict[str, str]]:
        return told(lambda: _find(site, kind, text))

    def others(entry: str, request: gr.Request) -> str:
        return told(lambda: others_html(site, _entry(site, entry, request)))

    api(copied, api_name="copied", **AT_ONCE)
    api(rate, api_name="rate", **AT_ONCE)
    api(find, api_name="find", **AT_ONCE)
    api(others, api_name="others", **AT_ONCE)


def _entry(site: Site, name: object, request: gr.Request) -> "Entry":
    """Return the entry of that name, where it is the asker's own."""
    return site.desk.entry(site.owner(request), read_text(name, "entry"))


def _copied(entry: "Entry") -> str:
    if entry.answer is None:
        raise UsageError("this question has no answer to copy", "ask it again")
    return with_citations(entry.answer)


def _rate(
    site: Site, entry: "Entry", rating: object, reason: object, keep: object, request: gr.Request
) -> str | None:
    """Set a rating, and return what holds: the one it has already is taken back unless `keep` is true."""
    if rating not in ("up", "down"):
        raise UsageError(f"the rating {shown(rating)} is none", "give up or down")
    if not isinstance(reason, str) or len(reason) > LONGEST_REASON:
        raise UsageError(f"the reason {shown(reason)} is no text of at most 4,000 characters", "shorten it")
    holds = None if rating == entry.rating and keep is not True else str(rating)
    site.desk.rate(site.owner(request), entry.id, cast("Rating | None", holds), reason)
    return holds


def _find(site: Site, kind: object, text: object) -> list[dict[str, str]]:
    wanted = read_text(text, say("ask.the_question"))
    if kind == "outlet":
        return found_outlets(site.runtime.library, wanted)
    if kind == "article":
        return found_articles(site.runtime.library, wanted)
    raise UsageError(f"nothing called {shown(kind)} can be found", "ask for an outlet or an article")
