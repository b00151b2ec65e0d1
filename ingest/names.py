"""File names, in folders and in archives: which are worth reading and which are passed over."""

from collections.abc import Collection
from pathlib import PurePosixPath

from ingest.formats import UNREAD_DOCUMENTS, format_of, suffix_of

_SAVED_PAGE = (".html", ".htm", ".xhtml")
LIBRARY = "dateline.sqlite3"
"""By what a folder is known as a library's own home, which holds no news but indexes of it."""

_LITTER = frozenset({"__MACOSX"})


def worth_reading(name: str) -> bool:
    """Whether the file `name` is read where a folder holds it, or at least worth a word (.rtf, .7z, …)."""
    return format_of(suffix_of(name)) is not None or PurePosixPath(name.lower()).suffix in UNREAD_DOCUMENTS


def passed_over(name: str, beside: Collection[str]) -> bool:
    """Whether the file or folder `name` is hidden, or the folder that a browser put beside a saved page.

    Args:
        name: its own name, without the folders it lies in.
        beside: the names in the same folder.
    """
    return name.startswith(".") or name in _LITTER or _beside_saved_page(name, beside)


def member_passed_over(path: str, members: Collection[str]) -> bool:
    """Whether the member `path` of an archive, parted by `/`, lies in something passed over, or is that.

    Args:
        path: the member.
        members: the paths of all members; a set, for it is asked often.
    """
    folder = ""
    for name in path.strip("/").split("/"):
        if name.startswith(".") or name in _LITTER:
            return True
        stem = folder + name.removesuffix("_files")
        if name.endswith("_files") and any(stem + suffix in members for suffix in _SAVED_PAGE):
            return True
        folder += name + "/"
    return False


def _beside_saved_page(name: str, beside: Collection[str]) -> bool:
    stem = name.removesuffix("_files")
    return stem != name and any(stem + suffix in beside for suffix in _SAVED_PAGE)
