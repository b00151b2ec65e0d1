"""Those who may log in: a file of names and hashed passwords, or the one login of `--auth`."""

import contextlib
import hashlib
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import bcrypt

from dateline.errors import DatelineError, UsageError

ROUNDS = 12
MOST_BYTES = 72
"""Bytes of a password that bcrypt reads; a longer one is refused rather than cut."""
FEWEST_LETTERS = 8
_NAME = re.compile(r"[^\s:#\x00-\x1f\x7f][^:\x00-\x1f\x7f]{0,63}")
_HASH = re.compile(r"\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}")
_NOBODY = "$2b$12$ABcd1efgHIjKlmnOpqrSTu7mlbGrj6Ctmyd6Jxc7BjbP9SD5ca0Q6"
"""A hash that nobody's password has: an unknown name takes as long as a known one."""


class UsersError(DatelineError):
    """The file of users cannot be read or written, or is none."""


class Logins(Protocol):
    """What the gate asks."""

    def fits(self, name: str, password: str) -> bool:
        """Whether the password is that of the name; takes a quarter of a second either way."""

    def stamp(self, name: str) -> str | None:
        """Return what changes with the password of a name; None for a name that may not log in."""


def fits_hash(password: str, hashed: str | None) -> bool:
    """Whether a password has a hash; takes as long where there is no hash to compare with."""
    raw = password.encode("utf-8", "surrogatepass")
    sound = len(raw) <= MOST_BYTES and "\0" not in password
    try:
        same = bcrypt.checkpw(raw if sound else b"too long", (hashed or _NOBODY).encode())
    except ValueError:  # a hash that bcrypt cannot read after all
        return False
    return same and sound and hashed is not None


class One:
    """The one login of `--auth NAME:PASSWORD`."""

    def __init__(self, name: str, password: str) -> None:
        self._name = name
        self._key = secrets.token_bytes(32)
        self._password = self._digest(password)
        salt = f"dateline session of {name}".encode()
        self._stamp = hashlib.pbkdf2_hmac("sha256", password.encode("utf-8"), salt, 100_000).hex()[:32]

    def fits(self, name: str, password: str) -> bool:
        """Whether it is this name and password, compared in constant time."""
        named = secrets.compare_digest(self._digest(name), self._digest(self._name))
        return secrets.compare_digest(self._digest(password), self._password) and named

    def stamp(self, name: str) -> str | None:
        """Return the same stamp as long as the password is the same, also after a restart."""
        return self._stamp if name == self._name else None

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()


class UserFile:
    """`name:bcrypt-hash` lines, read again when the file changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._hashes: Mapping[str, str] = {}
        self.hashes()

    def hashes(self) -> Mapping[str, str]:
        """Return the hash of each name.

        Raises:
            UsersError: the file cannot be read.
        """
        with self._lock:
            try:
                now = self._path.stat()
                seen = (now.st_mtime_ns, now.st_size, now.st_ino)
                if seen != self._seen:
                    self._hashes = read_users(self._path)
                    self._seen = seen
            except OSError as error:
                raise _unreadable(self._path, error) from error
            return self._hashes

    def fits(self, name: str, password: str) -> bool:
        """Whether the password is that of the name."""
        return fits_hash(password, self.hashes().get(name))

    def stamp(self, name: str) -> str | None:
        """Return what changes with the line of a name."""
        hashed = self.hashes().get(name)
        return None if hashed is None else hashlib.sha256(hashed.encode()).hexdigest()[:32]


def read_users(path: Path) -> dict[str, str]:
    """Return the hash of each name in a file; blank lines and those that begin with # are passed over.

    Raises:
        UsersError: the file cannot be read, or a line is not `name:bcrypt-hash`.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise UsersError(f"the users in {path} are not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    found: dict[str, str] = {}
    for number, text in enumerate(lines, 1):
        name, colon, hashed = text.strip().partition(":")
        if not name or name.startswith("#"):
            continue
        if not (colon and _NAME.fullmatch(name) and _HASH.fullmatch(hashed)):
            what = f"line {number} of the users in {path} is not of the form name:bcrypt-hash"
            raise UsersError(what, "write it with `dateline users add`")
        found[name] = hashed
    return found


def add_user(path: Path, name: str, password: str) -> bool:
    """Write a name with its password, hashed; return whether the name is new.

    Raises:
        UsageError: the name or the password cannot be one.
        UsersError: the file cannot be read or written.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot be a name", "use up to 64 characters without a colon or line ends")
    if len(password) < FEWEST_LETTERS:
        raise UsageError(f"the password is shorter than {FEWEST_LETTERS} characters", "choose a longer one")
    if len(password.encode("utf-8", "surrogatepass")) > MOST_BYTES or "\0" in password:
        raise UsageError(f"the password is longer than {MOST_BYTES} bytes", "choose a shorter one")
    users = read_users(path) if path.exists() else {}
    new = name not in users
    users[name] = bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode()
    _write(path, users)
    return new


def remove_user(path: Path, name: str) -> None:
    """Take a name out.

    Raises:
        UsageError: there is no such name.
        UsersError: the file cannot be read or written.
    """
    users = read_users(path)
    if name not in users:
        raise UsageError(f"there is no user {name!r} in {path}", "see `dateline users list`")
    del users[name]
    _write(path, users)


def _write(path: Path, users: Mapping[str, str]) -> None:
    """Put a whole new file in place of the old one, for the owner's eyes only."""
    lines = ["# Who may log in to the web chat of Dateline; `dateline users` writes this file."]
    lines += [f"{name}:{users[name]}" for name in sorted(users)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(draft).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsersError(f"the users in {path} cannot be written ({reason})", "check the path") from error


def _unreadable(path: Path, error: OSError) -> UsersError:
    if isinstance(error, FileNotFoundError):
        return UsersError(f"there is no file of users {path}", "make it with `dateline users add NAME`")
    reason = error.strerror or str(error)
    return UsersError(f"the users in {path} cannot be read ({reason})", "check the path")
