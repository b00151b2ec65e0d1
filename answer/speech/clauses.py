"""Verbs of saying and whose they are: "X said", "said X", "X, the minister, told", "according to X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from answer.lexicon import AUXILIARY, COMMON_OPENERS, NO_SPEAKER
from answer.speech.nouns import JOINING, OFFICES, PERSONAL, PRONOUNS, ROLES, Nouns, Subject
from answer.speech.pieces import SPEECH_STEMS, STEMS_BY_QUOTES, Piece, owns
from answer.speech.words import (
    HELPERS,
    NOUNS_TOO,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    REPORTS,
    TIMES,
    WITH_OBJECTS,
)
from answer.tokens import stem

_CLOSING: Final = frozenset({",", ")", "–", "—"})
_QUOTING: Final = frozenset({"quoted", "cited"})  # "was quoted as saying"
_NO_SUBJECT: Final = PASSIVE | frozenset(
    "to not never a an the of no ’s his her their its my our your".split()
)
_OWNERS: Final = COMMON_OPENERS | frozenset("the a an one his her their".split())
_POINTING: Final = frozenset({"pointed", "points", "made", "makes"})
_JOINTS: Final = PREPOSITIONS | RELATIVES
_SOURCES: Final = frozenset({"from", "by", "of"})
_PEOPLE: Final = ROLES | COMMON_OPENERS
_PHRASE: Final = (
    PREPOSITIONS | RELATIVES | PASSIVE | HELPERS | AUXILIARY | frozenset("that he she they it".split())
)
_AFTERWARDS: Final = PREPOSITIONS | RELATIVES | TIMES | frozenset("and as while but today yesterday".split())
_OTHERS: Final = _POINTING | _QUOTING | {"according"}
_SAYING: Final = SPEECH_STEMS | STEMS_BY_QUOTES
_WANTING: Final = frozenset(map(stem, "demand request ask urge propose suggest order expect promise".split()))
_AS: Final = re.compile(r", as (?:[\w’'-]+ ){0,6}(?:[\w’'-]+, )?$")
_SOON = 4  # words of an office between an institution and a name
_NEW: Final = _OWNERS | PRONOUNS | {"its"}  # what a clause of its own may begin with
_TAIL = 8  # pieces that may stand behind a verb that ends its sentence: "…, she told reporters on Monday"
_WIDEST = 6  # words before a name behind a verb


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying, or "according to", with its subject.

    Attributes:
        place, end: of the verb.
        subject: whose it is.
        trails: whether it stands behind what is said: "…, she said."
        adds: whether it is a participle that goes on for somebody: "adding that".
        cites: whether it is "according to".
    """

    place: int
    end: int
    subject: Subject
    trails: bool
    adds: bool = False
    cites: bool = False


class Sentence(Nouns):
    """The pieces of a line with the subjects of its verbs of saying."""

    def attributions(self) -> tuple[Attribution, ...]:
        """All of them, in order."""
        return tuple(self._attributions())

    def _attributions(self) -> Iterator[Attribution]:
        cited = -1  # where the name stands that "according to" names: no verb's subject
        for at, piece in enumerate(self.pieces):
            if piece.normal not in _OTHERS and (piece.word is None or piece.word.stem not in _SAYING):
                continue
            if piece.normal == "according" and self._is(at + 1, "to"):
                if (found := self._cited(at + 2)) is not None:
                    cited = found.start
                    yield Attribution(piece.start, piece.end, found, trails=at > 0, cites=True)
            elif piece.adding:
                if at and self.pieces[at - 1].normal in {",", "“"}:
                    subject = self.leading or Subject(piece.start, piece.start)
                    yield Attribution(piece.start, piece.end, subject, trails=False, adds=True)
            elif (
                (found := self._of_verb(at)) is not None
                and found.start != cited
                and not self._wanted(at, found)
            ):
                yield Attribution(piece.start, piece.end, found, self._ends(found, at))

    def _of_verb(self, at: int) -> Subject | None:
        """The subject of the piece at `at`, if it is a verb of saying: "said", "was quoted as saying"."""
        piece = self.pieces[at]
        if piece.normal in _QUOTING and self._is(at + 1, "as") and self._is(at - 1, *PASSIVE):
            return self._before(at - 2)
        says = piece.finite or (piece.by_quotes and self._beside_quote(at)) or self._points(at)
        return self._subject(at) if says else None

    def _wanted(self, at: int, subject: Subject) -> bool:
        """Whether it only tells what somebody had wanted: "resigned, as the mayor had demanded"."""
        word, first = self.pieces[at].word, min(subject.start, self.pieces[at].start)
        return word is not None and word.stem in _WANTING and _AS.search(self.line.text, 0, first) is not None

    def _points(self, at: int) -> bool:
        """Whether it is "pointed out" or the like."""
        return self.pieces[at].normal in _POINTING and self._is(at + 1, "out", "clear")

    def _beside_quote(self, at: int) -> bool:
        around = self.pieces[max(0, at - 5) : at + 4]
        return any(p.what == "quote" for p in around)

    def _ends(self, subject: Subject, at: int) -> bool:
        """Whether subject and verb stand behind what is said."""
        first, last = min(subject.start, self.pieces[at].start), max(subject.end, self.pieces[at].end)
        before = [p for p in self.pieces if p.end <= first]
        after = [p for p in self.pieces if p.start >= last]
        closed = bool(before) and (before[-1].what == "quote" or before[-1].normal in {",", "–", "—"})
        return closed and len(after) <= _TAIL and (not after or after[0].normal != "that")

    def _subject(self, at: int) -> Subject | None:
        """The subject of the verb at `at`; unnamed where it has no name; None where it is no verb."""
        left = self._skip_helpers(at - 1)
        if left is None:
            return None
        piece = self.pieces[left] if left >= 0 else None
        quoted = piece is not None and piece.what == "quote"
        closing = quoted or (piece is not None and piece.normal in _CLOSING)
        behind = self._behind(at, quoted=quoted) if piece is None or closing else None
        if piece is None or (behind is not None and behind.name is not None):
            return behind
        if closing:
            across = self._across(left)
            return across if across.name is not None or behind is None else behind
        found = self.leading if piece.normal in JOINING else self._before(left)
        noun = self.pieces[at].normal in NOUNS_TOO and found is not None and not (found.name or found.pronoun)
        return None if noun else found

    def _skip_helpers(self, at: int) -> int | None:
        """The piece before the verb and what belongs to it; None where it is passive, denied or a noun."""
        while at >= 0:
            piece = self.pieces[at]
            word = piece.normal
            if word in _NO_SUBJECT or word.endswith("n't") or piece.possessive:
                return None
            adverb = piece.what == "word" and (word in HELPERS or (word.endswith("ly") and at > 0))
            day = piece.what == "name" and word in NO_SPEAKER
            when = piece.what == "word" and word in TIMES and at > 0
            on = word in {"on", "in"} and at + 1 < len(self.pieces) and self._time(self.pieces[at + 1])
            if not (adverb or day or when or on):
                return at
            at -= 1
        return -1

    def _time(self, piece: Piece) -> bool:
        return piece.normal in NO_SPEAKER or piece.normal.isdigit() or piece.normal in TIMES

    def _across(self, mark: int) -> Subject:
        """The subject before a phrase between two marks that ends before the verb: "X, the mayor, said"."""
        if self.pieces[mark].normal == ")":
            return self._around(mark)
        same = self.pieces[mark].normal
        same = "," if self.pieces[mark].what == "quote" else same
        opened = [n for n in range(max(0, mark - 40), mark) if self.pieces[n].normal == same and n < mark - 1]
        begin = self._clause(mark)
        for n in opened:
            if n < begin or n == 0 or self._two_clauses(n, mark):
                continue
            inside = self.pieces[n + 1]
            before = self.pieces[n - 1]
            if before.what == "name" and not owns(self.line, before):
                found = self._before(n - 1)
                if found is not None and found.name is not None:
                    return found
            if (
                (before.what in {"word", "name"} or before.normal == ")")
                and n + 2 == mark
                and inside.name is not None
            ):
                return Subject(self.pieces[self._phrase(n - 1)].start, inside.end, name=inside.name)
            if before.normal in PERSONAL:
                return Subject(before.start, before.end, pronoun=before.normal)
        return Subject(self.pieces[mark].start, self.pieces[mark].start)

    def _around(self, mark: int) -> Subject:
        """The subject before what parentheses hold: "the agency (ANK) said"."""
        opened = next((n for n in range(mark, 0, -1) if self.pieces[n].normal == "("), 0)
        found = self._before(opened - 1) if opened else None
        return found or Subject(self.pieces[mark].start, self.pieces[mark].start)

    def _clause(self, at: int) -> int:
        """Where the clause before `at` begins: behind a quotation, a colon or a semicolon."""
        starts = [
            n for n in range(at) if self.pieces[n].what == "quote" or self.pieces[n].normal in {";", ":"}
        ]
        return starts[-1] + 1 if starts else 0

    def _two_clauses(self, opened: int, mark: int) -> bool:
        """Whether another clause begins between two commas: then they hold no phrase together."""
        for n in range(opened, mark):
            joins = self.pieces[n].normal in {"but", "and", "while", "though", "although", "so"}
            after = self.pieces[n + 1]
            if joins and self.pieces[n - 1].normal == "," and (after.name or after.normal in _NEW):
                return True
        return False

    def _behind(self, at: int, *, quoted: bool) -> Subject | None:
        """The subject right behind its verb: "…,” said the mayor, Anka Vasch"."""
        verb = self.pieces[at]
        if verb.word is None or (verb.word.stem in WITH_OBJECTS and not (quoted and verb.word.stem == "ask")):
            return None
        last = at + 1
        while last < len(self.pieces) and last <= at + _WIDEST and self._goes_on(last):
            last += 1
        if last >= len(self.pieces):
            return None
        piece = self.pieces[last]
        if piece.what == "name" and piece.name is not None:
            named = piece.normal not in NO_SPEAKER and not owns(self.line, piece) and self._over(last + 1)
            return Subject(piece.start, piece.end, name=piece.name) if named else None
        return self._named_after(at + 1, last)

    def _goes_on(self, at: int) -> bool:
        """Whether the noun phrase behind a verb goes on after the piece at `at`."""
        piece = self.pieces[at]
        if piece.what == "name":
            after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if after is None or after.what not in {"name", "word"}:
                return False
            near = after.what == "name" and not self.line.text[piece.end : after.start].strip(" &’'s")
            office = (after.normal in ROLES and not self._over(at + 1)) or self._named_soon(at + 1)
            return near or office or (owns(self.line, piece) and piece.normal not in NO_SPEAKER)
        return piece.what == "word" and piece.normal not in _PHRASE and not piece.finite

    def _named_soon(self, at: int) -> bool:
        """Whether words of an office lead to a name: "said Vasch executive counsel Tom Roe"."""
        for piece in self.pieces[at : at + _SOON]:
            if piece.what == "name":
                return True
            if piece.what != "word" or piece.normal in _PHRASE or piece.finite:
                return False
        return False

    def _over(self, at: int) -> bool:
        """Whether a clause that ends with its subject is over at `at`: no verb of that one follows."""
        if at >= len(self.pieces):
            return True
        piece = self.pieces[at]
        if piece.what in {"mark", "quote"} or piece.normal in NO_SPEAKER:
            return True
        return piece.normal in _AFTERWARDS

    def _named_after(self, first: int, last: int) -> Subject | None:
        """The subject that is a pronoun, an office or a common noun: the pieces from `first` up to `last`."""
        piece = self.pieces[first]
        if piece.normal in PRONOUNS:
            ended = first + 1 >= len(self.pieces) or self.pieces[first + 1].what in {"mark", "quote"}
            return Subject(piece.start, piece.end, pronoun=piece.normal) if ended else None
        if first >= last or not self._over(last):
            return None
        end = self.pieces[last - 1]
        owner = piece.what == "name" and owns(self.line, piece)
        common = owner or piece.normal in _OWNERS
        if not common or end.what != "word":
            return None
        if end.normal in ROLES and (named := self._apposed(last)) is not None:
            return Subject(piece.start, named.end, name=named.name)
        foreign = any(p.what == "name" for p in self.pieces[first:last])
        if piece.normal == "the" and end.normal in OFFICES and not foreign:
            return Subject(piece.start, end.end, office=end.normal)
        return Subject(piece.start, end.end)

    def _apposed(self, at: int) -> Piece | None:
        """The name behind an office and where it is held: "the ambassador in Port Isande, Anna Vasch"."""
        comma = next((n for n in range(at, min(len(self.pieces), at + _WIDEST)) if self._is(n, ",")), None)
        if comma is None or comma + 1 >= len(self.pieces):
            return None
        if comma > at and self.pieces[at].normal not in PREPOSITIONS:
            return None
        named = self.pieces[comma + 1]
        apposed = named.what == "name" and not owns(self.line, named) and self._over(comma + 2)
        return named if apposed else None

    def _cited(self, first: int) -> Subject | None:
        """Whom "according to" names; unnamed where that is a thing or somebody without a name."""
        reports = False
        for n in range(first, min(len(self.pieces), first + _WIDEST + 3)):
            piece = self.pieces[n]
            if piece.name is not None:
                if self._cites(n):
                    return Subject(piece.start, piece.end, name=piece.name)
                continue
            joins = piece.normal in _JOINTS and not (reports and piece.normal in _SOURCES)
            if piece.what != "word" or joins:
                break
            reports = reports or piece.normal in REPORTS
        here = self.pieces[first] if first < len(self.pieces) else None
        return Subject(here.start, here.end) if here else None

    def _cites(self, at: int) -> bool:
        """Whether the name at `at` is who is cited, not only a part of what they are called."""
        piece = self.pieces[at]
        if piece.normal in NO_SPEAKER:
            return False
        if owns(self.line, piece):  # "Isande's projection", but not "Isande's mayor"
            named = at + 1 < len(self.pieces) and self.pieces[at + 1].what == "name"
            return not named and not any(p.normal in _PEOPLE for p in self.pieces[at + 1 : at + 5])
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        return after is None or after.what != "word" or self._over(at + 1) or after.normal in REPORTS
