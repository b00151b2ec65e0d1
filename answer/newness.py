"""How much the day of an article speaks for it, given the day that a question is about."""

from collections.abc import Iterable
from datetime import date

from answer.question import Question
from answer.understanding import Understood
from ingest.article import Article

_BEFORE, _WEEK, _MONTH = -2, 8, 31  # days before the question's day


def newness(published: str | None, day: str | None) -> float:
    """Return 1 for what was published in the week before `day`, 0.5 in the month before, else 0.

    Args:
        published: ISO date, or date and time, of an article; None where it is unknown.
        day: ISO date that the question is about; None where any time will do.
    """
    if day is None or not published:
        return 0.0
    days = (date.fromisoformat(day[:10]) - date.fromisoformat(published[:10])).days
    return 0.0 if not _BEFORE <= days <= _MONTH else 1.0 if days <= _WEEK else 0.5


def day_of(question: Question, understood: Understood, articles: Iterable[Article]) -> str | None:
    """Return the day that a question is about: its own, the newest for "now", none for another time."""
    if understood.time is not None and understood.time.kind == "then":
        return None
    if question.asked is not None:
        return question.asked
    if understood.time is None:
        return None
    return max((one.published for one in articles if one.published), default=None)
