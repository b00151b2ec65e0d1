"""What a derived store says about itself: which folder holds it, and which generation it was built at."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "stamp.json"


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of `words/` or `chroma/`.

    Attributes:
        folder: name of the sub-folder in use; a rebuild fills another one, then puts a new stamp in place.
        generation: the generation of SQLite that the store has caught up with.
        count: how many passages it held then.
        library: id of the library it was built from.
        format: version of the layout, of the builder.
    """

    folder: str
    generation: int
    count: int
    library: str
    format: int


def read_stamp(root: Path) -> Stamp | None:
    """Return the stamp in `root`, or None where there is none or it is torn."""
    try:
        return Stamp(**json.loads((root / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(root: Path, stamp: Stamp) -> None:
    """Put the stamp in place in one step, so that a reader sees the old one or the new one."""
    beside = root / (FILE + ".new")
    beside.write_text(json.dumps(asdict(stamp)), "utf-8")
    beside.replace(root / FILE)
