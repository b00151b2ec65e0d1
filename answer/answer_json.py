"""An answer read back from the JSON it was written as: the inverse of `Answer.as_dict`."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args

from answer.answer import Answer, Conflict, Nearest, Outcome, Quote, Searched, Side, Source, Statement

Made = TypeVar("Made")


class NoAnswer(ValueError):  # noqa: N818 - it is what was found
    """The object is not one that `Answer.as_dict` writes; the message names what is amiss."""


def read_answer(whole: Mapping[str, Any]) -> Answer:
    """Return the answer that `whole` was written from; fields that are not ours are passed over.

    `read_answer(answer.as_dict()) == answer`, also after JSON, which makes lists of tuples.

    Raises:
        NoAnswer: a field is missing, or holds something else than we write there.
    """
    try:
        if whole["outcome"] not in get_args(Outcome):
            raise NoAnswer(f"there is no outcome {whole['outcome']!r}")
        return _made(
            Answer,
            whole,
            statements=tuple(_statement(one) for one in whole["statements"]),
            sources=tuple(_source(one) for one in whole["sources"]),
            conflicts=tuple(_conflict(one) for one in whole.get("conflicts", ())),
            searched=_searched(whole["searched"]),
            untold=tuple(str(one) for one in whole.get("untold", ())),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NoAnswer(f"it is no answer: {error}") from error


def _statement(one: Mapping[str, Any]) -> Statement:
    return _made(Statement, one, citations=_numbers(one["citations"]))


def _source(one: Mapping[str, Any]) -> Source:
    return _made(Source, one, quotes=tuple(_made(Quote, quote) for quote in one["quotes"]))


def _conflict(one: Mapping[str, Any]) -> Conflict:
    sides = (_made(Side, side, citations=_numbers(side["citations"])) for side in one["sides"])
    return _made(Conflict, one, sides=tuple(sides))


def _searched(one: Mapping[str, Any]) -> Searched:
    nearest = tuple(_made(Nearest, near) for near in one.get("nearest", ()))
    return _made(Searched, one, nearest=nearest, notes=tuple(one.get("notes", ())))


def _numbers(values: Iterable[Any]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)


def _made(kind: type[Made], known: Mapping[str, Any], **parts: object) -> Made:
    """Return a value of `kind` with its fields from `known`, those of `parts` in their place."""
    names = {one.name for one in fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
    return kind(**{name: value for name, value in known.items() if name in names} | parts)
