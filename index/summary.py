"""What a library tells about its articles and about itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

Severity = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text.

    `passages` counts them; `names` are all the names it goes by, sorted, those of its exact copies included.
    """

    id: str
    uri: str
    record: str | None
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str
    language: str | None
    passages: int
    copy_of: str | None
    names: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self) | {"names": list(self.names)}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: `done` of `total` in this phase; None where the total is not known beforehand.

    `rate` is per second, `left` the seconds that remain; None where they cannot be told yet.
    """

    phase: Literal["articles", "vectors"]
    done: int
    total: int | None
    rate: float | None = field(default=None, compare=False)
    left: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did; `as_dict` is the contract's `ingest --json`.

    Attributes:
        added, changed: ids of articles, in the order met.
        unchanged: number of articles met that were there already, exact copies of others included.
        copies: `{"id", "copy_of", "uri"}` for each copy newly met; an exact one has the id it is a copy of.
        failed: `{"uri", "reason", "remedy"}`.
        removed: ids of articles that nothing gives any more: dropped by `sync`, or parts that a page lost.
        passages: how many passages the added and changed articles have.
        pending: how many passages of the library still wait for their vector.
        seconds: wall-clock seconds until words were searchable, and from there until vectors were.
        notes: sentences for the user about what is not finished, each with the command that completes it.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    copies: tuple[Mapping[str, str], ...] = ()
    failed: tuple[Mapping[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    passages: int = 0
    pending: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the JSON object of the contract."""
        return {
            "added": list(self.added),
            "changed": list(self.changed),
            "unchanged": self.unchanged,
            "copies": [dict(copy) for copy in self.copies],
            "failed": [dict(failure) for failure in self.failed],
            "removed": list(self.removed),
            "passages": self.passages,
            "pending": self.pending,
            "seconds": dict(self.seconds),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `dateline doctor`: how it went, and the command that mends it where it went wrong."""

    name: str
    severity: Severity
    message: str
    remedy: str | None = None
