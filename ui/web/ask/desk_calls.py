"""What the scripts of the rail call, and of feedback: each acts for whoever asks, on what is theirs.

The wire brings any JSON, so each checks what it gets.
"""

from collections.abc import Callable
from typing import cast, get_args

import gradio as gr
from gradio.events import api

from dateline.errors import UsageError
from ui.desk.export.files import Kind, exported
from ui.desk.gold import keep_candidate
from ui.web.ask.rail_html import rail_html
from ui.web.edge import told
from ui.web.site import Site

LONGEST = 200
"""Characters of what is searched for, or of an id."""
LONGEST_NAME = 2_000
"""Characters of a new name as typed; the desk shortens it."""
FURTHEST = 24 * 60
"""Minutes by which a clock is ahead of UTC or behind it, at most."""

Json = dict[str, object]


def offer_desk(site: Site) -> None:
    """Offer all of them on the page that is being built."""
    _offer_reading(site)
    _offer_changes(site)


def _offer_reading(site: Site) -> None:
    def desk_list(matching: str, current: str, east: int, request: gr.Request) -> str:
        def listed() -> str:
            words, now = _text(matching, "search"), _text(current, "conversation")
            return rail_html(site.desk, site.owner(request), words, now, east=_minutes(east))

        return told(listed)

    def desk_export(conversation: str, kind: str, request: gr.Request) -> Json:
        def written() -> Json:
            whole = site.desk.conversation(site.owner(request), _text(conversation, "conversation"))
            return exported(whole, _kind(kind)).as_dict()

        return told(written)

    _offer(desk_list, desk_export)


def _offer_changes(site: Site) -> None:
    desk, owner = site.desk, site.owner

    def desk_rename(conversation: str, name: str, request: gr.Request) -> str:
        return told(lambda: desk.rename(owner(request), _id(conversation), _text(name, "name", LONGEST_NAME)))

    def desk_delete(conversation: str, request: gr.Request) -> bool:
        return _done(lambda: desk.delete(owner(request), _id(conversation)))

    def desk_restore(conversation: str, request: gr.Request) -> bool:
        return _done(lambda: desk.restore(owner(request), _id(conversation)))

    def desk_share(conversation: str, request: gr.Request) -> str:
        return told(lambda: desk.share(owner(request), _id(conversation)))

    def gold(entry: str, request: gr.Request) -> str:
        return told(lambda: keep_candidate(desk, owner(request), _text(entry, "entry")).id)

    def desk_unshare(conversation: str, request: gr.Request) -> bool:
        return _done(lambda: desk.unshare(owner(request), _id(conversation)))

    _offer(desk_rename, desk_delete, desk_restore, desk_share, desk_unshare, gold)


def _offer(*calls: Callable[..., object]) -> None:
    for call in calls:
        api(call, api_name=call.__name__, queue=False, api_visibility="undocumented")


def _done(call: Callable[[], None]) -> bool:
    told(call)
    return True


def _id(value: object) -> str:
    return _text(value, "conversation")


def _text(value: object, what: str, most: int = LONGEST) -> str:
    """Return a text from the wire, which brings any JSON; "" for null."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f"the {what} is no text", f"give the {what} as a string")
    if len(value) > most:
        raise UsageError(
            f"the {what} has {len(value):,} characters and at most {most} are read", "shorten it"
        )
    return value


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > FURTHEST:
        raise UsageError("the clock is no number of minutes ahead of UTC", f"give one up to {FURTHEST}")
    return value


def _kind(value: object) -> Kind:
    for kind in get_args(Kind):
        if value == kind:
            return cast("Kind", kind)
    raise UsageError("there is no such format to export to", f"choose one of {', '.join(get_args(Kind))}")
