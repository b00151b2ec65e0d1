"""What a format is: how its files become gold lines, and how gold questions and answers become its files."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.errors import DatelineError
from eval.answers import Recorded
from eval.articles import NoArticles
from eval.gold import UNTYPED, GoldQuestion
from eval.metrics import Case
from eval.record import Record, RecordError, parse_lines, read_text

Row = dict[str, object]
"""A gold line, by the contract's names."""


@dataclass(frozen=True, slots=True)
class Item:
    """A gold question, with what became of it where a run is exported."""

    gold: GoldQuestion
    recorded: Recorded | None = None

    @property
    def response(self) -> str:
        """The answer as it is read; empty for a refusal, and where nothing was asked."""
        answer = self.recorded.answer if self.recorded else None
        return Case(self.gold, answer, NoArticles()).text

    @property
    def cited(self) -> tuple[tuple[str, str], ...]:
        """What the answer quotes: article and words, in the order of the sources."""
        answer = self.recorded.answer if self.recorded else None
        sources = answer.sources if answer else ()
        return tuple((source.article, quote.text) for source in sources for quote in source.quotes)


@dataclass(frozen=True, slots=True)
class Read:
    """What files hold.

    Attributes:
        rows: gold lines.
        quotes: words that bear an answer out, by the question's id, of which the files do not say where they
            stand.
        notes: sentences for the user on what was mended.
    """

    rows: Sequence[Row]
    quotes: Mapping[str, Sequence[str]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        name: what the user calls it.
        about: which files it has, in a few words.
        read: makes gold lines of a path.
        write: writes items to a path, and returns the names of the gold fields that it has no place for.
    """

    name: str
    about: str
    read: Callable[[Path], Read]
    write: Callable[[Sequence[Item], Path], Iterable[str]]


def gold_row(question: GoldQuestion) -> Row:
    """Return the gold line of a question, without what is not set."""
    row: Row = {"id": question.id}
    if question.type != UNTYPED:
        row["type"] = question.type
    row["question"] = question.question
    for name, value in asdict(question).items():
        if name not in ("id", "type", "question", "extra") and (value or value == 0) and value is not False:
            row[name] = value
    if question.evidence:
        row["evidence"] = [
            {"article": one.article} | ({"quote": one.quote} if one.quote else {})
            for one in question.evidence
        ]
    return row | question.extra


def records(path: Path) -> tuple[Record, ...]:
    """Return the objects of a file: a JSON list of them, or one a line.

    Raises:
        DatelineError: where the file is missing, not UTF-8 or empty, or does not hold objects.
    """
    text, _ = read_text(path)
    if text.lstrip()[:1] == "[":
        value = _json(text, path)
        found = tuple(
            Record(item, f"item {at} of '{path.name}'")
            for at, item in enumerate(value, 1)
            if isinstance(item, dict)
        )
        if len(found) < len(value):
            raise RecordError(f"'{path}' holds items that are no objects", "write a list of objects")
    else:
        found = tuple(record for _, record in parse_lines(text, path.name))
    if not found:
        raise DatelineError(f"'{path}' holds no question", "name a file with at least one")
    return found


def mapping(path: Path) -> Record:
    """Return the object that a file holds.

    Raises:
        DatelineError: where the file is missing, not UTF-8, or holds something else.
    """
    text, _ = read_text(path)
    value = _json(text, path)
    if not isinstance(value, dict):
        raise RecordError(f"'{path}' holds no JSON object", "name the file that the other tool wrote")
    return Record(value, f"'{path.name}'")


def _json(text: str, path: Path) -> "list[object] | dict[str, object]":
    try:
        value: list[object] | dict[str, object] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"'{path}' is not JSON ({error})", "mend the file") from error
    return value


def write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write a JSON object a line."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows))


def write_text(path: Path, text: str) -> None:
    """Write a file, and the folders above it.

    Raises:
        DatelineError: where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise DatelineError(f"'{path}' cannot be written ({error.strerror})", "name another --out") from error


def unplaced(items: Sequence[Item], placed: Iterable[str]) -> Iterator[str]:
    """Yield the names of the gold fields that are set somewhere and not among those with a place."""
    known = {*placed, "id", "question"}
    seen = {name: None for item in items for name in gold_row(item.gold)}
    yield from (name for name in seen if name not in known)
