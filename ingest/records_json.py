"""Records out of JSON: a list, an object around a list, one record, or one after the other."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.records import MOST_RECORD, Broken, Record
from ingest.records_fields import has_text
from ingest.records_lines import FALLBACK, lines

MOST_OBJECT = 64 * MIB
"""The largest object that is loaded to look for the list in it; in larger ones the first list is taken."""
AGAIN = "get it again from where it came"
MEND = "mend it, or leave it out"
_DECODER = json.JSONDecoder(strict=False)  # raw tabs and line ends in strings are common, and harmless
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_BROKEN = (ValueError, RecursionError)
_LIST = re.compile(r'"[^"\\]{1,100}"\s{0,99}:\s{0,99}(?=\[\s{0,99}\{)')
_OUTSIDE = re.compile(r'["\[\]{},]')
_INSIDE = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)
_DEEPEST = 3
_CLOSES = {"]": "[", "}": "{"}
_MOST_OPEN = 100
_MOST_PASSED = 64 * 1024
_LOOKED_AT = 20


def is_laid_out(head: bytes) -> bool:
    """Whether what begins with `head` is no record a line: a list, or an object over several lines."""
    line = head.lstrip().partition(b"\n")[0].strip()
    if not line.startswith(b"["):
        return line == b"{"
    value = first_line(head)
    return value is None or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def is_record_a_line(head: bytes) -> bool:
    """Whether the first line is a whole object, and the second begins as one."""
    _, _, rest = head.lstrip().partition(b"\n")
    return rest.lstrip().startswith(b"{") and isinstance(first_line(head), dict)


def first_line(head: bytes) -> object:
    """Return the value on the first line of `head`, None where it is not a whole one."""
    try:
        return json.loads(head.lstrip().partition(b"\n")[0])
    except _BROKEN:
        return None


def from_lines(pieces: Iterator[bytes]) -> Iterator[Record | Broken]:
    """Yield a record a line; a line that is none, or too long to be loaded, is broken by itself."""
    for number, line in lines(pieces, MOST_RECORD):
        if line is None:
            what = f"is longer than {MOST_RECORD // MIB} MiB"
            yield Broken("line", number, what, "split it into its articles")
            continue
        try:
            text = line.decode("utf-8", FALLBACK).strip(" \t\r\n\ufeff\x00")
            value = _DECODER.decode(text) if text else None
        except _BROKEN:
            yield Broken("line", number, "is no complete JSON", MEND)
            continue
        if text:
            yield _record("line", number, value)


def _record(unit: str, number: int, value: object) -> Record | Broken:
    if isinstance(value, dict):
        return Record(unit, number, value)
    return Broken(unit, number, "is no JSON object", 'write it as {"title": …, "text": …}')


def from_values(pieces: Iterator[bytes], mapping: Mapping[str, str], name: str) -> Iterator[Record | Broken]:
    """Yield the records in JSON of any layout.

    A list is read piece by piece, however long; an object as a whole, up to `MOST_OBJECT`.

    Raises:
        Unreadable: it is no JSON, or damaged; the records before the damage have been yielded.
    """
    values = _Values(pieces, name)
    if not values.peek():
        return
    if values.peek() == "[":
        while values.peek() == "[":
            yield from values.items()
        if values.peek():
            raise Unreadable(f"{name} goes on behind its list, which can't be read", MEND)
        return
    try:
        first = values.value(MOST_OBJECT)
    except _BROKEN:
        yield from _first_list(values, name)
        return
    if values.peek():
        yield _record("record", 1, first)
        yield from values.rest(start=2)
    else:
        yield from (_record("record", at, one) for at, one in enumerate(records_in(first, mapping), start=1))


def _first_list(values: "_Values", name: str) -> Iterator[Record | Broken]:
    """Yield the records of the first list in an object that is broken or too large to load."""
    whole = not values.ended
    if not values.go_to_list():
        raise Unreadable(f"{name} is no complete JSON", AGAIN)
    yield from values.items()
    if not whole:
        raise Unreadable(f"{name} is damaged behind its list", AGAIN)


def records_in(value: object, mapping: Mapping[str, str]) -> Sequence[object]:
    """Return the records in a JSON value: itself, or those of the list (or of the object by id) inside it."""
    if not isinstance(value, dict):
        return [value]
    if has_text([value], mapping, sure=True):
        return [value]
    best: Sequence[dict[str, object]] = ()
    for records in _lists(value, _DEEPEST):
        if len(records) > len(best) and has_text(records[:_LOOKED_AT], mapping, sure=False):
            best = records
    if (
        not best and "text" in mapping
    ):  # a field that none has: whoever names them needs the records to say so
        return records_in(value, {})
    return best or [value]


def _lists(value: dict[str, object], depth: int) -> Iterator[Sequence[dict[str, object]]]:
    """The lists of objects in `value`, and the objects that hold nothing but objects, by their keys."""
    inside = [one for one in value.values() if isinstance(one, dict)]
    if len(inside) == len(value) > 1:
        yield [{"id": key, **one} for key, one in value.items() if isinstance(one, dict)]
    for one in value.values():
        if isinstance(one, list) and (objects := [item for item in one if isinstance(item, dict)]):
            yield objects
        elif isinstance(one, dict) and depth > 1:
            yield from _lists(one, depth - 1)


class _Values:
    """JSON values out of a stream, one at a time; no more of it is kept than the value at hand."""

    def __init__(self, pieces: Iterator[bytes], name: str) -> None:
        self._pieces, self._name = pieces, name
        self._decoder = codecs.getincrementaldecoder("utf-8")(FALLBACK)
        self._text, self._at = "", 0
        self._number = 0
        self.ended = False

    def peek(self) -> str:
        """The next character that is no blank, not taken yet; empty at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def value(self, most: int) -> object:
        """Take the next value.

        Raises:
            ValueError, RecursionError: it is broken, ends too early, or is longer than `most` characters; the
                next is still this one.
        """
        self.peek()
        if self._at > _MOST_PASSED:  # an error of `json` counts the lines before it
            self._text, self._at = self._text[self._at :], 0
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except _BROKEN:
                if len(self._text) - self._at > most or not self._more():
                    raise
                continue
            length = end - self._at
            if length > most:
                raise ValueError
            if end < len(self._text) or not self._more():  # a number may go on
                self._at += length
                return value

    def items(self) -> Iterator[Record | Broken]:
        """Take a list: yield its items."""
        self._at += 1
        while self.peek() not in {"]", ""}:
            yield self._item()
            if self.peek() == ",":
                self._at += 1
        if not self.peek():
            raise self._broken_off()
        self._at += 1

    def rest(self, start: int) -> Iterator[Record | Broken]:
        """Take values that stand one after the other."""
        self._number = start - 1
        while self.peek():
            yield self._item()
            if self.peek() in {",", "]"}:
                self._at += 1

    def _item(self) -> Record | Broken:
        self._number += 1
        number = self._number
        try:
            value = self.value(MOST_RECORD)
        except _BROKEN:
            large = len(self._text) - self._at > MOST_RECORD
            if not self._skip():
                raise self._broken_off() from None
            what = f"is longer than {MOST_RECORD // MIB} MiB" if large else "is no complete JSON"
            return Broken("record", number, what, "split it into its articles" if large else MEND)
        return _record("record", number, value)

    def go_to_list(self) -> bool:
        """Go to the first list of objects in the text at hand; False where there is none."""
        found = _LIST.search(self._text, self._at)
        if found:
            self._at = found.end()
        return found is not None

    def _skip(self) -> bool:
        """Pass over a value by its brackets; False where it does not end."""
        opened: list[str] = []
        while len(opened) < _MOST_OPEN:
            found = _OUTSIDE.search(self._text, self._at)
            self._at = found.start() if found else len(self._text)
            if not found:
                if not self._more():
                    return False
            elif found[0] == '"':
                if not self._skip_string():
                    return False
            elif not opened and found[0] in ",]":
                return True
            else:
                self._at += 1
                if _nested(opened, found[0]):
                    return True
        return False

    def _skip_string(self) -> bool:
        """Pass over a string, which begins here; False where it does not end."""
        self._at += 1
        while True:
            found = _INSIDE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._text[self._at : self._at + 1] == '"':
                self._at += 1
                return True
            if not self._more():
                return False

    def _more(self) -> bool:
        """Read on: as much again as there is, so that a long value is tried only a few times."""
        if self.ended:
            return False
        kept = self._text[self._at :]
        parts, length = [kept], 0
        while not self.ended and length < max(1, len(kept)):
            piece = next(self._pieces, None)
            self.ended = piece is None
            part = self._decoder.decode(piece or b"", final=self.ended)
            parts.append(part)
            length += len(part)
        self._text, self._at = "".join(parts), 0
        return length > 0

    def _broken_off(self) -> Unreadable:
        return Unreadable(f"{self._name} is damaged or breaks off before its end", AGAIN)


def _nested(opened: list[str], mark: str) -> bool:
    """Keep account of the brackets that are `opened`; True where `mark` closes the last of them."""
    if mark in _CLOSES.values():
        opened.append(mark)
        return False
    if mark not in _CLOSES:
        return False
    if _CLOSES[mark] in opened:
        while opened.pop() != _CLOSES[mark]:
            pass
        return not opened
    return False
