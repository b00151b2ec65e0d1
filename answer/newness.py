"""How much the day of an article speaks for it, given the day that a question is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from answer.question import Question
from answer.understanding import Understood
from index.days import Days
from ingest.article import Article

_BEFORE, _WEEK, _MONTH = -2, 8, 31  # days before the question's day
_AFTER = timedelta(days=7)  # so long after a stretch of days the news still tells of it


@dataclass(frozen=True, slots=True)
class When:
    """The time that a question is about: an ISO day, whose week and month count, or stretches of days."""

    day: str | None = None
    days: tuple[Days, ...] = ()

    def worth(self, published: str | None) -> float:
        """Return how much it speaks for an article that it was published then, 0 to 1.

        1 for what was published in the week before the day or in one of the stretches, 0.5 in the month
        before the day or the week after a stretch, else 0.

        Args:
            published: ISO date, or date and time; None where it is unknown.
        """
        if not published:
            return 0.0
        if self.days:
            if any(one.holds(published) for one in self.days):
                return 1.0
            return 0.5 if any(_soon_after(one, published) for one in self.days) else 0.0
        return newness(published, self.day)


def _soon_after(days: Days, published: str) -> bool:
    if days.until is None or published[:10] <= days.until:
        return False
    return date.fromisoformat(published[:10]) <= date.fromisoformat(days.until) + _AFTER


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


def when(question: Question, understood: Understood, articles: Iterable[Article]) -> When | None:
    """Return the time a question is about: the days it names, its own day, the newest for "now"; or None."""
    time = understood.time
    if time is not None and time.kind == "then":
        return When(days=time.days) if time.days else None
    if question.asked is not None:
        return When(question.asked)
    if time is None:
        return None
    newest = max((one.published for one in articles if one.published), default=None)
    return When(newest) if newest else None
