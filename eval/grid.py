"""Which settings a sweep tries: a grid, a list, or both."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from dateline.errors import UsageError
from eval.record import read_text

Setting = Mapping[str, object]
"""Values by the names of settings."""
MOST: Final = 200
"""Settings of one sweep."""
_GRID, _LIST = "grid", "setting"


def read_grid(path: Path) -> list[Setting]:
    """Read a TOML file: lists of values under `[grid]`, every combination of which is tried; `[[setting]]`s.

    Raises:
        DatelineError: where there is no such file, or it is not such a file.
    """
    text, _ = read_text(path)
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"'{path}' is not TOML ({error})", "mend that place") from error
    for key in whole:
        if key not in (_GRID, _LIST):
            raise UsageError(
                f"'{path}' has '{key}', which is no part of a sweep", "write [grid] or [[setting]]"
            )
    grid, listed = whole.get(_GRID, {}), whole.get(_LIST, [])
    if not isinstance(grid, dict) or not all(isinstance(values, list) and values for values in grid.values()):
        raise UsageError(
            f"[grid] in '{path}' is not a table of lists", "write, for example, reader = [true, false]"
        )
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise UsageError(f"'{_LIST}' in '{path}' is not a list of tables", "write [[setting]] above each")
    found = [*combinations(grid), *listed]
    if not found:
        raise UsageError(f"'{path}' holds no setting", "write [grid] or [[setting]] with a setting")
    return found


def combinations(grid: Mapping[str, Sequence[object]]) -> Iterator[Setting]:
    """Yield every combination of the values, the last name moving fastest; nothing for an empty grid."""
    if grid:
        yield from (dict(zip(grid, values, strict=True)) for values in product(*grid.values()))


def parse_sets(texts: Sequence[str]) -> dict[str, list[str]]:
    """Return the values that `name=a,b` texts give to names.

    Raises:
        UsageError: where one is not of that form, or a name comes twice.
    """
    grid: dict[str, list[str]] = {}
    for text in texts:
        name, sign, values = text.partition("=")
        listed = [value.strip() for value in values.split(",")]
        if not sign or not name.strip() or not all(listed):
            raise UsageError(f"--set {text} names no values", "write it as --set reader=on,off")
        if name.strip() in grid:
            raise UsageError(f"--set {name.strip()} is given twice", "give all its values at once")
        grid[name.strip()] = listed
    return grid


def checked(settings: Sequence[Setting]) -> list[Setting]:
    """Return each setting once, in order.

    Raises:
        UsageError: where there are none, or too many.
    """
    unique = list({label(one): one for one in settings}.values())
    if not unique:
        raise UsageError("there is nothing to sweep over", "give --set NAME=A,B, or --grid FILE")
    if len(unique) > MOST:
        raise UsageError(f"there are {len(unique):,} settings to try", f"leave {MOST} at most")
    return unique


def label(setting: Setting) -> str:
    """Return what a setting is called: "reader=on, threads=2"."""
    return ", ".join(f"{name}={_word(value)}" for name, value in setting.items())


def folder_name(setting: Setting, number: int) -> str:
    """Return the name of the folder of its run: its number, and what can be written of it."""
    return f"{number:02d}-" + re.sub(r"[^\w.=-]+", "-", label(setting))[:80].strip("-")


def _word(value: object) -> str:
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
