"""Who says a sentence: quotes and reported speech tied to their speaker, by rules.

A name before or after a verb of saying, "according to NAME", the list form "NAME – “…”", a pronoun or a title
that stands for the last speaker, and a quotation that runs on, in that order.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal, Self

from answer.lexicon import (
    COMMON_OPENERS,
    NO_PERSON,
    NO_SPEAKER,
    PRONOUNS_OF_PERSONS,
    SPEECH_VERBS,
    STANDS_FOR,
    TITLES,
)
from answer.tokens import Name, Token, names, stem, tokens
from index.passage import Span

SPEECH_STEMS = frozenset(stem(w) for w in SPEECH_VERBS)

_LISTED = re.compile(r"^\W*([A-Z][^“\"]{2,80}?)\s*(?:\([^)]*\)\s*)?[–—:-]\s*[“\"]")
_ACCORDING = re.compile(r"\b[Aa]ccording to ")
_REACH, _REACH_COMMAS = 3, 16  # words between a name and its verb, and with a phrase between commas
_PATIENCE = 3  # sentences without a speaker after which a quotation is nobody's any more
_MARK = re.compile(r"[“”„\"]")
_CLOSED = frozenset({".", "!", "?", "…"})
_LAST: Literal["last"] = "last"
_NOT_FINITE = frozenset({"to", "not", "a", "an", "the", "his", "her", "their", "its", "of", "no"})


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a sentence: the name as the text gives it in full, its last word's normal form."""

    name: str
    last: str

    @property
    def person(self) -> bool:
        """Whether it is known by a full name, as persons are."""
        return len(self.name.split()) > 1


def person(name: Name) -> str:
    """The name without leading titles: "Deputy Foreign Minister Alexander Grushko" is "Alexander Grushko"."""
    parts = list(re.finditer(r"\S+", name.text))
    forms = [re.sub(r"\W", "", part.group()).casefold() for part in parts]
    leading = [n for n, form in enumerate(forms[:-1]) if form in TITLES or form in NO_PERSON]
    return name.text[parts[leading[-1] + 1].start() :] if leading else name.text


def speakers(text: str, sentences: tuple[Span, ...]) -> tuple[tuple[Said, ...], ...]:
    """Return who speaks in each sentence, in order; empty where nobody is quoted or reported.

    Between two of the `sentences` text may be left out; nothing is carried across such a gap.
    """
    read = [_Read.of(text[start:end]) for start, end in sentences]
    known = _Known(read)
    result: list[tuple[Said, ...]] = []
    turn = _Turn()
    before = 0
    for whole, (start, end) in zip(read, sentences, strict=True):
        between = text[before:start]
        before = end
        if between.strip():
            turn = _Turn()
        elif between.count("\n") > 1:  # a quotation that is never closed ends with its paragraph
            turn = replace(turn, mark="")
        goes_on = turn.mark or whole.text.lstrip()[:1] in {"“", '"'}
        sentence, mark = _unquoted(whole, turn.mark)
        said = _named_speakers(sentence, known, turn.person)
        if not said and turn.speaker is not None and goes_on:
            said = (turn.speaker,)
        result.append(said)
        turn = turn.after(said, _opening_person(sentence, known), mark)
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its words and names."""

    text: str
    words: tuple[Token, ...]
    names: tuple[Name, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        words = tokens(text)
        return cls(text, words, names(text, words))


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one sentence hands to the next.

    Attributes:
        speaker: who spoke last, for a quotation that runs on.
        person: whom a pronoun or a title would mean.
        mark: with which mark a quotation was left open, if one was.
        silent: sentences since somebody spoke.
    """

    speaker: Said | None = None
    person: Said | None = None
    mark: str = ""
    silent: int = 0

    def after(self, said: tuple[Said, ...], opening: Said | None, mark: str) -> "_Turn":
        """The turn after a sentence that these say, or that opens with this person."""
        person = next((s for s in reversed(said) if s.person), opening or self.person)
        if said:
            return _Turn(said[-1], person, mark)
        speaker = self.speaker if self.silent < _PATIENCE else None
        return _Turn(speaker, person, mark, self.silent + 1)


def _unquoted(sentence: _Read, mark: str) -> tuple[_Read, str]:
    """The sentence without the words and names inside quotation marks, and the mark it leaves open.

    Whoever is said to say something inside a quotation does not speak the sentence.
    """
    spans: list[Span] = []
    start = 0
    for found in _MARK.finditer(sentence.text):
        if mark and _closes(found.group(), mark):
            spans.append((start, found.start()))
            mark = ""
        elif not mark and _opens(sentence.text, found):
            start, mark = found.end(), found.group()
    if mark:
        spans.append((start, len(sentence.text)))
    if not spans:
        return sentence, mark

    def outside(one: Token | Name) -> bool:
        return not any(left <= one.start < right for left, right in spans)

    kept = tuple(filter(outside, sentence.words)), tuple(filter(outside, sentence.names))
    return _Read(sentence.text, *kept), mark


def _closes(mark: str, opened: str) -> bool:
    """Whether a mark closes what the mark `opened` opened: English “…” and "…", German „…“."""
    return mark in {"”", '"'} or (mark == "“" and opened == "„")


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark opens a quotation; a straight one only at the start of a word."""
    if found.group() == '"':
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        return not before.isalnum() and after != "" and not after.isspace()
    return found.group() in {"“", "„"}


def _opening_person(sentence: _Read, known: "_Known") -> Said | None:
    """The person a sentence opens with: whom "he" would mean in the next."""
    first = sentence.names[0] if sentence.names else None
    if first is None or first.start > 2 or sentence.text[first.end : first.end + 2] in {"’s", "'s"}:
        return None
    said = known.said(first)
    return said if said.person and known.speaks(first) else None


class _Known:
    """What an article's names are: full names behind last names, and which words are names at all."""

    def __init__(self, sentences: list[_Read]) -> None:
        self.full: dict[str, str] = {}
        self._inside: set[str] = set()
        for sentence in sentences:
            if sentence.text.rstrip("”\"’' )")[-1:] not in _CLOSED:
                continue  # a headline's capitals are no names
            for name in sentence.names:
                bare = person(name)
                if 2 <= len(bare.split()) <= 4 and name.last not in NO_SPEAKER:
                    self.full.setdefault(name.last, bare)
                if name.start > 2:
                    self._inside.add(name.parts[0])

    def speaks(self, name: Name) -> bool:
        """Whether the name can be a speaker: no weekday, no capital that only opens its sentence."""
        if name.last in NO_SPEAKER or name.parts[0] in COMMON_OPENERS:
            return False
        opens = name.start <= 2 and len(name.parts) == 1
        return not opens or name.parts[0] in self._inside or name.last in self.full

    def said(self, name: Name) -> Said:
        """The speaker behind a name."""
        return Said(self.full.get(name.last, person(name)), name.last)


def _named_speakers(sentence: _Read, known: _Known, last: Said | None) -> tuple[Said, ...]:
    """The speakers a sentence names, or the last one where a pronoun or title stands for that person."""
    listed = _LISTED.match(sentence.text)
    if listed and (inside := [n for n in sentence.names if n.end <= listed.end(1) + 1]):
        return (known.said(inside[-1]),)
    speaking: dict[str, Said] = {}
    for at, verb in enumerate(sentence.words):
        if verb.stem not in SPEECH_STEMS or (at and sentence.words[at - 1].normal in _NOT_FINITE):
            continue
        subject = _subject(sentence, known, at)
        said = last if subject == _LAST else known.said(subject) if isinstance(subject, Name) else None
        if said is not None:
            speaking.setdefault(said.last, said)
    if not speaking and (match := _ACCORDING.search(sentence.text)):
        after = [n for n in sentence.names if 0 <= n.start - match.end() <= 40 and known.speaks(n)]
        return (known.said(after[0]),) if after else ()
    return tuple(speaking.values())


def _subject(sentence: _Read, known: _Known, at: int) -> Name | Literal["last"] | None:
    """Who the verb at `at` belongs to: the nearest name or stand-in before it, or a name right after it."""
    verb = sentence.words[at]
    stand_in = any(_stands_in(w) for w in sentence.words[max(0, at - 2) : at])
    before = [n for n in sentence.names if n.end <= verb.start and known.speaks(n)]
    if before and (found := _before(sentence, before[-1], at, stand_in=stand_in)) is not None:
        return found
    if stand_in:
        return _LAST
    closing = sentence.text[: verb.start].rstrip()[-1:]
    after = [n for n in sentence.names if n.start >= verb.end and known.speaks(n)]
    if closing in {",", "”", '"', "’"} and after:
        gap = [w for w in sentence.words if verb.end <= w.start < after[0].start]
        if len(gap) <= _REACH:
            return after[0]
    return None


def _stands_in(word: Token) -> bool:
    """A pronoun, or a title in small letters: "French President" with a capital is somebody else."""
    return word.normal in PRONOUNS_OF_PERSONS or (word.normal in STANDS_FOR and not word.capital)


def _before(sentence: _Read, name: Name, at: int, *, stand_in: bool) -> Name | Literal["last"] | None:
    """The name if the verb at `at` is its own, `last` if a stand-in is nearer, else None."""
    between = sentence.text[name.end : sentence.words[at].start]
    distance = sum(1 for w in sentence.words[:at] if w.start >= name.end)
    if between.startswith(("’s ", "'s ")) or "“" in between:
        return None
    if stand_in and distance > 0:
        return _LAST
    commas = between.startswith((",", " (")) and between.rstrip().endswith((",", ")"))
    return name if distance <= _REACH or (commas and distance <= _REACH_COMMAS) else None
