"""The list of conversations as HTML, the same conversations on the same day in always the same bytes."""

from datetime import UTC, date, datetime, timedelta

from ui.dates import day
from ui.desk.store import MOST, Desk
from ui.desk.values import Summary
from ui.web.html import line
from ui.web.say import say
from ui.web.words import count

GROUPS = ("today", "yesterday", "earlier")


def rail_html(
    desk: Desk, owner: str, matching: str = "", current: str | None = None, *, east: int = 0
) -> str:
    """Return the owner's conversations, grouped by day, newest first.

    Args:
        desk: holds them.
        owner: whose.
        matching: words that they must hold; "" for all.
        current: id of the one that is open.
        east: minutes that the reader's clock is ahead of UTC, by which a day begins.
    """
    found = desk.conversations(owner, matching, MOST + 1)
    if not found:
        return _empty(matching)
    today = (datetime.now(UTC) + timedelta(minutes=east)).date()
    groups: dict[str, list[str]] = {name: [] for name in GROUPS}
    for one in found[:MOST]:
        local = _local(one.touched, east)
        groups[_group(local.date(), today)].append(_item(one, local, current=one.id == current))
    more = f'<p class="dl-rail-more">{say("desk.more", most=MOST)}</p>' if len(found) > MOST else ""
    return "".join(_section(name, items) for name, items in groups.items() if items) + more


def skeleton_html() -> str:
    """Return what stands around the list: the button that opens it, its head, its search, its menu."""
    title, hide = say("desk.title"), say("desk.hide")
    icon = '<span aria-hidden="true" class="dl-rail-icon"></span>'
    return (
        f'<button type="button" id="dl-rail-open" class="dl-button" aria-controls="dl-rail"'
        f' aria-expanded="false">{icon}{title}</button>'
        f'<nav id="dl-rail" aria-label="{title}">'
        f'<div class="dl-rail-head"><h2>{title}</h2>'
        f'<button type="button" id="dl-rail-close" aria-label="{hide}" title="{hide}">{icon}</button></div>'
        f'<input type="search" id="dl-rail-search" autocomplete="off" maxlength="200"'
        f' aria-label="{say("desk.search")}" placeholder="{say("desk.search")}">'
        '<div id="dl-rail-list" tabindex="-1"></div></nav>'
        f'<div id="dl-rail-menu" role="menu" hidden>{_menu()}</div>'
    )


def _menu() -> str:
    actions = ("rename", "share", "unshare", "md", "html", "json", "delete")
    return "".join(
        f'<button type="button" role="menuitem" tabindex="-1" data-do="{do}">{say(f"desk.do_{do}")}</button>'
        for do in actions
    )


def _empty(matching: str) -> str:
    key = "nothing" if matching.strip() else "none"
    return f'<p class="dl-rail-none">{say(f"desk.{key}")}</p>'


def _section(name: str, items: list[str]) -> str:
    return f"<section><h3>{say(f'desk.{name}')}</h3><ul>{''.join(items)}</ul></section>"


def _item(one: Summary, local: datetime, *, current: bool) -> str:
    name = line(one.name)
    when = f"{day(local.date().isoformat())}, {local:%H:%M}"
    about = f"{name}&#10;{count(one.entries, 'question')}, {when}"
    here = ' aria-current="true"' if current else ""
    shared = f'<span class="dl-rail-shared">{say("desk.shared")}</span>' if one.shared else ""
    return (
        f'<li class="dl-rail-item" data-conversation="{line(one.id)}"{" data-shared" if one.shared else ""}>'
        f'<button type="button" class="dl-rail-name"{here} title="{about}"><bdi>{name}</bdi>{shared}</button>'
        f'<button type="button" class="dl-rail-actions" aria-haspopup="menu" aria-expanded="false"'
        f' aria-label="{say("desk.actions", name=name)}"><span aria-hidden="true">⋯</span></button></li>'
    )


def _local(stamp: str, east: int) -> datetime:
    return datetime.fromisoformat(stamp) + timedelta(minutes=east)


def _group(when: date, today: date) -> str:
    if when >= today:
        return "today"
    return "yesterday" if when == today - timedelta(days=1) else "earlier"
