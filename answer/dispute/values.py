"""Values: what a sentence gives for an answer, read so far that two of them can be told to agree or not."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from answer.check.days import Date, agree, dates
from answer.check.line import Line
from answer.check.quantities import Quantity, fits, quantities
from answer.lexicon import NO_PERSON, NO_SPEAKER, TITLES, words
from answer.tokens import Name
from index.passage import Span

Kind = Literal["date", "number", "name", "words", "stance"]
_ANYBODY = NO_SPEAKER | NO_PERSON | TITLES
_COMMON = words(
    """
    the and for of in at to inc ltd co corp company group party school university college county township city
    club team united national state states new north south east west saint st street road river lake high
    """
)
"""Words that many names share: they tell no two apart and make no two the same."""

_SAME_START = 5
"""Letters by which two words are forms of one."""


@dataclass(frozen=True, slots=True)
class Value:
    """Words of a sentence that may answer.

    Attributes:
        text: the words.
        start, end: their half-open place in the sentence.
        kind: what they are.
        date, quantity: what was read of a date or a number.
        parts: plain forms of the words of a name, stems of other words, or "yes" or "no".
    """

    text: str
    start: int
    end: int
    kind: Kind
    date: Date | None = None
    quantity: Quantity | None = None
    parts: frozenset[str] = frozenset()


def values_in(line: Line) -> tuple[Value, ...]:
    """Return the dates, numbers and names of a sentence, in order; no two share a word."""
    found = [Value(d.text, d.start, d.end, "date", date=d) for d in dates(line.text)]
    for one in quantities(line):
        start, end = line.words[one.word].start, line.words[one.last].end
        start -= line.text[max(0, start - 1) : start] in {"$", "€", "£"}
        end = max(end, start + len(one.text))
        found.append(Value(line.text[start:end], start, end, "number", quantity=one))
    taken = [(v.start, v.end) for v in found]
    for name in line.names:
        if not any(start < name.end and name.start < end for start, end in taken):
            parts = _parts(name)
            if parts:
                found.append(Value(name.text, name.start, name.end, "name", parts=parts))
    return tuple(sorted(found, key=lambda v: v.start))


def values_at(line: Line, place: Span) -> tuple[Value, ...]:
    """Return the values that this place of a sentence touches, or its own words where it touches none."""
    start, end = place
    touched = tuple(v for v in values_in(line) if v.start < end and start < v.end)
    if touched:
        return touched
    words = [w for w in line.words if w.start < end and start < w.end]
    stems = frozenset(w.stem for w in words if w.content)
    if not stems:
        return ()
    start, end = words[0].start, words[-1].end
    return (Value(line.text[start:end], start, end, "words", parts=stems),)


def same(one: Value, other: Value) -> bool:
    """Whether both surely say the same."""
    if one.date is not None and other.date is not None:
        return agree(one.date, other.date) is True
    if one.quantity is not None and other.quantity is not None:
        return fits(one.quantity, other.quantity) or fits(other.quantity, one.quantity)
    return bool(_shared(one, other))


def excludes(one: Value, other: Value) -> bool:
    """Whether both cannot be true of the same: read as the same kind of thing, and nothing in common."""
    if one.date is not None and other.date is not None:
        return agree(one.date, other.date) is False
    if one.quantity is not None and other.quantity is not None:
        return one.quantity.unit == other.quantity.unit and not same(one, other)
    if one.kind == other.kind == "stance":
        return one.parts != other.parts
    if one.kind == other.kind == "name":
        return not (
            _shared(one, other) or _akin(one, other) or _initials(one, other) or _initials(other, one)
        )
    return False


def mentions(line: Line, value: Value) -> bool:
    """Whether a sentence has the value somewhere, whatever it says of it."""
    if value.parts:
        return bool(value.parts & {plain(w.normal) for w in line.words} | (value.parts & line.stems))
    return any(same(value, other) for other in values_in(line) if other.kind == value.kind)


def plain(normal: str) -> str:
    """A normal form without accents: "Plíšková" and "Pliskova" are one."""
    if normal.isascii():
        return normal
    decomposed = unicodedata.normalize("NFD", normal)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _parts(name: Name) -> frozenset[str]:
    bare = (plain(part) for part in name.parts)
    return frozenset(part for part in bare if part not in _ANYBODY and part not in _COMMON and len(part) > 1)


def _shared(one: Value, other: Value) -> frozenset[str]:
    return one.parts & other.parts


def _akin(one: Value, other: Value) -> bool:
    """Whether two words begin alike, as "Russia" and "Russian" do."""
    return any(a[:_SAME_START] == b[:_SAME_START] for a in one.parts for b in other.parts)


def _initials(one: Value, other: Value) -> bool:
    """Whether one is the initials of the other: "ECB" of "European Central Bank"."""
    letters = one.text.replace(".", "")
    words = [w for w in other.text.split() if w[:1].isupper()]
    return letters.isupper() and len(words) > 1 and letters == "".join(w[0] for w in words)
