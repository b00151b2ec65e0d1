"""How many articles are dated from their text alone, and how many of those dates are right.

    python -m tests.ingest.date_scores [--year 2025] [--half dev] [--uncleaned] [-v]

Title, address and all metadata are hidden: each article is read as a plain-text file that holds its text.
`found`: of the articles whose own text gives the date (`date-in-text.txt`), those dated within a day of it.
`right`: of all articles that are given a date, those within a day. The halves part by the hash of the id:
rules are made for `dev` (`-v` names what it misses); `held` tells by its totals what carries over.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from ingest.assemble import articles_of
from ingest.errors import Unreadable
from ingest.metadata import gather
from ingest.page import Hints
from ingest.readers import text
from tests.ingest.laws import document_of

BENCHMARKS = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"
YEARS = ("2022", "2025")
HALVES = ("dev", "held")


@dataclass(frozen=True, slots=True)
class Dated:
    """One article: its true day, the day found in its text, and whether its text is known to give one."""

    id: str
    true: str
    found: str | None
    basis: str
    gives: bool

    @property
    def right(self) -> bool:
        """Whether a day was found and is within a day of the truth."""
        if self.found is None:
            return False
        return abs((date.fromisoformat(self.found[:10]) - date.fromisoformat(self.true[:10])).days) <= 1


def half_of(identity: str) -> str:
    """Return the half, `dev` or `held`, that the article of this id is in."""
    return HALVES[sha256(identity.encode()).digest()[0] % 2]


def records_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of one year's folder."""
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def found_in(body: str, *, cleaned: bool) -> tuple[str | None, str]:
    """Return the date found in the text of an article and its basis."""
    page = text.read(body.encode(), "page")
    if not cleaned:
        facts = gather(Hints(), page.blocks)
        return facts.published, facts.published_basis
    try:
        first = articles_of(page, document_of("page"))[0]
    except Unreadable:
        return None, "unknown"
    return first.published, first.published_basis


def dated(
    folder: Path,
    halves: tuple[str, ...] = HALVES,
    *,
    cleaned: bool = True,
    only_giving: bool = False,
    every: int = 1,
) -> Iterator[Dated]:
    """Date the articles of a year's folder in `halves`: all, those that give a date, one in `every`."""
    giving = frozenset((folder / "date-in-text.txt").read_text(encoding="utf-8").split())
    for at, record in enumerate(records_of(folder)):
        if (
            at % every == 0
            and half_of(record["id"]) in halves
            and (record["id"] in giving or not only_giving)
        ):
            found, basis = found_in(record["text"], cleaned=cleaned)
            yield Dated(record["id"], record["published"], found, basis, record["id"] in giving)


def score(articles: list[Dated]) -> str:
    """Return one line of figures."""
    giving = [article for article in articles if article.gives]
    given = [article for article in articles if article.found]
    found, right = sum(article.right for article in giving), sum(article.right for article in given)
    return (
        f"found {found}/{len(giving)} = {found / max(1, len(giving)):.3f}   "
        f"right {right}/{len(given)} = {right / max(1, len(given)):.3f}   of {len(articles)}"
    )


def main() -> None:
    """Print the figures of each year and half."""
    parser = argparse.ArgumentParser(description="Dates found in texts alone, held against the truth.")
    parser.add_argument("--year", choices=YEARS)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--uncleaned", action="store_true", help="leave out the cleaning: faster")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the missed and the wrong")
    given = parser.parse_args()
    halves = (given.half,) if given.half else HALVES
    total: list[Dated] = []
    for year in [given.year] if given.year else YEARS:
        articles = list(dated(BENCHMARKS / f"realtimeqa-{year}", halves, cleaned=not given.uncleaned))
        total += articles
        for half in halves:
            within = [article for article in articles if half_of(article.id) == half]
            sys.stdout.write(f"{year} {half:5} {score(within)}\n")
            for article in within if given.verbose else []:
                if not article.right and (article.gives or article.found):
                    sys.stdout.write(f"  {article}\n")
    sys.stdout.write(f"all        {score(total)}\n")


if __name__ == "__main__":
    main()
