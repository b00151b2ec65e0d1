"""The claims of a sentence: clauses that can be true or false by themselves."""

import re
from collections.abc import Sequence

from answer.check.quoted import Quoted
from answer.lexicon import SPEECH_VERBS
from answer.tokens import Token, stem, tokens
from index.passage import Span

_JOINT = re.compile(
    r"(?P<hard>;\s+|\s[–—]\s(?:and|but|while)\s+)"
    r"|,?\s(?P<soft>and|but|while|whereas|although|though)\s"
    r"|,\s(?P<relative>which|who|whose|where)\s"
)
_AUXILIARY = frozenset(
    "is are was were be has have had will would can could may might must shall should did does do "
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't didn't "
    "doesn't don't".split()
)
_PAST = frozenset(
    "fled bore bled bound bent bid bit blew broadcast came crept dealt dug drank ate forgot forgave "
    "froze hid hung knelt laid lay lent lit rang rode sang sank slept slid sought spun stole stuck "
    "stung swam swept swore swung tore wore wept withdrew won woke rose fell went took made gave lost "
    "led left said told met held began became saw kept found grew got put set cut hit ran broke brought "
    "built bought sold sent spent stood spoke wrote fought struck drew chose paid felt knew thought "
    "caught taught flew drove threw shot beat hurt shut split quit remains says tells wants plans faces "
    "shows includes requires needs makes takes gives goes comes means".split()
)
_SPEECH = frozenset(stem(word) for word in SPEECH_VERBS)
_BEFORE_NO_VERB = frozenset(
    "a an the his her their its my our this that these those of in on at by for with to no".split()
)
_SUBJECTS = frozenset("he she it they we i you this that these those there who which".split())
_REACH = 8  # words of a clause's subject at most
_SMALLEST = 3  # words of a claim


def claims_of(plain: str, quotes: Sequence[Quoted]) -> tuple[Span, ...]:
    """Return the spans of a sentence's claims, in order; the whole sentence where it cannot be split.

    The words that join two claims are in neither.
    """
    words = tokens(plain)
    held = _held(plain, quotes)
    claims: list[Span] = []
    start = 0
    for joint in _JOINT.finditer(plain):
        if any(left <= joint.start() < right for left, right in held):
            continue
        left = [w for w in words if start <= w.start < joint.start()]
        right = [w for w in words if w.start >= joint.end()]
        if joint["relative"]:
            right = [w for w in words if w.start >= joint.start("relative")]
        if len(left) >= _SMALLEST and _splits(plain, joint, left, right):
            claims.append(_trim(plain, start, joint.start()))
            start = joint.start("relative") if joint["relative"] else joint.end()
    claims.append(_trim(plain, start, len(plain)))
    return tuple(claims)


def _held(plain: str, quotes: Sequence[Quoted]) -> list[Span]:
    """What is not split: words in quotation marks and brackets."""
    held = [(quote.start, quote.end) for quote in quotes]
    return held + [m.span() for m in re.finditer(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]", plain)]


def _splits(plain: str, joint: re.Match[str], left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether both sides of a joint are clauses with a verb of their own, the right one with a subject."""
    if len(right) < _SMALLEST or not has_verb(left):
        return False
    if joint["relative"]:  # only where it ends the sentence: otherwise the main clause goes on behind it
        return _verb(right, 1) and "," not in plain[joint.end() :]
    verb = next((n for n in range(min(_REACH, len(right))) if _verb(right, n)), None)
    if verb is None:
        return False
    if joint["hard"]:
        return True
    subject = right[:verb]
    if not subject or "," in plain[subject[0].start : right[verb].start]:
        return False
    comma = joint.group()[:1] == ","
    pronoun = subject[0].normal in _SUBJECTS
    return pronoun or (
        comma and (subject[0].capital or subject[0].normal in _BEFORE_NO_VERB or len(subject) <= 3)
    )


def has_verb(words: Sequence[Token]) -> bool:
    """Whether one of the words is surely a finite verb."""
    return any(_verb(words, n) for n in range(len(words)))


def _verb(words: Sequence[Token], at: int) -> bool:
    """Whether the word is surely a finite verb."""
    if at >= len(words):
        return False
    word, before = words[at], words[at - 1].normal if at else ""
    if word.normal in _AUXILIARY:
        return word.normal != "be"
    if word.capital or before in _BEFORE_NO_VERB:
        return False
    if word.normal in _PAST:
        return True
    return (word.normal.endswith("ed") and (word.stem in _SPEECH or len(word.normal) > 4)) or (
        word.stem in _SPEECH and word.normal.endswith("s") and before in _SUBJECTS
    )


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n,;":
        start += 1
    while end > start and text[end - 1] in " \t\n,;":
        end -= 1
    return start, end
