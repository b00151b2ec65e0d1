"""Fetching pages of the web: politely, within limits, and only from public addresses."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.opening import Fetch


def fetcher(*, allow_private: bool = False) -> "Fetch":
    """Return what fetches pages; nothing is loaded and nobody asked before the first.

    Args:
        allow_private: also fetch from hosts that are not public, and from any port.
    """
    from ingest.fetch.pages import Fetcher

    return Fetcher(allow_private=allow_private)
