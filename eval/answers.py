"""Lines of `answers.jsonl`: written as `ask --json` prints them, read back as values."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from answer.answer import Answer, Conflict, Outcome, Quote, Searched, Side, Source, Statement, Verdict
from eval.gold import GoldQuestion
from eval.judge.opinion import Opinions
from eval.record import Record, parse_lines, read_text
from eval.retrieved import Ranking
from eval.support import Supported


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of one gold question: its answer, or the sentence that says why there is none.

    `hits` are what the search finds for it, `support` its statements judged and `opinions` what a language
    model thinks of it, where the run has them.
    """

    id: str
    answer: Answer | None
    error: str | None = None
    hits: Ranking | None = None
    support: tuple[Supported, ...] | None = None
    opinions: Opinions | None = None


def answer_line(gold: GoldQuestion, answer: Answer) -> str:
    """Return the line for an answer: under the question's id, with `choice` exactly where asked for."""
    whole = answer.as_dict() | {"id": gold.id}
    whole.pop("choice", None)
    if gold.choices:
        whole["choice"] = answer.choice
    return _line(whole)


def error_line(gold: GoldQuestion, error: str) -> str:
    """Return the line for a question whose answering failed."""
    return _line({"id": gold.id, "question": gold.question, "error": error})


def read_answers(path: Path) -> tuple[Recorded, ...]:
    """Read a file of answers.

    Raises:
        DatelineError: where there is no such file, or a line of it is no answer.
    """
    text, _ = read_text(path)
    return tuple(parse_answer(record) for _, record in parse_lines(text, path.name))


def parse_answer(record: Record) -> Recorded:
    """Return what a line says became of its question; fields that are not ours are passed over.

    Raises:
        RecordError: where a field is missing or of another type than the contract gives it.
    """
    name = record.required_text("id")
    error = record.text("error")
    if error is not None:
        return Recorded(name, None, error)
    outcome = record.required_text("outcome")
    if outcome not in get_args(Outcome):
        raise record.wrong("outcome", "one of " + ", ".join(get_args(Outcome)))
    searched = Record(record.mapping("searched"), record.where, "searched.")
    timings = Record(record.mapping("timings_ms"), record.where, "timings_ms.")
    answer = Answer(
        id=name,
        question=record.required_text("question"),
        understood=record.text("understood") or "",
        outcome=cast("Outcome", outcome),
        short=record.text("short"),
        statements=tuple(_statement(item) for item in record.records("statements")),
        sources=tuple(_source(item) for item in record.records("sources")),
        conflicts=tuple(_conflict(item) for item in record.records("conflicts")),
        searched=Searched(
            searched.number("articles") or 0,
            searched.number("passages") or 0,
            dict(searched.mapping("filters")),
        ),
        as_of=record.text("as_of"),
        undated=record.number("undated") or 0,
        answerer=record.text("answerer") or "",
        usage=dict(record.mapping("usage")) or None,
        timings_ms={name: round(timings.measure(name) or 0) for name in timings.data},
        choice=record.number("choice"),
    )
    return Recorded(name, answer)


def _line(whole: dict[str, object]) -> str:
    line = json.dumps(whole, ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can escape and UTF-8 cannot hold
        line = json.dumps(whole, allow_nan=False)
    return line + "\n"


def _statement(record: Record) -> Statement:
    verdict = record.text("verdict") or "supported"
    if verdict not in get_args(Verdict):
        raise record.wrong("verdict", "one of " + ", ".join(get_args(Verdict)))
    return Statement(
        text=record.text("text") or "",
        citations=_numbers(record, "citations"),
        verdict=cast("Verdict", verdict),
        score=record.measure("score"),
        label=record.text("label"),
        speaker=record.text("speaker"),
        told=record.text("told"),
        via=record.text("via"),
    )


def _source(record: Record) -> Source:
    return Source(
        n=_number(record, "n"),
        article=record.required_text("article"),
        uri=record.text("uri") or "",
        title=record.text("title"),
        quotes=tuple(
            Quote(
                quote.text("text") or "",
                _number(quote, "start"),
                _number(quote, "end"),
                _number(quote, "statement"),
            )
            for quote in record.records("quotes")
        ),
        record=record.text("record"),
        outlet=record.text("outlet"),
        published=record.text("published"),
        published_basis=record.text("published_basis") or "unknown",
        copy_of=record.text("copy_of"),
    )


def _conflict(record: Record) -> Conflict:
    sides = tuple(
        Side(side.text("text") or "", _numbers(side, "citations")) for side in record.records("sides")
    )
    return Conflict(record.text("about") or "", sides)


def _number(record: Record, name: str) -> int:
    value = record.number(name)
    if value is None:
        raise record.wrong(name, "a whole number")
    return value


def _numbers(record: Record, name: str) -> tuple[int, ...]:
    value = record.data.get(name) or []
    if not isinstance(value, list) or not all(type(item) is int for item in value):
        raise record.wrong(name, "a list of whole numbers")
    return tuple(value)
