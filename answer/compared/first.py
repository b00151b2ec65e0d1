"""Which of two came first: each found in its own source and dated, the earlier one named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from answer.answer import Answer
from answer.compared.hearing import Heard, Hearing, silent
from answer.compared.sides import LONGEST, Side, Sided
from answer.compose import Pick, compose
from answer.evidence import Scored
from answer.found import Found
from answer.labels import day_of
from dateline.written import written
from index.days import Days, days_in

_WHICH = re.compile(
    r"\b(?:which|what)\b(?P<asked>[^?,:]*?\b(?:came|come|happened|occurred|took place|began|started|opened"
    r"|closed|ended|(?:was|were|is|has been)\s(?:\w+\s)?)\s?)(?P<word>first|earlier|last|later)\b"
    r"(?P<more>[^?,:]*)[,:]\s*(?P<one>[^?]+?),?\sor\s(?P<other>[^?]+?)\s*\?",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"^\s*(?:did|was|were|is|has|had|does)\s(?P<one>[^?]+?)\s(?P<word>before or after|after or before)\s"
    r"(?P<other>[^?]+?)\s*\?",
    re.IGNORECASE,
)
_NAMES_THING = 4  # words of a part up to which it names a thing, and needs the words asked of it to be found
_LATER_WORDS = frozenset({"last", "later"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A side with its day, and where that is from."""

    heard: Heard
    day: date
    basis: str


class First:
    """Answers which of two came first, or whether one came before or after the other.

    Args:
        hearing: hears both.
    """

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    def __call__(self, found: Found, question: Sided) -> Answer | None:
        """Answer with both, the earlier first, each with its day and what that goes by.

        `short` is the one asked for, in the question's words, or "before" or "after"; it is left out where a
        day is not known, or both are of the same. None where no order is asked for, or nothing is found.
        """
        asked = _asked(question.text[:LONGEST])
        if asked is None:
            return None
        about = f"{asked['asked']} {asked['more']}".strip() if asked.re is _WHICH else ""
        sides = [_side(asked[name], about) for name in ("one", "other")]
        heard = [one for one in self._hearing.heard(found, sides) if one is not None and not silent(one)]
        if not heard:
            return None
        days = [one for one in map(dated, heard) if one is not None]
        known = len(days) == 2 and days[0].day != days[1].day
        short = _short(asked, first=days[0].day < days[1].day) if known else None
        return _told(found, heard, days, short, whole=len(heard) == 2)


def _asked(text: str) -> re.Match[str] | None:
    return _WHICH.search(text) or _EITHER.match(text)


def _short(asked: re.Match[str], *, first: bool) -> str:
    """The one that came first, or last where that is asked; or whether the first came before the other."""
    if asked.re is _EITHER:
        return "before" if first else "after"
    wants_last = asked["word"].casefold() in _LATER_WORDS
    return asked["one" if first != wants_last else "other"].strip()


def _side(words: str, about: str) -> Side:
    """A side by its own words, and what is asked of it where they only name it."""
    words = words.strip()
    return Side(words, topic=about if len(words.split()) <= _NAMES_THING else "")


def dated(heard: Heard) -> Dated | None:
    """The day of what a sentence tells: the whole date that it gives, else that of its article."""
    published = day_of(heard.article)
    told = [one for one in days_in(heard.sentence.text, published or date.max, published) if _is_whole(one)]
    if published is not None and len(told) == 1 and told[0].since is not None:
        return Dated(heard, date.fromisoformat(told[0].since), "by its text")
    return Dated(heard, published, "published") if published is not None else None


def _is_whole(days: Days) -> bool:
    """Whether it is a day of the calendar: "Tuesday" says when something was said, not when it happened."""
    return days.is_day and any(letter.isdigit() for letter in days.text)


def _told(
    found: Found, heard: Sequence[Heard], days: Sequence[Dated], short: str | None, *, whole: bool
) -> Answer:
    by = {id(one.heard): one for one in days}
    ordered = sorted(heard, key=lambda one: (by[id(one)].day if id(one) in by else date.max, one.article.id))
    picks = [Pick(Scored(one.sentence, one.bears, one.bears, None, one.similarity)) for one in ordered]
    composed = compose(picks, found.articles)
    statements = tuple(
        replace(statement, label=_label(by.get(id(one)), one))
        for statement, one in zip(composed.statements, ordered, strict=True)
    )
    return found.answer("answered" if whole else "partly", statements, composed.sources, short=short)


def _label(one: Dated | None, heard: Heard) -> str | None:
    """The day with what it goes by, and the outlet: "19 June 2024 (published), RT:"."""
    outlet = heard.article.outlet
    if one is None:
        return f"{outlet}:" if outlet else None
    day = f"{written(one.day)} ({one.basis})"
    return f"{day}, {outlet}:" if outlet else f"{day}:"
