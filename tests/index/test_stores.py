"""Words and Chroma are thrown away, torn or left behind, and are mended without embedding again."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.derived import Derived
from index.errors import ForeignHome, NewerLibrary, NoLibrary, OtherEmbedder, UnusableLibrary
from index.library import Library
from index.lock import writing
from index.stamp import read_stamp, write_stamp
from ingest.article import Article
from models.embedder import Embedder

Damage = Callable[[Path], None]


def data(root: Path) -> Path:
    stamp = read_stamp(root)
    assert stamp is not None
    return root / stamp.folder


def drop(root: Path) -> None:
    shutil.rmtree(root)


def drop_data(root: Path) -> None:
    shutil.rmtree(data(root))


def empty_data(root: Path) -> None:
    for entry in data(root).iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def scribble(root: Path) -> None:
    for path in sorted(data(root).rglob("*")):
        if path.is_file() and path.suffix not in {".lock", ".sqlite3-wal", ".sqlite3-shm"}:
            path.write_bytes(os.urandom(path.stat().st_size // 2))


def tear_stamp(root: Path) -> None:
    (root / "stamp.json").write_text('{"folder": "ab', "utf-8")


def foreign_stamp(root: Path) -> None:
    stamp = read_stamp(root)
    assert stamp is not None
    write_stamp(root, type(stamp)(stamp.folder, stamp.generation, stamp.count, "somebody else", stamp.format))


def claims_more(root: Path) -> None:
    stamp = read_stamp(root)
    assert stamp is not None
    write_stamp(
        root, type(stamp)(stamp.folder, stamp.generation, stamp.count + 1, stamp.library, stamp.format)
    )


def ahead(root: Path) -> None:
    stamp = read_stamp(root)
    assert stamp is not None
    write_stamp(
        root, type(stamp)(stamp.folder, stamp.generation + 5, stamp.count, stamp.library, stamp.format)
    )


@pytest.mark.parametrize("store", ["words", "chroma"])
@pytest.mark.parametrize(
    "damage",
    [drop, drop_data, empty_data, scribble, tear_stamp, foreign_stamp, claims_more, ahead],
    ids=lambda one: one.__name__,
)
def test_a_damaged_store_is_built_anew_without_embedding(
    home: Path, news: list[Article], toy: Embedder, store: str, damage: Damage
) -> None:
    with Library.open(home, toy, create=True) as library:
        library.ingest(news)
        sound = library.search("harbour tax")
        embedded = toy.embedded  # type: ignore[attr-defined]  # the toy counts
    damage(home / store)
    with Library.open(home, toy) as library:
        remedies = {one.name: one.remedy for one in library.examine() if one.severity != "ok"}
        assert remedies == {store: "dateline rebuild"}
        assert library.search("harbour tax") == sound
        assert all(one.severity == "ok" for one in library.examine())
        assert toy.embedded == embedded + 1, "only the question"  # type: ignore[attr-defined]
    left = [entry.name for entry in (home / store).iterdir()]
    assert len(left) == 2, f"the damaged folder is gone: {left}"


@pytest.mark.parametrize("store", ["words", "chroma"])
def test_a_store_left_behind_is_caught_up(home: Path, news: list[Article], toy: Embedder, store: str) -> None:
    with Library.open(home, toy, create=True) as library:
        library.ingest(news[:4])
    shutil.copytree(home / store, home.parent / "old")
    with Library.open(home, toy) as library:
        library.remove("bees.txt")
        library.ingest(news[4:])
        sound = library.search("harbour tax bees")
    shutil.rmtree(home / store)
    shutil.copytree(home.parent / "old", home / store)
    with Library.open(home, toy) as library:
        assert library.search("harbour tax bees") == sound
        assert library.info()[store] == 4


def test_a_small_change_is_taken_in_without_building_anew(
    library: Library, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [make_article(f"Report {n} on geese number {n}.", f"/n/{n}.txt") for n in range(12)]
    library.ingest(articles)
    monkeypatch.delattr(Derived, "rebuild")
    library.remove("3.txt")
    library.ingest([make_article("A word on ganders.", "/n/4.txt"), make_article("Swans came.", "/n/12.txt")])
    assert {hit.uri for hit in library.search("report geese ganders swans", limit=50).hits} == {
        f"/n/{n}.txt" for n in range(13) if n != 3
    }
    assert library.info()["words"] == library.info()["chroma"] == 12
    assert [len(list((library.home / name).iterdir())) for name in ("words", "chroma")] == [2, 2]


@pytest.mark.parametrize("store", ["words", "chroma"])
def test_while_another_writes_a_search_goes_on_with_what_is_sound(
    home: Path, news: list[Article], toy: Embedder, store: str
) -> None:
    with Library.open(home, toy, create=True) as library:
        library.ingest(news)
    drop(home / store)
    with Library.open(home, toy) as library:
        with writing(home):
            result = library.search("harbour tax")
            assert result.hits[0].uri == "/news/harbour.txt"
            (note,) = result.notes
            assert f"process {os.getpid()}" in note
            assert "may be missing" in note
        assert library.search("harbour tax").notes == ()


def test_a_store_torn_while_open_is_mended(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    sound = library.search("harbour tax")
    shutil.rmtree(library.home / "chroma")
    shutil.rmtree(library.home / "words")
    assert library.search("harbour tax") == sound
    assert library.search("harbour tax") == sound
    assert all(one.severity == "ok" for one in library.examine())


def test_rebuild_takes_the_place_of_the_old_stores(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    sound, before = library.search("harbour tax"), {data(library.home / name) for name in ("words", "chroma")}
    library.rebuild()
    assert library.search("harbour tax") == sound
    assert all(not folder.exists() for folder in before)


def test_nothing_there(tmp_path: Path, toy: Embedder) -> None:
    (tmp_path / "empty").mkdir()
    for home in (tmp_path / "none", tmp_path / "empty"):
        with pytest.raises(NoLibrary, match="run `dateline ingest PATH` first"):
            Library.open(home, toy)
    assert not (tmp_path / "none").exists(), "looking leaves no trace"


def test_a_home_that_is_not_ours(tmp_path: Path, toy: Embedder) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("x")
    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / "dateline.sqlite3") as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    connection.close()
    for home in (tmp_path / "file", tmp_path / "photos", other):
        for create in (True, False):
            with pytest.raises(ForeignHome, match="is not a Dateline home"):
                Library.open(home, toy, create=create)
    assert [entry.name for entry in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_a_newer_library_is_refused(home: Path, toy: Embedder) -> None:
    Library.open(home, toy, create=True).close()
    with sqlite3.connect(home / "dateline.sqlite3") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerLibrary, match="format 99"):
        Library.open(home, toy)


def test_a_damaged_database_is_named(home: Path, toy: Embedder) -> None:
    home.mkdir()
    (home / "dateline.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(UnusableLibrary, match="file is not a database"):
        Library.open(home, toy)


def test_vectors_of_two_embedders_never_mix(home: Path, news: list[Article], toy: Embedder) -> None:
    other = type(toy)("f" * 64)  # type: ignore[call-arg]  # the toy takes its hash
    Library.open(home, other, create=True).close()
    with Library.open(home, toy) as library:  # nothing was embedded yet
        library.ingest(news)
    with pytest.raises(OtherEmbedder, match="toy"):
        Library.open(home, other)


def test_a_strange_env_file_in_the_current_folder_is_survived(
    home: Path, news: list[Article], toy: Embedder
) -> None:
    """chromadb reads it on import, in a process of its own here; vectors are compared one by one instead."""
    with Library.open(home, toy, create=True) as library:
        library.ingest(news)
        sound = [hit.uri for hit in library.search("harbour tax").hits]
    (home.parent / ".env").write_text("CHROMA_SERVER_NOFILE=many\n")
    script = f"""
import runpy
from pathlib import Path
from index.library import Library
toy = runpy.run_path({str(Path(__file__).with_name("conftest.py"))!r})["ToyEmbedder"]()
with Library.open(Path({str(home)!r}), toy) as library:
    for _ in range(2):
        result = library.search("harbour tax")
print([hit.uri for hit in result.hits])
print(result.notes)
"""
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=home.parent, capture_output=True, text=True, check=True
    )
    first, second = run.stdout.splitlines()
    assert first == str(sound)
    assert "chromadb does not load: it refuses the file" in second
    assert len(list((home / "chroma").iterdir())) == 2
