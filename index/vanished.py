"""Documents that were there once and are no more: what `--sync` drops."""

from collections.abc import Iterator, Sequence

from index.ledger import Entry, Ledger
from index.met import Meeting

_BATCH = 256


def vanished(ledger: Ledger, roots: Sequence[str], meeting: Meeting) -> Iterator[list[str]]:
    """Yield, in batches, the uris of documents that came out of `roots` once and were not met this time.

    What lies in something that could not be listed or opened has not vanished, nor has anything else that
    came out of the same source: in doubt it stays.
    """
    for root in roots:
        after = ""
        while entries := ledger.under(root, after, _BATCH):
            after = entries[-1].uri
            gone = [
                one.uri for one in entries if one.uri not in meeting and not _doubtful(one, meeting.broken)
            ]
            if gone:
                yield gone


def _doubtful(entry: Entry, broken: Sequence[str]) -> bool:
    return any(
        uri in {entry.uri, entry.source}
        or _within(entry.source, uri)
        or uri.startswith((entry.source + "!/", entry.source + "#"))
        for uri in broken
    )


def _within(source: str, folder: str) -> bool:
    return source.startswith(folder.rstrip("/") + "/")
