"""Who says a sentence: quotes and reported speech tied to their speaker, by rules.

A name before or after a verb of saying, "according to NAME", the list form "NAME – “…”", a pronoun or a title
that stands for the last speaker, and a quotation that runs on, in that order.
"""

import re
from dataclasses import dataclass
from typing import Literal

from answer.lexicon import COMMON_OPENERS, NO_PERSON, SPEECH_VERBS, STANDS_FOR, TITLES
from answer.tokens import Name, Token, names, stem, tokens
from index.passage import Span

SPEECH_STEMS = frozenset(stem(w) for w in SPEECH_VERBS)

_LISTED = re.compile(r"^\W*([A-Z][^“\"]{2,80}?)\s*(?:\([^)]*\)\s*)?[–—:-]\s*[“\"]")
_ACCORDING = re.compile(r"\b[Aa]ccording to ")
_REACH, _REACH_COMMAS = 3, 16  # words between a name and its verb, and with a phrase between commas
_CLOSED = frozenset({".", "!", "?", "…"})
_LAST: Literal["last"] = "last"
_NOT_FINITE = frozenset({"to", "not", "a", "an", "the", "his", "her", "their", "its", "of", "no"})


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a sentence: the name as the text gives it in full, its last word's normal form."""

    name: str
    last: str


def person(name: Name) -> str:
    """The name without leading titles: "Deputy Foreign Minister Alexander Grushko" is "Alexander Grushko"."""
    surfaces = name.text.split()
    forms = [re.sub(r"\W", "", part).casefold() for part in surfaces]
    leading = [n for n, form in enumerate(forms[:-1]) if form in TITLES or form in NO_PERSON]
    return " ".join(surfaces[leading[-1] + 1 :]) if leading else name.text


def speakers(text: str, sentences: tuple[Span, ...]) -> tuple[tuple[Said, ...], ...]:
    """Return who speaks in each sentence, in order of appearance; empty where nobody is quoted or reported."""
    full: dict[str, str] = {}
    result: list[tuple[Said, ...]] = []
    last: Said | None = None
    open_quote = False
    for start, end in sentences:
        sentence = text[start:end]
        words = tokens(sentence)
        found = names(sentence, words)
        if sentence.rstrip("”\"’' ")[-1:] in _CLOSED:  # a headline's capitals are no names
            _learn(full, found)
        said = _named_speakers(sentence, words, found, full, last)
        if not said and last is not None and (open_quote or sentence.lstrip()[:1] in {"“", '"'}):
            said = (last,)
        result.append(said)
        last = said[-1] if said else last
        open_quote = _left_open(sentence, open_quote=open_quote)
    return tuple(result)


def _learn(full: dict[str, str], found: tuple[Name, ...]) -> None:
    """Remember the full name behind each last name, as the article first gives it."""
    for name in found:
        bare = person(name)
        if 1 <= bare.count(" ") <= 3:
            full.setdefault(name.last, bare)


def _named_speakers(
    sentence: str, words: tuple[Token, ...], found: tuple[Name, ...], full: dict[str, str], last: Said | None
) -> tuple[Said, ...]:
    """The speakers a sentence names, or the last one where a pronoun or title stands for that person."""
    listed = _LISTED.match(sentence)
    if listed and (inside := [n for n in found if n.end <= listed.end(1) + 1]):
        return (_said(inside[-1], full),)
    speaking: dict[str, Said] = {}
    for at, verb in enumerate(words):
        if verb.stem not in SPEECH_STEMS or (at and words[at - 1].normal in _NOT_FINITE):
            continue
        subject = _subject(sentence, words, found, at)
        said = last if subject == _LAST else _said(subject, full) if isinstance(subject, Name) else None
        if said is not None:
            speaking.setdefault(said.last, said)
    if not speaking and (match := _ACCORDING.search(sentence)):
        after = [n for n in found if 0 <= n.start - match.end() <= 40]
        return (_said(after[0], full),) if after else ()
    return tuple(speaking.values())


def _subject(
    sentence: str, words: tuple[Token, ...], found: tuple[Name, ...], at: int
) -> Name | Literal["last"] | None:
    """Who the verb at `at` belongs to: the nearest name or stand-in before it, or a name right after it."""
    verb = words[at]
    stand_in = any(w.normal in STANDS_FOR for w in words[max(0, at - 2) : at])
    for name in reversed([n for n in found if n.end <= verb.start]):
        between = sentence[name.end : verb.start]
        distance = sum(1 for w in words[:at] if w.start >= name.end)
        if name.start == 0 and name.parts[0] in COMMON_OPENERS:
            return None
        if between.startswith(("’s ", "'s ")) or "“" in between:
            break
        commas = between.startswith((",", " (")) and between.rstrip().endswith((",", ")"))
        if stand_in and distance > 0:
            return _LAST
        if distance <= _REACH or (commas and distance <= _REACH_COMMAS):
            return name
        break
    if stand_in:
        return _LAST
    closing = sentence[: verb.start].rstrip()[-1:]
    after = [n for n in found if n.start >= verb.end]
    if closing in {",", "”", '"', "’"} and after:
        gap = [w for w in words if verb.end <= w.start < after[0].start]
        if len(gap) <= _REACH:
            return after[0]
    return None


def _said(name: Name, full: dict[str, str]) -> Said:
    return Said(full.get(name.last, person(name)), name.last)


def _left_open(sentence: str, *, open_quote: bool) -> bool:
    for character in sentence:
        if character == "“":
            open_quote = True
        elif character == "”":
            open_quote = False
    return open_quote
