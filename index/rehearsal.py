"""An ingest that judges everything and changes nothing."""

import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.database import DATABASE
from index.store import Store
from index.summary import IngestReport, Progress
from ingest.article import Article, Failure
from ingest.document import Document
from models.embedder import Embedder

_COPIED = ("meta", "names", "documents", "passages", "bands", "sketches")
"""Tables taken over as they are; vectors and raw files bear on no judgement."""
_LEFT_OUT = ("raw", "runs", "cuts")
_EMPTY = f"x'{zlib.compress(b'[]').hex()}'"


def rehearse(
    home: Path,
    embedder: Embedder,
    items: Iterable[Document | Article | Failure],
    *,
    progress: Callable[[Progress], None] | None = None,
    sync: Sequence[str] = (),
) -> IngestReport:
    """Return what `Library.ingest` would report; the library in `home` need not exist, and is not touched.

    The same code runs on what it needs of the library, copied to a temporary file.

    Raises:
        DatelineError: as `Library.open` does for a library that is there and cannot be used.
    """
    from index.intake import Intake

    with _copy(home, embedder) as store:
        intake = Intake(store, embedder, progress)
        intake.sign_old()
        intake.take(items, lambda: None)
        intake.drop_vanished(sync)
        return intake.report()


@contextmanager
def _copy(home: Path, embedder: Embedder) -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        store = Store.open(Path(folder), embedder.name, embedder.sha256, create=True)
        try:
            if (home / DATABASE).exists():
                Store.open(home, embedder.name, embedder.sha256, create=False).close()  # refuses what it must
                _fill(store, home)
            yield store
        finally:
            store.close()


def _fill(store: Store, home: Path) -> None:
    """Copy what judgements rest on from the library in `home`."""
    database = store.database
    database.all("ATTACH DATABASE ? AS old", str(home / DATABASE))
    columns = [row["name"] for row in database.all("SELECT name FROM pragma_table_info('articles')")]
    values = ", ".join(_EMPTY if name in _LEFT_OUT else name for name in columns)
    database.all("BEGIN")  # one state of the old library; to begin at once as a writer would lock it too
    database.all("DELETE FROM meta")
    database.all(f"INSERT INTO articles ({', '.join(columns)}) SELECT {values} FROM old.articles")  # noqa: S608 - our own names
    for table in _COPIED:
        database.all(f"INSERT INTO {table} SELECT * FROM old.{table}")  # noqa: S608 - our constants
    database.all("COMMIT")
    database.all("DETACH DATABASE old")
