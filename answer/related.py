"""Who is somebody's daughter or lawyer, and what a ship's captain is called: the relation has to be told."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from answer.evidence import KIN_OF_STEM
from answer.tokens import stem, tokens

_NAMED: Final = re.compile(
    r"\W{0,9}(?:what(?:['’]s| is| was| are| were) the (?:full |real |first |last )?names? of "
    r"|who(?:['’]s| is| was| are| were) )"
    r"(?:the |an? )?(?:(?P<whose>[\w.’' -]{1,60}?)['’]s? )?(?P<noun>(?-i:[a-z])[a-z-]{2,30})"
    r"(?= (?:of|in|at|for|on|who|that)\b|\W{0,9}$)",
    re.IGNORECASE,
)
"""What asks for a name by a relation: "What is the name of Roth's daughter?"."""
_NEAR: Final = 6
"""Words on either side of a name among which the relation is told."""


def is_related(question: str, name: str, sentences: Sequence[str]) -> bool | None:
    """Whether a sentence tells that somebody or something of a name is what a question asks the name of.

    None where a question asks for no name by a relation.
    """
    match = _NAMED.match(question)
    if match is None or " " in match["noun"]:
        return None
    wanted = _told_by(stem(match["noun"].casefold()))
    return any(not wanted.isdisjoint(_around(one, name)) for one in sentences if name in one)


@cache
def _told_by(noun: str) -> frozenset[str]:
    return frozenset({noun}) | KIN_OF_STEM.get(noun, frozenset())


def _around(sentence: str, name: str) -> frozenset[str]:
    """The stems of the words around a name."""
    at = sentence.index(name)
    before = tokens(sentence[:at])[-_NEAR:]
    after = tokens(sentence[at + len(name) :])[:_NEAR]
    return frozenset(word.stem for word in (*before, *tokens(name), *after))
