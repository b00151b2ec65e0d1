"""The table of articles as HTML: a page of it, copies folded under what they copy, and how to turn it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.catalogue import Card, Listing
from ui.dates import BASES, day
from ui.web.bidi import isolated
from ui.web.cite import target
from ui.web.html import esc, line, place, shortened
from ui.web.library.parts import button, words
from ui.web.say import say
from ui.web.words import count, language

if TYPE_CHECKING:
    from index.catalogue import Catalogue

PAGE = 50
"""Rows of a page."""
MOST_COPIES = 50
LONGEST_TITLE = 180
LONGEST_OUTLET = 60
COLUMNS = (("title", False), ("outlet", False), ("published", True), ("language", None), ("source", None))
"""The columns, and whether sorting by one begins with the last; None where it is not sorted by."""


@dataclass(frozen=True, slots=True)
class View:
    """A page of the list: what was asked, all that was found, and which page of it is shown."""

    catalogue: "Catalogue"
    listing: Listing
    found: Sequence[Card]
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; one where nothing was found."""
        return max(1, -(-len(self.found) // PAGE))


def table_html(view: View) -> str:
    """Return the table, the line that counts what was found, and the buttons that turn pages."""
    if not view.found:
        return _nothing_html()
    page = min(view.page, view.pages - 1)
    shown = view.found[page * PAGE : (page + 1) * PAGE]
    rows = "".join(_row(card, view.catalogue.family(card)) for card in shown)
    return (
        f'<p class="dl-lib-count" role="status">{_counted(view)}</p>'
        f'<table class="dl-table dl-lib-table"><caption class="dl-unseen">{words("caption")}</caption>'
        f"<thead><tr>{_heads(view.listing)}</tr></thead><tbody>{rows}</tbody></table>"
        f"{_pager(page, view.pages)}"
    )


def _nothing_html() -> str:
    return (
        f'<div class="dl-empty dl-lib-none" role="status"><h3>{words("none")}</h3>'
        f"<p>{words('none_more')}</p>"
        f"<p>{button('clear', 'clear')}</p></div>"
    )


def _counted(view: View) -> str:
    found = count(len(view.found), "article")
    if not view.listing.narrows():
        copies = len(view.catalogue.cards) - len(view.found)
        return (
            words("all", found=found)
            if not copies
            else words("all_copies" if copies > 1 else "all_copy", found=found, copies=f"{copies:,}")
        )
    return words("some", found=found, all=f"{len(view.catalogue.cards):,}")


def _heads(listing: Listing) -> str:
    check = (
        '<th scope="col" class="dl-lib-check"><label class="dl-lib-box"><input type="checkbox" '
        f'data-lib="all" aria-label="{words("select_all")}"></label></th>'
    )
    return (
        check
        + "".join(_head(name, last_first, listing) for name, last_first in COLUMNS)
        + (f'<th scope="col"><span class="dl-unseen">{words("actions")}</span></th>')
    )


def _head(name: str, last_first: bool | None, listing: Listing) -> str:
    said = words(f"column_{name}")
    if last_first is None:
        return f'<th scope="col">{said}</th>'
    now = listing.sort == name
    order = ("descending" if listing.descending else "ascending") if now else "none"
    descending = (not listing.descending) if now else last_first
    arrow = ("\u2193" if listing.descending else "\u2191") if now else ""
    return (
        f'<th scope="col" aria-sort="{order}"><button type="button" class="dl-lib-sort" data-lib="sort" '
        f'data-sort="{name}" data-descending="{int(descending)}">{said}'
        f'<span aria-hidden="true">{arrow}</span></button></th>'
    )


def _row(card: Card, family: Sequence[Card]) -> str:
    title = shortened(card.title or say("library.untitled"), LONGEST_TITLE)
    link = f'<a class="dl-title" dir="auto" href="{esc(target(card.id, ()))}">{line(title)}</a>'
    return (
        f'<tr data-id="{esc(card.id)}"><td class="dl-lib-check"><label class="dl-lib-box">'
        f'<input type="checkbox" data-lib="pick" value="{esc(card.id)}" '
        f'aria-label="{words("select", title=title)}"></label></td>'
        f"<td>{link}{_copies(card, family)}</td>"
        f'<td data-label="{words("column_outlet")}" dir="auto">{_outlet(card)}</td>'
        f'<td data-label="{words("column_published")}" class="dl-lib-date">{date_html(card)}</td>'
        f'<td data-label="{words("column_language")}">{line(language(card.language)) or _dash()}</td>'
        f'<td data-label="{words("column_source")}" class="dl-lib-from">{place(card.uri)}</td>'
        '<td class="dl-lib-act"><button type="button" class="dl-lib-remove" data-lib="remove" '
        f'aria-label="{words("remove_named", title=title)}">{words("remove")}</button></td></tr>'
    )


def _outlet(card: Card) -> str:
    return line(shortened(card.outlet, LONGEST_OUTLET)) if card.outlet else _dash()


def date_html(card: Card) -> str:
    """Return the day, with what it rests on as text and on hover."""
    if card.published is None:
        return f'<span class="dl-lib-undated">{words("undated")}</span>'
    basis = BASES.get(card.published_basis, "")
    return (
        f'<span title="{line(basis)}">{line(day(card.published))}</span>'
        f'<small class="dl-lib-basis">{line(basis)}</small>'
    )


def _dash() -> str:
    unknown = words("unknown")
    return (
        '<span class="dl-lib-undated"><span aria-hidden="true">\u2013</span>'
        f'<span class="dl-unseen">{unknown}</span></span>'
    )


def _copies(card: Card, family: Sequence[Card]) -> str:
    if not family:
        return ""
    if card.copy_of:
        said = say("library.of_copy")
    elif len(family) == 1:
        said = say("library.copies_one")
    else:
        said = say("library.copies_many", count=f"{len(family):,}")
    listed = "".join(f"<li>{_copy(one)}</li>" for one in family[:MOST_COPIES])
    more = len(family) - MOST_COPIES
    rest = f"<li>{words('more_copies', count=f'{more:,}')}</li>" if more > 0 else ""
    return f'<details class="dl-lib-copies"><summary>{line(said)}</summary><ul>{listed}{rest}</ul></details>'


def _copy(card: Card) -> str:
    title = line(shortened(card.title or say("library.untitled"), LONGEST_TITLE))
    outlet = [isolated(shortened(card.outlet, LONGEST_OUTLET))] if card.outlet else []
    about = " \u00b7 ".join([*outlet, day(card.published)])
    return (
        f'<a dir="auto" href="{esc(target(card.id, ()))}">{title}</a> '
        f'<span class="dl-meta">{line(about)}</span>'
    )


def _pager(page: int, pages: int) -> str:
    if pages < 2:
        return ""

    def turn(to: int, key: str) -> str:
        off = "" if 0 <= to < pages else " disabled"
        return button("page", key, data=f' data-page="{to}"{off}')

    at = words("page_of", page=f"{page + 1:,}", pages=f"{pages:,}")
    return (
        f'<nav class="dl-lib-pager" aria-label="{words("pages")}">{turn(page - 1, "before")}'
        f"<span>{at}</span>{turn(page + 1, 'after')}</nav>"
    )
