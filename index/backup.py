"""A library as one file, and back: the database and a manifest, zipped.

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

from index.database import DATABASE, snapshot
from index.errors import BackupExists, UnusableBackup, UnwritableBackup
from index.manifest import LARGEST, Manifest, Strange

MANIFEST = "manifest.json"
_LEVEL = 1
"""Of deflate: half of a database is vectors, which do not shrink; the texts do at once."""
_BLOCK = 1 << 20
_LOCK = "lock"


def backup(home: Path, file: Path, *, force: bool = False) -> Manifest:
    """Write the library in `home`, as it is now, to `file`; whoever writes to it goes on meanwhile.

    The file appears when it is whole. What is in the backup is one state: the last change that was complete.

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
            manifest = Manifest.of(folder / DATABASE, made)
            _pack(folder / "packed", folder / DATABASE, manifest)
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


def _pack(target: Path, database: Path, manifest: Manifest) -> None:
    with target.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
            packed.writestr(MANIFEST, json.dumps(manifest.as_dict(), indent=1))
            packed.write(database, DATABASE)
        out.flush()
        os.fsync(out.fileno())


def read_manifest(file: Path) -> Manifest:
    """Return what the backup `file` says about itself.

    Raises:
        UnusableBackup: it is no backup.
    """
    with _opened(file) as packed:
        return _manifest(packed)


def unpack(file: Path, target: Path) -> Manifest:
    """Write the database in the backup `file` to `target`, and check that it is what the manifest says.

    No name in the backup is followed, and no more is written than the manifest announces.

    Raises:
        UnusableBackup: it is no backup, or damaged, or there is no room for it.
    """
    with _opened(file) as packed:
        manifest = _manifest(packed)
        inside = packed.getinfo(DATABASE)
        if inside.file_size != manifest.size:
            raise Strange("its database is not as long as its manifest says")
        if manifest.size > shutil.disk_usage(target.parent).free:
            raise Strange(f"there is no room for its {manifest.size:,} bytes in '{target.parent}'")
        left = manifest.size
        with packed.open(inside) as source, target.open("wb") as out:
            while block := source.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise Strange("its database is longer than its manifest says")
                out.write(block)
            out.flush()
            os.fsync(out.fileno())
        if Manifest.of(target, manifest.made) != manifest:
            raise Strange("its database is not the one that its manifest describes")
    return manifest


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
    if sorted(packed.namelist()) != sorted([MANIFEST, DATABASE]):
        raise Strange(f"it holds other things than '{MANIFEST}' and '{DATABASE}'")
    if packed.getinfo(MANIFEST).file_size > LARGEST:
        raise Strange("its manifest is too long")
    with packed.open(MANIFEST) as source:
        return Manifest.read(source.read(LARGEST))


def open_for_all(database: Path) -> None:
    """Let a database that was unpacked be read while it is written, as ours are."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
