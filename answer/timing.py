"""When a question is about: now, then, or it does not say."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.days import Days, days_in

_NOW = re.compile(
    r"\b(?:currently|presently|nowadays|(?:right |by )?now(?! that\b)|still|latest|newest|most recent(?:ly)?|"
    r"at (?:the moment|present)|these days|as (?:things|matters) stand|so far|to date|today|up[- ]to[- ]date|"
    r"current(?= \w)|present(?=[- ]day\b)|any ?more|final(?= (?:count|figure|toll|number|result|score)))\b",
    re.IGNORECASE,
)
_BACK_THEN = re.compile(
    r"\b(?:at (?:the|that) (?:time|moment)(?! being)|back then|in those days|originally|initially|at first|"
    r"(?:in )?the first reports?|first reported|formerly|previously|until then|until now|from now on|"
    r"used to|no longer)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?P<word>before|after|during|since|until|following|prior to|ahead of|on the eve of)\s+"
    r"(?P<event>(?:the|his|her|their|its)\s+[^?,.;!]+?)(?=[?,.;!]|\s+(?:and|what|who|how|which|did|do|does|has|"
    r"have|had|was|were|is|are)\b|$)",
    re.IGNORECASE,
)
_RECURRING = re.compile(r"\b(?:every|each) (?:year|month|week|day)\b|\bannually\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_WORD = re.compile(r"(?<![\w’'-])([A-Za-z]+)[,\s-]*$")
_LEADING = frozenset(
    """
    in on during of at around throughout through from by until till since before after between and or last
    this past the a early late mid middle beginning start end course month year week weeks day days half
    first second third fourth morning evening night monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Words that lead to a date, or say which part of it."""
_TOPIC = re.compile(r"\b(?:about|regarding|concerning)\s", re.IGNORECASE)
_DAYS_A_YEAR, _SOON = 365, 60
_LONGEST = 1_000
"""Characters of a question that are read; what comes after is a text."""
_NOT_NOW = re.compile(r"(?:until|till|from|before)\s+$|[“\"][^”\"]*$", re.IGNORECASE)

Relation = Literal["before", "after", "during"]
_RELATIONS: dict[str, Relation] = {
    "before": "before", "prior to": "before", "ahead of": "before", "on the eve of": "before",
    "until": "before", "after": "after", "since": "after", "following": "after", "during": "during",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a question is about.

    Attributes:
        kind: "now" where what was published last counts; "then" where what was published of a time does.
        words: the words of the question that tell.
        days: of "then": the ranges of days that are named, in order; empty where no day is.
        event: of "then": what the time is told by instead ("the summit"), or None.
        relation: how the time lies to the event.
    """

    kind: Literal["now", "then"]
    words: str
    days: tuple[Days, ...] = ()
    event: str | None = None
    relation: Relation | None = None

    @property
    def since(self) -> str | None:
        """The first day of all ranges, ISO; None where they are open or no day is named."""
        starts = [one.since for one in self.days]
        return None if None in starts else min((one for one in starts if one), default=None)

    @property
    def until(self) -> str | None:
        """The last day of all ranges, ISO; None where they are open or no day is named."""
        ends = [one.until for one in self.days]
        return None if None in ends else max((one for one in ends if one), default=None)

    def holds(self, published: str | None) -> bool:
        """Whether a day of publication lies in one of the ranges; never where no day is named."""
        return any(one.holds(published) for one in self.days)


def time_of(question: str, asked: date, newest: date | None = None) -> Time | None:
    """Return the time a question is about, or None where it does not say. What is to come has no news yet.

    Args:
        question: any text.
        asked: the day it is asked on; "last week" counts from there.
        newest: the latest day of publication there is, as `index.days.days_in` takes it.
    """
    question = question[:_LONGEST]
    now = next((m for m in _NOW.finditer(question) if not _NOT_NOW.search(question, 0, m.start())), None)
    days = tuple(one for one in days_in(question, asked, newest) if _is_past(one, asked))
    if _RECURRING.search(question):
        days = tuple(one for one in days if _YEAR.search(one.text))
    if days and not (now and _today(days, asked)):
        return Time("then", ", ".join(one.text for one in days), days)
    if now:
        return Time("now", now[0])
    if found := _EVENT.search(question):
        word = found["word"].casefold()
        return Time("then", found[0].strip(), event=found["event"].strip(), relation=_RELATIONS[word])
    back = _BACK_THEN.search(question)
    return Time("then", back[0]) if back else None


def asked_of(question: str, time: Time | None) -> tuple[Days, ...]:
    """Return the days of which something is asked, not those of what is spoken about.

    "What did Vasch say in 2016?", and neither "the law of 2016" nor "Vasch, elected in 2016,".
    """
    return tuple(one for one in (time.days if time else ()) if not _of_a_thing(question, one))


def led_from(question: str, days: Days) -> int:
    """Return where the words begin that lead to days and go with them: "in the first week of", "early"."""
    start = days.start
    while (word := _LAST_WORD.search(question, 0, start)) and word[1].lower() in _LEADING:
        start = word.start()
    return start


def _of_a_thing(question: str, days: Days) -> bool:
    before = question[: led_from(question, days)].rstrip(" ")
    led = question[len(before) : days.start].split()
    aside = question.startswith(",", days.end) and "," in before and not before.endswith(",")
    return aside or (led[:1] == ["of"] and bool(before))


def may_be_of_topic(question: str, days: Days) -> bool:
    """Whether days may as well be those of a topic: "What did Vasch say about the talks in May 2019?"."""
    return _TOPIC.search(question[: led_from(question, days)]) is not None


def _is_past(days: Days, asked: date) -> bool:
    """Whether news can tell of it: it has begun, and "on 2 April" is not asked shortly before that day."""
    if (days.since or "") > asked.isoformat():
        return False
    if not days.is_day or _YEAR.search(days.text) or not days.is_dated or days.since is None:
        return True
    past = date.fromisoformat(days.since)
    ahead = (past - asked).days % _DAYS_A_YEAR
    return not 0 < ahead <= _SOON or (asked - past).days < _DAYS_A_YEAR - _SOON


def _today(days: tuple[Days, ...], asked: date) -> bool:
    """Whether all that is named is the day of asking: "today" is now."""
    return all(one.is_day and one.since == asked.isoformat() for one in days)
