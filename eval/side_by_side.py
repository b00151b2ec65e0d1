"""A table with a column for each thing that is compared."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its name, a value for each column, and over how many, 0 where that says nothing."""

    name: str
    values: Sequence[str]
    n: int = 0


def side_by_side(title: str, columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the rows as aligned plain text."""
    lines = [
        ("", *columns, ""),
        *((one.name, *one.values, f"n = {one.n:,}" if one.n else "") for one in rows),
    ]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns) + 2)]
    texts = [
        "  ".join(
            [
                f"{line[0]:<{widths[0]}}",
                *(f"{value:>{width}}" for value, width in zip(line[1:-1], widths[1:-1], strict=True)),
                line[-1],
            ]
        ).rstrip()
        for line in lines
    ]
    return "\n".join([title, "-" * len(title), *texts, ""])
