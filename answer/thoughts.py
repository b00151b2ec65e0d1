"""Whole thoughts: what announces others comes with them, what points back with what it means."""

import re
from collections.abc import Mapping, Sequence

from answer.evidence import Sentence
from answer.numbers import value
from answer.tokens import stem

_THINGS = (
    "conditions|demands|reasons|points|steps|proposals|options|goals|aims|measures|requirements|changes"
    "|principles|questions|promises|concessions|objections|rules|scenarios|tasks"
)
_ANNOUNCES = re.compile(
    rf"\b(?P<count>two|three|four|five)\s+(?:\w+\s+)?(?:{_THINGS})\b[^,;]{{0,40}}[.:]$", re.IGNORECASE
)
_COLON = re.compile(r":\W*$")
_POINTS_BACK = re.compile(r"(?:This|These|That|Those|Such)\s+(?!is why\b)\w+")
_NAMES_AGAIN = re.compile(r"\b(?:these|those|such)\s+(\w{4,}(?:\s\w{4,})?)", re.IGNORECASE)
_TIMES = frozenset("days weeks months years times hours circumstances cases people".split())
_AFTER_COLON = 2


def with_announced(sentence: Sentence, whole: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences that follow one that announces them: "He named two conditions." and the two.

    Args:
        sentence: one of `whole`.
        whole: the sentences of its article that were read, in order.

    Returns:
        Those that are announced and stand there, without headings, before the text goes elsewhere.
    """
    match = _ANNOUNCES.search(sentence.text)
    count = int(value(match["count"])) if match else _AFTER_COLON if _COLON.search(sentence.text) else 0
    found: list[Sentence] = []
    last = sentence
    for following in whole[whole.index(sentence) + 1 :][:count]:
        if following.order != last.order + 1 or following.heading or following.paragraph > last.paragraph + 1:
            break
        found.append(following)
        last = following
    return tuple(found)


def pointed_at(sentence: Sentence, before: Mapping[int, Sentence]) -> Sentence | None:
    """Return the sentence before one that points back to it; None for others.

    It points back where it opens so in the same paragraph ("These terms ..."), or where it names, anywhere,
    a thing of that sentence again: "wants these guarantees included", behind "is seeking a guarantee".

    Args:
        sentence: the one that may point back.
        before: the sentences of its article by their order.
    """
    last = before.get(sentence.order - 1)
    if last is None or last.heading or sentence.paragraph > last.paragraph + 1:
        return None
    opens = _POINTS_BACK.match(sentence.text) and last.paragraph == sentence.paragraph
    return last if opens or _named_again(sentence, last) else None


def _named_again(sentence: Sentence, last: Sentence) -> bool:
    """Whether a "these guarantees" of the sentence is a guarantee of the one before."""
    for match in _NAMES_AGAIN.finditer(sentence.text):
        things = [word for word in match[1].casefold().split() if word.endswith("s") and word not in _TIMES]
        if any(stem(thing) in last.stems for thing in things):
            return True
    return False
