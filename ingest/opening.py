"""One ingest's way through its documents: what may be opened, how much, and what the user said about it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ingest.document import MIB, Document, Validators
from ingest.errors import Unreadable

MOST_DEPTH = 4
"""Containers within containers: a feed in a mail in an archive in an archive."""

MOST_PAGES = 500
"""Pages fetched for one source unless the user says otherwise: some minutes at a polite pace."""


class Fetch(Protocol):
    """Fetches a page of the web."""

    def __call__(self, url: str, validators: Validators | None = None) -> Document:
        """Return the document at `url`; with `validators` of an earlier visit it may come back `unchanged`.

        Raises:
            Unreadable: it cannot be had, or may not be.
        """


@dataclass(slots=True)
class Opening:
    """What containers are told, and the accounts they share.

    Attributes:
        mapping: our field -> the record's field, as the user gave it; what is missing is guessed.
        tell: says something to the user that is worth knowing and no failure (a guessed mapping).
        fetch: fetches a page; None where the network may not be used.
        remembered: the validators kept for the document with this uri, None where there are none, or where
            its articles are not in the library any more.
        most_pages: how many pages are fetched for one source, a feed or a sitemap or a list.
        pages: how many pages were fetched for each source.
        met: uris of the pages this ingest has met: each is fetched once, and feeds that list each other end.
        told: what was told already, where once is enough.
        budget: bytes that may still be unpacked from archives in this ingest.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = lambda _: None
    fetch: Fetch | None = None
    remembered: Callable[[str], Validators | None] = lambda _: None
    most_pages: int = MOST_PAGES
    pages: Counter[str] = field(default_factory=Counter)
    met: set[str] = field(default_factory=set)
    told: set[object] = field(default_factory=set)
    budget: int = 4096 * MIB

    def spend(self, size: int, name: str) -> None:
        """Take `size` unpacked bytes from the budget.

        Raises:
            Unreadable: that is more than is left.
        """
        self.budget -= size
        if self.budget < 0:
            what = f"{name} unpacks to more than an ingest may hold"
            raise Unreadable(what, "unpack it and ingest the parts")
