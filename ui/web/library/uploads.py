"""Uploaded files: which name each gets in the library's folder `uploads`, and putting it there.

Where a file lies is what its articles are known by, so the same name always leads to the same place, and a
file uploaded again with other content is a changed article. Names come from strangers: nothing in them leads
out of the folder, hides a file, or says something else than it shows.
"""

import hashlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.encodable import encodable
from dateline.errors import DatelineError
from ingest.formats import suffix_of
from ingest.names import member_passed_over, worth_reading

LONGEST = 120
"""Bytes of a name or of a folder's name; file systems take 255."""
DEEPEST = 8
"""Folders around a file, the innermost."""
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ODD = re.compile(r'[<>:"|?*!#]')
"""What some system forbids in a name; `!` and `#` part a member and a part from its file in our uris."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_FALLBACK = "file"


class UnstorableError(DatelineError):
    """An uploaded file could not be kept."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent.

    Attributes:
        path: where the server put it for the moment.
        name: relative to `uploads`, safe, parted by `/`.
        named: whether it was chosen itself, and not a folder that holds it.
    """

    path: Path
    name: str
    named: bool = True


def safe_name(name: str) -> str:
    """Return a relative path of plain names for whatever a browser calls a file; never empty."""
    text = _UNSEEN.sub("", encodable(unicodedata.normalize("NFC", _UNSEEN.sub("", name))))
    parts = [_safe_part(part) for part in text.replace("\\", "/").split("/")]
    kept = [part for part in parts if part]
    return "/".join(kept[-DEEPEST - 1 :]) or _FALLBACK


def _safe_part(part: str) -> str:
    plain = _ODD.sub("_", part).strip(" .")
    if not plain:
        return ""
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    return _shortened(plain)


def _shortened(part: str) -> str:
    """Cut what is too long, keep its suffix, and tell it from others that begin alike."""
    if len(part.encode("utf-8")) <= LONGEST:
        return part
    suffix = suffix_of(part)
    suffix = part[len(part) - len(suffix) :] if len(suffix.encode("utf-8")) <= LONGEST // 2 else ""
    mark = "~" + hashlib.sha256(part.encode("utf-8")).hexdigest()[:8] + suffix
    room = LONGEST - len(mark.encode("utf-8"))
    return part.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(" .") + mark


def uploads_of(sent: Iterable[tuple[Path, str]]) -> list[Upload]:
    """Return what was sent as uploads, each under a name of its own.

    A file in a folder (its name has a `/`) is left out where a folder's files would be: what nothing reads,
    what is hidden, what a browser put beside a saved page.
    """
    given = [(path, name.replace("\\", "/")) for path, name in sent]
    inside = {name for _, name in given if "/" in name}
    taken: set[str] = set()
    uploads = []
    for path, name in given:
        in_folder = name in inside
        if in_folder and (not worth_reading(name) or member_passed_over(name, inside)):
            continue
        own = _own(safe_name(name), taken)
        taken.add(own.casefold())
        uploads.append(Upload(path, own, named=not in_folder))
    return uploads


def _own(name: str, taken: set[str]) -> str:
    """Return `name`, or where it is taken the same with a number: two files must not be one."""
    if name.casefold() not in taken:
        return name
    cut = len(name) - len(suffix_of(name))
    stem, suffix, number = name[:cut], name[cut:], 2
    while f"{stem} ({number}){suffix}".casefold() in taken:
        number += 1
    return f"{stem} ({number}){suffix}"


def put_in_place(upload: Upload, folder: Path) -> Path:
    """Move an uploaded file to its place in `folder`, in one step; return the place.

    Raises:
        UnstorableError: it is gone, or there is no room.
    """
    target = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        *parents, last = upload.name.split("/")
        for parent in parents:
            target = _free(target / parent, folder=True)
            target.mkdir(exist_ok=True)
        target = _free(target / last, folder=False)
        _move(upload.path, target, folder)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        what = f"'{upload.name}' could not be kept in '{folder}': {reason}"
        remedy = "upload it again" if isinstance(error, FileNotFoundError) else "check the free disk space"
        raise UnstorableError(what, remedy) from error
    return target


def _free(path: Path, *, folder: bool) -> Path:
    """Return `path`, or beside a file where a folder is wanted, or a link, another name."""
    while path.is_symlink() or (path.exists() and path.is_dir() != folder):
        path = path.with_name(path.name + "_")
    return path


def _move(source: Path, target: Path, folder: Path) -> None:
    try:
        source.replace(target)
    except OSError:
        beside = folder / f".{secrets.token_hex(8)}.part"
        try:
            shutil.copyfile(source, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        source.unlink(missing_ok=True)
    os.utime(target)
