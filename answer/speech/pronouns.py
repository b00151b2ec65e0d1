"""Whom "he" and "she" stand for, from sentence to sentence; nobody where that is not sure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from answer.lexicon import STANDS_FOR
from answer.speech.nouns import OFFICES
from answer.speech.persons import Gender, Known, Said
from answer.speech.quotation import Line
from answer.speech.words import BODY_NOUNS, PREPOSITIONS
from answer.tokens import Name, normal_form

_BACK = 3  # sentences back to whom a pronoun may reach
_WHERE: Final = frozenset("in at from near on into outside across around".split())
_KINDS: Final = {  # what an office may be called by, as far as no other is in sight
    "diplomat": frozenset("minister ambassador envoy negotiator foreign".split()),
    "spokesperson": frozenset("spokesman spokeswoman secretary".split()),
    "spokesman": frozenset({"spokesperson", "secretary"}),
    "spokeswoman": frozenset({"spokesperson", "secretary"}),
    "leader": frozenset("president premier chancellor chairman chief minister".split()),
    "politician": frozenset(
        "senator representative congressman congresswoman governor mayor minister".split()
    ),
    "lawmaker": frozenset("senator representative congressman congresswoman".split()),
    "researcher": frozenset("scientist professor".split()),
    "scientist": frozenset("researcher professor".split()),
    "expert": frozenset("professor scientist researcher analyst economist".split()),
    "doctor": frozenset({"professor"}),
}


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a pronoun or an office stands for, and whether nobody else can be meant."""

    said: Said
    certain: bool


@dataclass(slots=True)
class Past:
    """What a sentence leaves behind: who is named in it outside quotations, its subject, its speaker.

    `others` tells that persons without a name are in it, whom a pronoun may mean: "his attorney".
    """

    mentions: list[Said] = field(default_factory=list)
    bodies: list[Said] = field(default_factory=list)
    subject: Said | None = None
    speaker: Said | None = None
    others: bool = False


class Discourse:
    """The sentences read so far, as far as pronouns reach back into them."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._past: list[Past] = []
        self._all: dict[str, Said] = {}

    def forget(self) -> None:
        """Begin anew: text was left out."""
        self._past.clear()

    def add(self, past: Past) -> None:
        """Take in what a sentence leaves behind."""
        self._past = [*self._past[-_BACK:], past]
        self._all.update({said.last: said for said in past.mentions})

    @property
    def last(self) -> Past:
        """What the sentence before leaves behind."""
        return self._past[-1] if self._past else Past()

    def persons(self, line: Line) -> list[Said]:
        """The persons named outside quotations; none who only label a photograph or an administration."""
        return [said for name in line.names if (said := self._mentioned(name, line)) is not None]

    def _mentioned(self, name: Name, line: Line) -> Said | None:
        before, after = line.text[: name.start], line.text[name.end :]
        label = before.endswith("/") or after.startswith("/") or (name.text.isupper() and len(name.parts) > 1)
        if label or name.last in OFFICES or self.known.kind(name, before) not in {"person", "perhaps"}:
            return None
        said = self.known.said(name, before)
        where = normal_form((before.rsplit(maxsplit=1) or [""])[-1]) in _WHERE
        part = normal_form((after.split(maxsplit=1) or [""])[0]) in OFFICES  # "Vasch administration"
        if part or not self.known.speaks(name, line) or (where and not self.known.known_person(said)):
            return None
        return said

    def pronoun(self, pronoun: Gender, line: Line, start: int, *, speaks: bool) -> Meant | None:
        """Whom a pronoun at `start` of a sentence stands for; `speaks` where it has a verb of saying."""
        own = [s for s in self._own(line, start) if self._fits(s, pronoun)]
        if own:
            return Meant(own[0], certain=False) if len({s.last for s in own}) == 1 else None
        sure = True  # as long as nothing between might be a person
        for past in reversed(self._past[-_BACK:]):
            fitting = _once(s for s in past.mentions if self._fits(s, pronoun))
            if any(self.known.known_person(s) for s in fitting):
                return self._chosen(fitting, past, speaks=speaks, sure=sure)
            other = past.speaker is not None and past.speaker.institution
            sure = sure and not fitting and not other
            if past.others:
                return None
        return None

    def _own(self, line: Line, start: int) -> list[Said]:
        """The persons named in the sentence itself before the pronoun, none behind a preposition."""
        found = []
        for name in line.names:
            before = line.text[: name.start].split()[-1:]
            behind = bool(before) and normal_form(before[0]) in PREPOSITIONS
            owner = line.text[name.end : name.end + 2] in {"’s", "'s"}
            if name.end <= start and (not behind or owner):
                said = self._mentioned(name, line)
                if said is not None and self.known.known_person(said):
                    found.append(said)
        return found

    def _fits(self, said: Said, pronoun: Gender) -> bool:
        return not said.institution and self.known.gender(said) in {pronoun, None}

    def _chosen(self, fitting: Sequence[Said], past: Past, *, speaks: bool, sure: bool) -> Meant | None:
        """The one of several persons of a sentence that a pronoun in the next means."""
        known = [said for said in fitting if self.known.known_person(said)]
        if len(known) == 1 and (len(fitting) == 1 or known[0] in (past.subject, past.speaker)):
            return Meant(known[0], certain=sure and self._sure(known[0], past))
        first, second = (past.speaker, past.subject) if speaks else (past.subject, past.speaker)
        for choice in (first, second):
            if choice is not None and choice in fitting and self.known.known_person(choice):
                goes_on = past.speaker == past.subject  # who speaks about themself, not about another
                return Meant(choice, certain=sure and goes_on and self._sure(choice, past))
        return None

    def _sure(self, said: Said, past: Past) -> bool:
        """Whether it surely is a person and nobody else can be meant."""
        near = self.known.gender(said) is not None or said in (past.subject, past.speaker)
        real = self.known.gender(said) is not None or self.known.sure_person(said)
        return near and real and not past.others

    def office(self, office: str) -> Meant | None:
        """Whom "the minister" or "the agency" stands for."""
        if office in BODY_NOUNS:
            return self._body(office)
        near = _once(s for past in reversed(self._past[-_BACK:]) for s in past.mentions)
        kin = _KINDS.get(office, frozenset())
        bearing = [s for s in near if office in self.known.offices(s)] or [
            s for s in near if kin & self.known.offices(s)
        ]
        if len(bearing) == 1:
            return Meant(bearing[0], certain=True)
        everyone = [s for s in self._all.values() if office in self.known.offices(s)]
        if not bearing and len(everyone) == 1 and office in STANDS_FOR:
            return Meant(everyone[0], certain=False)
        last = self.last.speaker or self.last.subject
        alone = last is not None and not last.institution and not everyone and not self.known.offices(last)
        return Meant(last, certain=False) if last and alone and office in STANDS_FOR else None

    def _body(self, noun: str) -> Meant | None:
        """The institution that the noun stands for: one of that kind, or the only one named lately."""
        near = _once(s for past in reversed(self._past[-_BACK:]) for s in past.bodies)
        alike = [s for s in near if noun in {normal_form(w) for w in s.name.split()[1:]}]
        if len(alike) == 1:
            return Meant(alike[0], certain=True)
        last = self.last.speaker
        if last is not None and last.institution and (near == [last] or not near):
            return Meant(last, certain=False)
        return None


def _once(said: Iterable[Said]) -> list[Said]:
    return list(dict.fromkeys(said))
