"""Reads an article's sentences one after the other and tells who speaks each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from answer.lexicon import TITLES
from answer.speech.clauses import Attribution, Sentence
from answer.speech.heard import Heard, Reference
from answer.speech.leads import leading_pronoun, names_nobody
from answer.speech.nouns import ROLES, Subject
from answer.speech.persons import Gender, Known, Said
from answer.speech.pronouns import Discourse, Past
from answer.speech.quotation import Line
from answer.speech.relay import is_outlet, outlet, outlets, relayed, told
from answer.speech.words import DEMONYMS

_LISTED: Final = re.compile(
    r"^\W*(?P<who>[^\W\d_][^“\"”:]{2,60}?)\s*(?:\([^)]*\)\s*)?(?:[–—:]|\s-)\s*(?P<mark>[“\"”„«])"
)
_MARK: Final = re.compile('[“"”„«]')  # one of these ends the list form
_OFFICES: Final = TITLES | ROLES
_LONG = 4  # words of a quotation that a name in no list may be said to speak


@dataclass(slots=True)
class _Turn:
    """A sentence while its article is read: what was heard in it, and whether it is all quotation."""

    line: Line
    heard: Heard
    attributed: bool = False
    unnamed: bool = False
    gap: bool = False
    runs: tuple[int, ...] = field(default=())

    @property
    def pure(self) -> bool:
        """Whether all its words stand in a quotation."""
        return not self.line.words and bool(self.runs) and (not self.line.heading or not self.line.opens)


class Listener:
    """Reads an article's sentences one after the other."""

    def __init__(self, read: Sequence[Line]) -> None:
        known = Known(read)
        self._known = known
        self._outlets = outlets(read)
        self._discourse = Discourse(known)
        self._turns: list[_Turn] = []
        self._gap = False

    def pause(self) -> None:
        """Text was left out."""
        self._discourse.forget()
        self._gap = True

    def listen(self, line: Line) -> None:
        """Take in the next sentence."""
        sentence = Sentence(line)
        found = [(a, self._who(a.subject, line)) for a in sentence.attributions()]
        heard_ = self._listed(line) or self._spoken(line, sentence, found)
        unnamed = bool(found) and not heard_.speakers
        turn = _Turn(line, heard_, bool(found) or bool(heard_.speakers), unnamed, self._gap, _runs(line))
        if turn.pure and not turn.attributed:
            turn.heard = self._goes_on(turn)
        self._gap = False
        self._turns.append(turn)
        reference = self._reference(line, sentence, found)
        if reference[0] is not None:
            turn.heard = replace(turn.heard, reference=reference[0])
        self._discourse.add(self._past(line, sentence, turn.heard, reference[1], found))

    # Who

    def _who(self, subject: Subject, line: Line) -> Said | None:
        """The speaker behind a subject; None where it is somebody unnamed."""
        name = subject.name
        office = name is not None and name.last in _OFFICES and not self._known.surname(name)
        if name is not None and office and self._known.kind(name, "") != "body":
            abroad = not DEMONYMS.isdisjoint(name.parts)  # "the French President" is somebody else
            meant = None if abroad else self._discourse.office(name.last)
            return meant.said if meant else None
        if name is not None:
            speaks = self._known.speaks(name, line)
            return self._known.said(name, line.text[: name.start]) if speaks else None
        if subject.pronoun in {"he", "she"}:
            gender: Gender = "he" if subject.pronoun == "he" else "she"
            meant = self._discourse.pronoun(gender, line, subject.start, speaks=True)
            return meant.said if meant else None
        if subject.pronoun == "it":
            last = self._discourse.last.speaker or self._discourse.last.subject
            return last if last is not None and last.institution else None
        if subject.office:
            meant = self._discourse.office(subject.office)
            return meant.said if meant else None
        return None

    def _listed(self, line: Line) -> Heard | None:
        """The list form: a name, perhaps an office in parentheses, a dash or colon, a quotation."""
        match = _LISTED.match(line.text) if _MARK.search(line.text) else None
        if match is None:
            return None
        inside = [n for n in line.names if n.start >= match.start("who") and n.end <= match.end("who")]
        if (
            not inside
            or line.text[inside[-1].end : match.end("who")].strip()
            or Sentence(line).attributions()
        ):
            return None
        name = inside[-1]
        kind = self._known.kind(name, line.text[: name.start])
        lone = not line.text[match.start("who") : name.start].strip(" -*•–")
        short = sum(q.words for q in line.quoted) < _LONG and "(" not in match.group()
        known = kind in {"person", "body"} or self._known.known_person(self._known.said(name))
        apart = lone and "(" in match.group()  # "Vasch (the mayor's friend) – “…”"
        if apart and kind == "perhaps":
            return Heard((self._known.said(name),))
        if not self._known.speaks(name, line) or not (known or (kind == "perhaps" and lone and not short)):
            return None
        return Heard((self._known.said(name, line.text[: name.start]),))

    def _spoken(
        self, line: Line, sentence: Sentence, found: Sequence[tuple[Attribution, Said | None]]
    ) -> Heard:
        """Who speaks by the attributions of a sentence, to whom, and who relays it."""
        to = told(line, sentence.pieces, self._outlets) if found else None
        relays = {
            a
            for a, _ in found
            if a.subject.name is not None and is_outlet(a.subject.name, line, self._outlets)
        }
        others = [(a, s) for a, s in found if a not in relays]
        via = next((outlet(a.subject.name, line) for a, _ in found if a in relays and a.subject.name), None)
        if not [a for a, _ in others if not a.adds]:
            others, via = list(found), None
        via = via or relayed(line, sentence.pieces, self._outlets)
        plain = [(a, s) for a, s in others if not (a.cites and not (s and self._known.sure_person(s)))]
        if plain and len(plain) < len(others) and any(not a.adds for a, _ in plain):
            via = via or next((s.name for a, s in others if (a, s) not in plain and s is not None), None)
            others = plain
        via = None if via == to else via
        if not others and (said := self._announced(line, sentence)) is not None:
            return Heard((said,), to, via)
        main = _main(line, [a for a, s in others if s is not None or a.trails] or [a for a, _ in others])
        if main is None:
            return Heard((), to, via)
        ordered = sorted(others, key=lambda pair: (pair[0] is not main, pair[0].place))
        if ordered[0][1] is None:
            return Heard((), to, via)
        by_last = {s.last: s for _, s in reversed(ordered) if s is not None}
        return Heard(tuple(dict.fromkeys(by_last[s.last] for _, s in ordered if s is not None)), to, via)

    def _announced(self, line: Line, sentence: Sentence) -> Said | None:
        """The person that a sentence is about which ends in a colon and a quotation."""
        colon = any(line.text[: q.start - 1].rstrip().endswith(":") for q in line.quoted if not q.term)
        leading = sentence.leading if colon else None
        if (
            line.heading
            or leading is None
            or leading.name is None
            or not self._known.speaks(leading.name, line)
        ):
            return None
        said = self._known.said(leading.name, line.text[: leading.name.start])
        return said if self._known.known_person(said) else None

    def _goes_on(self, turn: _Turn) -> Heard:
        """Who speaks a sentence that is all quotation and has no attribution of its own."""
        if not self._turns or turn.gap:
            return Heard()
        before = self._turns[-1]
        said = before.heard.first
        same_run = not set(turn.runs).isdisjoint(before.runs)
        if same_run or (not before.unnamed and (before.runs or before.line.introduces)):
            return said
        return Heard()

    # What pronouns mean

    def _reference(
        self, line: Line, sentence: Sentence, found: Sequence[tuple[Attribution, Said | None]]
    ) -> tuple[Reference | None, list[Said]]:
        """The pronoun to explain, and the persons that pronouns of the sentence stand for."""
        meant: list[Said] = [s for a, s in found if a.subject.pronoun and s is not None]
        place = leading_pronoun(sentence)
        if place is None:
            place = next(
                (
                    (a.subject.start, a.subject.end)
                    for a, s in found
                    if a.subject.pronoun in {"he", "she"} and s
                ),
                None,
            )
        if place is None:
            return None, meant
        word = line.text[slice(*place)].casefold()
        speaks = any(a.subject.start == place[0] for a, _ in found)
        gender: Gender = "he" if word in {"he", "his"} else "she"
        antecedent = self._discourse.pronoun(gender, line, place[0], speaks=speaks)
        other = {"he": "she", "she": "he"}[gender]
        crossed = [s for a, s in found if a.subject.pronoun == other]
        if antecedent is None or antecedent.said in crossed:
            return None, meant
        meant.append(antecedent.said)
        rival = line.text[: place[0]].strip() and self._rival(line, place[1], gender)
        if not antecedent.certain or rival or self._named_in(line, antecedent.said):
            return None, meant
        return Reference(*place, antecedent.said.name), meant

    def _rival(self, line: Line, start: int, gender: Gender) -> bool:
        """Whether somebody named later may be meant by an opening phrase's pronoun: "While he slept, Roe"."""
        later = [s for s in self._discourse.persons(line) if self._known.gender(s) in {gender, None}]
        return any(n.start > start and s.last in n.parts for s in later for n in line.names)

    def _named_in(self, line: Line, said: Said) -> bool:
        return any(said.last in name.parts for name in line.names)

    def _past(
        self,
        line: Line,
        sentence: Sentence,
        heard_: Heard,
        meant: Sequence[Said],
        found: Sequence[tuple[Attribution, Said | None]],
    ) -> Past:
        """What the sentence leaves behind for pronouns of the next."""
        past = Past(speaker=heard_.speakers[0] if heard_.speakers else None)
        if line.heading:
            past.others = bool(self._discourse.persons(line))  # whom it may be about from here
            return past
        past.mentions = [*self._discourse.persons(line), *meant]
        for name in line.names:
            if self._known.kind(name, line.text[: name.start]) == "body":
                past.bodies.append(self._known.said(name, line.text[: name.start]))
        past.mentions += [s for s in heard_.speakers if not s.institution]
        past.subject = self._leader(line, sentence, meant, found)
        unresolved = any(a.subject.pronoun in {"he", "she"} and s is None for a, s in found)
        past.others = unresolved or names_nobody(sentence)
        return past

    def _leader(
        self,
        line: Line,
        sentence: Sentence,
        meant: Sequence[Said],
        found: Sequence[tuple[Attribution, Said | None]],
    ) -> Said | None:
        """Who the sentence is about: its subject, by name, pronoun or office."""
        leading = sentence.leading
        if leading is None:
            return None
        if leading.name is not None and self._known.speaks(leading.name, line):
            return self._known.said(leading.name, line.text[: leading.name.start])
        if leading.pronoun in {"he", "she"} and meant:
            return meant[-1]
        return next((s for a, s in found if s is not None and a.subject.start == leading.start), None)

    def done(self) -> Sequence[Heard]:
        """What was heard, quotations that go over several sentences given to whoever speaks one of them."""
        by_run: dict[int, Heard] = {}
        unnamed: set[int] = set()
        for turn in self._turns:
            if turn.attributed:
                for run in turn.runs:
                    if turn.heard.speakers:
                        by_run.setdefault(run, turn.heard.first)
                    else:
                        unnamed.add(run)
        for turn in self._turns:
            if turn.attributed or not turn.runs:
                continue
            own = next((by_run[run] for run in turn.runs if run in by_run), None)
            if own is not None:
                turn.heard = replace(own, reference=turn.heard.reference)
            elif not unnamed.isdisjoint(turn.runs):
                turn.heard = replace(turn.heard, speakers=())
        return [turn.heard for turn in self._turns]


def _runs(line: Line) -> tuple[int, ...]:
    """The quotations of a sentence that are more than a word at arm's length."""
    return tuple(q.run for q in line.quoted if not (q.term and q.closed and line.words))


def _main(line: Line, found: Sequence[Attribution]) -> Attribution | None:
    """Whose saying it mainly is: by the verb nearest a quotation, else the one at the end, else the first."""
    found = [a for a in found if not a.adds] or list(found)
    if not found:
        return None
    quotes = [q for q in line.quoted if not q.term]
    if quotes:

        def distance(a: Attribution) -> int:
            first, last = min(a.place, a.subject.start), max(a.end, a.subject.end)
            return min(min(abs(q.start - last), abs(first - q.end)) for q in quotes)

        return min(found, key=distance)
    trailing = [a for a in found if a.trails and not a.cites]
    return trailing[-1] if trailing else next((a for a in found if not a.cites), found[0])
