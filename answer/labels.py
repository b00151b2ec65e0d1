"""Labels: our own connecting words before a statement. They say where and when, never what."""

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.written import written
from ingest.article import Article


def independent(articles: Iterable[Article]) -> int:
    """How many of them are sources of their own: near copies of one article count once."""
    return len({article.copy_of or article.id for article in articles})


def day_of(article: Article) -> date | None:
    """The day of publication, where it is known to the day."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def label(articles: Sequence[Article]) -> str | None:
    """Return "19 June 2024, RT, and 2 more sources:" for a statement of these articles, the one shown first.

    None where nothing is known of a single source but that it is one.
    """
    shown, *others = articles
    day = day_of(shown)
    known = [written(day)] if day is not None else []
    known += [shown.outlet] if shown.outlet else []
    more = independent(articles) - 1
    if more > 0 and others:
        counted = f"{more} more source{'s' if more > 1 else ''}"
        return f"{', '.join(known)}, and {counted}:" if known else f"{more + 1} sources:"
    return f"{', '.join(known)}:" if known else None
