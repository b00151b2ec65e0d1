"""Whether the quotes that a statement cites bear it out: lines of `support.jsonl`, written when asked for.

The judge is Dateline's own checker (`answer.check`), which reads each statement beside its quotes alone.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from answer.answer import Answer
from eval.record import Record

if TYPE_CHECKING:
    from models.reader.reading import Reader

SUPPORT = "support.jsonl"
Pair = tuple[str, Sequence[str]]
"""A statement, and the quotes that it is read beside; there is one at least."""
Judge = Callable[[Sequence[Pair]], Sequence[bool]]
"""Tells of each pair whether the quotes bear all of the statement out."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a statement.

    Attributes:
        n: the source's number.
        alone: whether its quotes bear the statement out by themselves.
        needed: whether the statement's other citations do not bear it out without this one.
    """

    n: int
    alone: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Supported:
    """One statement: whether all that it cites bears it out, and what each citation does for that."""

    whole: bool
    citations: tuple[Cited, ...]


def support(answer: Answer, judge: Judge) -> tuple[Supported, ...]:
    """Judge each statement of an answer, reading no more than ALCE's definitions need.

    Where all citations together do not bear a statement out, none of them counts; where there is one, it is
    the whole; and whether the others do without it matters only for one that does not suffice alone.
    """
    quotes = [_quotes(answer, at) for at in range(len(answer.statements))]
    whole = _whole(answer, quotes, judge)
    places = [(at, n) for at, held in enumerate(whole) if held and len(quotes[at]) > 1 for n in quotes[at]]
    alone = dict(zip(places, judge([_pair(answer, quotes, at, {n}) for at, n in places]), strict=True))
    weak = [place for place in places if not alone[place]]
    rest = [_pair(answer, quotes, at, quotes[at].keys() - {n}) for at, n in weak]
    without = dict(zip(weak, judge(rest), strict=True))
    return tuple(
        Supported(
            held,
            tuple(
                _cited(n, held=held and n in quotes[at], alone=alone.get((at, n)), rest=without.get((at, n)))
                for n in answer.statements[at].citations
            ),
        )
        for at, held in enumerate(whole)
    )


def _cited(n: int, *, held: bool, alone: bool | None, rest: bool | None) -> Cited:
    """Return a citation; `alone` is None where it is the only one, `rest` where that was not asked."""
    return Cited(n, held and alone is not False, held and (alone is None or rest is False))


def checker(reader: "Reader | None") -> Judge:
    """Return Dateline's checker as a judge: what it calls supported is borne out."""
    from answer.check.checker import judge_claims

    def judge(pairs: Sequence[Pair]) -> list[bool]:
        return [found.verdict == "supported" for found in judge_claims(pairs, reader)] if pairs else []

    return judge


def support_dict(judged: Sequence[Supported]) -> dict[str, object]:
    """Return the values of a line, without the question's id."""
    return {"statements": [asdict(one) for one in judged]}


def parse_support(record: Record) -> tuple[Supported, ...]:
    """Return what a line says of the statements of an answer.

    Raises:
        RecordError: where a field is of another type.
    """
    return tuple(
        Supported(
            one.flag("whole"),
            tuple(
                Cited(cited.number("n") or 0, cited.flag("alone"), cited.flag("needed"))
                for cited in one.records("citations")
            ),
        )
        for one in record.records("statements")
    )


Quotes = dict[int, list[str]]
"""The quotes of a statement, by the number of their source."""


def _quotes(answer: Answer, at: int) -> Quotes:
    """Return what a statement may rest on: the quotes for it in the sources that it cites."""
    found: Quotes = {}
    for n in answer.statements[at].citations:
        texts = [
            quote.text
            for source in answer.sources
            if source.n == n
            for quote in source.quotes
            if quote.statement == at and quote.text.strip()
        ]
        if texts:
            found[n] = texts
    return found


def _whole(answer: Answer, quotes: Sequence[Quotes], judge: Judge) -> list[bool]:
    """Tell of each statement whether all of its quotes bear it out; none bears out nothing."""
    quoted = [at for at, one in enumerate(quotes) if one and answer.statements[at].text.strip()]
    held = dict(
        zip(quoted, judge([_pair(answer, quotes, at, quotes[at].keys()) for at in quoted]), strict=True)
    )
    return [held.get(at, False) for at in range(len(quotes))]


def _pair(answer: Answer, quotes: Sequence[Quotes], at: int, numbers: Collection[int]) -> Pair:
    """Return a statement beside its quotes in these sources."""
    return answer.statements[at].text, [
        text for n, texts in quotes[at].items() if n in numbers for text in texts
    ]
