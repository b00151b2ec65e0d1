"""What a library may refuse, each with its remedy.

They are named after the state of affairs that the sentence describes.
"""

# ruff: noqa: N818 - `except NoLibrary` says it; "Error" would only be longer

from pathlib import Path

from dateline.errors import DatelineError


class NoLibrary(DatelineError):
    """Nothing has been ingested into this home yet."""

    def __init__(self, home: Path) -> None:
        super().__init__(f"there is no library in '{home}'", "run `dateline ingest PATH` first")


class ForeignHome(DatelineError):
    """The home is a file, or a folder that somebody else uses."""

    def __init__(self, home: Path) -> None:
        super().__init__(f"'{home}' is not a Dateline home", "choose an empty or new folder with --home")


class NewerLibrary(DatelineError):
    """The library was written by a later version of Dateline."""

    def __init__(self, home: Path, found: int, known: int) -> None:
        what = f"the library in '{home}' has format {found} and this version reads up to {known}"
        super().__init__(what, "install the newer dateline, or choose another folder with --home")


class OtherEmbedder(DatelineError):
    """The stored vectors were made by another embedder, so no question can be compared with them."""

    def __init__(self, home: Path, found: str, given: str) -> None:
        what = f"the library in '{home}' was made with the embedder {found}, not {given}"
        super().__init__(what, "ingest the articles into a new folder with --home")


class UnusableLibrary(DatelineError):
    """The database is damaged, or the folder may not be written, or the disk is full."""

    def __init__(self, home: Path, reason: str) -> None:
        what = f"the library in '{home}' cannot be used ({reason})"
        super().__init__(
            what, "check the folder's permissions and the free disk space, or restore it from a backup"
        )


class UnknownArticle(DatelineError):
    """No article goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no article '{name}'", "see `dateline articles list` for the names")


class Locked(DatelineError):
    """Another process is writing; `holder` says which."""

    def __init__(self, home: Path, holder: str) -> None:
        what = f"the library in '{home}' is being written by {holder}"
        super().__init__(what, "wait until it is done, then try again")


class BrokenIndex(DatelineError):
    """An index could not be written; the articles themselves are safe in the database."""

    def __init__(self, home: Path, name: str, reason: str) -> None:
        what = f"the index '{name}' in '{home}' cannot be written ({reason})"
        super().__init__(
            what, "free disk space or check the folder's permissions, then run `dateline rebuild`"
        )
