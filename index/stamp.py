"""What a derived store says about itself: which build is in use, and which generation it was built at."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE = "stamp.json"
_BUILD = re.compile(r"[0-9a-f]{8}", re.ASCII)
_LARGEST = 1 << 20
"""Bytes; a stamp has a line for each of some dozens of files."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of `words/` or `chroma/`.

    Attributes:
        folder: name of the build in use, a sub-folder; a rebuild fills another one, then puts a new stamp in
            place.
        generation: the generation of SQLite that the store has caught up with.
        count: how many passages it held then.
        library: id of the library it was built from.
        format: version of the layout, of the builder.
        server: address of the Chroma server that holds the build; empty where the sub-folder does.
        files: checksum of each file of the build; empty where an earlier version wrote the stamp.
    """

    folder: str
    generation: int
    count: int
    library: str
    format: int
    server: str = ""
    files: Mapping[str, int] = field(default_factory=dict, hash=False)


def read_stamp(root: Path) -> Stamp | None:
    """Return the stamp in `root`, or None where there is none or it is torn."""
    try:
        with (root / FILE).open("rb") as file:
            known = json.loads(file.read(_LARGEST))
        return Stamp(**known) if _is_stamp(known) else None
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def write_stamp(root: Path, stamp: Stamp) -> None:
    """Put the stamp in place in one step, so that a reader sees the old one or the new one."""
    beside = root / (FILE + ".new")
    beside.write_text(json.dumps(asdict(stamp)), "utf-8")
    beside.replace(root / FILE)


def _is_stamp(known: Any) -> bool:  # noqa: ANN401 - anything may stand in a torn file
    return (
        isinstance(known, dict)
        and isinstance(known.get("folder"), str)
        and _BUILD.fullmatch(known["folder"]) is not None
        and all(type(known.get(name)) is int for name in ("generation", "count", "format"))
        and isinstance(known.get("library"), str)
        and isinstance(known.get("server", ""), str)
        and isinstance(known.get("files", {}), dict)
    )
