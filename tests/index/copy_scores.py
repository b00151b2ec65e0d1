"""How many near copies are found, and whether anything else is taken for one.

    python -m tests.index.copy_scores [--year 2025] [--pairs 3100] [--show] [--methods] [--large]

Copies are made of real articles by all 31 combinations of five edits (`copy_edits`), equally often. `pairs`
holds each against its original; `library` looks each up in a library of all the year's articles. The pairs
that must not fold are different articles that were found for the same question (`same event`), and made ones:
follow-ups with repeated background, articles around the same speech. `--show` lists the real pairs that fold,
to be judged by reading; `--methods` compares ways to find candidates; `--large` times lookups among 100,000.
"""

import argparse
import gzip
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.digest import digest
from index.copies import fold, originals_of, remember
from index.schema import TABLES
from ingest.likeness import BANDS, COPY, Signature, likeness, signature
from tests.index.copy_edits import COMBINATIONS, followed_up, made_copy, quoting

BENCHMARKS = Path(__file__).resolve().parents[3] / "shared" / "benchmarks"
SEED = 20250
NEGATIVES = 5_000
"""Pairs of different articles about the same event."""
LENGTHS = (250, 4_000)
"""Words of the articles that copies are made of."""

SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""How much of a made follow-up is background."""
MADE = 500
"""Made pairs of each kind."""

Records = list[dict[str, Any]]
Pair = tuple[int, int]
Made = tuple[int, str, tuple[str, ...]]
"""Place of the original, text of the copy, edits."""


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def records(year: str) -> Records:
    """Read the articles of a year."""
    with gzip.open(BENCHMARKS / f"realtimeqa-{year}" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def same_event(year: str, articles: Records, rng: random.Random) -> list[Pair]:
    """Return pairs of articles with different texts that were found for the same question."""
    places = {one["id"]: at for at, one in enumerate(articles)}
    pairs: set[Pair] = set()
    for line in (BENCHMARKS / f"realtimeqa-{year}" / "qa.jsonl").read_text("utf-8").splitlines():
        scope = sorted({places[one] for one in json.loads(line)["scope"] if one in places})
        pairs.update(combinations(scope, 2))
    different = [(a, b) for a, b in sorted(pairs) if articles[a]["text"] != articles[b]["text"]]
    return rng.sample(different, min(NEGATIVES, len(different)))


def library(path: Path | str) -> sqlite3.Connection:
    """Return an empty database with the tables of a library."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(TABLES)
    return connection


def store(connection: sqlite3.Connection, text: str) -> str:
    """Store a text as an ingest does; return its id."""
    one, mark = digest(text), signature(text)
    original = fold(connection, one, mark, text)
    added = connection.execute(
        "INSERT OR IGNORE INTO articles (id, uri, authors, published_basis, copy_of, text, raw, runs, cuts)"
        " VALUES (?, '', '[]', 'unknown', ?, ?, x'', x'', x'')",
        (one, original, text),
    )
    if added.rowcount:
        remember(connection, one, mark)
    return one


def score_pairs(articles: Records, made: list[Made]) -> None:
    """Print how many made copies are like their originals, by the number of edits."""
    found: dict[int, list[bool]] = defaultdict(list)
    for at, text, edits in made:
        found[len(edits)].append(likeness(articles[at]["text"], text) >= COPY)
    every = [one for group in found.values() for one in group]
    by = ", ".join(f"{size}: {sum(group) / len(group):.3f}" for size, group in sorted(found.items()))
    say(
        f"pairs       {sum(every):,} of {len(every):,} made copies found: {sum(every) / len(every):.4f};"
        f" by number of edits {by}"
    )


def score_negatives(year: str, articles: Records, rng: random.Random, *, show: bool) -> None:
    """Print how many pairs that are no copies are taken for such."""
    texts = [one["text"] for one in articles]
    pairs = same_event(year, articles, rng)
    folded = [(value, a, b) for a, b in pairs if (value := likeness(texts[a], texts[b])) >= COPY]
    say(f"same event  {len(folded)} of {len(pairs):,} pairs fold: read them (--show)")
    if show:
        for value, a, b in sorted(folded):
            names = " | ".join(f"{articles[i]['published']} {articles[i]['title']}" for i in (a, b))
            say(f"    {value:.2f}  {articles[a]['id']} {articles[b]['id']}  {names}")
    usual = [text for text in texts if LENGTHS[0] <= len(text.split()) <= LENGTHS[1]]
    for share in SHARES:
        made = [
            (old, followed_up(old, new, share)) for old, new in (rng.sample(usual, 2) for _ in range(MADE))
        ]
        hits = sum(likeness(old, later) >= COPY for old, later in made)
        say(f"follow-up   {hits} of {MADE} fold whose second {share:.0%} is the end of the first")
    speeches = [rng.sample(usual, 3) for _ in range(MADE)]
    hits = sum(likeness(quoting(one, said), quoting(two, said)) >= COPY for one, two, said in speeches)
    say(f"speech      {hits} of {MADE} pairs fold that quote the same speech in full")


def score_library(articles: Records, made: list[Made]) -> None:
    """Print how many made copies are found in a library of all articles, and how fast."""
    with tempfile.TemporaryDirectory() as folder:
        connection = library(Path(folder) / "copies.sqlite3")
        connection.execute("BEGIN")
        began = time.process_time()
        ids = [store(connection, one["text"]) for one in articles]
        each = (time.process_time() - began) / len(ids) * 1e3
        count, copies = connection.execute("SELECT count(*), count(copy_of) FROM articles").fetchone()
        say(
            f"library     {count:,} texts, {copies} of them copies of others; {each:.2f} ms an article in all"
        )
        found = elsewhere = 0
        seconds = 0.0
        for at, text, _ in made:
            mark = signature(text)
            began = time.process_time()
            originals = originals_of(connection, digest(text), mark, text)
            seconds += time.process_time() - began
            query = "SELECT coalesce(copy_of, id) FROM articles WHERE id = ?"
            true = connection.execute(query, (ids[at],)).fetchone()[0]
            found += true in originals
            elsewhere += bool(originals) and true not in originals
        say(
            f"            {found:,} of {len(made):,} made copies found: {found / len(made):.4f},"
            f" {elsewhere} under another article; {seconds / len(made) * 1e3:.2f} ms a lookup of a copy"
        )
        connection.close()


def score_families(articles: Records, rng: random.Random, count: int = 300) -> None:
    """Print how many families of an article and four copies, each edited up to thrice, end as one group."""
    texts = [one["text"] for one in articles if LENGTHS[0] <= len(one["text"].split()) <= LENGTHS[1]]
    whole = {"first": 0, "last": 0}
    for _ in range(count):
        text, *others = rng.sample(texts, 5)
        copies = [made_copy(text, other, rng.choice(COMBINATIONS[:25]), rng) for other in others]
        for order, family in (("first", [text, *copies]), ("last", [*copies, text])):
            connection = library(":memory:")
            for one in family:
                store(connection, one)
            sql = "SELECT count(*) FROM articles WHERE copy_of IS NULL"
            whole[order] += connection.execute(sql).fetchone()[0] == 1
            connection.close()
    say(f"families    in one group: {whole['first']} of {count} met original first, {whole['last']} last")


def score_speed(articles: Records) -> None:
    """Print what a signature costs, and how large it is."""
    texts = [one["text"] for one in articles if 9_000 <= len(one["text"]) <= 9_800]
    began = time.process_time()
    marks = [signature(text) for text in texts]
    each = (time.process_time() - began) / len(texts) * 1e3
    size = 8 * len(marks[0].bands) + len(marks[0].sketch)
    say(f"signature   {each:.2f} ms for 9,400 characters (n = {len(texts)}), {size} bytes")


def score_methods(articles: Records, made: list[Made]) -> None:
    """Print how many made copies share a row with their original by MinHash with banding, and by ours."""
    from datasketch import MinHash

    def minima(text: str) -> Any:  # noqa: ANN401 - the library has no types
        words = text.casefold().split()
        one = MinHash(num_perm=128, seed=1)
        one.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        return one.hashvalues

    some = made[:: max(1, len(made) // 1_000)]
    seconds = 0.0
    hits: dict[str, int] = defaultdict(int)
    for at, text, _ in some:
        original = articles[at]["text"]
        began = time.process_time()
        left, right = minima(original), minima(text)
        seconds += time.process_time() - began
        for rows, width in ((16, 2), (32, 2), (64, 2), (42, 3), (32, 4)):
            same = left[: rows * width].reshape(rows, width) == right[: rows * width].reshape(rows, width)
            hits[f"MinHash {rows} bands of {width}"] += bool(same.all(axis=1).any())
        shared = set(signature(original).bands) & set(signature(text).bands)
        hits[f"smallest {BANDS}, two shared"] += len(shared) >= 2
    say(
        f"methods     datasketch {seconds / 2 / len(some) * 1e3:.2f} ms a text;"
        f" of {len(some)} made copies share a row with their original by"
    )
    for name, count in hits.items():
        say(f"            {name}: {count / len(some):.4f}")


def score_large(articles: Records, rng: random.Random, count: int = 100_000) -> None:
    """Print what a lookup costs among many signatures, a few bands of which half of the articles share."""
    common = [rng.getrandbits(63) for _ in range(2)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.sqlite3"
        connection = library(path)
        connection.execute("BEGIN")
        sketch = signature(articles[0]["text"]).sketch
        began = time.process_time()
        for at in range(count):
            text = f"{at}"
            connection.execute(
                "INSERT INTO articles (id, uri, authors, published_basis, text, raw, runs, cuts)"
                " VALUES (?, '', '[]', 'unknown', ?, x'', x'', x'')",
                (text, text),
            )
            bands = [rng.getrandbits(64) - 2**63 for _ in range(BANDS)]
            if at % 2:
                bands[:2] = common
            remember(connection, text, Signature(tuple(bands), sketch))
        connection.execute("COMMIT")
        each = (time.process_time() - began) / count * 1e3
        real = [signature(one["text"]) for one in rng.sample(articles, 1_000)]
        marks = [
            Signature((*common, *mark.bands[2:]), mark.sketch) if i % 2 else mark
            for i, mark in enumerate(real)
        ]
        took = []
        for mark in marks:
            began = time.process_time()
            originals_of(connection, "new", mark, "")
            took.append(time.process_time() - began)
        connection.close()
        mean, worst = sum(took) / len(took) * 1e3, sorted(took)[-10] * 1e3
        size = path.stat().st_size / count
        say(
            f"large       {count:,} signatures, {size:.0f} bytes each with an empty article;"
            f" {each:.2f} ms to keep one, {mean:.2f} ms to look one up (99 % under {worst:.2f} ms)"
        )


def main() -> int:
    """Print all scores of a year."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--year", default="2025")
    arguments.add_argument("--pairs", type=int, default=3_100)
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--large", action="store_true")
    arguments.add_argument("--methods", action="store_true")
    options = arguments.parse_args()
    rng = random.Random(SEED)
    articles = records(options.year)
    usual = [at for at, one in enumerate(articles) if LENGTHS[0] <= len(one["text"].split()) <= LENGTHS[1]]
    made: list[Made] = []
    for at in range(options.pairs):
        one, other = rng.sample(usual, 2)
        edits = COMBINATIONS[at % len(COMBINATIONS)]
        made.append((one, made_copy(articles[one]["text"], articles[other]["text"], edits, rng), edits))
    score_speed(articles)
    score_pairs(articles, made)
    score_negatives(options.year, articles, rng, show=options.show)
    score_library(articles, made)
    score_families(articles, rng)
    if options.methods:
        score_methods(articles, made)
    if options.large:
        score_large(articles, rng)
    return 0


if __name__ == "__main__":
    sys.exit(main())
