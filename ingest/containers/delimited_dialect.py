"""How a CSV file parts its fields, told by its first rows."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

_DELIMITERS = (",", ";", "\t", "|")
_ROWS = 50
_SEP = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_LONGEST_NAME = 60
_DATA = re.compile(r"https?://|\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d{2,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What parts the fields, and whether a backslash guards a quotation mark in them.

    Attributes:
        delimiter: the character between fields.
        escape: the character before a quotation mark that is text, None where the mark is doubled.
        skipped: how many lines stand before the header ("sep=;", which a spreadsheet writes).
    """

    delimiter: str
    escape: str | None = None
    skipped: int = 0

    @property
    def format(self) -> dict[str, str | bool | None]:
        """The same as arguments of `csv.reader`."""
        return {"delimiter": self.delimiter, "escapechar": self.escape, "doublequote": self.escape is None}


def dialect_of(head: Sequence[str], *, tabs: bool) -> Dialect:
    """Return how the file whose first lines are `head` parts its fields.

    Each candidate is tried: the one by which most rows have as many fields as the first, at least two, and
    of equals the one with most fields. `csv.Sniffer` does this by regular expressions that hostile text can
    keep busy for hours.

    Args:
        head: the first lines, with their ends.
        tabs: whether the name says that tabs part the fields, which then wins in doubt.
    """
    named = _SEP.fullmatch(head[0]) if head else None
    if named:
        return Dialect(named[1], skipped=1)
    order = ("\t", *_DELIMITERS) if tabs else _DELIMITERS
    escapes = (None, "\\") if any('\\"' in line for line in head) else (None,)
    candidates = [Dialect(mark, escape) for escape in escapes for mark in order]
    return max(candidates, key=lambda one: _score(head, one))  # the first of equals


def _score(head: Sequence[str], dialect: Dialect) -> tuple[float, int]:
    try:
        rows = [row for row in islice(csv.reader(iter(head), **dialect.format), _ROWS) if row]  # type: ignore[arg-type]
    except csv.Error:
        return 0.0, 0
    if not rows or len(rows[0]) < 2:
        return 0.0, 1
    widths = Counter(map(len, rows))
    return round(widths[len(rows[0])] / len(rows), 1), len(rows[0])


def is_header(cells: Sequence[str]) -> bool:
    """Whether a first row names the fields: short, different names, no dates, no addresses."""
    names = [cell.strip() for cell in cells if cell.strip()]
    return (
        bool(names)
        and len(set(names)) == len(names)
        and all(len(name) <= _LONGEST_NAME and not _DATA.search(name) for name in names)
    )


def header_of(cells: Sequence[str]) -> list[str]:
    """Return the names of the fields, each its own: "text", "text 2"; what has none goes by its place."""
    names: list[str] = []
    met: set[str] = set()
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or str(place)
        while name in met:  # "a", "a", "a 2"
            name = f"{name} {place}"
        names.append(name)
        met.add(name)
    return names
