"""Whom and what a text names, as a later "he", "they", "it" or "there" may mean it.

Rules: titles, given names, words that only companies or places have, and what stands around a name. What
cannot be told stays open: such a name may be meant by any pronoun, after those that surely fit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from answer.followups.noun_phrases import NounPhrase, noun_phrases
from answer.given_names import MEN, WOMEN
from answer.lexicon import IMPERATIVES, NO_SPEAKER, PERSON_NOUNS, STOP_WORDS, TITLES
from answer.name_words import BODIES, GROUPS, PERSONS, PLACES, TITLES_OF_MEN, TITLES_OF_WOMEN
from answer.speech import SPEECH_STEMS, person
from answer.tokens import Name, Token, names, stem, tokens

Kind = Literal["person", "body", "place", "thing"]
Gender = Literal["he", "she"]

ANY: frozenset[Kind] = frozenset({"person", "body", "place", "thing"})
_LONGEST = 1_500
"""Characters of an answer that are read for names."""
_DEMONYM = re.compile(
    r".{2,}(?:ian|ean|ish|ese|can)|french|german|greek|dutch|swiss|thai|iraqi|israeli|saudi"
)
_LANDS = frozenset({"port", "mount", "lake", "river", "cape", "strait", "valley", "island", "islands", "san"})
_I = frozenset({"i'm", "i've", "i'd", "i'll"})
_IN = frozenset({"in", "near", "at", "across"})
_HE_SHE = re.compile(r"\b(?:(he|him|his)|(she|her|hers))\b", re.IGNORECASE)
_TO_PLACE = re.compile(r"\bfrom [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* to $")
_ON_TO = re.compile(r" to [A-Z]")
_DATELINED = re.compile(
    r",? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|(?: \([^)]{2,30}\))? [–—-] "
)
_SENTENCE_ENDS = frozenset('.!?:;\n“"”*-')
_INDEFINITE = ("a ", "an ")
_UNITS = frozenset(
    "second minute hour day week month quarter year percent cent share head lot number".split()
)
_CLAUSES = re.compile(r".*[.,;!?]", re.DOTALL)
_NEW = 300
"""Characters of an answer that are read for what it brings up: "a tax on plastic"."""
_SURE = 3  # words of an answer that is but a name


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named.

    Attributes:
        text: what a question would call it, without titles: "Ilmar Dresk", "the ferry".
        start, end: its half-open place in the text it was found in.
        kinds: what it may be.
        gender: "he" or "she" where that can be told.
        plural: whether it is several.
        nouns: stems of the nouns it goes by: titles, its head, the words of its name.
        named: whether it is a name, not a noun with its article.
    """

    text: str
    start: int
    end: int
    kinds: frozenset[Kind] = ANY
    gender: Gender | None = None
    plural: bool = False
    nouns: frozenset[str] = frozenset()
    named: bool = True

    @property
    def sure(self) -> bool:
        """Whether it can be told a person from what is none."""
        return "person" not in self.kinds or self.kinds == {"person"}

    def same(self, other: "Mention") -> bool:
        """Whether the two are likely the same: equal, or one the last name of the other."""
        mine, theirs = self.text.casefold(), other.text.casefold()
        return mine == theirs or mine.endswith(" " + theirs) or theirs.endswith(" " + mine)


def question_names(text: str) -> tuple[Name, ...]:
    """Return the names in a question: capitalised words, but for those that only open a sentence."""
    return tuple(n for n in names(text) if not (n.start == 0 and len(n.parts) == 1 and _opens(n)))


def _opens(name: Name) -> bool:
    """Whether a capitalised first word is no name: "List all who ...", "According to ..."."""
    return name.parts[0] in IMPERATIVES


def in_question(text: str) -> tuple[Mention, ...]:
    """Return what a question names, in order: names, and nouns with their article."""
    words = tokens(text)
    named = [m for name in question_names(text) if (m := _of_name(text, words, name))]
    phrases = [_of_phrase(p) for p in noun_phrases(text, words) if not _overlaps(p, named)]
    return _with_pairs(text, sorted([*named, *phrases], key=lambda m: m.start))


def in_answer(text: str) -> tuple[Mention, ...]:
    """Return whom and what an answer names, in order, each once."""
    text = text[:_LONGEST]
    words = tokens(text)
    every = names(text)
    inside = {part for name in every if not _first(text, name) or len(name.parts) > 1 for part in name.parts}
    found: list[Mention] = []
    for name in every:
        alone = _first(text, name) and len(name.parts) == 1 and len(words) > _SURE
        if alone and name.last not in inside | MEN | WOMEN | PLACES and not name.text.isupper():
            continue  # a capital that only opens its sentence
        mention = _of_name(text, words, name)
        if mention is None or any(mention.same(m) for m in found):
            continue
        if mention.kinds == ANY and len(name.parts) == 1 and len(words) > _SURE:
            mention = replace(mention, kinds=ANY - {"person"})  # an answer gives persons in full
        found.append(mention)
    clauses = _CLAUSES.match(text[:_NEW])
    head = clauses[0] if clauses else ""
    new = (p for p in noun_phrases(head, tokens(head)) if _is_object(text, p) and not _overlaps(p, found))
    found += [_of_phrase(p) for p in new]
    return _with_pairs(text, found)


def with_gender(mentions: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
    """Tell the gender of the only person among `mentions` by the pronouns of a text about them."""
    persons = [m for m in mentions if "person" in m.kinds and m.named and not m.plural]
    he, she = (any(found[n] for found in _HE_SHE.finditer(text)) for n in (1, 2))
    if len(persons) != 1 or he == she or persons[0].gender:
        return mentions
    told = replace(persons[0], gender="he" if he else "she", kinds=frozenset[Kind]({"person"}))
    return tuple(told if m is persons[0] else m for m in mentions)


def _is_object(text: str, phrase: NounPhrase) -> bool:
    """Whether a phrase brings up what is done: "proposed a tax", not "in a storm", not "is a tax"."""
    before = tokens(text[: phrase.start])[-1:]
    brought = text[phrase.start : phrase.end].casefold().startswith(_INDEFINITE)
    told = bool(before) and before[0].normal not in STOP_WORDS
    return brought and told and phrase.head not in _UNITS


def told_of(mention: Mention, others: tuple[Mention, ...]) -> Mention:
    """Return a mention with what the same one among `others` tells of it: its titles, whether it is a man."""
    for other in others:
        if mention.named and mention.same(other):
            kinds = other.kinds if other.sure and not mention.sure else mention.kinds
            nouns, gender = mention.nouns | other.nouns, mention.gender or other.gender
            mention = replace(mention, kinds=kinds, gender=gender, nouns=nouns)
    return mention


def _first(text: str, name: Name) -> bool:
    """Whether a name opens its sentence."""
    before = text[: name.start].rstrip(" ")
    return not before or before[-1] in _SENTENCE_ENDS


def _overlaps(phrase: NounPhrase, named: list[Mention]) -> bool:
    return any(m.start < phrase.end and phrase.start < m.end for m in named)


def _of_name(text: str, words: tuple[Token, ...], name: Name) -> Mention | None:
    """The mention behind a name; None for days, months, numbers and "Russian" before its noun."""
    after = next((w for w in words if w.start >= name.end), None)
    before = next((w for w in reversed(words) if w.end <= name.start), None)
    if all(part in NO_SPEAKER | _I or part.isdigit() or part == "of" for part in name.parts):
        return None
    follows = after is not None and text[name.end : after.start] == " "
    if follows and after and not after.capital and after.content and _DEMONYM.fullmatch(name.last):
        return None
    bare = person(name)
    leading = [stem(w.normal) for w in tokens(name.text[: len(name.text) - len(bare)])]
    title = before if before and before.normal in PERSON_NOUNS | TITLES and not before.capital else None
    nouns = frozenset([*leading, *([title.stem] if title else []), *(stem(part) for part in name.parts)])
    says = follows and after is not None and after.stem in SPEECH_STEMS
    kinds = _kinds(name, before, titled=bool(leading) or title is not None, says=says)
    if kinds == ANY and _placed(text, name):
        kinds = frozenset[Kind]({"place"})
    if "person" not in kinds:
        bare = name.text
    start = name.end - len(bare)
    led = _led(words, before, kinds, titled=name.parts[0] in TITLES and " of " in bare)
    if led is not None:
        start = led.start
        bare = f"the {text[before.start : name.end] if before and before is not led else bare}"
        if before and before is not led:  # "the ferry Linnet" is no person, though the news calls her "she"
            nouns, kinds = nouns | {before.stem}, frozenset[Kind]({"body", "thing"})
    forms = {*(w.normal for w in tokens(name.text)), *([title.normal] if title else [])}
    return Mention(
        bare, start, name.end, kinds, _gender(forms, bare) if "person" in kinds else None, nouns=nouns
    )


def _placed(text: str, name: Name) -> bool:
    """Whether a name is a place by what stands around it: "from Tillen to Selm", "SELM, Nov. 25"."""
    before, after = text[: name.start], text[name.end :]
    if _TO_PLACE.search(before) or (before.endswith("from ") and _ON_TO.match(after)):
        return True
    return _first(text, name) and _DATELINED.match(after) is not None


def _led(
    words: tuple[Token, ...], before: Token | None, kinds: frozenset[Kind], *, titled: bool
) -> Token | None:
    """The article that belongs to a name that is no person's: of "the League", of "the ferry Linnet"."""
    if before is None or ("person" in kinds and kinds != ANY and not titled):
        return None
    if before.normal == "the":
        return before if kinds != ANY or titled else None
    at = words.index(before)
    common = before.content and not before.capital and before.normal not in PERSON_NOUNS
    return words[at - 1] if at and common and words[at - 1].normal == "the" else None


def _kinds(name: Name, before: Token | None, *, titled: bool, says: bool) -> frozenset[Kind]:
    """What a name may be."""
    led = before.normal if before else ""
    parts = set(name.parts)
    if parts & BODIES or (name.text.isupper() and len(name.text) > 1):
        return frozenset({"body", "thing"})
    place = bool(parts & PLACES or parts & _LANDS)
    if titled or (name.parts[0] in MEN | WOMEN | TITLES and not (place and len(parts) == 1)):
        return frozenset({"person"})
    if place:
        return frozenset({"place", "body"})
    if led == "the" or led in _IN:
        return frozenset({"body", "thing", "place"})
    return frozenset({"person"}) if says else ANY


def _gender(forms: set[str], bare: str) -> Gender | None:
    """He or she by title or given name; None where neither tells."""
    first = bare.split(maxsplit=1)[0].casefold()
    if forms & TITLES_OF_MEN or first in MEN:
        return "he"
    return "she" if forms & TITLES_OF_WOMEN or first in WOMEN else None


def _of_phrase(phrase: NounPhrase) -> Mention:
    """The mention behind a noun with its article: "the ferry", "two deputy ministers"."""
    singular = phrase.head.removesuffix("s")
    kinds: frozenset[Kind] = frozenset({"thing"})
    gender: Gender | None = None
    if {phrase.head, singular} & (PERSON_NOUNS | PERSONS):
        kinds = frozenset({"person"})
        gender = "she" if singular in TITLES_OF_WOMEN else "he" if singular in TITLES_OF_MEN else None
    elif phrase.head in BODIES | GROUPS:
        kinds = frozenset({"body", "thing"})
    nouns = frozenset({stem(phrase.head)})
    return Mention(phrase.text, phrase.start, phrase.end, kinds, gender, phrase.plural, nouns, named=False)


def _with_pairs(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    """Add what "they" may mean: two that are joined by "and"."""
    return (*found, *_pairs(text, found))


def _pairs(text: str, found: list[Mention]) -> Iterator[Mention]:
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        if re.fullmatch(r"(?:’s)? and (?:[a-z]+ ){0,3}", between) and not one.plural and not other.plural:
            both = one.kinds & other.kinds
            yield Mention(f"{one.text} and {other.text}", one.start, other.end, both or ANY, None, True)
