"""Dumps of records as tests need them: written in each format, and taken apart again."""

import csv
import gzip
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ingest.article import Failure
from ingest.document import MIB, Document
from ingest.formats import suffix_of
from ingest.opening import Fetch, Opening
from ingest.sources import opened

STORY = "The harbour council met on Tuesday and kept the last ferry. Nobody spoke against it. " * 4
Records = Sequence[Mapping[str, Any]]


def taken(
    data: bytes | str, name: str, mapping: Mapping[str, str] | None = None, fetch: Fetch | None = None
) -> tuple[list[Document], list[Failure], list[str]]:
    """The documents in a dump with these bytes, the failures, and what the user is told."""
    content = data if isinstance(data, bytes) else data.encode()
    told: list[str] = []
    dump = Document(f"/n/{name}", f"'/n/{name}'", suffix_of(name), content, f"/n/{name}", named=True)
    items = list(opened(dump, Opening(mapping or {}, told.append, fetch)))
    documents = [item for item in items if isinstance(item, Document)]
    assert len({document.uri for document in documents}) == len(documents)
    return documents, [item for item in items if isinstance(item, Failure)], told


def texts(documents: Sequence[Document]) -> list[str]:
    return [document.read(64 * MIB).decode() for document in documents]


def as_jsonl(records: Records) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def as_json(records: Records) -> bytes:
    return json.dumps(records, ensure_ascii=False).encode()


def as_laid_out(records: Records) -> bytes:
    return json.dumps({"status": "ok", "articles": records}, indent=2).encode()


def as_csv(records: Records, delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


WRITERS: dict[str, Callable[[Records], bytes]] = {
    "d.jsonl": as_jsonl,
    "d.ndjson": as_jsonl,
    "d.json": as_json,
    "laid.json": as_laid_out,
    "named.json": as_jsonl,
    "laid.jsonl": as_laid_out,
    "d.csv": as_csv,
    "d.tsv": lambda records: as_csv(records, "\t"),
    "semi.csv": lambda records: as_csv(records, ";"),
    "d.jsonl.gz": lambda records: gzip.compress(as_jsonl(records)),
    "wide.csv": lambda records: as_csv(records).decode().encode("utf-16"),
}
