"""Files beside `answers.jsonl` that are written when asked for: a line a question, in the order of the gold.

One that a kill cut off is taken up again where it stops, and counts for nothing until it is whole.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.errors import DatelineError
from eval.answers import Recorded
from eval.judge.opinion import OPINIONS, parse_opinions
from eval.ordered import in_order
from eval.record import Record, RecordError, parse_line
from eval.retrieved import HITS, parse_ranking
from eval.support import SUPPORT, parse_support

Line = Callable[[Recorded], Mapping[str, object]]


def extend(
    path: Path,
    recorded: Sequence[Recorded],
    stamp: Mapping[str, object],
    line_of: Line,
    tell: Callable[[int], None],
    workers: int = 1,
) -> None:
    """Write the lines that a file does not have yet.

    Args:
        path: the file.
        recorded: what became of each question; a line each.
        stamp: what every line says; a file whose lines say otherwise is begun anew.
        line_of: makes the values of a line, without the id.
        tell: is told how many lines there are, before the first and after each.
        workers: how many lines are made at the same time, in threads.
    """
    done = _kept(path, recorded, stamp)
    tell(done)
    with path.open("ab") as file:
        made = in_order(recorded[done:], lambda one: {"id": one.id} | dict(line_of(one)), workers)
        for number, line in enumerate(made, done + 1):
            file.write((json.dumps(line, ensure_ascii=True) + "\n").encode())
            file.flush()
            tell(number)
        os.fsync(file.fileno())


def attach(folder: Path, recorded: Sequence[Recorded]) -> tuple[list[Recorded], tuple[str, ...]]:
    """Return what became of each question with what the files beside say, and sentences on what is left out.

    A file that does not have a line for every question is left out as a whole.

    Raises:
        RecordError: where a line of a whole file is not what it has to be.
    """
    notes = []
    found = list(recorded)
    for name, flag in _FLAGS.items():
        path = folder / name
        if not path.is_file():
            continue
        lines = list(_lines(path))
        if [line.data.get("id") for line in lines] != [one.id for one in found]:
            notes.append(
                f"'{path}' has {len(lines)} lines for {len(found)} questions and is left out; "
                f"`dateline eval run` with --{flag} completes it."
            )
            continue
        found = [_with(name, one, line) for one, line in zip(found, lines, strict=True)]
    return found, tuple(notes)


_FLAGS = {HITS: "hits", SUPPORT: "support", OPINIONS: "judge"}


def _with(name: str, one: Recorded, line: Record) -> Recorded:
    if name == HITS:
        return replace(one, hits=parse_ranking(line))
    if name == OPINIONS:
        return replace(one, opinions=parse_opinions(line))
    return replace(one, support=parse_support(line) if one.answer is not None else None)


def _lines(path: Path) -> Iterable[Record]:
    """Yield the whole lines of a file up to the first that is broken."""
    for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], 1):
        try:
            yield parse_line(line.decode(), f"line {number} of '{path}'")
        except (RecordError, UnicodeDecodeError):
            return


def _kept(path: Path, recorded: Sequence[Recorded], stamp: Mapping[str, object]) -> int:
    """Cut the file off where it stops being what it has to be, and return how many lines are left."""
    if not path.exists():
        return 0
    raw = path.read_bytes().splitlines(keepends=True)
    good = 0
    for record, one in zip(_lines(path), recorded, strict=False):
        if record.data.get("id") != one.id or any(record.data.get(key) != stamp[key] for key in stamp):
            break
        good += 1
    try:
        os.truncate(path, sum(len(line) for line in raw[:good]))
    except OSError as error:
        raise DatelineError(
            f"'{path}' cannot be written to ({error.strerror})", "name another --out"
        ) from error
    return good
