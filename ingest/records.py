"""The records of a dump to documents: the same for JSON, JSON Lines and CSV."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ingest.article import Failure
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.opening import Opening
from ingest.records_documents import RecordDocuments
from ingest.records_fields import Fields, fields_of

MOST_RECORD = 16 * MIB
"""The largest record that is read: twice the largest text, for what JSON writes as `\\u00e9`."""
SAMPLE = 200
_SAMPLE_LETTERS = 4 * MIB
MOST_FAILURES = 100
MOST_BROKEN = 1_000_000
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Record:
    """One record, and where it stands: "line" 17 or "record" 3."""

    unit: str
    number: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Broken:
    """What should have been a record: "line" 17 "is no JSON"."""

    unit: str
    number: int
    what: str
    remedy: str


class _Failures:
    """The failures of one dump: the first hundred each, the rest as a number."""

    def __init__(self, dump: Document) -> None:
        self._dump = dump
        self._more = 0
        self._left = MOST_FAILURES

    def count(self) -> None:
        """Count one that is not told.

        Raises:
            Unreadable: there are too many even for that.
        """
        self._more += 1
        if self._more >= MOST_BROKEN:
            what = f"{self._dump.name} has {MOST_BROKEN:,} records that can't be read, and was left there"
            raise Unreadable(what, "check that it is what its name says")

    def of(self, one: Broken) -> Iterator[Failure]:
        """Yield the failure of `one`, unless there were too many; raises as `count` does."""
        if not self._left:
            self.count()
            return
        self._left -= 1
        uri = f"{self._dump.uri}#record-{one.number}"
        yield Failure(uri, f"{one.unit} {one.number} of {self._dump.name} {one.what}", one.remedy)

    def rest(self) -> Iterator[Failure]:
        """Yield the number of those that were not told."""
        if self._more:
            what = f"{self._dump.name} has {self._more:,} more records that can't be read"
            yield Failure(self._dump.uri, what, "mend the first of them and ingest it again")


def documents_of(
    dump: Document, records: Iterator[Record | Broken], opening: Opening
) -> Iterator[Document | Failure]:
    """Yield a document for each of `records`, a failure for each that is broken or has no text.

    What is which field is settled by the first records, and said once unless the names are the plain ones.

    Raises:
        Unreadable: no field can be told to be the text, or the dump is damaged; what came before stands.
    """
    failures = _Failures(dump)
    sample, damage = _sampled(records, failures)
    known = [one.fields for one in sample if isinstance(one, Record)]
    if not known:
        for one in sample:
            if isinstance(one, Broken):
                yield from failures.of(one)
        yield from failures.rest()
        if damage or not sample:
            raise damage or Unreadable(f"{dump.name} holds no records", "leave it out, or export it again")
        return
    fields = fields_of(known, opening.mapping, dump.name)
    _tell(fields, dump, opening)
    try:
        yield from _made(chain(sample, records), RecordDocuments(dump, fields), failures)
        if damage:
            raise damage
    except Unreadable:
        yield from failures.rest()
        raise
    yield from failures.rest()


def _made(
    records: Iterable[Record | Broken], documents: RecordDocuments, failures: _Failures
) -> Iterator[Document | Failure]:
    for one in records:
        if isinstance(one, Broken):
            yield from failures.of(one)
            continue
        document = documents.of(one.fields, one.unit, one.number)
        if document is None:
            what = f"has no text in its field '{documents.text_field}'"
            yield from failures.of(Broken(one.unit, one.number, what, "fill it in, or leave the record out"))
        else:
            yield document


def _tell(fields: Fields, dump: Document, opening: Opening) -> None:
    """Say what was guessed, once for all dumps with the same fields: a folder may hold thousands."""
    paths = tuple(sorted(fields.paths.items()))
    if fields.guessed and paths not in opening.told and len(opening.told) < MOST_TOLD:
        opening.told.add(paths)
        opening.tell(fields.sentence(dump.name))


def _sampled(
    records: Iterator[Record | Broken], failures: _Failures
) -> tuple[list[Record | Broken], Unreadable | None]:
    """The first records, with the broken ones between, and the damage that they end by, if they do."""
    sample: list[Record | Broken] = []
    met = letters = 0
    try:
        for one in records:
            if isinstance(one, Record):
                met += 1
                letters += sum(len(value) for value in one.fields.values() if isinstance(value, str))
            elif len(sample) - met >= MOST_FAILURES:
                failures.count()
                continue
            sample.append(one)
            if met == SAMPLE or letters > _SAMPLE_LETTERS:
                break
    except Unreadable as error:
        return sample, error
    return sample, None
