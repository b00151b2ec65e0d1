"""Who holds which office: "Minister Roth" where the source has Roth as mayor and another as minister."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from answer.check.difference import Difference
from answer.check.facts import Compared
from answer.check.line import Line
from answer.check.source import Source
from answer.inflection import is_past
from answer.lexicon import LESSER, NO_SPEAKER, TITLES, words
from answer.speech import SPEECH_STEMS, person
from answer.speech.persons import kind_of
from answer.tokens import Name, normal_form, tokens

_ALIKE: Final = (
    "minister premier",
    "president",
    "king queen",
    "mayor",
    "spokesman spokeswoman spokesperson",
    "ambassador",
    "judge",
    "captain",
    "director executive ceo manager boss",
    "chairman chairwoman chairperson chair",
    "governor",
    "secretary",
    "vicar priest bishop",
    "treasurer",
    "commissioner",
    "chancellor",
    "prosecutor",
    "senator",
    "caretaker",
)
_HEADS: Final = {word: group.split()[0] for group in _ALIKE for word in group.split()}
"""What an office is called, with the first of the words that may stand for the same one."""
_WORD: Final = r"[\w’'-]{1,30}"
_HEAD: Final = rf"(?P<head>(?i:{'|'.join(_HEADS)}))"
_OFFICE: Final = rf"(?P<mods>(?:{_WORD} ){{0,3}}?){_HEAD}"
_OF: Final = r"(?: (?:of|for|at|in|to) [^,.;:“”]{1,50})?"
_RIGHT_BEFORE: Final = re.compile(rf"(?:^|\W){_OFFICE} $")
_APPOSED_BEFORE: Final = re.compile(rf"(?:^|\W){_OFFICE}{_OF}, (?:[A-Z]{_WORD} ){{0,3}}$")
_OWNED: Final = r"(?:(?:the|an?|its|their|his|her|[\w’'-]{1,30}['’]s) )?"
_APPOSED_BEHIND: Final = re.compile(
    rf", (?:who (?:is|was) )?{_OWNED}{_OFFICE}(?= (?:of|for|at|in|to|and|who)\b|[,.;)]|$)"
)
_SAID_TO_BE: Final = re.compile(rf" (?:is|was|became|remains) {_OWNED}{_OFFICE}\b(?![-’'])")
_CLOSED: Final = re.compile(r"[,.;)”\"]|$| who\b")
_MANY: Final = 12
"""Offices of a sentence that are compared."""
_AROUND: Final = 120
"""Characters on either side of a name in which its office stands."""
_PAST: Final = frozenset({"former", "ex", "then", "late"})
"""Words before an office that is not held any more."""
_KINDS: Final = words(
    """
    prime foreign finance transport interior defence defense water health education justice trade energy
    environment culture labour labor agriculture home housing sports sport economy economic industry
    justice migration science tourism fisheries forestry planning press police vice deputy
    """
)
"""Words before an office that tell which one it is."""
_SMALL: Final = _KINDS | LESSER | TITLES | frozenset(_HEADS)


@dataclass(frozen=True, slots=True)
class Holding:
    """An office of a person.

    Attributes:
        name: of the person, without titles.
        last: its last word, normal form.
        office: as it is called.
        head: one word for all names of such an office.
        kinds: the words before it that tell which one: "prime", "transport".
    """

    name: str
    last: str
    office: str
    head: str
    kinds: frozenset[str]

    def may_be(self, other: "Holding") -> bool:
        """Whether another office may be the same one."""
        if self.head != other.head:
            return False
        return not (self.kinds and other.kinds) or bool(self.kinds & other.kinds)

    def namesake(self, other: "Holding") -> bool:
        """Whether both surely are two persons of one last name."""
        mine, theirs = self.name.split()[0].casefold(), other.name.split()[0].casefold()
        whole = len(self.name.split()) > 1 and len(other.name.split()) > 1
        return whole and mine[0] != theirs[0]


def in_office(found: Compared, claim: str, source: Source) -> Compared:
    """Return what a comparison found with what the whole source says of the offices of a claim."""
    line = Line(claim)
    differs = office_difference(line, source)
    if differs is not None:
        return replace(found, differences=(*found.differences, differs))
    return found if found.surer else replace(found, surer=unheard_office(line, source))


def office_difference(claim: Line, source: Source) -> Difference | None:
    """Return where the source gives an office of the claim to another person, or a like one to the same."""
    for mine in holdings(claim.text):
        own = _instead(mine, source)
        if not own or (LESSER | _PAST) & {word.normal for word in tokens(mine.office)}:
            continue
        others = [one for one in _all(mine, source) if one.last != mine.last and one.may_be(mine)]
        if others or any(one.head == mine.head for one in own):
            return _differs(mine, own[0], others)
    return None


def unheard_office(claim: Line, source: Source) -> str | None:
    """Return a reason where the source gives somebody another office than the claim, and never that one."""
    for mine in holdings(claim.text):
        own = _instead(mine, source)
        if own:
            return f"the source calls {own[0].name} {own[0].office}, not {mine.office}"
    return None


def _instead(mine: Holding, source: Source) -> list[Holding]:
    """The present offices that the source gives to a person; none where one may be the claim's."""
    told = [(text, holdings(text)) for text in _naming(mine, source)]
    own = [one for _, some in told for one in some if one.last == mine.last]
    known = any(one.may_be(mine) or mine.namesake(one) for one in own)
    heads = {word for word, head in _HEADS.items() if head == mine.head}
    for text, some in told:
        words_ = _normals(text)
        elses = any(one.last != mine.last and one.may_be(mine) for one in some)
        known = known or (bool(heads & words_) and mine.kinds <= words_ and not elses)
    held = [one for one in own if not _PAST & set(one.office.casefold().split())]
    return [] if known else held


def _differs(mine: Holding, own: Holding, others: Sequence[Holding]) -> Difference:
    called = f"{own.name} is {own.office} in the source"
    if others:
        called += f", and {others[0].name} is {others[0].office}"
    return Difference("office", f"{mine.office} {mine.name}", f"{own.office} {own.name}", called)


def _naming(mine: Holding, source: Source) -> list[str]:
    """The sentences that name the person."""
    return [
        text for text in _sentences(source) if mine.last in text.casefold() and mine.last in _normals(text)
    ]


def _all(mine: Holding, source: Source) -> Iterator[Holding]:
    """Every office of the source of that head."""
    words = {word for word, head in _HEADS.items() if head == mine.head}
    for text in _sentences(source):
        if words & _normals(text):
            yield from holdings(text)


def _sentences(source: Source) -> list[str]:
    return [source.article.text[start:end] for start, end in source.sentences]


def _normals(text: str) -> frozenset[str]:
    return frozenset(word.normal for word in tokens(text))


def holdings(text: str) -> list[Holding]:
    """Return the offices that a sentence gives to persons."""
    line = Line(text)
    return [found for name in line.names for found in _of_name(text, name)][:_MANY]


def _of_name(text: str, name: Name) -> Iterator[Holding]:
    bare = person(name)
    if (
        not bare
        or name.last in NO_SPEAKER | TITLES
        or kind_of(name, text[: name.start]) not in {"person", "perhaps"}
    ):
        return
    start = name.end - len(bare)
    before, behind = text[max(0, start - _AROUND) : start], text[name.end : name.end + _AROUND]
    matches = [_RIGHT_BEFORE.search(before), _SAID_TO_BE.match(behind), _APPOSED_BEHIND.match(behind)]
    if _CLOSED.match(behind):
        matches.append(_APPOSED_BEFORE.search(before))
    for match in matches:
        if match is not None:
            yield _holding(bare, name.last, match["mods"], match["head"])


def _called(some: Sequence[str]) -> str:
    """An office in small letters, but for what is one of somewhere: "Sulmarian ambassador"."""
    return " ".join(word.casefold() if word.casefold() in _SMALL else word for word in some)


def _holding(name: str, last: str, mods: str, head: str) -> Holding:
    kinds: list[str] = []
    for word in reversed(tokens(mods)):
        verb = word.stem in SPEECH_STEMS or (is_past(word.normal) and not word.capital)
        if (
            not word.content
            or verb
            or word.surface.endswith(("’s", "'s"))
            or (head[0].isupper() and not word.capital)
        ):
            break
        kinds.insert(0, word.surface)
    normal = normal_form(head)
    which = _KINDS & {*map(str.casefold, kinds), "prime" if normal == "premier" else normal}
    return Holding(name, last, _called([*kinds, head]), _HEADS[normal], which)
