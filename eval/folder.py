"""The folder of a run: appended to answer by answer, resumed after a kill, never half written."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dateline.errors import DatelineError
from eval.answers import Recorded, parse_answer
from eval.facts import differing
from eval.gold import GoldQuestion
from eval.record import RecordError, parse_line

ANSWERS = "answers.jsonl"
FACTS = "run.json"
_LOCK = ".lock"


class FolderError(DatelineError):
    """A folder that holds something else than this very run."""


class RunFolder:
    """A folder that is held open for one run; `facts` are what its `run.json` says."""

    def __init__(self, path: Path, facts: Mapping[str, object]) -> None:
        self.path = path
        self.facts = facts

    def resume(self, questions: Sequence[GoldQuestion]) -> list[Recorded]:
        """Return what is answered already, having cut off a line that a kill left torn.

        Raises:
            DatelineError: where the answers are not those to the first of `questions`, in order.
        """
        path = self.path / ANSWERS
        whole = path.read_bytes() if path.exists() else b""
        lines = whole[: whole.rfind(b"\n") + 1].splitlines(keepends=True)
        recorded: list[Recorded] = []
        for number, line in enumerate(lines, 1):
            try:
                recorded.append(_parse(line, f"line {number} of '{path}'"))
            except RecordError:
                if number < len(lines):
                    raise
                lines.pop()  # the last line: space was given to it, and its words never reached the disk
        asked = [question.id for question in questions[: len(recorded)]]
        if [one.id for one in recorded] != asked:
            raise FolderError(
                f"'{path}' holds answers to other questions", "delete the folder or name another --out"
            )
        kept = sum(len(line) for line in lines)
        if kept < len(whole):
            os.truncate(path, kept)
        return recorded

    @contextmanager
    def appending(self) -> Iterator[Callable[[str], None]]:
        """Give a function that appends a line to `answers.jsonl` and hands it to the system at once."""
        with (self.path / ANSWERS).open("ab") as file:

            def append(line: str) -> None:
                file.write(line.encode())
                file.flush()

            try:
                yield append
            finally:
                os.fsync(file.fileno())

    def note(self, name: str, value: object) -> None:
        """Say one thing more in `run.json`."""
        if self.facts.get(name) != value:
            self.facts = {**self.facts, name: value}
            self.write(FACTS, self.facts)

    def write(self, name: str, value: Mapping[str, object]) -> None:
        """Write a JSON file whole or not at all."""
        self.write_text(name, json.dumps(value, ensure_ascii=True, indent=1, allow_nan=False) + "\n")

    def write_text(self, name: str, text: str) -> None:
        """Write a file whole or not at all."""
        unfinished = self.path / f".{name}.unfinished"
        with unfinished.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self.path / name)


@contextmanager
def open_folder(out: Path, facts: Mapping[str, object]) -> Iterator[RunFolder]:
    """Hold the folder `out` for the run that rests on `facts`: a new one, or one that was cut off.

    Raises:
        FolderError: where the folder holds another run, or something that is no run.
        DatelineError: where it cannot be written to, or another process is at it.
    """
    if out.exists() and not out.is_dir():
        raise FolderError(f"'{out}' is a file", "name a folder for --out")
    _check(out, facts)
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / _LOCK)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DatelineError(
            f"another run is writing to '{out}'", "wait for it, or name another --out"
        ) from error
    except OSError as error:
        raise DatelineError(
            f"'{out}' cannot be written to ({error.strerror})", "name another --out"
        ) from error
    try:
        _check(out, facts)  # again, now that nobody else can write
        begun = (out / FACTS).exists()
        folder = RunFolder(out, _read_facts(out / FACTS) if begun else facts)
        if not begun:
            folder.write(FACTS, facts)
        yield folder
    finally:
        lock.release()


def _check(out: Path, facts: Mapping[str, object]) -> None:
    """Refuse a folder that is neither new nor this very run's."""
    inside = {entry.name for entry in out.iterdir()} if out.exists() else set()
    if FACTS not in inside:
        if any(not name.startswith(".") for name in inside):
            raise FolderError(f"'{out}' is not empty and holds no run", "name a new folder for --out")
        return
    before = _read_facts(out / FACTS)
    changed = differing(before, json.loads(json.dumps(facts)))
    if changed:
        raise FolderError(
            f"'{out}' holds a run with other {_listed(changed)}",
            "name a new folder for --out, or delete that one",
        )


def _read_facts(path: Path) -> dict[str, object]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FolderError(
            f"'{path}' cannot be read", "name a new folder for --out, or delete that one"
        ) from error
    return value if isinstance(value, dict) else {}


def _parse(line: bytes, where: str) -> Recorded:
    try:
        return parse_answer(parse_line(line.decode(), where))
    except UnicodeDecodeError as error:
        raise RecordError(f"{where} is not UTF-8", "delete the folder and run again") from error


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
