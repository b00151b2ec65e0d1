"""What a model writes that is no part of an answer: that it has none, its own rules, and small talk."""

import re
from functools import lru_cache
from typing import Final

from answer.model.prompts import NAMES, prompt
from answer.tokens import normal_form

REFUSAL: Final = "NOT_IN_SOURCES"
"""What the rules tell a model to write where the passages do not answer."""
SHINGLE: Final = 6
"""Words in a row that a sentence shares with the rules only if it was copied from them."""
_REFUSES: Final = re.compile(
    r"\bnot[_ ]in[_ ]sources?\b"
    r"|\b(?:passages?|articles?|sources?|texts?|context|documents?|information|reports?)\b(?: (?:above"
    r"|provided|given|you \w+))?"
    r" (?:(?:do|does|did)(?:n['’]t| not)|(?:fail|fails|failed) to|(?:contain|provide|give|offer|include"
    r"|have|has)s? no)\b"
    r"(?: (?:say|mention|contain|provide|answer|state|specify|include|tell|address|discuss|give|explicitly"
    r"|directly"
    r"|indicate|name|identify|offer|any|information|details?))?"
    r"|\b(?:no|not enough|insufficient) (?:information|passages?|mention|details?|evidence"
    r"|answer)\b[^.]{0,60}"
    r"\b(?:passages?|articles?|sources?|provided|given|available)\b"
    r"|^(?:i['’]?m sorry|i am sorry|sorry|i apologi[sz]e|unfortunately,? (?:i|the passages))\b"
    r"|\bi (?:can(?:no|['’])t|can not|am (?:unable|not able)|(?:do|did|could)(?: not|n['’]t)|have no)\b"
    r"|\bas an? (?:ai|language model)\b",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"^(?:sure|certainly|of course|okay|ok|here(?: is|['’]s| are)|based on the (?:passages"
    r"|articles)[,:]? *$|answer:?$"
    r"|i hope|let me know|in summary:?$|note:|please note|thank you|you['’]re welcome"
    r"|the answer is as follows)\b",
    re.IGNORECASE,
)
_FILLED: Final = re.compile(r"\{\w+\}")


def refuses(text: str) -> bool:
    """Whether a sentence says that there is no answer."""
    return _REFUSES.search(text) is not None


def small_talk(text: str) -> bool:
    """Whether a sentence is about nothing but itself."""
    return _SMALL.match(text) is not None and not any(c.isdigit() for c in text)


def echoes(text: str) -> bool:
    """Whether a sentence has a row of words of our own prompts."""
    return not _rows(text).isdisjoint(_own_rows())


def _rows(text: str) -> frozenset[tuple[str, ...]]:
    words = [normal_form(word) for word in re.findall(r"\w+", text)]
    return frozenset(tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))


@lru_cache(maxsize=1)
def _own_rows() -> frozenset[tuple[str, ...]]:
    parts = (part for name in NAMES for part in _FILLED.split(prompt(name)))
    return frozenset().union(*map(_rows, parts))
