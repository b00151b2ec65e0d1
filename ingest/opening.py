"""One ingest's way through its documents: what may be opened, how much, and what the user said about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ingest.document import MIB, Document
from ingest.errors import Unreadable

MOST_DEPTH = 4
"""Containers within containers: a feed in a mail in an archive in an archive."""


class Fetch(Protocol):
    """Fetches a page of the web."""

    def __call__(self, url: str) -> Document:
        """Return the document at `url`.

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
        budget: bytes that may still be unpacked from archives in this ingest.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    tell: Callable[[str], None] = lambda _: None
    fetch: Fetch | None = None
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
