"""Whether a sentence tells of another one than the question: another person, another place's school."""

import re
from typing import Final

from answer.evidence import Sentence
from answer.speech.persons import kind_of
from answer.tokens import Name
from answer.understanding import Understood

_PERSONS: Final = frozenset({"person", "perhaps"})
_DID: Final = re.compile(r"\b(?:did|does|do|has|have|had|will|would|is|was|are|were)\s+$", re.IGNORECASE)
"""What stands before whoever does something."""
_NOUN: Final = re.compile(r"\b(?P<noun>[a-z]{3,30}) (?P<joint>of|in|at|from|near) (?:the )?$")
_ASIDE: Final = re.compile(r",? (?:who|which|whose) (?P<clause>[^,;:]*)$")
"""A relative clause, up to what is looked at in it."""
_CLAUSE: Final = 200
"""Characters before a place that are looked at."""


def of_another(question: Understood, sentence: Sentence) -> bool:
    """Whether a sentence lacks the one that a question is about and names another of the kind.

    That is the person who did something ("When did Ada Roth resign?"), or whatever tells a thing from others
    of its kind ("the school in Sorrel" and "the school in Ling").
    """
    if not question.names:
        return False
    said = {word.normal for word in sentence.words}
    if any(
        name.last not in said and _of_another_thing(question.text, name, sentence) for name in question.names
    ):
        return True
    doer = question.names[0]
    before = question.text[: doer.start]
    if question.wants == "person" or kind_of(doer, before) not in _PERSONS or not _DID.search(before):
        return False
    if doer.last in said:
        return False
    others = (name for name in sentence.names if len(name.parts) > 1)
    return any(kind_of(name, sentence.text[: name.start]) in _PERSONS for name in others)


def _of_another_thing(question: str, name: Name, sentence: Sentence) -> bool:
    """Whether a sentence has what the name tells apart with another name instead."""
    told = _NOUN.search(question, 0, name.start)
    if told is None:
        return False
    same = re.compile(rf"\b{told['noun']}s? {told['joint']} (?:the )?$")
    return any(same.search(sentence.text, max(0, o.start - _CLAUSE), o.start) for o in sentence.names)


def in_aside(question: Understood, text: str, at: int) -> bool:
    """Whether what stands at a place of a sentence is told in an aside of which the question has no word.

    "The first woman since Ada Roth, who resigned in 1986" does not tell when anybody else took office.
    """
    aside = _ASIDE.search(text, max(0, at - _CLAUSE), at)
    if aside is None:
        return False
    clause = text[aside.start("clause") : at].casefold()
    return not any(term.stem in clause for term in question.terms)
