"""A question that a rule proposes, and what every rule asks of a sentence and of a question."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from answer.evidence import Sentence
from answer.lexicon import POSSESSIVES, PRONOUNS, SPEECH_VERBS, words
from answer.speech.persons import kind_of, person
from answer.tokens import Name, tokens

_UNCLEAR: Final = (PRONOUNS | POSSESSIVES) | words(
    "his her hers him them their its it this these those here there i me my we us our you your one ones both "
    "former latter such another other others same himself herself itself themselves "
    "yesterday today tonight tomorrow ago now currently recently earlier later previously meanwhile also too "
    "however therefore instead so then still again"
)
"""Words that mean something only beside other sentences, or only on the day they were written."""
_RELATIVE: Final = re.compile(
    r"\b(?:last|this|next|past|coming|previous|same) (?:\w+ )?(?:day|week|weekend|month|year|night|morning|"
    r"evening|summer|winter|spring|autumn|fall|season|decade|century|time|quarter|\w+day|[A-Z][a-z]+)\b",
)
_WEEKDAY: Final = re.compile(
    r",? (?:(?:on|since|by|until|late|early|late on|early on) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?(?=[ ,.?]|$)"
)
_CUT: Final = re.compile(
    r"(?:, (?=[a-z])|;|:| [–—-] | \(| -- |, according | after | amid | despite | because )"
)
_QUOTES: Final = re.compile(r"[“”\"«»„]|(?<!\w)[‘']|[’'](?!\w)")
FEWEST, MOST = 4, 17
"""Words of what follows the question word."""
SHORTEST, LONGEST = 6, 45
"""Words of a sentence that is looked at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question with its answer.

    Attributes:
        rule: that made it.
        type: of gold question.
        question, answer: as they will stand in the gold set.
        says: words of which the answer must say one; empty where it may be put in many ways.
        sentence: that bears the answer out.
    """

    rule: str
    type: str
    question: str
    answer: str
    says: tuple[str, ...]
    sentence: Sentence


Rule = Callable[[Sentence], Iterator[Proposal]]


def plain(sentence: Sentence) -> bool:
    """Tell whether a sentence can stand alone: a statement of ordinary length, in whole quotation marks."""
    text = sentence.text
    if sentence.heading or sentence.asks or not SHORTEST <= len(sentence.words) <= LONGEST:
        return False
    return "\n" not in text and text[:1].isalnum() and "..." not in text and "http" not in text


def trimmed(text: str) -> str | None:
    """Return the rest of a question without what hangs on to it; None where that is no clear question.

    What follows a comma, a dash or a bracket goes, days of the week go, and nothing may be left that points
    outside: pronouns, "last week", half a quotation.
    """
    cut = _CUT.search(text)
    kept = _WEEKDAY.sub("", text[: cut.start()] if cut else text).strip(" ,.!’'”\"")
    if not FEWEST <= len(kept.split()) <= MOST or _RELATIVE.search(kept) or _QUOTES.search(kept):
        return None
    if any(word.normal in _UNCLEAR for word in tokens(kept)) or kept.split()[-1].lower() in _DANGLING:
        return None
    if sum(word.content for word in tokens(kept)) < 3:
        return None
    return kept


_DANGLING: Final = words(
    "of in on at to for from by with and or but that as the a an than into over its was is"
)


def full_name(sentence: Sentence, name: Name) -> str | None:
    """Return a person's name without titles, or None where it is not surely one in full."""
    if kind_of(name, sentence.text[: name.start]) != "person":
        return None
    bare = person(name)
    return bare if 2 <= len(bare.split()) <= 4 and not bare.isupper() else None


def lead(sentence: Sentence) -> Name | None:
    """Return the name that a sentence begins with."""
    names = sentence.names
    return names[0] if names and names[0].start == 0 else None


def speaks(word: str) -> bool:
    """Tell whether a word is a verb of saying."""
    return word in SPEECH_VERBS


def last_name(name: str) -> str:
    """Return the word by which a person is known."""
    return name.rsplit(maxsplit=1)[-1]
