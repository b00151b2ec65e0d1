"""Puts a library in place that comes out of a backup."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from index.backup import open_for_all, read_manifest, unpack
from index.database import CHROMA, DATABASE, DESK, OURS, RESTORING, WORDS
from index.errors import ForeignHome, InUse, NewerBackup, Occupied, OtherEmbedder, UnusableLibrary
from index.library import Library
from index.lock import writing
from index.manifest import Manifest
from index.schema import SCHEMA_VERSION
from index.stamp import FILE
from models.embedder import Embedder

_COMPANIONS = ("-wal", "-shm", "-journal")


def restore(
    file: Path, home: Path, embedder: Embedder, *, force: bool = False, chroma: str | None = None
) -> Manifest:
    """Make the library in the backup `file` the one in `home`, and build words and Chroma; embed nothing.

    The database takes its place in one step. Whoever is killed before has changed nothing of the library, and
    after it the library is there, and builds what is missing when it is next opened. The conversations take
    theirs in one step before; those that are in `home` stay where the backup has none.

    Args:
        file: what `index.backup.backup` wrote.
        home: a folder that is empty or not there yet.
        embedder: what questions will be embedded by.
        force: whether a library that is in `home` may be replaced.
        chroma: address of the Chroma server, as for `Library.open`.

    Raises:
        UnusableBackup, NewerBackup, OtherEmbedder: the backup cannot be used.
        Occupied, ForeignHome, InUse, Locked: `home` cannot be used.
        NoChroma: all is restored, but the Chroma server does not answer.
    """
    manifest = read_manifest(file)
    if manifest.schema > SCHEMA_VERSION:
        raise NewerBackup(file, manifest.schema, SCHEMA_VERSION)
    if manifest.passages and manifest.embedder_sha256 != embedder.sha256:
        found = f"{manifest.embedder} ({manifest.embedder_sha256[:8]})"
        raise OtherEmbedder(file, found, f"{embedder.name} ({embedder.sha256[:8]})")
    _check_home(home, force=force)
    begun = not home.exists()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with writing(home, Library.patience):
            _put_in_place(file, home)
    except OSError as error:
        raise UnusableLibrary(home, error.strerror or str(error)) from error
    finally:
        if begun and not (home / DATABASE).exists():
            shutil.rmtree(home, ignore_errors=True)
    with Library.open(home, embedder, chroma=chroma) as library:
        library.build()
    return manifest


def _check_home(home: Path, *, force: bool) -> None:
    inside = {entry.name for entry in home.iterdir()} if home.is_dir() else set()
    if (home.exists() and not home.is_dir()) or not inside <= OURS:
        raise ForeignHome(home)
    if DATABASE in inside and not force:
        raise Occupied(home)


def _put_in_place(file: Path, home: Path) -> None:
    """Unpack beside, then swap; for the holder of the lock."""
    beside = home / RESTORING
    shutil.rmtree(beside, ignore_errors=True)  # of a restore that was killed
    beside.mkdir()
    try:
        unpack(file, beside)
        names = [name for name in (DESK, DATABASE) if (beside / name).exists()]
        for name in names:
            open_for_all(beside / name)
            _retire(home, name)
        if DESK in names:
            (beside / DESK).replace(home / DESK)
        for store in (WORDS, CHROMA):  # they are of the old database, whatever their stamps say
            with suppress(OSError):
                (home / store / FILE).unlink()
        (beside / DATABASE).replace(home / DATABASE)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _retire(home: Path, name: str) -> None:
    """Bring all of an old database into its one file, which can then be replaced in one step.

    Raises:
        InUse: somebody has it open, who would go on with the old one.
    """
    path = home / name
    if path.exists():
        try:
            with closing(sqlite3.connect(path, timeout=Library.patience)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise InUse(home) from error
        except sqlite3.DatabaseError:
            pass  # it is damaged: that is why it is replaced
    for companion in _COMPANIONS:
        (home / (name + companion)).unlink(missing_ok=True)
