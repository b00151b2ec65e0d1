"""What `dateline ingest` and the Library tab share: how sources are opened, and what a report counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.summary import IngestReport
    from ingest.opening import Opening

MOST_PAGES = 500
"""Pages that a feed, a sitemap or a list may lead to unless the user says otherwise."""


def opening(
    tell: Callable[[str], None],
    *,
    mapping: Mapping[str, str] | None = None,
    allow_private: bool = False,
    most_pages: int = MOST_PAGES,
    stopped: Callable[[], bool] | None = None,
) -> "Opening":
    """Return what containers are told; the network is touched only once an address is met.

    Args:
        tell: says what is worth knowing and no failure.
        mapping: our field -> the record's field.
        allow_private: also fetch from addresses that are not public.
        most_pages: fetched for one source.
        stopped: whether nobody waits for pages any more.
    """
    from ingest.fetch import fetcher
    from ingest.opening import Opening

    fetch = fetcher(allow_private=allow_private, stopped=stopped)
    return Opening(mapping=mapping or {}, tell=tell, fetch=fetch, most_pages=most_pages)


@dataclass(frozen=True, slots=True)
class Tally:
    """What an ingest came to, in numbers of articles; `near` are among those added, `exact` are not."""

    added: int
    changed: int
    near: int
    exact: int
    unchanged: int
    removed: int
    failed: int

    @property
    def nothing(self) -> bool:
        """Whether nothing could be taken in."""
        return not (self.added or self.changed or self.unchanged or self.exact or self.removed)


def tally(report: "IngestReport") -> Tally:
    """Count what a report lists."""
    exact = sum(copy["id"] == copy["copy_of"] for copy in report.copies)
    return Tally(
        added=len(report.added),
        changed=len(report.changed),
        near=len(report.copies) - exact,
        exact=exact,
        unchanged=max(0, report.unchanged - exact),
        removed=len(report.removed),
        failed=len(report.failed),
    )


def names_itself(uri: str, reason: str) -> bool:
    """Whether a reason says which input it is about: it begins with its name, or has that of its file."""
    return reason.startswith("'") or Path(uri.partition("#")[0]).name in reason
