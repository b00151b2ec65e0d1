"""Fetching pages of the web: politely, within limits, and only from public addresses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.opening import Fetch


def fetcher(*, allow_private: bool = False, stopped: Callable[[], bool] | None = None) -> "Fetch":
    """Return what fetches pages; nothing is loaded and nobody asked before the first.

    Args:
        allow_private: also fetch from hosts that are not public, and from any port.
        stopped: whether nobody waits for pages any more; asked several times a second.
    """
    from ingest.fetch.pages import Fetcher

    return Fetcher(allow_private=allow_private, stopped=stopped)
