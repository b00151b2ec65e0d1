"""Whatever is done to `words/` and `chroma/`: the same results, and nothing embedded again."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.library import Library
from index.query import Filters
from tests.index.conftest import ToyEmbedder, article_of, story
from tests.index.damages import KINDS, WHOLE, Damage, Scene, of_file, ways

QUERIES = ("harbour ferry council", "observer of the moor and the mayor", "report 7 of the desk", "bees tax")
WAYS = ways()
SEED = 11
SAMPLE = 6


@dataclass(frozen=True)
class Sound:
    """A library, what it may answer, itself some changes ago, and another one.

    Words built anew weigh a little otherwise: passages that were removed count no more in how rare a word is.
    """

    home: Path
    answers: tuple[object, ...]
    older: Path
    other: Path


def answers(library: Library) -> object:
    """What is found, in which order, and what is said beside it."""
    filters = (Filters(), Filters(articles=tuple(f"/n/{n}.txt" for n in range(40))))
    found = [library.search(query, limit=20, filters=one) for query in QUERIES for one in filters]
    return [([(hit.passage, sorted(hit.ranks.items())) for hit in one.hits], one.notes) for one in found]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Large enough for Chroma to keep its graph in files, with removals and some vectors in its log."""
    place = tmp_path_factory.mktemp("sound")
    with Library.open(place / "home", ToyEmbedder(), create=True) as library:
        library.ingest([article_of(story(n), f"/n/{n}.txt") for n in range(260)])
        shutil.copytree(place / "home", place / "older")
        library.remove("/n/7.txt")
        library.ingest([article_of(story(n), f"/n/{n}.txt") for n in range(260, 270)])
        library.remove("/n/262.txt")
    shutil.copytree(place / "home", place / "anew")
    with (
        Library.open(place / "home", ToyEmbedder()) as library,
        Library.open(place / "anew", ToyEmbedder()) as anew,
    ):
        anew.rebuild()
        found = (answers(library), answers(anew))
    with Library.open(place / "other", ToyEmbedder(), create=True) as library:
        library.ingest([article_of(story(n), f"/n/{n}.txt") for n in range(1000, 1230)])
    return Sound(place / "home", found, place / "older", place / "other")


def scene(sound: Sound, home: Path, store: str) -> Scene:
    return Scene(home / store, sound.older / store, sound.other / store, random.Random(SEED))


def mended(sound: Sound, home: Path, store: str, damage: Damage) -> None:
    """Damage a copy of the library; it answers as before, in full, without embedding."""
    shutil.copytree(sound.home, home)
    damage(scene(sound, home, store))
    toy = ToyEmbedder()
    with Library.open(home, toy) as library:
        assert answers(library) in sound.answers
        asked = toy.embedded
        assert answers(library) in sound.answers
        assert toy.embedded == 2 * asked, "only the questions were embedded"
        assert [one.message for one in library.examine() if one.severity != "ok"] == []
    with Library.open(home, toy) as library:
        assert answers(library) in sound.answers
    assert len(list((home / store).iterdir())) == 2 or damage is WHOLE["half-built beside"]


def mended_while_open(sound: Sound, home: Path, store: str, damage: Damage) -> None:
    """The same to a library that somebody has open and has searched."""
    shutil.copytree(sound.home, home)
    toy = ToyEmbedder()
    with Library.open(home, toy) as library:
        assert answers(library) in sound.answers
        asked = toy.embedded
        damage(scene(sound, home, store))
        assert answers(library) in sound.answers
        assert toy.embedded == 2 * asked, "only the questions were embedded"
        assert [one.message for one in library.examine() if one.severity != "ok"] == []


def chosen() -> Iterator[tuple[str, str, Damage]]:
    yield from random.Random(SEED).sample(WAYS, SAMPLE)


@pytest.mark.parametrize(
    ("store", "damage"),
    [(store, damage) for store, _, damage in chosen()],
    ids=[" ".join(x[:2]) for x in chosen()],
)
def test_a_sample_of_damages(sound: Sound, home: Path, store: str, damage: Damage) -> None:
    mended(sound, home, store, damage)


@pytest.mark.parametrize("kind", [".idx", ".fast", "data_level0.bin", "chroma.sqlite3"])
def test_a_bit_that_flips_while_somebody_reads(sound: Sound, home: Path, kind: str) -> None:
    store = next(name for name, kinds in KINDS.items() if kind in kinds)
    mended_while_open(sound, home, store, of_file(kind, "bit flipped"))


@pytest.mark.soak
@pytest.mark.parametrize(
    ("store", "damage"), [(store, damage) for store, _, damage in WAYS], ids=[" ".join(x[:2]) for x in WAYS]
)
def test_every_damage(sound: Sound, home: Path, store: str, damage: Damage) -> None:
    mended(sound, home, store, damage)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("store", "damage"), [(store, damage) for store, _, damage in WAYS], ids=[" ".join(x[:2]) for x in WAYS]
)
def test_every_damage_while_open(sound: Sound, home: Path, store: str, damage: Damage) -> None:
    mended_while_open(sound, home, store, damage)
