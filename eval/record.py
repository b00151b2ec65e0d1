"""A JSON object read field by field, with errors that name the line, the field and the remedy."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError


class RecordError(DatelineError):
    """A line of a file that is not what it has to be."""


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object. `where` says which ("line 3 of 'gold.jsonl'"); a null field counts as absent.

    Every reader raises `RecordError` where the field has another type than asked for.
    """

    data: Mapping[str, object]
    where: str
    prefix: str = ""

    def required_text(self, name: str) -> str:
        """Return a text that must be there and not blank."""
        value = self.text(name)
        if value is None or not value.strip():
            raise RecordError(f"{self.where} has no '{self.prefix}{name}'", f"give it a '{name}' of words")
        return value

    def text(self, name: str) -> str | None:
        """Return a text, or None where there is none."""
        value = self.data.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self.wrong(name, "a text")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, none of them blank; an absent list is empty."""
        value = self._list(name, "a list of texts")
        for number, item in enumerate(value, 1):
            if not isinstance(item, str):
                raise self.wrong(name, "a list of texts")
            if not item.strip():
                raise RecordError(
                    f"number {number} of '{self.prefix}{name}' of {self.where} is blank",
                    "take it out, or give it words",
                )
        return tuple(str(item) for item in value)

    def number(self, name: str) -> int | None:
        """Return a whole number, or None where there is none."""
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(name, "a whole number or null")
        return value

    def measure(self, name: str) -> float | None:
        """Return a number, or None where there is none."""
        value = self.data.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(name, "a number or null")
        return float(value)

    def flag(self, name: str) -> bool:
        """Return a truth value; an absent one is false."""
        value = self.data.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.wrong(name, "true or false")

    def mapping(self, name: str) -> Mapping[str, object]:
        """Return an object; an absent one is empty."""
        value = self.data.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.wrong(name, "an object")
        return value

    def records(self, name: str) -> tuple["Record", ...]:
        """Return a list of objects; an absent list is empty."""
        value = self._list(name, "a list of objects")
        if not all(isinstance(item, dict) for item in value):
            raise self.wrong(name, "a list of objects")
        return tuple(
            Record(item, self.where, f"{self.prefix}{name}[{at}].")
            for at, item in enumerate(value)
            if isinstance(item, dict)
        )

    def wrong(self, name: str, wanted: str) -> RecordError:
        """Return the error that says what '{name}' ought to be."""
        return RecordError(
            f"'{self.prefix}{name}' of {self.where} is not {wanted}",
            f"make '{name}' {wanted}, or leave it out",
        )

    def _list(self, name: str, wanted: str) -> list[object]:
        value = self.data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, wanted)
        return value


def read_text(path: Path) -> tuple[str, bytes]:
    """Return the text of a UTF-8 file, without its byte order mark, and its bytes.

    Raises:
        DatelineError: where there is no such file, or it is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise DatelineError(f"there is no file '{path}'", "check the path") from error
    except OSError as error:
        raise DatelineError(
            f"'{path}' cannot be read ({error.strerror})", "name a file of JSON lines"
        ) from error
    try:
        return raw.decode("utf-8-sig"), raw
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RecordError(f"line {line} of '{path}' is not UTF-8", "save the file as UTF-8") from error


def parse_lines(text: str, name: str) -> Iterator[tuple[int, Record]]:
    """Yield each line's number, from 1, and its object; blank lines are passed over.

    Raises:
        RecordError: where a line is not a JSON object.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, parse_line(line, f"line {number} of '{name}'")


def parse_line(line: str, where: str) -> Record:
    """Return the object that one line holds.

    Raises:
        RecordError: where it is not a JSON object.
    """
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = (
            f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "too deep"
        )
        raise RecordError(f"{where} is not JSON ({reason})", "mend or remove that line") from error
    if not isinstance(value, dict):
        raise RecordError(f"{where} is not a JSON object", "write one object a line")
    return Record(value, where)
