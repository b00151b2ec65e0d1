"""Copies find their original among stored articles, and keep one when it goes."""

import itertools
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.digest import digest
from index.copies import fold, originals_of, reassign, remember
from index.schema import TABLES
from ingest.article import Article
from ingest.likeness import BANDS, Signature, likeness, signature
from ingest.read import read_file
from tests.index.copy_edits import COMBINATIONS, EDITS, followed_up, made_copy, quoting

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
NAMES = (
    "000_4be81c77d09a",
    "006_18d2aa60ef93",
    "010_90be1f7735dc",
    "012_e5093bb86af2",
    "harrow-mere_goose-fair",
)
CORPUS = tuple((ARTICLES / f"{name}.txt").read_text("utf-8") for name in NAMES)
STORY, OTHER, THIRD = CORPUS[:3]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("PRAGMA foreign_keys = ON")
    made.executescript(TABLES)
    yield made
    made.close()


def look_up(connection: sqlite3.Connection, text: str) -> str | None:
    return next(iter(originals_of(connection, digest(text), signature(text), text)), None)


def take(connection: sqlite3.Connection, text: str) -> str:
    """Store a text as an ingest does; return its id."""
    one, mark = digest(text), signature(text)
    put(connection, one, text, fold(connection, one, mark, text))
    remember(connection, one, mark)
    return one


def put(connection: sqlite3.Connection, one: str, text: str, copy_of: str | None = None) -> None:
    connection.execute(
        "INSERT INTO articles (id, uri, authors, published_basis, copy_of, text, raw, runs, cuts)"
        " VALUES (?, ?, '[]', 'unknown', ?, ?, x'', x'', x'')",
        (one, f"/news/{one}.txt", copy_of, text),
    )


def remove(connection: sqlite3.Connection, *ids: str) -> None:
    connection.executemany("DELETE FROM articles WHERE id = ?", [(one,) for one in ids])
    reassign(connection, ids)


def groups(connection: sqlite3.Connection) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, original in connection.execute("SELECT id, coalesce(copy_of, id) FROM articles"):
        found.setdefault(original, set()).add(one)
    return {frozenset(group) for group in found.values()}


def check_no_chains(connection: sqlite3.Connection) -> None:
    """A copy points to an article that is there and that is no copy itself."""
    for one, original in connection.execute("SELECT id, copy_of FROM articles WHERE copy_of IS NOT NULL"):
        assert one != original
        row = connection.execute("SELECT copy_of FROM articles WHERE id = ?", (original,)).fetchone()
        assert row == (None,)


def rng(seed: int) -> random.Random:
    return random.Random(seed)


@pytest.mark.parametrize("edits", [names for names in COMBINATIONS if len(names) <= 2], ids="+".join)
def test_an_edited_copy_points_to_the_first(connection: sqlite3.Connection, edits: tuple[str, ...]) -> None:
    ids = [take(connection, text) for text in CORPUS]
    assert groups(connection) == {frozenset([one]) for one in ids}, "no article of the sample is a copy"
    assert look_up(connection, made_copy(STORY, OTHER, edits, rng(1))) == ids[0]


def test_copies_with_up_to_three_edits_are_found(connection: sqlite3.Connection) -> None:
    ids = {take(connection, text): text for text in CORPUS}
    missed = [
        (edits, seed)
        for edits in COMBINATIONS[:25]
        for seed, (one, text) in enumerate(ids.items())
        if look_up(connection, made_copy(text, CORPUS[seed - 1], edits, rng(seed))) != one
    ]
    assert len(missed) <= 3, missed


def test_the_copies_in_the_sample_are_known(connection: sqlite3.Connection) -> None:
    """One paper prints the agency's story in other furniture, another with words and order changed."""
    names = ("011_77a4e0c1b3d8.txt", "012_e5093bb86af2.txt", "isande-herald-quill-plan.html")
    wire, *papers = (one for name in names for one in read_file(ARTICLES / name) if isinstance(one, Article))
    take(connection, wire.text)
    assert len(papers) == 2
    assert all(paper.id == wire.id or look_up(connection, paper.text) == wire.id for paper in papers)


def test_what_is_not_a_copy_points_nowhere(connection: sqlite3.Connection) -> None:
    for text in CORPUS[:-1]:
        take(connection, text)
    assert look_up(connection, CORPUS[-1]) is None
    assert look_up(connection, followed_up(STORY, CORPUS[-1], 0.4)) is None
    speech = "\n\n".join(CORPUS[-1].split("\n\n")[2:])
    take(connection, quoting(OTHER, speech))
    assert look_up(connection, quoting("New times.\n\n" + "A sentence of its own. " * 30, speech)) is None


def test_an_article_is_no_copy_of_itself(connection: sqlite3.Connection) -> None:
    take(connection, STORY)
    assert look_up(connection, STORY) is None
    remember(connection, digest(STORY), signature(STORY))
    assert connection.execute("SELECT count(*) FROM bands").fetchone()[0] == BANDS


def test_a_copy_of_a_copy_points_to_the_original(connection: sqlite3.Connection) -> None:
    first = take(connection, STORY)
    copy = made_copy(STORY, OTHER, ("re-head",), rng(2))
    take(connection, copy)
    again = take(connection, made_copy(copy, THIRD, ("wrap",), rng(3)))
    check_no_chains(connection)
    assert connection.execute("SELECT copy_of FROM articles WHERE id = ?", (again,)).fetchone() == (first,)


def test_a_story_rewritten_day_by_day_is_not_one_article(connection: sqlite3.Connection) -> None:
    """Each day is like the one before, and the last has nothing of the first."""
    parts = [part for text in CORPUS for part in text.split("\n\n") if len(part) > 150]
    days = ["\n\n".join(parts[at : at + 14]) for at in range(0, len(parts) - 13, 2)]
    for day in days:
        take(connection, day)
    check_no_chains(connection)
    copies = connection.execute(
        "SELECT c.text, o.text FROM articles c JOIN articles o ON o.id = c.copy_of"
    ).fetchall()
    assert len(copies) >= len(days) / 2
    assert all(likeness(copy, original) > 0.2 for copy, original in copies)


def test_order_changes_only_which_one_is_the_original(connection: sqlite3.Connection) -> None:
    family = [STORY, *(made_copy(STORY, OTHER, (edit,), rng(4)) for edit in ("re-head", "reorder", "wrap"))]
    family += [THIRD, made_copy(THIRD, OTHER, ("change",), rng(5))]
    expected = {frozenset(map(digest, family[:4])), frozenset(map(digest, family[4:]))}
    for order in itertools.islice(itertools.permutations(family), 0, None, 31):
        connection.execute("DELETE FROM articles")
        ids = [take(connection, text) for text in order]
        assert groups(connection) == expected
        check_no_chains(connection)
        for group in expected:
            oldest = min(group, key=ids.index)
            query = "SELECT copy_of FROM articles WHERE id = ?"
            assert connection.execute(query, (oldest,)).fetchone() == (None,)


def test_copies_that_came_before_their_original_become_one_group(connection: sqlite3.Connection) -> None:
    early = [
        made_copy(STORY, other, ("change", "re-head"), rng(seed)) for seed, other in ((6, OTHER), (7, THIRD))
    ]
    early.append(made_copy(early[1], OTHER, ("wrap",), rng(14)))
    for text, original in zip(early, (None, None, digest(early[1])), strict=True):
        put(connection, digest(text), text, original)
        remember(connection, digest(text), signature(text))
    late = take(connection, STORY)
    assert groups(connection) == {frozenset([*map(digest, early), late])}
    check_no_chains(connection)


def test_the_oldest_copy_takes_the_place_of_an_original_that_goes(connection: sqlite3.Connection) -> None:
    first = take(connection, STORY)
    copies = [
        take(connection, made_copy(STORY, OTHER, (edit,), rng(8))) for edit in ("re-head", "wrap", "cut")
    ]
    other = take(connection, OTHER)
    remove(connection, first)
    assert groups(connection) == {frozenset(copies), frozenset([other])}
    query = "SELECT copy_of FROM articles WHERE id = ?"
    assert connection.execute(query, (copies[0],)).fetchone() == (None,)
    check_no_chains(connection)
    remove(connection, copies[0], copies[1])
    check_no_chains(connection)
    assert groups(connection) == {frozenset(copies[2:]), frozenset([other])}


def test_an_original_that_comes_back_is_the_copy_now(connection: sqlite3.Connection) -> None:
    first, copy = take(connection, STORY), take(connection, made_copy(STORY, OTHER, ("wrap",), rng(9)))
    remove(connection, first)
    assert look_up(connection, STORY) == copy


def test_an_original_with_copies_never_becomes_one(connection: sqlite3.Connection) -> None:
    """It is stored anew where only its metadata changed, and its copies still point to it."""
    first = take(connection, STORY)
    take(connection, made_copy(STORY, OTHER, ("wrap",), rng(10)))
    apart = made_copy(STORY, THIRD, ("re-head",), rng(15))
    put(connection, digest(apart), apart)
    remember(connection, digest(apart), signature(apart))
    connection.execute("DELETE FROM articles WHERE id = ?", (first,))
    assert look_up(connection, STORY) is None
    put(connection, first, STORY)
    remember(connection, first, signature(STORY))
    check_no_chains(connection)


def test_what_was_remembered_goes_with_the_article(connection: sqlite3.Connection) -> None:
    take(connection, STORY)
    remove(connection, digest(STORY))
    for table in ("bands", "sketches"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0  # noqa: S608 - ours
    assert look_up(connection, made_copy(STORY, OTHER, ("wrap",), rng(11))) is None


def test_a_phrase_that_everybody_uses_makes_no_lookup_slow(connection: sqlite3.Connection) -> None:
    """Three thousand articles share two bands with the new one; the copy is found among them all the same."""
    mark = signature(STORY)
    connection.execute("BEGIN")
    for at in range(3_000):
        put(connection, f"{at}", f"{at}")
        own = tuple(at * BANDS + band for band in range(BANDS - 2))
        remember(connection, f"{at}", Signature((*mark.bands[:2], *own), mark.sketch))
    first = take(connection, STORY)
    connection.execute("COMMIT")
    copy = made_copy(STORY, OTHER, ("re-head",), rng(12))
    marked = signature(copy)
    began = time.process_time()
    for _ in range(20):
        assert originals_of(connection, digest(copy), marked, copy) == (first,)
    assert (time.process_time() - began) / 20 < 0.05


def test_every_edit_changes_the_text() -> None:
    for edit in EDITS:
        assert made_copy(STORY, OTHER, (edit,), rng(13)) != STORY
