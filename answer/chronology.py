"""What changed with time, as a dated sequence; and the newest first where now is asked for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from answer.answer import Answer
from answer.compose import Pick, compose, pick
from answer.evidence import Scored
from answer.found import Found
from answer.labelled import labelled
from answer.labels import day_of
from answer.newness import When
from answer.timing import asked_of, may_be_of_topic
from index.days import Days, days_in
from ingest.article import Article

_CHANGED = re.compile(
    r"\bhow\b(?! (?:many|much|often|long|far|big))[^?]*?\b(?:chang|evolv|develop|shift|progress)\w*"
    r"|\bwhat (?:has |had )?changed\b|\bhow (?:has|have|had|did) [^?]*\bover (?:time"
    r"|the (?:\w+ )?(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
_NEWEST = 0.3  # what it is worth to be of the newest day of all that were found; the oldest gains nothing
_ABOUT = 0.6  # share of the best cover that a sentence needs to be about what changed
_LATER = 1.0  # what an article loses that is newer than the question


def asks_for_change(question: str) -> bool:
    """Whether it is asked how something changed."""
    return _CHANGED.search(question) is not None


def over_time(found: Found) -> Answer | None:
    """Answer how something changed: its sentences oldest first, each with its day and outlet.

    None where no change is asked for, or the sources are all of one day: then nothing shows a change.
    """
    if not asks_for_change(found.understood.text):
        return None
    cover = max((one.cover for one in found.ranked), default=0.0)
    about = [one for one in found.ranked if one.cover >= _ABOUT * cover]
    picks = pick(found.understood, about, several=True)
    days = {day_of(found.articles[one.sentence.article]) for one in picks} - {None}
    if len(days) < 2:
        return None
    ordered = sorted(picks, key=lambda one: _place(found, one))
    articles = [found.articles[one.sentence.article] for one in ordered]
    composed = labelled(compose(ordered, found.articles), articles)
    return found.answer("answered", composed.statements, composed.sources)


def _place(found: Found, one: Pick) -> tuple[date, str, int]:
    """By day, those without one last; within an article as it goes."""
    day = day_of(found.articles[one.sentence.article])
    return (day or date.max, one.sentence.article, one.sentence.start)


def newest_first(found: Found) -> Found:
    """Return what was found, for a question about now with the newest sentences lifted; else as it is.

    What was published after the day of the question was not there to be asked about, and falls behind.
    """
    time = found.understood.time
    if time is None or time.kind != "now":
        return found
    worth = freshness(tuple(found.articles.values()), found.question.asked)
    scored = [replace(one, score=one.score + worth[one.sentence.article]) for one in found.ranked]
    order = sorted(range(len(scored)), key=lambda n: (-round(scored[n].score, 5), n))
    return replace(found, ranked=tuple(scored[n] for n in order))


def of_then(found: Found) -> Found:
    """Return what was found, for a question about days that it names, with only what is of those days.

    These are days, months and years by their names; how "this week" is meant is not as sure. Of them is what
    was published then or in the week after, and sentences that name such a time.
    """
    days = _dated(found)
    if not days:
        return found
    about = When(days=days)

    def fits(one: Scored) -> bool:
        published = found.articles[one.sentence.article].published
        if about.worth(published):
            return True
        told = date.fromisoformat(published[:10] if published else days[0].until or days[0].since or "")
        return any(asked.covers(day) for day in days_in(one.sentence.text, told) for asked in days)

    leads = tuple(lead for lead in found.leads if fits(lead.scored))
    return replace(found, ranked=tuple(one for one in found.ranked if fits(one)), leads=leads)


def silent(found: Found) -> bool:
    """Whether a question is of days of which nothing was found that may tell, though something bears on it.

    What somebody said then was published then. Of other things later articles tell, but none does of a time
    that all of them are older than. Where nothing has a date, nothing is known of time.
    """
    days = _dated(found)
    if not days:
        return False
    if any(may_be_of_topic(found.understood.text, one) for one in days):
        return False
    newest = max((one.published[:10] for one in found.articles.values() if one.published), default=None)
    if newest is None:
        return False
    return found.understood.speaker is not None or all((one.since or "") > newest for one in days)


def _dated(found: Found) -> tuple[Days, ...]:
    """The days of which a question asks by their dates, where it does not ask for a change over them."""
    understood = found.understood
    if understood.time is None or asks_for_change(understood.text):
        return ()
    return tuple(one for one in asked_of(understood.text, understood.time) if one.is_dated)


def freshness(articles: Sequence[Article], asked: str | None) -> dict[str, float]:
    """Return by article what its day is worth to a question about now, undated ones as the oldest."""
    days = {one.id: day_of(one) for one in articles}
    latest = (asked or "9999-12-31")[:10]
    known = sorted({day for day in days.values() if day is not None and day.isoformat() <= latest})
    step = _NEWEST / (len(known) - 1) if len(known) > 1 else 0.0
    worth = {}
    for one, day in days.items():
        if day is None:
            worth[one] = 0.0
        elif day.isoformat() > latest:
            worth[one] = -_LATER
        else:
            worth[one] = step * known.index(day)
    return worth
