"""Who is who in an article: persons with their full names, gender and offices, institutions, places."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from answer.given_names import MEN, WOMEN
from answer.lexicon import COMMON_OPENERS, NO_PERSON, NO_SPEAKER, PERSON_NOUNS, STANDS_FOR, STOP_WORDS, TITLES
from answer.speech.quotation import Line
from answer.speech.words import BODY_WORDS, DEMONYMS, OUTLETS, PLACE_WORDS, PLACES, RANKS, THING_WORDS
from answer.tokens import Name, normal_form

Kind = Literal["person", "body", "place", "perhaps", "none"]
Gender = Literal["he", "she"]

PLACE_OPENERS: Final = frozenset(
    "port fort mount saint san santa los las lake cape new north south east west".split()
)
"""Words with which names of places begin."""
_GIVEN: Final = MEN | WOMEN
_COMMON: Final = PLACE_WORDS | PLACES | RANKS
_BODIES: Final = NO_PERSON - {"white", "hill", "middle", "downing", "street"}
_NO_PARTS: Final = THING_WORDS | OUTLETS
_ORIGINS: Final = DEMONYMS | NO_PERSON
_NO_NAMES: Final = NO_SPEAKER | STOP_WORDS
_TITLED: Final = TITLES | RANKS
_LEADING: Final = TITLES | NO_PERSON | RANKS | DEMONYMS
_EARLY = 2  # such times from which a full name is of somebody else: "Ford" and a Tom Ford
_LONGEST = 4  # words of a person's name
_APPOSED: Final = re.compile(
    r"(?: \([^)]{1,30}\))?,? ?(?:,|–|—)\s"
    r"(?:who\b|\d{1,2}\b|(?:(?:a|an|the|his|her|their|its)\s)?(?P<office>[^,.;“\"]{3,70}))"
)
_SAYS: Final = re.compile(
    r"\s(?:has |had |also |later )?(?:said|says|told|added|wrote|spoke|asked|argued|insisted|explained)\b"
)
_PLURAL: Final = re.compile(r"(?:[^s]s|men|people|ing|ed|ly)$")
_THE: Final = re.compile(r"\b[Tt]he (?:\w+ )?$")
_WORD: Final = re.compile(r"[\w'’-]+")
_PART: Final = re.compile(r"\S+")
_NO_LETTER: Final = re.compile(r"\W")
_NO_OFFICES: Final = frozenset(
    "special deputy foreign prime vice he she mr mrs ms dr miss sir lord defence defense finance "
    "interior".split()
)
_OFFICES: Final = (PERSON_NOUNS | STANDS_FOR | TITLES) - _NO_OFFICES
_MALE: Final = frozenset(
    "mr sir king prince spokesman chairman congressman lord actor father brother duke businessman".split()
)
_FEMALE: Final = frozenset(
    "mrs ms miss mme mlle madam queen princess spokeswoman chairwoman congresswoman actress mother sister "
    "duchess businesswoman lady".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a sentence: the name as the text gives it in full, its last word's normal form.

    `institution` is set where it surely is no person.
    """

    name: str
    last: str
    institution: bool = False

    @property
    def person(self) -> bool:
        """Whether it is known by a full name, as persons are."""
        return len(self.name.split()) > 1 and not self.institution

    @property
    def named(self) -> bool:
        """Whether the name says who it is: an institution's in full or in capitals, not "Ministry" alone."""
        return not self.institution or len(self.name.split()) > 1 or self.name.isupper()


def person(name: Name) -> str:
    """The name without leading titles: "Deputy Foreign Minister Alexander Grushko" is "Alexander Grushko".

    A title alone stays as it is, whatever it is of: "King of Bhutan" names nobody else.
    """
    return _untitled(name.text)


@lru_cache(maxsize=8_192)
def _untitled(text: str) -> str:
    parts = list(_PART.finditer(text))
    forms = [_NO_LETTER.sub("", part.group()).casefold() for part in parts]
    leading = [n for n, form in enumerate(forms[:-1]) if form in _LEADING]
    first = _past_of(forms, leading[-1] + 1) if leading else 0
    return text[parts[first].start() :] if first < len(parts) else text


def _past_of(forms: Sequence[str], first: int) -> int:
    """Where a name begins behind what its title is of: behind "of Staff", "of New York"."""
    if forms[first] != "of":
        return first
    return first + (3 if forms[first + 1 : first + 2] and forms[first + 1] in PLACE_OPENERS else 2)


def kind_of(name: Name, before: str) -> Kind:
    """What a name is by its own words and those before it; `perhaps` where they do not tell."""
    near = before[-20:]
    the = "he " in near and _THE.search(near) is not None
    return _kind(name.parts, name.text.isupper() and len(name.text) > 1, the)


@lru_cache(maxsize=8_192)
def _kind(parts: tuple[str, ...], capitals: bool, the: bool) -> Kind:
    last, bare = parts[-1], [p for p in parts if p not in _LEADING] or [parts[-1]]
    dropped = [p for p in parts if p in _LEADING]
    titled = len(bare) < len(parts) and dropped[-1] not in _ORIGINS and "of" not in parts
    given = bare[0] in MEN or bare[0] in WOMEN
    if last in _NO_NAMES or parts[0] in COMMON_OPENERS or _thing(parts, given or titled):
        return "none"
    if last in BODY_WORDS or last in OUTLETS or _institute(parts):
        return "body"
    if not titled and (last in PLACE_WORDS or (not given and (last in PLACES or parts[0] in PLACE_OPENERS))):
        return "place"
    if titled or (len(bare) > 1 and given):
        return "person" if last.replace("-", "").replace("'", "").isalpha() else "none"
    institution = last in _BODIES or last in DEMONYMS or capitals or (the and last not in _TITLED)
    return "body" if institution else "perhaps"


def _thing(parts: Sequence[str], somebody: bool) -> bool:
    """Whether a name is one of a thing: "Clean Water Act", "Road" alone."""
    return (not somebody and parts[-1] in THING_WORDS) or (len(parts) == 1 and parts[-1] in PLACE_WORDS)


def _institute(parts: Sequence[str]) -> bool:
    """Whether a name is one of an institution for something: "Ministry of Works"."""
    joint = next((n for n, part in enumerate(parts) if part in {"of", "for", "on"}), 0)
    return not BODY_WORDS.isdisjoint(parts[:joint])


@dataclass(slots=True)
class _Entry:
    """What an article tells of the bearer of one last name."""

    full: Counter[str] = field(default_factory=Counter)
    gender: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    kinds: Counter[Kind] = field(default_factory=Counter)
    alone: int = 0
    early: int = 0  # times alone before the first time in full: of a person once in a lead at most
    says: bool = False
    where: bool = False


class Known:
    """What an article's names are: full names behind last names, and which words are names at all."""

    def __init__(self, read: Sequence[Line]) -> None:
        self._of: defaultdict[str, _Entry] = defaultdict(_Entry)
        self._inside: set[str] = set()
        self._small = {w.normal for line in read for w in line.words if not w.capital}
        for line in read:
            if not line.heading:  # a headline's capitals are no names
                for name in line.names:
                    self._add(name, line)

    def _add(self, name: Name, line: Line) -> None:
        entry = self._of[name.last]
        kind = kind_of(name, line.text[: name.start])
        bare = person(name).split()
        entry.kinds[kind] += 1
        if name.start > 2:
            self._inside.add(name.parts[0])
        if kind not in {"person", "perhaps"} and not _full_of_common(name):
            return
        things = not _NO_PARTS.isdisjoint(name.parts)  # a caption: "Getty Images Anna Vasch"
        if 2 <= len(bare) <= _LONGEST and name.last not in TITLES and not things:
            entry.full[" ".join(bare)] += 1
        entry.alone += len(name.parts) == 1
        entry.early += len(name.parts) == 1 and not entry.full
        entry.says |= bool(_SAYS.match(line.text, name.end))
        titles = {p for p in name.parts[:-1] if p in _LEADING}
        before = [normal_form(w) for w in _WORD.findall(line.text[max(0, name.start - 40) : name.start])][-1:]
        entry.where |= kind == "perhaps" and not {"in", "near", "across"}.isdisjoint(before)
        after = _APPOSED.match(line.text, name.end)
        office = {normal_form(w) for w in _WORD.findall(after["office"] or "")} if after else set()
        entry.offices |= (titles | set(before) | office) & _OFFICES
        sexed = titles | set(before) | (office & _OFFICES)
        given = normal_form(bare[0]) if len(bare) > 1 else ""
        entry.gender |= {"he"} if sexed & _MALE or given in MEN else set()
        entry.gender |= {"she"} if sexed & _FEMALE or given in WOMEN else set()
        if (
            kind == "perhaps"
            and (after or set(before) & _OFFICES)
            and (not after or after["office"] is None or office & _OFFICES)
        ):
            entry.kinds["person"] += 1

    def kind(self, name: Name, before: str) -> Kind:
        """What a name is, by all that the article tells of it."""
        own = kind_of(name, before)
        entry = self._of.get(name.last)
        if own in {"place", "none"} and self.surname(name):
            return "person"
        if own != "perhaps":
            return own
        if entry is None:
            return "perhaps"
        if entry.kinds["person"] or (entry.full and entry.alone and entry.early < _EARLY):
            return "person"
        return "body" if entry.kinds["body"] > entry.kinds["perhaps"] else "perhaps"

    def surname(self, name: Name) -> bool:
        """Whether a word of a place or a calling is somebody's last name here: London, Singer."""
        entry = self._of.get(name.last)
        return name.parts[0] in _COMMON and len(name.parts) == 1 and entry is not None and bool(entry.full)

    def speaks(self, name: Name, line: Line) -> bool:
        """Whether the name can be a speaker: no weekday, no capital that only opens its sentence."""
        kind = kind_of(name, line.text[: name.start])
        if kind in {"none", "body"}:
            return kind == "body" or self.surname(name)
        opens = name.start <= 2 and len(name.parts) == 1
        if opens and not _PLURAL.search(name.last) and name.last not in self._small:
            return True
        entry = self._of.get(name.last)
        return not opens or name.parts[0] in self._inside or (entry is not None and bool(entry.full))

    def said(self, name: Name, before: str = "") -> Said:
        """The speaker behind a name, in full where the article has one full name for it."""
        kind = self.kind(name, before)
        bare = person(name)
        if kind in {"body", "place"}:
            return Said(name.text, name.last, institution=True)
        entry = self._of.get(name.last)
        full = entry.full.most_common() if entry is not None and entry.early < _EARLY else []
        if len(bare.split()) == 1 and full and (len(full) == 1 or full[0][1] > full[1][1] or _one(full)):
            bare = full[0][0]
        return Said(bare, name.last)

    def known_person(self, said: Said) -> bool:
        """Whether this surely is a person: by a full name, a title, or because it speaks."""
        entry = self._of.get(said.last)
        if said.institution:
            return False
        if entry is not None and entry.kinds["person"]:
            return True
        return (said.person or (entry is not None and entry.says)) and not (entry is not None and entry.where)

    def sure_person(self, said: Said) -> bool:
        """Whether the article shows that this is a person, not only by a name of two words."""
        entry = self._of.get(said.last)
        if entry is None or entry.early >= _EARLY:
            return entry is not None and entry.kinds["person"] > 0
        return entry.kinds["person"] > 0 or bool(entry.full and (entry.alone or entry.says))

    def gender(self, said: Said) -> Gender | None:
        """Which pronoun stands for a person, where the text tells it without contradiction."""
        given = normal_form(said.name.split()[0])
        alone = said.last not in self._of or not self._of[said.last].full
        if (len(said.name.split()) > 1 or alone) and (given in MEN or given in WOMEN):
            return "he" if given in MEN else "she"
        told = self._of[said.last].gender if said.last in self._of else set()
        return None if len(told) != 1 else ("he" if "he" in told else "she")

    def offices(self, said: Said) -> set[str]:
        """The offices and callings that the article gives a person: "minister", "analyst"."""
        return self._of[said.last].offices if said.last in self._of else set()


def _full_of_common(name: Name) -> bool:
    """Whether a name is a person's though its last word is a place's: "Anna London"."""
    return len(name.parts) > 1 and name.last in _COMMON and name.parts[-2] in _GIVEN


def _one(full: Sequence[tuple[str, int]]) -> bool:
    """Whether all full names are forms of one: with and without a middle name."""
    return len({(n.split()[0], n.split()[-1]) for n, _ in full}) == 1
