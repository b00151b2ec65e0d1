"""Statements with our own words before them: the day and the outlet of what they quote."""

from collections.abc import Sequence
from dataclasses import replace

from answer.compose import Composed
from answer.labels import label
from ingest.article import Article


def labelled(composed: Composed, articles: Sequence[Article]) -> Composed:
    """Return the statements labelled by the article that each quotes first, given in the same order."""
    statements = tuple(
        replace(statement, label=label([article]))
        for statement, article in zip(composed.statements, articles, strict=True)
    )
    return replace(composed, statements=statements)
