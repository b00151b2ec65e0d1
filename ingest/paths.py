"""Paths as the library writes them down, and what to say where the system refuses one."""

from pathlib import Path

from dateline.encodable import encodable
from ingest.article import Failure

CHECK = "check that it exists and that you may read it"


def uri_of(path: Path) -> str:
    """The absolute path, links resolved where they can be, a name that is not UTF-8 written out."""
    try:
        return encodable(str(path.resolve()))
    except (OSError, RuntimeError):  # a loop of links
        return encodable(str(path.absolute()))


def broken(path: Path, error: OSError) -> Failure:
    """What the operating system says about `path`, in a sentence."""
    return Failure(uri_of(path), f"'{path}' can't be read: {reason_of(error)}", CHECK)


def reason_of(error: OSError) -> str:
    """What the operating system says, as the end of a sentence."""
    return (error.strerror or type(error).__name__).lower()
