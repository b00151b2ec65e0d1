"""Many read while one writes: no error, nothing stale for long, and nothing torn."""

import json
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.library import Library
from tests.index.conftest import ToyEmbedder, article_of, story

ROOT = Path(__file__).parents[2]
STALE = 2.0
"""Seconds after which an article that was taken in is found by everybody."""
FAIR = ("may be missing", "by words only so far")
"""What a search may say while somebody writes: an index is not up to date, or vectors are pending."""
PROGRAM = """
import sys, time
from pathlib import Path
from tests.index.conftest import ToyEmbedder
from tests.index.test_load import Watch
watch = Watch(Path(sys.argv[1]), ToyEmbedder())
print("ready", flush=True)
while not (watch.home.parent / "over").exists():
    watch.look()
watch.close()
print(watch.told(), flush=True)
"""


def text_of(n: int) -> str:
    """A story with a word that no other one has."""
    return f"{story(n)} Its mark is zq{n:05d}x."


class Watch:
    """Reads a library over and over, and notes whatever it should not have seen.

    `journal` holds a line an article, "in" or "out", written once the change was complete.
    """

    def __init__(self, home: Path, embedder: ToyEmbedder) -> None:
        self.home = home
        self.library = Library.open(home, embedder)
        self.looks, self.faults = 0, list[str]()
        self._at = 0

    def look(self) -> None:
        """Search for an article that is known to be in, and for one that is known to be out."""
        lines = (self.home.parent / "journal").read_text("utf-8").splitlines()
        began = time.time()
        state = {entry["n"]: entry for entry in map(json.loads, lines) if entry["at"] < began - STALE}
        if not state:
            return
        self._at += 1
        entry = state[sorted(state)[self._at * 7919 % len(state)]]
        latest = [one for one in map(json.loads, lines) if one["n"] == entry["n"]][-1]
        if latest["at"] != entry["at"] or entry["n"] in (lines and json.loads(lines[-1]).get("next", ())):
            return  # about to change
        self._judge(entry)
        self.looks += 1

    def _judge(self, entry: dict[str, object]) -> None:
        n = entry["n"]
        assert isinstance(n, int)
        result = self.library.search(f"zq{n:05d}x", limit=10)
        uris = [hit.uri for hit in result.hits]
        if not all(any(part in note for part in FAIR) for note in result.notes):
            self.faults.append(f"{n}: {result.notes}")
        if entry["is"] == "in" and f"/n/{n}.txt" not in uris:
            self.faults.append(f"{n} is in and was not found: {uris[:2]} {result.notes}")
        if entry["is"] == "out" and f"/n/{n}.txt" in uris:
            self.faults.append(f"{n} is out and was found")
        if len(uris) < (8 if result.notes else 10):  # what is being removed is left out, as it is said
            self.faults.append(f"torn: {len(uris)} hits {result.notes}")
        for hit in result.hits:
            if hit.text not in text_of(int(hit.uri[3:-4])):
                self.faults.append(f"a text that is not that of {hit.uri}")

    def close(self) -> None:
        self.library.close()

    def told(self) -> str:
        return json.dumps({"looks": self.looks, "faults": self.faults[:5]})


def write(home: Path, seconds: float) -> int:
    """Take in, replace and remove articles; return how many changes were made."""
    library = Library.open(home, ToyEmbedder())
    library.patience = 10.0
    journal = (home.parent / "journal").open("a", encoding="utf-8")

    def note(n: int, state: str) -> None:
        journal.write(json.dumps({"n": n, "is": state, "at": time.time()}) + "\n")
        journal.flush()

    until, n, changes = time.monotonic() + seconds, 100, 0
    while time.monotonic() < until:
        library.ingest([article_of(text_of(k), f"/n/{k}.txt") for k in (n, n + 1)], wait=n % 4 == 0)
        note(n, "in")
        note(n + 1, "in")
        if n % 6 == 0:
            library.remove(f"/n/{n + 1}.txt")
            note(n + 1, "out")
        if n % 60 == 20:
            library.rebuild()
        n, changes = n + 2, changes + 1
    library.close()
    journal.close()
    return changes


def crowd(home: Path, seconds: float, threads: int, processes: int) -> None:
    with Library.open(home, ToyEmbedder(), create=True) as library:
        library.ingest([article_of(text_of(n), f"/n/{n}.txt") for n in range(100)])
    then = time.time()
    lines = [json.dumps({"n": n, "is": "in", "at": then}) for n in range(100)]
    (home.parent / "journal").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(home)]
    readers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    for reader in readers:
        assert reader.stdout is not None
        reader.stdout.readline()
    watch = Watch(home, ToyEmbedder())
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            watch.look()

    with ThreadPoolExecutor(threads) as pool:
        looking = [pool.submit(look) for _ in range(threads)]
        try:
            changes = write(home, seconds)
        finally:
            over.set()
            (home.parent / "over").touch()
        for one in looking:
            one.result(60)
    told = [json.loads(reader.communicate(timeout=60)[0]) for reader in readers]
    watch.close()
    seen = [json.loads(watch.told()), *told]
    assert all(not one["faults"] for one in seen), seen
    assert all(one["looks"] > 0 for one in seen), seen
    print(changes, [one["looks"] for one in seen])  # noqa: T201 - the figures of a soak


def test_readers_and_a_writer(home: Path) -> None:
    crowd(home, 3.0, threads=8, processes=1)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_thirty_two_readers_two_processes_and_a_writer_for_two_minutes(home: Path) -> None:
    crowd(home, 120.0, threads=32, processes=2)
