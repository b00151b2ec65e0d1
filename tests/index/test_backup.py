"""A library as one file, taken while it is written, and put back somewhere else."""

import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from index.backup import backup, read_manifest
from index.errors import (
    BackupExists,
    ForeignHome,
    InUse,
    NewerBackup,
    NoChroma,
    NoLibrary,
    Occupied,
    OtherEmbedder,
    UnusableBackup,
    UnwritableBackup,
)
from index.library import Library
from index.restore import restore
from ingest.article import Article
from tests.index.conftest import ToyEmbedder

MakeArticle = Callable[..., Article]


def found(library: Library) -> object:
    queries = ("harbour tax", "bees on the moor", "ferry")
    return [[(hit.passage, hit.ranks) for hit in library.search(query).hits] for query in queries]


@pytest.fixture
def saved(home: Path, news: list[Article], toy: ToyEmbedder, tmp_path: Path) -> Path:
    """A backup of a library with the news."""
    with Library.open(home, toy, create=True) as library:
        library.ingest(news)
    backup(home, tmp_path / "saved.zip")
    return tmp_path / "saved.zip"


def test_a_library_comes_back_as_it_was(home: Path, saved: Path, toy: ToyEmbedder, tmp_path: Path) -> None:
    with Library.open(home, toy) as library:
        sound, articles, embedded = found(library), library.articles(), toy.embedded
    other = ToyEmbedder()
    manifest = restore(saved, tmp_path / "back", other)
    assert other.embedded == 0
    assert (manifest.articles, manifest.passages, manifest.pending) == (5, 5, 0)
    with Library.open(tmp_path / "back", toy) as library:
        assert found(library) == sound
        assert library.articles() == articles
        assert all(one.severity == "ok" for one in library.examine())
        assert toy.embedded == embedded + 3, "only the questions"
    assert {path.name for path in (tmp_path / "back").iterdir()} <= {
        "dateline.sqlite3", "dateline.sqlite3-wal", "dateline.sqlite3-shm", "words", "chroma", "write.lock",
    }  # fmt: skip


def test_it_is_one_state_while_an_ingest_writes(
    home: Path, toy: ToyEmbedder, make_article: MakeArticle, tmp_path: Path
) -> None:
    """Each article comes with its passages and names, and later backups hold more."""
    going, stop = threading.Event(), threading.Event()

    def write() -> None:
        with Library.open(home, toy, create=True) as library:
            for n in range(400):
                library.ingest(
                    [make_article(f"Report {n} on geese number {n}.", f"/n/{n}.txt")], wait=n % 2 == 0
                )
                going.set()
                if stop.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    going.wait(30)
    counts = []
    for at in range(6):
        file = tmp_path / f"{at}.zip"
        manifest = backup(home, file)
        counts.append(manifest.articles)
        assert manifest.articles == manifest.passages
        with zipfile.ZipFile(file) as packed:
            assert packed.testzip() is None
    stop.set()
    writer.join(60)
    assert counts == sorted(counts)
    restore(tmp_path / "5.zip", tmp_path / "back", ToyEmbedder())
    with Library.open(tmp_path / "back", ToyEmbedder()) as library:
        assert library.counts() == (counts[-1], counts[-1])
        assert library.search(f"report {counts[-1] - 1} geese").hits


def test_nothing_is_overwritten_unless_it_is_asked_for(
    home: Path, saved: Path, toy: ToyEmbedder, tmp_path: Path
) -> None:
    before = saved.read_bytes()
    with pytest.raises(BackupExists, match="--force"):
        backup(home, saved)
    with pytest.raises(BackupExists, match="there is a folder"):
        backup(home, tmp_path, force=True)
    with pytest.raises(UnwritableBackup, match="nowhere"):
        backup(home, tmp_path / "nowhere" / "a.zip")
    with pytest.raises(NoLibrary):
        backup(tmp_path / "none", tmp_path / "b.zip")
    assert saved.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "saved.zip"]
    with Library.open(home, toy) as library:
        library.remove("bees.txt")
    backup(home, saved, force=True)
    assert read_manifest(saved).articles == 4
    with pytest.raises(Occupied, match="--force"):
        restore(saved, home, toy)


def test_a_library_is_replaced_only_by_force_and_when_nobody_has_it_open(
    home: Path, saved: Path, toy: ToyEmbedder, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "patience", 0.2)
    with Library.open(home, toy) as library:
        sound = found(library)
        library.remove("bees.txt")
        library.ingest([make_article("Geese came to the harbour of the ferry.", "/n/geese.txt")])
        changed = found(library)
        with pytest.raises(InUse, match="end the chat"):
            restore(saved, home, toy, force=True)
        assert found(library) == changed
    restore(saved, home, toy, force=True)
    with Library.open(home, toy) as library:
        assert found(library) == sound


def test_a_damaged_library_is_replaced(home: Path, saved: Path, toy: ToyEmbedder) -> None:
    with (home / "dateline.sqlite3").open("r+b") as file:
        file.write(bytes(100))
    restore(saved, home, toy, force=True)
    with Library.open(home, toy) as library:
        assert library.counts() == (5, 5)


def test_somebody_elses_folder_is_left_alone(saved: Path, toy: ToyEmbedder, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("x")
    for force in (False, True):
        with pytest.raises(ForeignHome):
            restore(saved, tmp_path / "photos", toy, force=force)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def repacked(saved: Path, manifest: dict[str, object] | bytes, database: bytes, extra: str = "") -> None:
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", manifest if isinstance(manifest, bytes) else json.dumps(manifest))
        packed.writestr("dateline.sqlite3", database)
        if extra:
            packed.writestr(extra, "x")


def contents(saved: Path) -> tuple[dict[str, object], bytes]:
    with zipfile.ZipFile(saved) as packed:
        return asdict(read_manifest(saved)), packed.read("dateline.sqlite3")


Spoil = Callable[[Path], None]


def cut(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-100])


def flipped(saved: Path) -> None:
    manifest, database = contents(saved)
    data = bytearray(database)
    data[len(data) // 2] ^= 1
    repacked(saved, manifest, bytes(data))


def bit_of_the_zip(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[len(data) // 2] ^= 1
    saved.write_bytes(data)


def longer(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest, database + bytes(4096))


def claims_the_moon(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest | {"size": 1 << 60}, database)


def other_counts(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest | {"articles": 6}, database)


def climbs_out(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest, database, "../../evil.txt")


def conversations_nobody_announced(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest, database, "desk.sqlite3")


def conversations_that_are_none(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest | {"desk": 4, "desk_sha256": "0" * 64}, database, "desk.sqlite3")


def announced_conversations_missing(saved: Path) -> None:
    manifest, database = contents(saved)
    repacked(saved, manifest | {"desk": 4, "desk_sha256": "0" * 64}, database)


def no_manifest(saved: Path) -> None:
    repacked(saved, b"{}", contents(saved)[1])


def nested_manifest(saved: Path) -> None:
    repacked(saved, b"[" * 60_000, contents(saved)[1])


def no_zip(saved: Path) -> None:
    saved.write_text("hello")


def missing(saved: Path) -> None:
    saved.unlink()


def a_folder(saved: Path) -> None:
    saved.unlink()
    saved.mkdir()


SPOILT = [
    cut, flipped, bit_of_the_zip, longer, claims_the_moon, other_counts, climbs_out, no_manifest,
    nested_manifest, no_zip, missing, a_folder, conversations_nobody_announced, conversations_that_are_none,
    announced_conversations_missing,
]  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda one: one.__name__)
def test_a_spoilt_backup_changes_nothing(
    home: Path, saved: Path, toy: ToyEmbedder, tmp_path: Path, spoil: Spoil
) -> None:
    spoil(saved)
    with pytest.raises(UnusableBackup, match="saved"):
        restore(saved, tmp_path / "back", toy)
    assert not (tmp_path / "back").exists()
    with pytest.raises(UnusableBackup):
        restore(saved, home, toy, force=True)
    with Library.open(home, toy) as library:
        assert library.counts() == (5, 5)
        assert all(one.severity == "ok" for one in library.examine())
    assert not list(tmp_path.rglob("evil.txt"))
    assert "restoring" not in [path.name for path in home.iterdir()]


def test_a_newer_backup_and_one_of_another_embedder_are_refused(
    saved: Path, toy: ToyEmbedder, tmp_path: Path
) -> None:
    with pytest.raises(OtherEmbedder):
        restore(saved, tmp_path / "back", ToyEmbedder("f" * 64))
    manifest, database = contents(saved)
    repacked(saved, manifest | {"schema": 99}, database)
    with pytest.raises(NewerBackup, match="install the newer dateline"):
        restore(saved, tmp_path / "back", toy)
    assert not (tmp_path / "back").exists()


def test_what_a_killed_restore_left_is_no_obstacle(saved: Path, toy: ToyEmbedder, tmp_path: Path) -> None:
    back = tmp_path / "back"
    (back / "restoring").mkdir(parents=True)
    (back / "restoring" / "dateline.sqlite3").write_bytes(b"half")
    (back / "words").mkdir()
    restore(saved, back, toy)
    with Library.open(back, toy) as library:
        assert all(one.severity == "ok" for one in library.examine())
    assert not (back / "restoring").exists()


def test_an_earlier_state_of_the_same_library_takes_nothing_from_the_later_one(
    home: Path, saved: Path, toy: ToyEmbedder, make_article: MakeArticle
) -> None:
    """Its indexes are of a later time, and of another history: another article under the same generation."""
    with Library.open(home, toy) as library:
        library.ingest([make_article("Geese came.", "/n/geese.txt")])
    shutil.copytree(home / "words", home.parent / "words")
    restore(saved, home, toy, force=True)
    with Library.open(home, toy) as library:
        library.ingest([make_article("Swans came.", "/n/swans.txt")])
        assert [hit.uri for hit in library.search("geese", limit=1).hits] != ["/n/geese.txt"]
        assert library.search("swans", limit=1).hits[0].uri == "/n/swans.txt"


def test_a_server_that_is_away_while_it_is_put_back(saved: Path, toy: ToyEmbedder, tmp_path: Path) -> None:
    with pytest.raises(NoChroma, match="lacks 5 vectors"):
        restore(saved, tmp_path / "back", toy, chroma="http://127.0.0.1:9")
    with Library.open(tmp_path / "back", toy) as library:
        assert library.counts() == (5, 5)
        assert library.search("harbour tax").notes == ()
