"""A question that a rule proposes, and what every rule asks of a sentence and of a question."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from answer.evidence import Sentence
from answer.lexicon import POSSESSIVES, PRONOUNS, SPEECH_VERBS, words
from answer.name_words import BODIES
from answer.speech.persons import kind_of, person
from answer.speech.words import PLACE_WORDS, THING_WORDS
from answer.tokens import Name, tokens
from eval.drafting.vague import vague

_UNCLEAR: Final = (PRONOUNS | POSSESSIVES) | words(
    "his her hers him them their its it this these those here there i me my we us our you your one ones both "
    "former latter such another other others same himself herself itself themselves "
    "yesterday today tonight tomorrow ago now currently recently earlier later previously meanwhile also too "
    "however therefore instead so then still again similar"
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
    r"(?:, (?=[a-z])|;|: | [–—-] | \(| -- |, according | after | amid | despite | because )"
)
_INSERTED: Final = re.compile(r", [^,]{2,60}, (?:to|that|and|or|of|in|for|from|with|into|as|by|at|on) ")
"""What stands between the halves of a phrase that cannot be cut there."""
_DAY: Final = re.compile(
    r",? (?:(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|January|February|March|April|May|June|July|August|September|"
    r"October|November|December) \d{1,2}(?:, \d{4})?$"
)
_TWO_DAYS: Final = re.compile(r"day (?:and|or|to|through) \w+day")
_ODD: Final = re.compile(r"\.\.\.|https?:|www\.|%[0-9A-F]{2}|@|\x00|_")
_SUBJECT: Final = re.compile(
    r"(?:[Tt]he )?(?:[a-z][\w-]* ){0,3}(?:(?:of|at|in|on|for) )?(?:the )?"
    r"[A-Z][\w’.-]*(?: (?:(?:of|for|and|the|on) ){0,2}[A-Z0-9][\w’.-]*)*"
)
_QUOTES: Final = re.compile(r"[“”\"«»„]|(?<!\w)[‘']|[’'](?!\w)")
_FULL: Final = re.compile(r"[A-Z][\w’-]+(?: [A-Z]\.)?(?: (?!Day\b|Jr\b)[A-Z][\w’-]+){1,3}")
NO_PERSONS: Final = (
    BODIES
    | PLACE_WORDS
    | THING_WORDS
    | words("regiment battalion division corps stadium arena award prize show")
)
"""Last words of names that are of no person, whatever stands before them: "State Farm Stadium"."""
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
    return "\n" not in text and text[:1].isalnum() and not _ODD.search(text)


def trimmed(text: str) -> str | None:
    """Return the rest of a question without what hangs on to it; None where that is no clear question.

    What follows a comma, a dash or a bracket goes, days of the week go, and nothing may be left that points
    outside: pronouns, "last week", half a quotation. Without a name in it, it might be asked of anything.
    """
    cut = _CUT.search(text)
    if cut and _INSERTED.match(text, cut.start()):
        return None
    kept = _WEEKDAY.sub("", text[: cut.start()] if cut else text).strip(" ,.!’'”\"")
    kept = _DAY.sub("", kept)
    return kept if FEWEST <= len(kept.split()) <= MOST and _whole(kept) and _clear(kept, text) else None


def _whole(kept: str) -> bool:
    """Tell whether nothing is cut in two: no half quotation, no list, nothing that hangs at the end."""
    halved = _QUOTES.search(kept) or re.search(r", [A-Z][\w.]* (?!\d)[a-zA-Z]", kept)
    return not halved and kept.rsplit(maxsplit=1)[-1].lower() not in _DANGLING


def _clear(kept: str, text: str) -> bool:
    """Tell whether it is clear without the sentences around it what `kept` of `text` is about."""
    read = tokens(kept)
    if _RELATIVE.search(kept) or _TWO_DAYS.search(text) or vague(kept):
        return False
    if not any(word.capital for word in read) or any(word.normal in _UNCLEAR for word in read):
        return False
    return sum(word.content for word in read) >= 3


_DANGLING: Final = words(
    "of in on at to for from by with and or but that as the a an than into over its was is who whom whose "
    "which where when while if"
)


def subject(text: str) -> str | None:
    """Return a sentence's subject as it stands inside a question; None where it is not surely a named one.

    A single capitalised word at the start of a sentence may be any word, unless it is written in capitals.
    """
    if not _SUBJECT.fullmatch(text):
        return None
    if not tokens(text)[0].content and not text.startswith("The "):
        return None
    capitals = [word for word in tokens(text) if word.capital and word.normal != "the"]
    if not text.startswith("The ") and len(capitals) < 2 and not text.isupper():
        return None
    return text[0].lower() + text[1:] if text.startswith("The ") else text


def full_name(sentence: Sentence, name: Name) -> str | None:
    """Return a person's name without titles, or None where it is not surely one in full."""
    if kind_of(name, sentence.text[: name.start]) != "person":
        return None
    bare = person(name).partition(" of ")[0]
    named = _FULL.fullmatch(bare) and "-elect" not in bare and last_name(bare).casefold() not in NO_PERSONS
    return bare if named else None


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
