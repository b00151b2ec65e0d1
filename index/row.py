"""Articles and passages as rows of the database, and back."""

import json
import sqlite3
import zlib
from datetime import date
from itertools import chain, pairwise

from index.passage import Passage
from ingest.article import Article, Cut, Run

ARTICLE_COLUMNS = (
    "id, uri, record, title, outlet, outlet_key, authors, published, day, published_basis, language, copy_of,"
    " text, raw, runs, cuts"
)
_LEVEL = 4
"""Of compression: news takes 2 % more room than at the usual 6, and half the time."""
PASSAGE_COLUMNS = "number, id, article, start, end, sentences"


def article_row(article: Article) -> tuple[object, ...]:
    """Return the values of `ARTICLE_COLUMNS`."""
    runs = [number for r in article.runs for number in (r.start, r.raw_start, r.length, r.raw_length)]
    cuts = json.dumps([_fields(cut) for cut in article.cuts], ensure_ascii=False)
    return (
        article.id,
        article.uri,
        article.record,
        article.title,
        article.outlet,
        article.outlet.casefold() if article.outlet else None,
        json.dumps(article.authors, ensure_ascii=False),
        article.published,
        _day(article.published),
        article.published_basis,
        article.language,
        article.copy_of,
        article.text,
        zlib.compress(article.raw.encode("utf-8"), _LEVEL),
        zlib.compress(json.dumps(runs).encode("ascii"), _LEVEL),
        zlib.compress(cuts.encode("utf-8"), _LEVEL),
    )


def _fields(cut: Cut) -> dict[str, object]:
    """Return what `dataclasses.asdict` does, in a tenth of its time."""
    return {name: getattr(cut, name) for name in cut.__slots__}


def _day(published: str | None) -> str | None:
    """Return the day of an ISO date; None of what names no whole day, which is in no range."""
    day = (published or "")[: len("2024-06-19")]
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def metadata(article: Article) -> tuple[object, ...]:
    """Return what is known about an article besides its text, as stored: record to language."""
    authors = json.dumps(article.authors, ensure_ascii=False)
    basis = article.published_basis
    return (
        article.record,
        article.title,
        article.outlet,
        authors,
        article.published,
        basis,
        article.language,
    )


def article_from(row: sqlite3.Row) -> Article:
    """Rebuild an article from a row that has `ARTICLE_COLUMNS`."""
    flat = json.loads(zlib.decompress(row["runs"]))
    return Article(
        id=row["id"],
        uri=row["uri"],
        title=row["title"],
        text=row["text"],
        raw=zlib.decompress(row["raw"]).decode("utf-8"),
        runs=tuple(Run(*flat[at : at + 4]) for at in range(0, len(flat), 4)),
        cuts=tuple(Cut(**cut) for cut in json.loads(zlib.decompress(row["cuts"]))),
        record=row["record"],
        outlet=row["outlet"],
        authors=tuple(json.loads(row["authors"])),
        published=row["published"],
        published_basis=row["published_basis"],
        language=row["language"],
        copy_of=row["copy_of"],
    )


def sentences_text(passage: Passage) -> str:
    """Write a passage's sentences compactly: starts and ends as the distance from the one before."""
    flat = [passage.start, *chain.from_iterable(passage.sentences)]
    return " ".join(str(right - left) for left, right in pairwise(flat))


def passage_from(row: sqlite3.Row) -> Passage:
    """Rebuild a passage from a row that has `PASSAGE_COLUMNS`."""
    at, flat = row["start"], []
    for step in row["sentences"].split():
        at += int(step)
        flat.append(at)
    spans = tuple(zip(flat[::2], flat[1::2], strict=True))
    return Passage(row["id"], row["article"], row["start"], row["end"], spans)
