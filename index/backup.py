"""A library as one file, and back: the database, the conversations, and a manifest, zipped.

Words and Chroma are not in it: they are built from the database, and nothing is embedded for that.
"""

import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.database import DATABASE, DESK, snapshot
from index.errors import BackupExists, UnusableBackup, UnwritableBackup
from index.manifest import LARGEST, Manifest, Strange

MANIFEST = "manifest.json"
_LEVEL = 1
"""Of deflate: half of a database is vectors, which do not shrink; the texts do at once."""
_BLOCK = 1 << 20
_LOCK = "lock"
_PATIENCE = 30.0
"""Seconds that a copy waits for whoever brings the conversations' file into order."""
_CALLED = {DATABASE: "database is", DESK: "conversations are"}


def backup(home: Path, file: Path, *, force: bool = False) -> Manifest:
    """Write the library in `home`, as it is now, to `file`; whoever writes to it goes on meanwhile.

    The file appears when it is whole. What is in the backup is one state: the last change that was complete.
    So is what it holds of the conversations.

    Args:
        home: the library.
        file: where to; the folder must be there.
        force: whether a file that is there may be replaced.

    Raises:
        BackupExists: `file` is there.
        UnwritableBackup: it cannot be written.
        NoLibrary, ForeignHome, NewerLibrary, UnusableLibrary: see `index.errors`.
    """
    if file.is_dir() or (file.exists() and not force):
        raise BackupExists(file)
    try:
        with _workshop(file) as folder:
            snapshot(home, folder / DATABASE)
            made = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            _copy_desk(home / DESK, folder / DESK)
            manifest = Manifest.of(folder / DATABASE, made).with_desk(folder / DESK)
            _pack(folder / "packed", folder, manifest)
            if file.exists() and not force:  # since we looked
                raise BackupExists(file)
            (folder / "packed").replace(file)
    except Strange as error:
        raise UnwritableBackup(file, str(error)) from error
    except OSError as error:
        raise UnwritableBackup(file, error.strerror or str(error)) from error
    return manifest


@contextmanager
def _workshop(file: Path) -> Iterator[Path]:
    """Lend a folder beside `file`, and clear away those that killed backups to it left."""
    from filelock import FileLock, Timeout

    prefix = f".{file.name}."
    for left in file.absolute().parent.glob(f"{_literally(prefix)}*"):
        if (left / _LOCK).exists():
            try:
                with FileLock(left / _LOCK, timeout=0):
                    pass
            except Timeout:
                continue  # another backup to the same name, at work
            shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=file.absolute().parent) as folder,
        FileLock(Path(folder, _LOCK), timeout=0),
    ):
        yield Path(folder)


def _literally(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _copy_desk(desk: Path, target: Path) -> None:
    """Write the conversations, as they are after the last complete change, to a new file."""
    if not desk.exists():
        return
    try:
        with (
            closing(sqlite3.connect(desk, timeout=_PATIENCE)) as source,
            closing(sqlite3.connect(target)) as to,
        ):
            source.backup(to)
            to.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
    except sqlite3.Error as error:
        raise Strange(f"'{desk}' cannot be read: {error}") from error


def _pack(target: Path, folder: Path, manifest: Manifest) -> None:
    with target.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
            packed.writestr(MANIFEST, json.dumps(manifest.as_dict(), indent=1))
            packed.write(folder / DATABASE, DATABASE)
            if manifest.desk:
                packed.write(folder / DESK, DESK)
        out.flush()
        os.fsync(out.fileno())


def read_manifest(file: Path) -> Manifest:
    """Return what the backup `file` says about itself.

    Raises:
        UnusableBackup: it is no backup.
    """
    with _opened(file) as packed:
        return _manifest(packed)


def unpack(file: Path, folder: Path) -> Manifest:
    """Write what is in the backup `file` into `folder`, and check that it is what the manifest says.

    No name in the backup is followed, and no more is written than the manifest announces.

    Raises:
        UnusableBackup: it is no backup, or damaged, or there is no room for it.
    """
    with _opened(file) as packed:
        manifest = _manifest(packed)
        if manifest.size + manifest.desk > shutil.disk_usage(folder).free:
            raise Strange(f"there is no room for its {manifest.size + manifest.desk:,} bytes in '{folder}'")
        _extract(packed, DATABASE, manifest.size, folder)
        if manifest.desk:
            _extract(packed, DESK, manifest.desk, folder)
        if Manifest.of(folder / DATABASE, manifest.made).with_desk(folder / DESK) != manifest:
            raise Strange("its database is not the one that its manifest describes")
    return manifest


def _extract(packed: zipfile.ZipFile, name: str, size: int, folder: Path) -> None:
    """Write a member to a file of its name in `folder`; it must be as long as the manifest says."""
    inside = packed.getinfo(name)
    if inside.file_size != size:
        raise Strange(f"its {_CALLED[name]} not as long as its manifest says")
    left = size
    with packed.open(inside) as source, (folder / name).open("wb") as out:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise Strange(f"its {_CALLED[name]} longer than its manifest says")
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup; say in a sentence what is wrong with it."""
    try:
        with zipfile.ZipFile(file) as packed:
            yield packed
    except FileNotFoundError as error:
        raise UnusableBackup(file, "there is no such file") from error
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise UnusableBackup(file, "it is no backup, or was cut off or damaged") from error
    except Strange as error:
        raise UnusableBackup(file, str(error)) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: it asks for a password
        raise UnusableBackup(file, str(error)) from error


def _manifest(packed: zipfile.ZipFile) -> Manifest:
    names = sorted(packed.namelist())
    if names not in (sorted([MANIFEST, DATABASE]), sorted([MANIFEST, DATABASE, DESK])):
        raise Strange(f"it holds other things than '{MANIFEST}', '{DATABASE}' and '{DESK}'")
    if packed.getinfo(MANIFEST).file_size > LARGEST:
        raise Strange("its manifest is too long")
    with packed.open(MANIFEST) as source:
        manifest = Manifest.read(source.read(LARGEST))
    if bool(manifest.desk) != (DESK in names):
        raise Strange("it does not hold what its manifest says")
    return manifest


def open_for_all(database: Path) -> None:
    """Let a database that was unpacked be read while it is written, as ours are."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
