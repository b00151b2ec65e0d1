"""What the scripts of the Ask tab call: to copy, rate, keep as gold, find what narrows, show what else was found.

The wire brings any JSON, so each checks what it gets; each acts for whoever asks, on what is theirs.
"""

from typing import Any, cast

import gradio as gr
from gradio.events import api

from dateline.errors import UsageError
from ui.desk.export.answer_text import answer_text
from ui.desk.values import Rating
from ui.web.ask.find import found_articles, found_outlets
from ui.web.ask.others import others_html
from ui.web.edge import told
from ui.web.programs import read_text
from ui.web.site import Site

LONGEST_REASON = 4000
PRIVATE_CALL: dict[str, Any] = {"api_visibility": "undocumented"}
AT_ONCE = PRIVATE_CALL | {"queue": False}


def offer_calls(site: Site) -> None:
    """Offer all of them on the page that is being built."""

    def copied(entry: str, request: gr.Request) -> str:
        return told(lambda: answer_text(site.desk.entry(site.owner(request), read_text(entry, "entry"))))

    def rate(entry: str, rating: str, reason: str, keep: bool = False, request: gr.Request = None) -> str | None:  # type: ignore[assignment]  # gradio fills it in
        return told(lambda: _rate(site, site.owner(request), entry, rating, reason, keep=bool(keep)))

    def gold(entry: str, request: gr.Request) -> bool:
        return told(lambda: bool(site.desk.gold_candidate(site.owner(request), read_text(entry, "entry"))))

    def find(kind: str, text: str) -> list[dict[str, str]]:
        return told(lambda: _find(site, kind, text))

    def others(entry: str, request: gr.Request) -> str:
        return told(lambda: others_html(site, site.desk.entry(site.owner(request), read_text(entry, "entry"))))

    api(copied, api_name="copied", **AT_ONCE)
    api(rate, api_name="rate", **AT_ONCE)
    api(gold, api_name="gold", **AT_ONCE)
    api(find, api_name="find", **AT_ONCE)
    api(others, api_name="others", concurrency_limit=4, **PRIVATE_CALL)


def _rate(site: Site, owner: str, entry: object, rating: object, reason: object, *, keep: bool) -> str | None:
    """Set a rating, or with the one it has already take it back unless it is to be kept; return what holds."""
    name = read_text(entry, "entry")
    if rating not in ("up", "down"):
        raise UsageError(f"the rating {rating!r} is none", "give up or down")
    if not isinstance(reason, str) or len(reason) > LONGEST_REASON:
        raise UsageError("the reason is no text of at most 4,000 characters", "shorten it")
    before = site.desk.entry(owner, name).rating
    holds: str | None = None if rating == before and not keep else str(rating)
    site.desk.rate(owner, name, cast("Rating | None", holds), reason)
    return holds


def _find(site: Site, kind: object, text: object) -> list[dict[str, str]]:
    wanted = read_text(text, "text")
    if kind == "outlet":
        return found_outlets(site.runtime.library, wanted)
    if kind == "article":
        return found_articles(site.runtime.library, wanted)
    raise UsageError(f"nothing called {kind!r} can be found", "ask for an outlet or an article")
