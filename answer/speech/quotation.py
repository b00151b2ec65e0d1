"""Which words of an article's sentences stand in quotation marks, and which quotation they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answer.given_names import MEN, WOMEN
from answer.lexicon import TITLES
from answer.speech.words import BODY_WORDS, OPENERS
from answer.tokens import Name, Token, names, tokens
from index.passage import Span

_MARK: Final = re.compile("[“”„«»\"‘’]|''|(?<!\\w)'(?=\\w)|(?<=[\\w.,!?…])'(?!\\w)")
_SIGN: Final = re.compile("[“”„«»\"‘’']")  # one of these is in every mark
_CLOSING: Final = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”", "''"),
    "''": ("''", '"'),
    "”": ("”", '"'),
    "‘": ("’",),
    "'": ("'",),
}
_DOUBLE: Final = frozenset('“„«»”"') | {"''"}
_FULL = 2  # words of a full name
_ADVERB = 5  # letters from which a word in "-ly" or "-ing" is no name: "Recently", not "Emily"
_TERM = 2  # words up to which quotation marks may only hold a term at arm's length
_JOINTS: Final = frozenset({"del", "dos", "das", "do", "le", "ibn", "bint", "zu", "ter", "ten", "&"})
_NATIONAL: Final = frozenset(
    "national international federal royal european american world u.s central".split()
)
_ADDRESS: Final = re.compile(r"\.(?:com|org|net|gov|co\.uk)\b")
_REGIONS: Final = frozenset(
    {("middle", "east"), ("far", "east"), ("european", "union"), ("united", "nations")}
)
_GIVEN: Final = MEN | WOMEN
_KNOWN: Final = _GIVEN | TITLES
_CLOSED: Final = frozenset(".!?…")
_ENDING: Final = _CLOSED | {","}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A part of a sentence that stands in quotation marks, without them, relative to the sentence.

    `run` numbers the quotations of an article: one that goes over several sentences has one number.
    """

    start: int
    end: int
    run: int
    words: int
    closed: bool
    ends: bool

    @property
    def term(self) -> bool:
        """Whether it is perhaps no quotation but a word at arm's length."""
        return self.words <= _TERM and self.closed and not self.ends


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the words and names outside its quotations, and the quotations."""

    text: str
    words: tuple[Token, ...]
    names: tuple[Name, ...]
    quoted: tuple[Quoted, ...]
    opens: bool  # a paragraph

    @property
    def heading(self) -> bool:
        """Whether it ends without a full stop or the like."""
        return self.text.rstrip("”\"’' )]»")[-1:] not in _CLOSED

    @property
    def introduces(self) -> bool:
        """Whether a colon at its end announces what follows."""
        return self.text.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class _Open:
    """A quotation that is open at the end of a sentence."""

    mark: str
    run: int


def lines(text: str, sentences: Sequence[Span]) -> tuple[Line, ...]:
    """Read the sentences of a text, in order; a quotation may go over several of them.

    One that is still open where its paragraph ends goes on in the next only if that opens with a mark again.
    """
    found: list[Line] = []
    open_: _Open | None = None
    runs, before = 0, 0
    for start, end in sentences:
        between = text[before:start]
        before = end
        new = between.count("\n") > 1 or bool(between.strip()) or not found
        sentence = text[start:end]
        again = ""
        if new and open_ is not None:
            again = open_.mark if not between.strip() and sentence.startswith(open_.mark) else ""
            open_ = _Open(again, open_.run) if again else None
        quoted, open_, runs = _quotations(sentence, open_, runs, len(again))
        found.append(_line(sentence, quoted, opens=new))
    return tuple(found)


def _line(text: str, quoted: tuple[Quoted, ...], *, opens: bool) -> Line:
    words = tokens(text)
    parted = (one for found in names(text) for one in _parted(found))
    named = _joined(text, [name for found in parted if (name := _unopened(found)) is not None])
    if quoted:
        words = tuple(w for w in words if not _within(w.start, quoted))
        named = tuple(n for n in named if not _within(n.start, quoted))
    return Line(text, words, named, quoted, opens)


def _unopened(name: Name) -> Name | None:
    """The name without a word that has its capital from opening the sentence: "Like Anka Vasch"."""
    first = name.parts[0]
    if name.start > 2 or (
        first not in OPENERS and not (first.endswith(("ly", "ing")) and len(first) > _ADVERB)
    ):
        return name
    if len(name.parts) == 1:
        return None
    cut = name.text.find(" ") + 1
    return Name(name.text[cut:], name.start + cut, name.end, name.parts[1:]) if cut else name


_OF = re.compile(r"\sof\s")  # the space may be one that does not break


def _parted(name: Name) -> tuple[Name, ...]:
    """A person apart from a place: "Anna Vasch of Isande", "Middle East Anna Vasch"."""
    region = 2 if name.parts[:2] in _REGIONS else 0
    if region and len(name.parts) > region + 1 and name.parts[region] in _GIVEN:
        cut = len(" ".join(name.text.split()[:region]))
        first = Name(name.text[:cut], name.start, name.start + cut, name.parts[:region])
        return first, Name(name.text[cut + 1 :], first.end + 1, name.end, name.parts[region:])
    at = name.parts.index("of") if "of" in name.parts else 0
    if at < _FULL or not _KNOWN.intersection(name.parts[:at]) or name.parts[at - 1] in TITLES:
        return (name,)
    of = _OF.search(name.text)
    if of is None:
        return (name,)
    first = Name(name.text[: of.start()], name.start, name.start + of.start(), name.parts[:at])
    return first, Name(name.text[of.end() :], name.start + of.end(), name.end, name.parts[at + 1 :])


def _joined(text: str, named: Sequence[Name]) -> tuple[Name, ...]:
    """The names, those made one that small words join: "Carlos del Rio", "Partnership for Public Service"."""
    found: list[Name] = []
    for name in named:
        last = found[-1] if found else None
        if last is not None and _one(last, text[last.end : name.start].strip(" "), name):
            parts = last.parts + tuple(text[last.end : name.start].split()) + name.parts
            found[-1] = Name(text[last.start : name.end], last.start, name.end, parts)
        else:
            found.append(name)
    return tuple(_ended(text, name) for name in found)


def _one(first: Name, between: str, second: Name) -> bool:
    if between in _JOINTS:
        return True
    if between in {"for", "for the", "on", "of the"}:
        return not BODY_WORDS.isdisjoint(first.parts)
    return between == "and" and first.parts[0] in _NATIONAL and second.last in BODY_WORDS


def _ended(text: str, name: Name) -> Name:
    """The name with the end of a web address, and without "Jr." for its last word."""
    if (address := _ADDRESS.match(text, name.end)) is not None:
        return Name(text[name.start : address.end()], name.start, address.end(), name.parts)
    if len(name.parts) > _FULL and name.last in {"jr", "sr", "ii", "iii", "iv"}:
        return Name(name.text, name.start, name.end, name.parts[:-1])
    return name


def _within(place: int, quoted: Sequence[Quoted]) -> bool:
    return any(q.start <= place < q.end for q in quoted)


def _quotations(
    text: str, open_: _Open | None, runs: int, begin: int
) -> tuple[tuple[Quoted, ...], _Open | None, int]:
    """The quotations of a sentence, the one it leaves open, and how many the article has had so far.

    `begin`: length of a mark that only says again that the open quotation goes on.
    """
    found: list[Quoted] = []
    start, mark, run = begin, open_.mark if open_ else "", open_.run if open_ else 0
    if not mark and _SIGN.search(text) is None:
        return (), None, runs
    for match in _MARK.finditer(text, begin):
        here = match.group()
        if mark:
            if here in _CLOSING[mark] and _closes(text, match):
                found.append(_quoted(text, start, match.start(), run, closed=True))
                mark = ""
        elif _opens(text, match):
            runs += 1
            start, mark, run = match.end(), here, runs
    if mark not in _DOUBLE:  # none, or an apostrophe after all
        return tuple(found), None, runs
    found.append(_quoted(text, start, len(text), run, closed=False))
    return tuple(found), _Open(mark, run), runs


def _quoted(text: str, start: int, end: int, run: int, *, closed: bool) -> Quoted:
    inside = text[start:end].rstrip()
    return Quoted(start, end, run, len(inside.split()), closed, inside[-1:] in _ENDING)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a mark opens a quotation; one that may be an apostrophe or inches only before a word."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    mark = match.group()
    if mark in {"“", "„"}:
        return True
    if mark == "«":
        return not before.isalnum()
    if mark == "”":
        return before == ":" and after.isalnum()
    if mark == "’" or not after or after.isspace() or before.isalnum():
        return False
    if mark == "»":
        return before not in _CLOSED and before != ","
    single = mark in {"'", "‘"}
    return not single or (not after.isdigit() and _closed_later(text, match))


def _closed_later(text: str, match: re.Match[str]) -> bool:
    """Whether a single mark is closed in its sentence, after two words or more."""
    for later in _MARK.finditer(text, match.end()):
        if later.group() in {"'", "’"} and _closes(text, later):
            return len(text[match.end() : later.start()].split()) > 1
    return False


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether a mark can close one: no apostrophe inside a word."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if match.group() in {"'", "’"}:
        return (
            not before.isspace() and not after.isalnum() and (before in ",.!?…”" or not before.endswith("s"))
        )
    return match.group() != '"' or not (before.isspace() and after.isalnum())
