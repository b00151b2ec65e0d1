"""Ways to split the questions beside their type: by the outlet and by the age of their articles."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from eval.articles import Articles
from eval.gold import GoldQuestion

UNKNOWN: Final = "unknown"
LATER: Final = "published later"
AGES: Final = (
    (0, "the same day"),
    (7, "1 to 7 days"),
    (30, "8 to 30 days"),
    (365, "31 to 365 days"),
)
"""The most days of each age; what is older is older."""
OLDER: Final = "over a year"
ORDER: Final = (LATER, *(name for _, name in AGES), OLDER, UNKNOWN)

Slices = Callable[[GoldQuestion, Articles], Sequence[str]]


def outlets(question: GoldQuestion, articles: Articles) -> tuple[str, ...]:
    """Return the outlets of the question's articles; a question counts under each."""
    found = {articles.outlet(one) for one in _articles(question, articles)}
    return tuple(sorted(name for name in found if name)) or (UNKNOWN,)


def ages(question: GoldQuestion, articles: Articles) -> tuple[str, ...]:
    """Return how old the newest of the question's articles was on the day that it was asked."""
    asked = _day(question.asked)
    days = [_day(articles.published(one)) for one in _articles(question, articles)]
    known = [day for day in days if day is not None]
    if asked is None or not known:
        return (UNKNOWN,)
    age = (asked - max(known)).days
    if age < 0:
        return (LATER,)
    return (next((name for most, name in AGES if age <= most), OLDER),)


def _articles(question: GoldQuestion, articles: Articles) -> list[str]:
    """Return ids of the articles of the evidence; without evidence of those that were to be searched."""
    names = [item.article for item in question.evidence] or list(question.scope)
    return sorted({one for name in names for one in articles.named(name)})


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
