"""Which article words stand in, for files that tell the words alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from eval.exchange.format import Row
from eval.matching import fold


class Texts(Protocol):
    """Articles that can be gone through; `eval.articles.StoredArticles` has them."""

    def ids(self) -> Iterable[str]:
        """Return the ids of all articles."""

    def text(self, article: str) -> str | None:
        """Return the clean text of the article with this id, or None where it cannot be had."""


def located(
    rows: Sequence[Row], quotes: Mapping[str, Sequence[str]], articles: Texts | None
) -> tuple[list[Row], int]:
    """Return the gold lines with the evidence that could be found, and how many quotes could not.

    Each quote is given the first article, by id, that holds it. What is not found is kept in the line, under
    `contexts`, which is no field of ours.
    """
    wanted = {fold(quote): "" for found in quotes.values() for quote in found if quote.strip()}
    pending = set(wanted)
    for article in sorted(articles.ids()) if articles else ():
        if not pending:
            break
        text = fold(articles.text(article) or "") if articles else ""
        for quote in [one for one in pending if one in text]:
            wanted[quote] = article
            pending.discard(quote)
    done: list[Row] = []
    missing = 0
    for row in rows:
        given = [quote for quote in quotes.get(str(row["id"]), ()) if quote.strip()]
        found = [{"article": wanted[fold(one)], "quote": one} for one in given if wanted[fold(one)]]
        lost = [one for one in given if not wanted[fold(one)]]
        missing += len(lost)
        done.append(row | ({"evidence": found} if found else {}) | ({"contexts": lost} if lost else {}))
    return done, missing
