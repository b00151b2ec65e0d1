"""Several processes on one home: one writes, the others read, and killing the writer loses nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from index.errors import Locked
from index.library import Library
from index.lock import HOLDER_FILE, holder, writing
from ingest.article import Article
from ingest.document import Document
from models.embedder import Embedder

MakeArticle = Callable[..., Article]

WRITER = """
import runpy, sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from index.library import Library
ours = runpy.run_path({conftest!r})
home, first, count, pause = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
def articles():
    print("writing", flush=True)
    for n in range(first, first + count):
        text = f"Report {{n}}\\n\\nThe mayor wrote report number {{n}} on harbour {{n % 7}}."
        yield ours["article_of"](text, f"/news/{{n}}.txt")
        time.sleep(pause)
print("ready", flush=True)
with Library.open(home, ours["ToyEmbedder"](), create=True) as library:
    print(library.ingest(articles()).as_dict(), flush=True)
"""

READER = """
import runpy, sys, time
from pathlib import Path
from index.library import Library
from ingest.document import Document
ours = runpy.run_path({conftest!r})
home, first, count, pause = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
def documents():
    for n in range(first, first + count):
        text = f"Report {{n}}\\n\\nThe mayor wrote report number {{n}} on harbour {{n % 7}}."
        yield Document(f"/news/{{n}}.txt", f"'{{n}}.txt'", ".txt", text.encode(), "/news")
        time.sleep(pause)
print("ready", flush=True)
with Library.open(home, ours["RovingEmbedder"]("0" * 64), create=True) as library:
    print(library.ingest(documents()).as_dict(), flush=True)
"""
"""The same through the ledger and the workers."""


def start(
    home: Path, first: int, count: int, pause: float = 0.0, program: str = WRITER
) -> subprocess.Popen[str]:
    script = program.format(conftest=str(Path(__file__).with_name("conftest.py")))
    command = [sys.executable, "-c", script, str(home), str(first), str(count), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_second_writer_is_told_who_the_first_is(library: Library, news: list[Article]) -> None:
    library.patience = 0.1
    with writing(library.home), pytest.raises(Locked) as refusal:
        library.ingest(news)
    assert f"process {os.getpid()} (" in str(refusal.value)
    assert str(refusal.value).endswith("wait until it is done, then try again.")
    for attempt in (library.rebuild, lambda: library.remove("bees.txt")):
        with writing(library.home), pytest.raises(Locked):
            attempt()
    assert library.ingest(news).added


def test_a_torn_holder_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / HOLDER_FILE).write_text('{"pid": 1')
    assert holder(tmp_path) is None
    with writing(tmp_path), pytest.raises(Locked, match=f"process {os.getpid()}"), writing(tmp_path):
        pass
    assert holder(tmp_path) is None
    (tmp_path / HOLDER_FILE).write_text(json.dumps({"pid": 1, "command": "x", "since": "then"}))
    assert holder(tmp_path) == "process 1 (x) since then"


def test_two_processes(home: Path, toy: Embedder, make_article: MakeArticle) -> None:
    """While another process writes, writing is refused and reading goes on; then its articles are found."""
    with Library.open(home, toy, create=True) as library:
        library.patience = 0.1
        library.ingest([make_article("Geese were seen on the moor.", "/news/geese.txt")])
        assert library.search("harbour 3").hits[0].uri == "/news/geese.txt"
        writer = start(home, 0, 12, 0.1)
        try:
            assert writer.stdout is not None
            assert [writer.stdout.readline() for _ in range(2)] == ["ready\n", "writing\n"]
            with pytest.raises(Locked, match=rf"process {writer.pid} \("):
                library.ingest([])
            assert library.search("geese").hits[0].uri == "/news/geese.txt"
            assert writer.wait(60) == 0, writer.stderr.read() if writer.stderr else ""
        finally:
            writer.kill()
            writer.communicate()
        result = library.search("report number 11 on harbour")
        assert result.hits[0].uri == "/news/11.txt"
        assert result.notes == ()
        assert result.articles == 13
        assert library.search("geese").hits[0].uri == "/news/geese.txt"


def kill(home: Path, toy: Embedder, moment: float, count: int, program: str = WRITER) -> None:
    """Kill an ingest after `moment` seconds; the library opens and answers with what was durable."""
    writer = start(home, 0, count, 0.001, program)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(moment)
    helpers = psutil.Process(writer.pid).children(recursive=True)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    _, alive = psutil.wait_procs(helpers, timeout=20)
    assert not alive, "workers end with the ingest that they work for"
    if not (home / "dateline.sqlite3").exists():
        return
    with Library.open(home, toy, create=True) as library:
        articles, passages = library.counts()
        assert articles == passages
        if program is READER:
            assert ledger_agrees(library), "a document is known exactly if its article is in"
        if articles:
            last = library.articles()[-1]
            hits = library.search(f"report number {last.uri[6:-4]}", limit=100).hits
            assert [hit.uri for hit in hits if hit.ranks.get("words") == 1] == [last.uri]
        assert library.counts() == (articles, passages)


def ledger_agrees(library: Library) -> bool:
    known = {row["uri"] for row in library._store.database.all("SELECT uri FROM documents")}
    return known == {one.uri for one in library.articles()}


def complete(home: Path, toy: Embedder, count: int, program: str = WRITER) -> None:
    """The same ingest, undisturbed, leaves exactly what it would have left at once."""
    finish = start(home, 0, count, program=program)
    out, errors = finish.communicate(timeout=250)
    assert finish.returncode == 0, errors
    assert "'failed': []" in out
    with Library.open(home, toy) as library:
        assert library.counts() == (count, count)
        info = library.info()
        assert (info["vectors"], info["pending"], info["words"], info["chroma"]) == (count, 0, count, count)
        assert library.search(f"report number {count - 1}").hits[0].uri == f"/news/{count - 1}.txt"
        assert all(one.severity == "ok" for one in library.examine())


def test_killed_ingests_lose_at_most_their_last_batch(home: Path, toy: Embedder) -> None:
    chance = random.Random(2)
    for _ in range(2):
        kill(home, toy, chance.uniform(0.3, 3.0), 200)
    complete(home, toy, 200)


def report(n: int) -> str:
    """The text of a report, as the processes write it."""
    return f"Report {n}\n\nThe mayor wrote report number {n} on harbour {n % 7}."


def ids(home: Path, toy: Embedder) -> list[tuple[str, str]]:
    with Library.open(home, toy) as library:
        return sorted((one.id, one.uri) for one in library.articles())


def test_killed_ingests_of_documents_complete_to_the_same(home: Path, toy: Embedder, tmp_path: Path) -> None:
    chance = random.Random(3)
    kill(home, toy, chance.uniform(1.5, 4.0), 80, READER)
    complete(home, toy, 80, READER)
    with Library.open(tmp_path / "undisturbed", toy, create=True) as library:
        library.ingest(
            Document(f"/news/{n}.txt", f"'{n}.txt'", ".txt", report(n).encode(), "/news") for n in range(80)
        )
    assert ids(home, toy) == ids(tmp_path / "undisturbed", toy)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(100))
def test_a_hundred_killed_ingests_of_documents(home: Path, toy: Embedder, seed: int) -> None:
    kill(home, toy, random.Random(seed).uniform(0.0, 8.0), 800, READER)
    complete(home, toy, 800, READER)


@pytest.mark.soak
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(50))
def test_fifty_killed_ingests(home: Path, toy: Embedder, seed: int) -> None:
    kill(home, toy, random.Random(seed).uniform(0.0, 5.0), 800)
    complete(home, toy, 800)


def test_threads_search_while_the_same_library_ingests(library: Library, make_article: MakeArticle) -> None:
    library.ingest([make_article("Geese were seen on the moor.", "/news/geese.txt")])
    stop = threading.Event()
    faults: list[str] = []

    def ask() -> None:
        while not stop.is_set():
            hits = library.search("geese on the moor", limit=3).hits
            if not hits or hits[0].uri != "/news/geese.txt":
                faults.append(str(hits))

    with ThreadPoolExecutor(6) as pool:
        asking = [pool.submit(ask) for _ in range(6)]
        for n in range(6):
            library.ingest([make_article(f"Report {n} about harbour number {n}.", f"/news/{n}.txt")])
        library.remove("0.txt")
        library.rebuild()
        stop.set()
        for one in asking:
            one.result(60)
    assert not faults
    assert library.info()["words"] == library.info()["chroma"] == 6
