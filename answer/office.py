"""Persons called by their office: "What did the vicar say?", "Who is the president of Orland?"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from answer.gazetteer import of_place
from answer.lexicon import LESSER, TITLES
from answer.speech import SPEECH_STEMS, person
from answer.speech.persons import kind_of
from answer.tokens import Name, Token, normal_form, stem, tokens

if TYPE_CHECKING:
    from answer.answer import Answer
    from answer.evidence import Scored, Sentence
    from answer.found import Found
    from answer.understanding import Understood

_HELD: Final = re.compile(
    r"\W{0,9}[Ww]ho(?:['’]s| is| was| are| were) (?:the )?"
    r"(?:[A-Z][\w.’' -]{0,40}?(?:['’]s?)? |(?P<whose>[a-z][a-z -]{0,30}?)['’]s? )?"
    r"(?P<office>[a-z][a-z -]{0,60}?)(?:,? (?:of|in|at|for)\b|\W{0,9}$)",
)
"""What asks for whoever holds an office."""
_BESIDE: Final = 5
"""Words on either side of a name among which its title is."""
_ANOTHERS: Final = frozenset({"for", "to", "told", "with", "by"})
"""Words behind which a title is somebody else's: "Peel, spokesman for President Roth"."""
_ASKED_OF: Final = re.compile(
    r"\W{0,9}(?:(?:and|but|so) )?(?:what|how|why|when|where)(?: exactly| else)? "
    r"(?:did|does|do|has|have|had) (?:(?:the|their|its) |(?=[\w.-]{1,40}['’]))",
    re.IGNORECASE,
)
_ACCORDING: Final = re.compile(r"\baccording to (?:the |(?=[\w.-]{1,40}['’]))", re.IGNORECASE)
"""What leads to the office of somebody whose words are wanted."""
_END: Final = re.compile(r"[,;?!.]")
_PLACE: Final = frozenset({"of", "in", "at", "for"})
_LONGEST: Final = 4
"""Words of an office: "chief executive officer"."""
_NEAR: Final = 40
"""Characters before an office and behind it where what it is of stands."""
_SEXED: Final = re.compile(r"\b(spokes|chair)(?:man|woman|person)$")
_BEHIND: Final = re.compile(
    r"(?:(?:\s(?:of|for|in|at|from)\s[^,.;:“”\"]{1,40})?,)?\s(?:\d{1,3}[-‑]years?[-‑]old\s)?"
)
"""What is between an office and the name behind it: "the mayor of Tillensby, 51-year-old Ada Roth"."""
_POINTING: Final = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s[a-z]{1,20}['’]s)\s(?:\w{1,20}\s){0,2}$")
"""What points back before an office, to what was named in the sentences before: "the island's mayor"."""
_BACK: Final = 2
"""Sentences that far back."""
_BEFORE: Final = re.compile(
    r",\s(?:who (?:is|was)\s)?(?:(?:an?|the|its|their|his|her|our)\s)?"
    r"(?:(?!for\b|to\b|of\b|by\b|with\b)[\w’'-]+\s){0,3}"
)
"""What is between a name and its office: "Ada Roth, the town's first mayor"."""


@dataclass(frozen=True, slots=True)
class Office:
    """Words of an office, normal forms, and the last words of what it is said to be of."""

    words: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence that tells who holds an office, and their name as far as it is told."""

    scored: "Scored"
    name: str

    @property
    def last(self) -> str:
        """Normal form of the last name."""
        return normal_form(self.name.split()[-1])


def office_held(question: str) -> str | None:
    """Return the stem of the title that a question asks the holder of, if it asks for one."""
    match = _HELD.match(question)
    return tokens(match["office"])[-1].stem if match else None


def holder(found: "Found") -> Held | None:
    """Return who holds the office that a question asks the holder of, where all that was found names one.

    Where the question says of what ("the mayor of Tillensby"), the words before the office or behind it have
    to say it too ("Tillensby’s mayor").
    """
    match = _HELD.match(found.understood.text)
    if match is None or found.understood.wants != "person":
        return None
    of = tuple(name.last for name in found.understood.names)
    if match["whose"]:
        of += (normal_form(match["whose"].split()[-1]),)
    told = [
        Held(one, person(name))
        for one in found.by_words
        if not one.sentence.heading
        for name in holders(match["office"], one.sentence.text, one.sentence.names, of, _said(found, one))
    ]
    if len({one.last for one in told}) != 1 or told[0].last in of:
        return None
    best = max(told, key=lambda one: one.scored.score)
    return Held(best.scored, max((one.name for one in told), key=len))


def _said(found: "Found", scored: "Scored") -> tuple[str, ...]:
    """The last words of the names in the nearest sentence before one that names anything."""
    own = scored.sentence
    near = [s for s in found.whole[own.article] if own.order - _BACK <= s.order < own.order]
    last = next((s for s in reversed(near) if s.names), None)
    return tuple(name.last for name in last.names) if last else ()


def without_others(answer: "Answer", found: "Found") -> "Answer":
    """Return an answer without a short one that is not shown to hold the office that is asked for."""
    title = office_held(found.understood.text) if found.understood.wants == "person" else None
    if answer.short is None or title is None or holder(found) is not None:
        return answer
    match = _HELD.match(found.understood.text)
    of_something = bool(found.understood.names or (match and match["whose"]))  # and nobody found bears it
    lesser = match is not None and not LESSER.isdisjoint(match["office"].split())
    loose = not (of_something or lesser)
    bears = loose and any(bears_title(s.text, answer.short, title) for s in answer.statements)
    return answer if bears else replace(answer, short=None)


def unheld(found: "Found") -> str | None:
    """Return a sentence that says so, where nothing found speaks of the office or tells who holds it."""
    text = found.understood.text
    asked, match = office_asked(text), _HELD.match(text)
    office = asked.words if asked else match["office"] if match else None
    if office is None or not _is_title(office):
        return None
    if not any(_office(office).search(s.text) for article in found.whole.values() for s in article):
        return f"Nothing that was found speaks of “{office}”."
    if match and found.understood.wants == "person" and found.understood.names and holder(found) is None:
        return "What was found does not say in plain words who holds this office."
    return None


def _is_title(office: str) -> bool:
    """Whether words are those of an office, not of an owner or a winner."""
    words = office.split()
    return words[-1] in TITLES or not LESSER.isdisjoint(words)


def bears_title(sentence: str, name: str, title: str) -> bool:
    """Whether a sentence gives a name a title: "President Ada Roth", "Roth, the president"; no deputy's."""
    at = sentence.find(name)
    if at < 0:
        return False
    before = tokens(sentence[:at])[-_BESIDE:]
    after = tokens(sentence[at + len(name) :])[:_BESIDE]
    until = next((n for n, word in enumerate(after) if word.normal in _ANOTHERS), len(after))
    for some in (before, after[:until]):
        for n, word in enumerate(some):
            lesser = any(one.normal in LESSER for one in some[max(0, n - 2) : n])
            if word.stem == title and not lesser:
                return True
    return False


def office_asked(question: str) -> Office | None:
    """Return the office of somebody without a name whose words are wanted: "Orland’s harbour master"."""
    source = _ACCORDING.search(question)
    match = source or _ASKED_OF.match(question)
    if match is None:
        return None
    words = list(tokens(_END.split(question[match.end() :], maxsplit=1)[0]))
    of: list[str] = []
    while words and (words[0].capital or words[0].surface.endswith(("’s", "'s", "’"))):
        of = [words.pop(0).normal]
    for n, word in enumerate(words[: _LONGEST + 1]):
        ends = word.normal in _PLACE and (source or _says(words[n + 1 :]))
        if n and (ends or word.stem in SPEECH_STEMS):
            of += _named(words[n + 1 :]) if ends else []
            return Office(" ".join(w.normal for w in words[:n]), tuple(of))
        if word.capital or not word.content:
            return None
    whole = source and 0 < len(words) <= _LONGEST
    return Office(" ".join(w.normal for w in words), tuple(of)) if whole else None


def _named(words: Sequence[Token]) -> list[str]:
    """The last word of the first name among some words."""
    found: list[str] = []
    for word in words:
        if word.capital:
            found = [word.normal]
        elif found:
            break
    return found


def _says(words: Sequence[Token]) -> bool:
    """Whether a verb of saying comes soon."""
    return any(word.stem in SPEECH_STEMS for word in words[: _LONGEST + 1])


def holders(
    office: str, sentence: str, found: Sequence[Name], of: Sequence[str] = (), said: Sequence[str] = ()
) -> tuple[Name, ...]:
    """Return the names in a sentence that stand beside an office as its holder's do; no deputy's.

    Args:
        office: in normal forms.
        sentence: the text.
        found: its names.
        of: last words of what it is an office of, normal forms: each stands beside it, or its adjective does.
        said: last words of names before the sentence; it may be one of them where the office points back.
    """
    if not found:
        return ()
    told = []
    for match in _office(office).finditer(sentence):
        before = tokens(sentence[max(0, match.start() - _NEAR) : match.start()])[-_BESIDE:]
        if any(word.normal in LESSER for word in before[-2:]):
            continue
        for name in found:
            behind = _behind(sentence, match.end(), name)
            ahead = name.end < match.start() and _BEFORE.fullmatch(sentence, name.end, match.start())
            if not (behind or ahead) or kind_of(name, sentence[: name.start]) not in {"person", "perhaps"}:
                continue
            after = tokens(sentence[match.end() : name.end if behind else match.end() + _NEAR])[:_BESIDE]
            near = [word.normal for word in (*before, *after)]
            if _POINTING.search(sentence[max(0, match.start() - _NEAR) : match.start()]):
                near += said
            if all(any(of_place(place, word) for word in near) for place in of):
                told.append(name)
            break
    return tuple(told)


def _behind(sentence: str, end: int, name: Name) -> bool:
    """Whether a name, with its titles or without, comes right behind an office that ends there."""
    for start in (name.start, name.end - len(person(name))):
        if start > end and _BEHIND.fullmatch(sentence, end, start):
            return not any(word.stem in SPEECH_STEMS for word in tokens(sentence[end:start]))
    return False


@lru_cache(maxsize=64)
def _office(office: str) -> re.Pattern[str]:
    forms = (_SEXED.sub(r"\1(?:man|woman|person)?", re.escape(word)) for word in office.split())
    words = r"\s+".join(forms)
    return re.compile(rf"\b{words}\b(?!['’]s)", re.IGNORECASE)


def spoken_for(understood: "Understood", whole: "Mapping[str, Sequence[Sentence]]") -> "Understood":
    """Return what was understood with the person who holds the office that is asked for the words of.

    As it was where the articles name nobody who holds it, or several who do.
    """
    asked = office_asked(understood.text)
    if asked is None or understood.speaker not in {None, *asked.of}:
        return understood
    sentences = (s for article in whole.values() for s in article if not s.heading)
    last = {name.last for s in sentences for name in holders(asked.words, s.text, s.names, asked.of)}
    if len(last) != 1:
        return understood
    own = {stem(word) for word in asked.words.split()}
    terms = tuple(replace(term, name=True) if term.stem in own else term for term in understood.terms)
    return replace(understood, speaker=last.pop(), terms=terms)
