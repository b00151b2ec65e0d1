"""Reading in workers: the same as alone, and a worker that dies, hangs or swells costs one document."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from index import pool, stream
from index.library import Library
from ingest.document import Document
from ingest.errors import Unreadable
from tests.index.conftest import RovingEmbedder, document_of, story

if TYPE_CHECKING:
    from pebble import ProcessPool


@pytest.fixture
def roaming(tmp_path: Path, roving: RovingEmbedder) -> Iterator[Library]:
    """A library whose embedder lets workers count."""
    with Library.open(tmp_path / "roaming", roving, create=True) as library:
        yield library


def many(count: int, first: int = 0) -> Iterator[Document]:
    for n in range(first, first + count):
        yield Document(f"/news/{n}.txt", f"'{n}.txt'", ".txt", story(n).encode(), "/news")


def workers() -> list[psutil.Process]:
    """The workers alone: children of the process that they are forked from."""
    return [
        grandchild
        for child in psutil.Process().children()
        for grandchild in child.children()
        if grandchild.status() != psutil.STATUS_ZOMBIE
    ]


def test_workers_give_what_one_process_gives_in_the_same_order(
    roaming: Library, tmp_path: Path, roving: RovingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_workers = roaming.ingest(many(60), wait=False)
    assert not workers(), "none is left"
    monkeypatch.setattr(stream, "FEW", 1_000)
    with Library.open(tmp_path / "alone", roving, create=True) as alone:
        assert alone.ingest(many(60), wait=False).added == by_workers.added
        assert [alone.article(one.id) for one in alone.articles()] == [
            roaming.article(one.id) for one in roaming.articles()
        ]
        assert [alone.passages(one.id) for one in alone.articles()] == [
            roaming.passages(one.id) for one in roaming.articles()
        ]


def test_few_documents_start_no_worker(roaming: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pool.Workers, "submit")
    assert len(roaming.ingest(many(stream.FEW), wait=False).added) == stream.FEW


def interfering(documents: Iterator[Document], number: signal.Signals) -> Iterator[Document]:
    """Yield `documents`, and once workers are busy send one of them a signal."""
    sent = False
    for n, document in enumerate(documents):
        if not sent and n > 40:
            until = time.monotonic() + 20
            while not (found := workers()) and time.monotonic() < until:
                time.sleep(0.01)
            found[0].send_signal(number)
            sent = True
        yield document
    assert sent


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["dies", "hangs"])
def test_a_worker_that_dies_or_hangs_loses_no_article(
    roaming: Library, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SECONDS", 3.0)
    report = roaming.ingest(interfering(many(120), number), wait=False)
    assert (len(report.added), report.failed) == (120, ())
    assert not workers()


@pytest.mark.timeout(50)
def test_workers_that_all_stand_still_are_replaced_and_lose_no_article(
    roaming: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is where one is stopped while it fetches: the rest wait for the lock that it holds."""
    begin = pool.Workers._start
    begun: list[ProcessPool] = []

    def start(self: pool.Workers) -> "ProcessPool":
        begun.append(begin(self))
        still = len(begun) < 3  # at a chunk, and at a document of it that is read alone
        monkeypatch.setattr(pool, "SPARE", 0.4 - pool.SECONDS if still else 30.0)
        if still:
            assert begun[-1].active
            begun[-1]._pool_manager.worker_manager.workers_channel.mutex.acquire()  # type: ignore[union-attr]
        return begun[-1]

    monkeypatch.setattr(pool.Workers, "_start", start)
    report = roaming.ingest(many(40), wait=False)
    assert (len(report.added), report.failed, len(begun)) == (40, (), 3)
    assert not workers()


def test_a_process_that_never_begins_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SPARE", 0.0)
    with pytest.raises(Unreadable, match="took longer than"):
        pool.bounded(int, name="'a.pdf'", seconds=0.01)


def test_a_document_that_takes_too_long_costs_itself_alone(
    roaming: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SECONDS", 1.5)
    endless = Document("/news/endless.txt", "'endless.txt'", ".txt", b"The tax rose. " * 500_000, "/news")
    report = roaming.ingest([*many(20), endless, *many(20, 20)], wait=False)
    assert len(report.added) == 40
    (failure,) = report.failed
    assert failure["reason"] == "'endless.txt' took longer than 1.5 s to read"
    assert failure["uri"] == "/news/endless.txt"


def test_a_document_that_needs_too_much_memory_costs_itself_alone(
    roaming: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MEMORY", 256 * 1024 * 1024)
    huge = Document("/news/huge.txt", "'huge.txt'", ".txt", b"The tax.\n\n" * 800_000, "/news")
    report = roaming.ingest([*many(20), huge, *many(20, 20)], wait=False)
    assert len(report.added) == 40
    (failure,) = report.failed
    assert failure["uri"] == "/news/huge.txt"
    assert "memory" in failure["reason"] or "broke off" in failure["reason"]


def test_workers_that_could_not_be_started_are_started_once_more(
    roaming: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = pool.Workers._start
    failed: list[str] = []

    def start(self: pool.Workers) -> object:
        if not failed:
            failed.append("once")
            raise BrokenProcessPool
        return begin(self)

    monkeypatch.setattr(pool.Workers, "_start", start)
    assert len(roaming.ingest(many(40), wait=False).added) == 40
    assert failed


def test_however_many_documents_few_are_held_at_once(roaming: Library) -> None:
    """What was asked for and not stored yet is what is in memory; it does not grow with the whole."""
    most = 0

    def watched(count: int) -> Iterator[Document]:
        nonlocal most
        before = roaming.counts()[0]
        for n, document in enumerate(many(count, before)):
            most = max(most, n - (roaming.counts()[0] - before))
            yield document

    roaming.ingest(watched(350), wait=False)
    assert most <= 64 + stream.CHUNK * (2 * (os.cpu_count() or 1) + 3)


def test_an_interrupt_keeps_what_is_stored_and_leaves_no_worker(roaming: Library) -> None:
    def interrupted() -> Iterator[Document]:
        yield from many(160)
        raise KeyboardInterrupt

    threads = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        roaming.ingest(interrupted(), wait=False)
    assert 0 < roaming.counts()[0] <= 160
    assert not workers()
    assert threading.active_count() <= threads
    assert roaming.ingest(many(160), wait=False).failed == ()
    assert roaming.counts()[0] == 160


def test_a_program_without_a_main_guard_is_not_run_again(tmp_path: Path) -> None:
    """Whoever calls the library from a plain script gets one ingest, not one in each worker."""
    for n in range(30):
        document_of(tmp_path / "news" / f"{n}.txt", story(n))
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
        import sys
        from pathlib import Path
        from index.library import Library
        from ingest.sources import documents_in
        from models.embedder import load_embedder
        print("begun", flush=True)
        with Library.open(Path(sys.argv[1]) / "home", load_embedder(), create=True) as library:
            report = library.ingest(documents_in([Path(sys.argv[1]) / "news"]), wait=False)
        print(len(report.added), len(report.failed))
        """)
    )
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "begun\n30 0\n"
    assert done.stderr == ""
