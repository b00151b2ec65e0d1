"""What the page asks of the table: read from JSON, in which a browser may send anything."""

from collections.abc import Mapping
from datetime import date
from typing import cast, get_args

from dateline.encodable import encodable
from dateline.errors import UsageError
from index.catalogue import Listing, Sort
from ui.web.programs import shown
from ui.web.say import say

LONGEST = 400
"""Characters of a word to look for, of an outlet's or a language's name."""
LAST_PAGE = 1_000_000
_TEXTS = ("words", "outlet", "language", "since", "until", "sort")


def read_listing(value: object) -> tuple[Listing, int]:
    """Return what is wanted and which page of it, the first being 0.

    Raises:
        UsageError: it is not `{words, outlet, language, since, until, undated, sort, descending, page}`.
    """
    if not isinstance(value, Mapping):
        raise UsageError(say("library.query_odd", value=shown(value)), say("library.query_remedy"))
    texts = {name: _text(value.get(name), name) for name in _TEXTS}
    sort = texts["sort"] if texts["sort"] in get_args(Sort) else "added"
    listing = Listing(
        words=texts["words"],
        outlet=texts["outlet"] or None,
        language=texts["language"] or None,
        since=_day(texts["since"]),
        until=_day(texts["until"]),
        undated=value.get("undated") is True,
        sort=cast("Sort", sort),
        descending=value.get("descending") is not False,
    )
    page = value.get("page")
    good = isinstance(page, int) and not isinstance(page, bool) and 0 <= page <= LAST_PAGE
    return listing, cast("int", page) if good else 0


def read_ids(value: object, most: int) -> list[str]:
    """Return ids of articles.

    Raises:
        UsageError: it is no list of one to `most` of them.
    """
    if (
        not isinstance(value, list)
        or not 1 <= len(value) <= most
        or not all(isinstance(one, str) and 0 < len(one) <= LONGEST for one in value)
    ):
        raise UsageError(say("library.ids_odd", value=shown(value)), say("library.ids_remedy", most=most))
    return [encodable(one) for one in value]


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(
            say("library.field_odd", name=name, value=shown(value)), say("library.field_remedy", most=LONGEST)
        )
    return encodable(value)


def _day(text: str) -> str | None:
    """Return an ISO day; what is none (a date half typed) narrows nothing."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
