"""Whole thoughts: what announces others comes with them, what points back with what it means."""

import re
from collections.abc import Mapping, Sequence

from answer.evidence import Sentence
from answer.numbers import value

_THINGS = (
    "conditions|demands|reasons|points|steps|proposals|options|goals|aims|measures|requirements|changes"
    "|principles|questions|promises|concessions|objections|rules|scenarios|tasks"
)
_ANNOUNCES = re.compile(
    rf"\b(?P<count>two|three|four|five)\s+(?:\w+\s+)?(?:{_THINGS})\b[^,;]{{0,40}}[.:]$", re.IGNORECASE
)
_COLON = re.compile(r":\W*$")
_POINTS_BACK = re.compile(r"(?:This|These|That|Those|Such)\s+(?!is why\b)\w+")
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
    """Return the sentence before one that opens by pointing back to it: "These terms ..."; None for others.

    Args:
        sentence: the one that may point back.
        before: the sentences of its article by their order.
    """
    if not _POINTS_BACK.match(sentence.text):
        return None
    last = before.get(sentence.order - 1)
    return None if last is None or last.heading or last.paragraph != sentence.paragraph else last
