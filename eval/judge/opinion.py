"""What a judge thinks of an answer: lines of `judge.jsonl`, written when asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast, get_args

from eval.record import Record

OPINIONS: Final = "judge.jsonl"
Criterion = Literal["faithfulness", "correctness", "relevancy"]
CRITERIA: Final[tuple[Criterion, ...]] = get_args(Criterion)
Missing = Literal["late", "failed", "empty", "refused", "unreadable", "too long"]
"""Why a judge that was asked gave no verdict: it took too long, its server failed, it said nothing, it
would not judge, its reply is not of the form that was asked for, or what is to be judged does not fit into
its window."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One verdict on an answer.

    Attributes:
        value: 0 to 1; None where the judge was asked and gave none.
        reason: its own words.
        missing: why there is no value.
    """

    value: float | None
    reason: str = ""
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Opinions:
    """All that a judge said of one answer.

    Attributes:
        judge: the model's name.
        prompts: a hash of all that it is told.
        given: by criterion; one that does not apply to the question is not there.
        usage: what it took, as in `ask --json`; empty where it was not asked.
    """

    judge: str
    prompts: str
    given: Mapping[Criterion, Opinion]
    usage: Mapping[str, object] = field(default_factory=dict)


def one_judge(found: Iterable[Opinions | None]) -> tuple[str, str] | None:
    """Return the name and the hash of prompts of the judge that gave all of these; None where none did."""
    judges = {(one.judge, one.prompts) if one else None for one in found}
    return judges.pop() if len(judges) == 1 else None


def opinions_dict(found: Opinions) -> dict[str, object]:
    """Return the values of a line, without the question's id."""
    return {
        "judge": found.judge,
        "prompts": found.prompts,
        "opinions": {
            name: {"value": one.value, "reason": one.reason, "missing": one.missing}
            for name, one in found.given.items()
        },
        "usage": dict(found.usage) or None,
    }


def parse_opinions(record: Record) -> Opinions:
    """Return what a line says.

    Raises:
        RecordError: where a field is missing or of another type.
    """
    given = Record(record.mapping("opinions"), record.where, "opinions.")
    return Opinions(
        record.required_text("judge"),
        record.required_text("prompts"),
        {
            name: _opinion(Record(given.mapping(name), record.where, f"opinions.{name}."))
            for name in CRITERIA
            if name in given.data
        },
        record.mapping("usage"),
    )


def _opinion(record: Record) -> Opinion:
    missing = record.text("missing")
    if missing is not None and missing not in get_args(Missing):
        raise record.wrong("missing", "one of " + ", ".join(get_args(Missing)))
    return Opinion(record.measure("value"), record.text("reason") or "", cast("Missing | None", missing))
