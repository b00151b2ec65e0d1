"""To which outlet somebody spoke, and which outlet relays it: "Grushko told Izvestia, Reuters reports"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answer.given_names import MEN, WOMEN
from answer.lexicon import TITLES
from answer.speech.pieces import Piece, owns
from answer.speech.quotation import Line
from answer.speech.words import DEMONYMS, GENERAL_OUTLETS, OUTLETS, PLACES, WORDS_OF_OUTLETS
from answer.tokens import Name

_TELLING: Final = frozenset("told tells tell telling".split())
_MEETINGS: Final = frozenset(
    "interview interviews conversation statement email letter remarks comments op-ed essay column article "
    "appearance message".split()
)
_SPEAKING: Final = frozenset("spoke speaking speaks talked talking confirmed said wrote writing".split())
_HEARING: Final = _MEETINGS | _SPEAKING
_TOWARDS: Final = frozenset("to with for in on".split())
_RELAYED: Final = frozenset("reported quoted cited relayed published carried broadcast obtained".split())
_BY_ITSELF: Final = frozenset("that on in at during about after of for this last how what why".split())
_THE_PLACES: Final = PLACES | {"hague", "bronx"}
_NO_OUTLETS: Final = MEN | WOMEN | TITLES
_SURE: Final = OUTLETS - GENERAL_OUTLETS
_IN_FULL: Final = frozenset({("associated", "press"), ("usa", "today")})
_STATIONS: Final = frozenset("radio channel television tv".split())
_COUNTRY: Final = re.compile(r"(?:ian|ish|ese|ean)$")
_NEAR = 6  # pieces that may lie between a verb and the outlet


@dataclass(frozen=True, slots=True)
class Relay:
    """The outlet that was spoken to, and the one that relays, as the text names them."""

    told: str | None = None
    via: str | None = None


Known = frozenset[tuple[str, ...]]
"""Names of outlets, each by its words."""


def outlets(read: Sequence[Line]) -> Known:
    """What an article shows to be an outlet somewhere; one of several words by its last, too."""
    found = [n.parts for line in read for n in line.names if is_outlet(n, line)]
    return frozenset(parts for parts in found if parts[-1] not in DEMONYMS) | {parts[-1:] for parts in found}


def is_outlet(name: Name, line: Line, known: Known = frozenset()) -> bool:
    """Whether a name is an outlet's: by its words, by "newspaper" and the like beside it, or `known`."""
    if name.parts in known:
        return True
    parts = [p for p in name.parts if p not in DEMONYMS]
    if not parts or (len(parts) > 1 and parts[0] in _NO_OUTLETS):
        return False
    return _by_words(name, parts) or _by_neighbours(name, line, parts)


def _by_words(name: Name, parts: Sequence[str]) -> bool:
    if any(p.split("-")[0] in _SURE or p.endswith("-tv") for p in parts) or name.parts[:2] in _IN_FULL:
        return True
    return len(parts) > 1 and (parts[-1] in GENERAL_OUTLETS or parts[0] in _STATIONS)


def _by_neighbours(name: Name, line: Line, parts: Sequence[str]) -> bool:
    left, right = line.text[: name.start], line.text[name.end :]
    before, after = left.rsplit(maxsplit=1)[-1:], right.split(maxsplit=2)[:2]
    if before == ["The"] and name.start > len("The ") and name.last not in _THE_PLACES:
        return True  # a capital in mid-sentence is part of the name
    of_a_country = len(parts) == 1 and (before in (["a"], ["an"]) or _COUNTRY.search(parts[0]) is not None)
    if of_a_country or (len(after) > 1 and after[1][:1].isupper()):
        after = []  # "the Isandan newspaper Morning Bell": the outlet comes behind the noun
    if left.endswith("news agency ") or right.startswith(" news agency"):
        return True
    beside = {word.strip(".,;:()’'").casefold() for word in (*before, *after[:1])}
    return not beside.isdisjoint(WORDS_OF_OUTLETS)


def outlet(name: Name, line: Line) -> str:
    """The outlet's name, with its own "The", without its country: "Russian Izvestia" is "Izvestia"."""
    if name.start > len("The ") and line.text[: name.start].endswith(" The "):
        return f"The {name.text}"
    first, *rest = name.text.split()
    return " ".join(rest) if rest and first.casefold() in DEMONYMS else name.text


def told(line: Line, pieces: Sequence[Piece], known: Known) -> str | None:
    """The outlet to which the sentence says that somebody spoke."""
    for at, piece in enumerate(pieces):
        if piece.what != "word":
            continue
        passive = at > 0 and pieces[at - 1].normal in {"was", "were", "been", "is", "are"}
        if piece.normal in _TELLING and not passive:
            found = _outlet(line, pieces, at + 1, known)
        elif (piece.finite or piece.normal in _HEARING) and at + 1 < len(pieces):
            found = _towards(line, pieces, at + 1, known)
        else:
            continue
        if found is not None:
            return found
    return _on_air(line, pieces, known)


def _towards(line: Line, pieces: Sequence[Piece], at: int, known: Known) -> str | None:
    """The outlet behind "to", "with" and the like: "in an interview on Monday with CNN"."""
    for n in range(at, min(len(pieces), at + 3)):
        if pieces[n - 1].normal == "according":
            return None
        if pieces[n].normal in _TOWARDS and (found := _outlet(line, pieces, n + 1, known)) is not None:
            return found
    return None


def _outlet(line: Line, pieces: Sequence[Piece], at: int, known: Known) -> str | None:
    """The outlet that the words from `at` are: no other clause, and nobody else in between."""
    for piece in pieces[at : at + _NEAR]:
        if piece.name is not None:
            lone = len(piece.name.parts) == 1 and piece.normal in GENERAL_OUTLETS and piece is pieces[at]
            if lone or is_outlet(piece.name, line, known):
                return outlet(piece.name, line)
            if piece.normal in DEMONYMS or owns(line, piece) or not _common(piece, pieces):
                continue
            return None
        if piece.what != "word" or piece.normal in _BY_ITSELF or piece.finite:
            return None
    return None


def _common(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a name stands for itself: no word of an outlet follows it ("Ukraine Pravda newspaper")."""
    after = [p for p in pieces if p.start >= piece.end][:1]
    return not after or after[0].normal not in WORDS_OF_OUTLETS


def _on_air(line: Line, pieces: Sequence[Piece], known: Known) -> str | None:
    """The broadcaster of a programme: "he said on CBS's “Face the Nation”"."""
    for at, piece in enumerate(pieces[:-2]):
        name = pieces[at + 1].name
        if piece.normal != "on" or name is None or not is_outlet(name, line, known):
            continue
        shown = owns(line, pieces[at + 1]) or pieces[at + 2].what == "quote"
        if shown and any(p.finite for p in pieces[:at]):
            return outlet(name, line)
    return None


def relayed(line: Line, pieces: Sequence[Piece], known: Known) -> str | None:
    """The outlet by which the sentence is "reported by", "quoted by" and the like."""
    for at, piece in enumerate(pieces[:-2]):
        if piece.normal not in _RELAYED:
            continue
        for n in range(at + 1, min(len(pieces) - 1, at + 4)):
            if pieces[n].normal == "by" and (found := _outlet(line, pieces, n + 1, known)) is not None:
                return found
    return None
