"""Sentences that are made to take long: the facts' rules read each in a time that is bounded."""

import time

import pytest

from answer.check.facts import compared
from answer.check.line import Line
from answer.check.offices import in_office
from answer.check.source import pasted

HOSTILE = [
    "from 7 to 5 and 5 to 7 " * 400,
    "all of the 9 of 8 of the 7 " * 300,
    "Of the 640 lamps, 112 of the 640 were all, most, every " * 100,
    "would be first best port is would be first best port " * 100,
    "Minister Ada Roth, the mayor, " * 200,
    "700 more than last year " * 200,
    "who, which, declined to fail to refuse to not " * 100,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_sentence_takes_no_long_time(text: str) -> None:
    start = time.process_time()
    found = compared(text, [text, text.swapcase(), f"It is. {text}"])
    in_office(found, text[:4_000], pasted(f"{text}\n\n" * 5))
    assert Line(text).words
    assert time.process_time() - start < 20
