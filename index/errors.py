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


class BackupExists(DatelineError):
    """There is a file where the backup is to be written."""

    def __init__(self, file: Path) -> None:
        what = f"there is a folder '{file}'" if file.is_dir() else f"there is a file '{file}' already"
        super().__init__(
            what, "choose another name" + ("" if file.is_dir() else ", or overwrite it with --force")
        )


class UnwritableBackup(DatelineError):
    """The backup could not be written; what was there before is untouched."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"the backup '{file}' cannot be written ({reason})",
            "check the folder, its permissions and the free disk space, or run `dateline doctor`",
        )


class UnusableBackup(DatelineError):
    """The file is no backup, or a damaged one; nothing was changed."""

    def __init__(self, file: Path, reason: str) -> None:
        what = f"the backup '{file}' cannot be used ({reason})"
        super().__init__(what, "name a file that `dateline backup` wrote, whole and unchanged")


class NewerBackup(DatelineError):
    """The backup was made by a later version of Dateline."""

    def __init__(self, file: Path, found: int, known: int) -> None:
        what = f"the backup '{file}' has format {found} and this version reads up to {known}"
        super().__init__(what, "install the newer dateline, then restore it")


class Occupied(DatelineError):
    """There is a library where one is to be restored."""

    def __init__(self, home: Path) -> None:
        what = f"there is a library in '{home}' already"
        super().__init__(what, "choose an empty or new folder with --home, or replace it with --force")


class InUse(DatelineError):
    """Somebody has the library open that is to be replaced."""

    def __init__(self, home: Path) -> None:
        what = f"the library in '{home}' is open in another process"
        super().__init__(what, "end the chat or the command that uses it, then try again")


class UnknownArticle(DatelineError):
    """No article goes by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no article '{name}'", "see `dateline articles list` for the names")


class Locked(DatelineError):
    """Another process is writing; `holder` says which."""

    def __init__(self, home: Path, holder: str) -> None:
        what = f"the library in '{home}' is being written by {holder}"
        super().__init__(what, "wait until it is done, then try again")


class NoChroma(DatelineError):
    """The Chroma server does not answer; articles, words and vectors are safe in the database."""

    exit_code = 1

    def __init__(self, server: str, reason: str, missing: int) -> None:
        lacks = f"it lacks {missing:,} vectors" if missing else "it lags behind"
        what = f"the Chroma server at {server} does not answer ({reason}), so {lacks}"
        super().__init__(
            f"{what}, while articles and words are up to date",
            "start it, then run `dateline rebuild`; the next search catches up as well",
        )


class BrokenIndex(DatelineError):
    """An index could not be written; the articles themselves are safe in the database."""

    def __init__(self, home: Path, name: str, reason: str) -> None:
        what = f"the index '{name}' in '{home}' cannot be written ({reason})"
        super().__init__(
            what, "free disk space or check the folder's permissions, then run `dateline rebuild`"
        )
