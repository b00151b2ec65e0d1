"""A batch: a JSON object a line, each a question or a query with what steers it."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Literal

from answer.question import Question, Turn
from dateline.errors import DatelineError, UsageError
from eval.record import Record, RecordError, parse_lines
from index.query import Filters
from ui.commands.options import STDIN, day, read_text
from ui.output import emit

Kind = Literal["question", "query"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a batch: where it stands, the id it came with (of any JSON type), what it asks."""

    where: str
    id: object
    question: Question


def read_batch(path: str, kind: Kind, given: Filters) -> tuple[Line, ...]:
    """Read every line before any is worked on, so that a bad one costs nothing.

    Args:
        path: the file, or `-`.
        kind: the field that has the text; a question will do for a query, and the other way round.
        given: filters of the command line, for what a line does not set itself.

    Raises:
        DatelineError: for a line that is no JSON object or has a field of the wrong kind; names both.
    """
    name = "stdin" if path == STDIN else path
    lines = tuple(
        _line(record, kind, given) for _, record in parse_lines(read_text(path, "batch file"), name)
    )
    if not lines:
        raise UsageError(f"the batch file '{name}' is empty", f'write a line such as {{"{kind}": "..."}}')
    return lines


def run_batch(lines: tuple[Line, ...], work: Callable[[Question], dict[str, object]]) -> None:
    """Print a JSON line for each, in order, with the id that it came with.

    Raises:
        DatelineError: that of `work`, with the line it befell.
    """
    for line in lines:
        try:
            result = work(line.question)
        except DatelineError as error:
            raise RecordError(f"{line.where}: {error.what}", error.remedy) from error
        emit({"id": line.id, **{key: value for key, value in result.items() if key != "id"}})


def _line(record: Record, kind: Kind, given: Filters) -> Line:
    other = "query" if kind == "question" else "question"
    text = record.required_text(other if other in record.data and kind not in record.data else kind)
    asked = record.text("asked")
    own_id = record.data.get("id")
    question = Question(
        text=text,
        id=None if own_id is None else str(own_id),
        history=tuple(map(turn, record.records("history"))),
        filters=_filters(record, given),
        asked=_day(asked, "asked", record) if asked else None,
        choices=record.texts("choices"),
    )
    return Line(record.where, own_id, question)


def turn(record: Record) -> Turn:
    """Make a turn of `{"question", "answer"}`; what `ask --json` prints will do as well.

    Raises:
        RecordError: when it is neither.
    """
    answer = record.text("answer")
    if answer is None:
        answer = " ".join(statement.text("text") or "" for statement in record.records("statements"))
    return Turn(record.required_text("question"), answer)


def read_history(path: str) -> tuple[Turn, ...]:
    """Read earlier turns, oldest first, from a file (or stdin): a JSON object a line.

    Raises:
        DatelineError: when the file cannot be read, or a line is no turn.
    """
    name = "stdin" if path == STDIN else path
    return tuple(turn(record) for _, record in parse_lines(read_text(path, "history file"), name))


def _filters(record: Record, given: Filters) -> Filters:
    own = Record(record.mapping("filters"), record.where, "filters.")
    known = [field.name for field in fields(Filters)]
    for name in own.data:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]}" if near else "the filters there are: " + ", ".join(known)
            raise RecordError(f"'filters.{name}' of {record.where} is no filter", remedy)
    if record.data.get("scope") and own.data.get("articles"):
        raise RecordError(f"{record.where} has both 'scope' and 'filters.articles'", "keep one of them")
    since, until = own.text("since"), own.text("until")
    return replace(
        given,
        since=_day(since, "since", record) if since else given.since,
        until=_day(until, "until", record, last=True) if until else given.until,
        outlets=own.texts("outlets") or given.outlets,
        articles=record.texts("scope") or own.texts("articles") or given.articles,
        languages=own.texts("languages") or given.languages,
        copies=own.flag("copies") or given.copies,
    )


def _day(text: str, name: str, record: Record, *, last: bool = False) -> str:
    try:
        return day(text, f"'{name}' of {record.where}:", last=last)
    except UsageError as error:
        raise RecordError(error.what, error.remedy) from error
