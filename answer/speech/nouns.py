"""The nouns of a sentence that verbs of saying may belong to: names, pronouns, offices, somebody unnamed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from answer.given_names import MEN, WOMEN
from answer.lexicon import COMMON_OPENERS, NO_SPEAKER, PERSON_NOUNS, STANDS_FOR
from answer.speech.pieces import Piece, owns, pieces
from answer.speech.quotation import Line
from answer.speech.words import (
    BODY_NOUNS,
    CALLINGS,
    HELPERS,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
)
from answer.tokens import Name

PERSONAL: Final = frozenset({"he", "she"})
JOINING: Final = frozenset({"and", "but", "or"})
ROLES: Final = CALLINGS | PERSON_NOUNS | (STANDS_FOR - PERSONAL)
OFFICES: Final = ROLES | BODY_NOUNS
PRONOUNS: Final = PERSONAL | {"they", "it"}
_ASKING: Final = frozenset({"who", "which", "that"})
_APART: Final = frozenset({"after", "before", "like", "unlike"})
_THAT: Final = frozenset("that as while although though so than said says".split())
_PARTS: Final = PREPOSITIONS | RELATIVES | JOINING | PASSIVE | _THAT
_NO_NOUNS: Final = PREPOSITIONS | (RELATIVES - _ASKING) | JOINING
_HEADS: Final = OFFICES | COMMON_OPENERS
_NO_OPENING: Final = PREPOSITIONS | RELATIVES | {"while", "although", "though", "as"}
_VERBS: Final = PREPOSITIONS | RELATIVES | PASSIVE | HELPERS
_GIVEN: Final = MEN | WOMEN
_SHORT = 5  # letters up to which a word in "-ing" is hardly a participle
_REACH, _WIDEST = 14, 6  # pieces to the comma that ends an opening phrase; words of a noun phrase


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose a verb is: a name, a pronoun, an office ("the minister") or somebody unnamed (none of these).

    `start` and `end` are its place in the sentence.
    """

    start: int
    end: int
    name: Name | None = None
    pronoun: str = ""
    office: str = ""


class Nouns:
    """The pieces of a line, and the noun phrases in them."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.pieces = pieces(line)

    @cached_property
    def leading(self) -> Subject | None:
        """The subject of the sentence: what it opens with, past phrases that a comma ends."""
        at = 0
        for _ in range(3):
            while at < len(self.pieces) and self._skipped(self.pieces[at]):
                at += 1
            if at >= len(self.pieces):
                return None
            piece = self.pieces[at]
            found = self._opening(at)
            if found is not None and piece.normal not in _NO_OPENING:
                return found
            reach = range(at, min(len(self.pieces), at + _REACH))
            comma = next((n for n in reach if self._is(n, ",") or self._ends_quoted(n)), None)
            if comma is None:
                return None
            at = comma + 1
        return None

    def _skipped(self, piece: Piece) -> bool:
        return piece.what == "mark" or piece.normal in JOINING

    def _opening(self, at: int) -> Subject | None:
        """The noun phrase that begins at `at`."""
        piece = self.pieces[at]
        if piece.normal in PRONOUNS:
            return Subject(piece.start, piece.end, pronoun=piece.normal)
        for n in range(at, min(len(self.pieces), at + _WIDEST + 1)):
            here = self.pieces[n]
            if here.what == "name" and here.name is not None:
                after = self.pieces[n + 1] if n + 1 < len(self.pieces) else None
                if here.normal in NO_SPEAKER:
                    return None
                head = after is not None and after.what == "word" and after.normal in _HEADS
                if owns(self.line, here) or head:
                    continue
                return Subject(here.start, here.end, name=here.name)
            if here.what != "word" or here.normal in _VERBS or here.finite:
                break
        return self._common(at)

    def _common(self, at: int) -> Subject | None:
        """A noun phrase without a name: an office where it is one, else somebody unnamed."""
        first = self.pieces[at]
        if first.normal != "the":
            common = first.what == "word" and first.normal not in PREPOSITIONS
            return Subject(first.start, first.end) if common else None
        for n in range(at + 1, min(len(self.pieces), at + _WIDEST)):
            here = self.pieces[n]
            if here.what != "word":
                break
            last = n + 1 >= len(self.pieces) or self.pieces[n + 1].normal not in OFFICES
            if here.normal in OFFICES and last:
                return Subject(first.start, here.end, office=here.normal)
        return Subject(first.start, first.end)

    def _ends_quoted(self, at: int) -> bool:
        """Whether a quotation ends with the comma that ends the phrase around it."""
        quoted = self.pieces[at].quoted
        return quoted is not None and self.line.text[quoted.end - 1] == ","

    def _before(self, left: int) -> Subject | None:
        """The subject whose last word is at `left`, past what is joined to it by "of", "in" and the like."""
        while left >= 0:
            piece = self.pieces[left]
            begin = self._phrase(left)
            joined = self.pieces[begin - 1].normal if begin > 0 else ""
            if joined in JOINING and self._attached(begin - 2):
                left = begin - 2
                continue
            attached = joined in PREPOSITIONS or self._gerund(begin - 1)
            if attached and not self._named_behind_place(left):
                if begin > 1 and self.pieces[begin - 2].what in {"name", "word"} and joined not in _APART:
                    left = begin - 2
                    continue
                return None
            return self._noun(piece, left, begin, joined)
        return None

    def _gerund(self, at: int) -> bool:
        """Whether the piece is a participle that joins what follows it: "the office covering Isande"."""
        word = self.pieces[at].word if at > 0 else None
        return (
            word is not None
            and not word.capital
            and word.normal.endswith("ing")
            and len(word.normal) > _SHORT
        )

    def _attached(self, at: int) -> bool:
        """Whether the noun at `at`, the first of two, is attached itself: "in Isande and Arvik"."""
        if at < 1 or self.pieces[at].what != "name":
            return False
        begin = self._phrase(at)
        return begin > 0 and (self.pieces[begin - 1].normal in PREPOSITIONS or self._gerund(begin - 1))

    def _phrase(self, last: int) -> int:
        """Where the noun phrase begins that ends at `last`."""
        at = last
        while at > 0 and last - at < _WIDEST:
            piece, before = self.pieces[at], self.pieces[at - 1]
            if piece.normal in {"the", "a", "an", "he", "she", "they", "it", "we", "i"}:
                break
            if before.what not in {"word", "name"} or before.normal in _PARTS:
                break
            if (before.finite and before.what == "word") or self._gerund(at - 1):
                break
            at -= 1
        return at

    def _named_behind_place(self, at: int) -> bool:
        """Whether a person's name follows that of a place: "the envoy to the Middle East Anna Vasch"."""
        name, before = self.pieces[at].name, self.pieces[at - 1]
        return name is not None and before.what == "name" and name.parts[0] in _GIVEN

    def _noun(self, piece: Piece, at: int, begin: int, joined: str) -> Subject | None:
        """What kind of subject the phrase from `begin` to `at` is."""
        if joined in RELATIVES or (joined == "that" and not self._said_before(begin - 1)):
            return None
        if piece.what == "name" and piece.name is not None:
            if owns(self.line, piece) or piece.normal in NO_SPEAKER or self._relative(at):
                return None
            return Subject(piece.start, piece.end, name=piece.name)
        if piece.what != "word" or piece.normal in _NO_NOUNS:
            return None
        return self._word(piece, at, begin)

    def _word(self, piece: Piece, at: int, begin: int) -> Subject | None:
        if piece.normal in PRONOUNS:
            return Subject(piece.start, piece.end, pronoun=piece.normal)
        if piece.normal in {"i", "we", "you", "who", "which", "that", "this"}:
            return None if piece.normal in {"who", "which", "that"} else Subject(piece.start, piece.end)
        first = self.pieces[begin]
        owned = any(p.possessive or (p.what == "name" and owns(self.line, p)) for p in self.pieces[begin:at])
        defined = first.normal == "the" and not owned
        if defined and piece.normal in OFFICES:
            return Subject(first.start, piece.end, office=piece.normal)
        return Subject(first.start, piece.end)

    def _relative(self, at: int) -> bool:
        """Whether a name opens a clause without "that" behind a noun: "the concerns Moscow has voiced"."""
        before = self.pieces[at - 1] if at > 1 else None
        if before is None or before.what != "word" or before.finite or before.adding:
            return False
        plural = before.normal.endswith("s") and before.normal not in ROLES
        return plural and self.pieces[at - 2].what != "mark"

    def _said_before(self, at: int) -> bool:
        return at > 0 and any(p.finite for p in self.pieces[max(0, at - 3) : at])

    def _is(self, at: int, *normals: str) -> bool:
        return 0 <= at < len(self.pieces) and self.pieces[at].normal in normals
