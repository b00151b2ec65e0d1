"""Vectors on a Chroma server: the same answers as from the folder, whatever becomes of server and writer."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import search
from index.errors import NoChroma
from index.library import Library
from index.lock import writing
from index.query import Filters
from index.stamp import read_stamp, write_stamp
from ingest.article import Article
from models.embedder import Embedder
from tests.index.chroma_server import ChromaServer, chroma_server

MakeArticle = Callable[..., Article]
QUERIES = ("harbour tax", "who found the leak", "bees on the moor", "council")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as server:
        yield server


@pytest.fixture
def server(running: ChromaServer) -> Iterator[ChromaServer]:
    """The one server, with nothing in it; a test may end it and must start it again."""
    running.delete_collections()
    yield running
    if not running.alive:
        running.start()


Answers = list[tuple[list[tuple[str, object]], tuple[str, ...]]]


def answers(library: Library) -> Answers:
    """What is found, in which order, and what is said beside it.

    Without cosines: one and the same differs by a millionth between two ways of adding it up.
    """
    found = [library.search(query) for query in QUERIES]
    return [([(hit.uri, hit.ranks) for hit in result.hits], result.notes) for result in found]


def test_the_same_results_as_from_the_folder(
    home: Path, tmp_path: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(tmp_path / "local", toy, create=True) as local:
        local.ingest(news)
        before = answers(local)
        local.remove("bees.txt")
        after = answers(local)
    with Library.open(home, toy, create=True, chroma=server.url) as remote:
        remote.ingest(news[:3])
        remote.ingest(news[3:])
        assert answers(remote) == before
        assert list(server.collections().values()) == [5]
        remote.remove("bees.txt")
        assert answers(remote) == after
        assert list(server.collections().values()) == [4]
        assert remote.info()["chroma"] == 4
        assert all(one.severity == "ok" for one in remote.examine())
        assert server.url in " ".join(one.message for one in remote.examine())
    assert not list((home / "chroma").rglob("*.sqlite3")), "nothing is kept here twice"


def test_a_change_is_made_in_place_and_a_rebuild_beside(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news[:4])
        (first,) = server.collections()
        library.ingest(news[4:])
        library.remove("bees.txt")
        assert server.collections() == {first: 4}
        library.rebuild()
        ((second, count),) = server.collections().items()
        assert second != first
        assert count == 4
        assert {first.rpartition("-")[0], second.rpartition("-")[0]} == {
            f"dateline-{library._store.library()}"
        }


def test_libraries_on_one_server_leave_each_other_alone(
    tmp_path: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    """Two of their own, and a copy of the first one's folder, which goes on by itself."""
    first, second, copy = (tmp_path / name for name in ("first", "second", "copy"))
    with Library.open(first, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        sound = answers(library)
    shutil.copytree(first, copy)
    with Library.open(second, toy, create=True, chroma=server.url) as library:
        library.ingest(news[:2])
    with Library.open(copy, toy, chroma=server.url) as library:
        assert answers(library) == sound
        library.remove("harbour.txt")
        library.rebuild()
    assert sorted(server.collections().values()) == [2, 4, 5]
    with Library.open(first, toy, chroma=server.url) as library:
        assert answers(library) == sound
        library.rebuild()
        assert answers(library) == sound
    assert sorted(server.collections().values()) == [2, 4, 5]


def test_collections_whose_stamp_was_lost_are_deleted(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        sound, embedded = answers(library), toy.embedded  # type: ignore[attr-defined]  # the toy counts
        shutil.rmtree(home / "chroma")
        assert answers(library) == sound
        assert toy.embedded == embedded + len(QUERIES), "only the questions"  # type: ignore[attr-defined]
    assert list(server.collections().values()) == [5]


def lose(server: ChromaServer, home: Path) -> None:
    del home
    server.delete_collections()


def empty(server: ChromaServer, home: Path) -> None:
    collection(server, home).delete(ids=collection(server, home).get()["ids"][:2])


def older(server: ChromaServer, home: Path) -> None:
    """As after the server's own backup was put back: as many passages, others."""
    found = collection(server, home)
    found.modify(metadata={**found.metadata, "generation": 1})


def strange(server: ChromaServer, home: Path) -> None:
    found = collection(server, home)
    found.upsert(ids=["stranger"], embeddings=[[1.0] * 384])


def collection(server: ChromaServer, home: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 - chromadb's own
    import chromadb

    stamp = read_stamp(home / "chroma")
    assert stamp is not None
    client = chromadb.HttpClient("127.0.0.1", int(server.url.rpartition(":")[2]))
    return client.get_collection(f"dateline-{stamp.library}-{stamp.folder}", embedding_function=None)


@pytest.mark.parametrize("damage", [lose, empty, older, strange], ids=lambda one: one.__name__)
def test_a_damaged_collection_is_built_anew_without_embedding(
    home: Path,
    news: list[Article],
    toy: Embedder,
    server: ChromaServer,
    damage: Callable[[ChromaServer, Path], None],
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news[:2])
        library.ingest(news[2:])
        sound, embedded = answers(library), toy.embedded  # type: ignore[attr-defined]
    damage(server, home)
    with Library.open(home, toy, chroma=server.url) as library:
        assert answers(library) == sound
        assert toy.embedded == embedded + len(QUERIES)  # type: ignore[attr-defined]
        assert all(one.severity == "ok" for one in library.examine())
    assert list(server.collections().values()) == [5], "and the damaged one is gone"


@pytest.mark.parametrize("done", [(), ("upsert",), ("delete",), ("upsert", "delete"), ("upsert", "mark")])
def test_a_change_that_was_cut_off_is_made_once_more(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer, done: tuple[str, ...]
) -> None:
    """The writer was killed after some of its calls and before its stamp."""
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news[:4])
        before = collection(server, home)
        held, stamp = before.get(include=["embeddings"]), read_stamp(home / "chroma")
        assert stamp is not None
        with library._store.change() as change:
            change.remove(library._store.ids_of("bees.txt")[0])
        library.ingest(news[4:])
        sound, gone = answers(library), set(held["ids"]) - set(before.get()["ids"])
        with library._store.database.transaction() as connection:  # which was forgotten once it was done
            connection.execute("INSERT INTO removed VALUES (?, 0, ?)", (stamp.generation + 1, *gone))
    new = set(before.get()["ids"]) - set(held["ids"])
    if "mark" not in done:
        before.modify(metadata={**before.metadata, "generation": stamp.generation})
    if "delete" not in done:
        at = held["ids"].index(*gone)
        before.upsert(ids=list(gone), embeddings=[held["embeddings"][at]])
    if "upsert" not in done:
        before.delete(ids=list(new))
    (name,) = server.collections()
    write_stamp(home / "chroma", stamp)
    with Library.open(home, toy, chroma=server.url) as library:
        assert answers(library) == sound
        assert all(one.severity == "ok" for one in library.examine())
    assert server.collections() == {name: 4}, "in place"


def test_a_collection_lost_while_open_is_built_anew(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        sound = answers(library)
        server.delete_collections()
        assert answers(library) == sound


def test_a_server_that_dies_and_comes_back(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        sound = answers(library)
        server.kill()
        for few in (0, 20_000):
            monkeypatch.setattr(search, "FEW", few)
            said = "vectors were compared without it" if few else "the search went by words only"
            for away in (library.search("harbour tax"), library.search("harbour tax")):
                (note,) = away.notes
                assert note.startswith(f"the Chroma server at {server.url} does not answer")
                assert note.endswith(said)
                assert away.hits[0].uri == "/news/harbour.txt"
                assert any("meaning" in hit.ranks for hit in away.hits) is bool(few)
            filtered = library.search("harbour tax", filters=Filters(outlets=("Lindow Post",)))
            assert any("meaning" in hit.ranks for hit in filtered.hits) is bool(few)
        (finding,) = (one for one in library.examine() if one.severity != "ok")
        assert (finding.name, finding.severity) == ("chroma", "error")
        assert "dateline rebuild" in (finding.remedy or "")
        assert "does not answer" in str(library.info()["chroma_at"])
        server.start()
        for few in (0, 20_000):
            monkeypatch.setattr(search, "FEW", few)
            until = time.monotonic() + 20
            while library.search("harbour tax").notes and time.monotonic() < until:
                time.sleep(0.05)
            assert answers(library) == sound


def test_an_ingest_without_the_server_loses_nothing_and_says_how_to_go_on(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news[:2])
        server.kill()
        report = library.ingest(news[2:])
        assert len(report.added) == 3
        (note,) = report.notes
        assert "so it lacks 3 vectors" in note
        assert "`dateline rebuild`" in note
        with pytest.raises(NoChroma):
            library.remove("bees.txt")
        with pytest.raises(NoChroma):
            library.rebuild()
        assert library.search("ferry").hits[0].uri == "/news/ferry.txt"
        assert library.info()["vectors"] == 4
        embedded = toy.embedded  # type: ignore[attr-defined]
        server.start()
        library.rebuild()
        assert toy.embedded == embedded  # type: ignore[attr-defined]
        until = time.monotonic() + 15  # a server that failed is left alone for a second, or longer if slow
        while library.info()["chroma"] is None and time.monotonic() < until:
            time.sleep(0.05)
        assert (library.info()["chroma"], library.search("harbour tax").notes) == (4, ())
        assert list(server.collections().values()) == [4]


def test_a_server_that_hangs_is_given_up(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        monkeypatch.setattr(library._upkeep.meaning.place, "_patience", 0.3)
        os.kill(server.pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            results = [library.search("harbour tax") for _ in range(20)]
            assert time.monotonic() - began < 3, "only the first one waits"
            assert all("does not answer" in result.notes[0] for result in results)
        finally:
            os.kill(server.pid, signal.SIGCONT)


def test_what_is_no_chroma_server_is_told(home: Path, news: list[Article], toy: Embedder) -> None:
    import http.server
    import threading

    class Stranger(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as stranger:
        threading.Thread(target=stranger.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{stranger.server_port}"
        with Library.open(home, toy, create=True, chroma=url) as library:
            (note,) = library.ingest(news).notes
            assert "no Chroma server" in note
        stranger.shutdown()


def test_from_the_folder_to_a_server_and_back(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(home, toy, create=True) as library:
        library.ingest(news)
        sound, embedded = answers(library), toy.embedded  # type: ignore[attr-defined]
    for place in (server.url, None, server.url):
        with Library.open(home, toy, chroma=place) as library:
            assert answers(library) == sound
            assert all(one.severity == "ok" for one in library.examine())
        assert len(list((home / "chroma").iterdir())) == 2
    assert toy.embedded == embedded + 3 * len(QUERIES)  # type: ignore[attr-defined]
    assert len(server.collections()) == 1


def test_while_another_writes_the_server_is_read(
    home: Path, news: list[Article], toy: Embedder, server: ChromaServer
) -> None:
    with Library.open(home, toy, create=True, chroma=server.url) as library:
        library.ingest(news)
        sound = answers(library)
        with writing(home):
            assert answers(library) == sound
