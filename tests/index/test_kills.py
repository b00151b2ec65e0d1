"""A process is killed while it writes, in whatever way: the library opens, answers, and can be completed."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from index.backup import backup, read_manifest
from index.library import Library
from index.restore import restore
from tests.index.chroma_server import ChromaServer, chroma_server
from tests.index.conftest import ToyEmbedder, article_of, story

BEGUN, NEW = 240, 60
"""Articles that are there when the writing begins, and those that an ingest brings."""
WRITES = {
    "ingest": "library.ingest(article_of(story(n), f'/n/{n}.txt') for n in range(first, last))",
    "embed": "library.ingest((article_of(story(n), f'/n/{n}.txt') for n in range(first, last)), wait=False);"
    " library.embed_pending()",
    "remove": "[library.remove(f'/n/{n}.txt') for n in range(0, 60, 3)]",
    "rebuild": "library.rebuild()",
    "backup": "[backup(home, home.parent / 'saved.zip', force=True) for _ in range(20)]",
    "restore": "library.close(); restore(home.parent / 'first.zip', home, toy, force=True, chroma=chroma)",
}
PROGRAM = """
import sys
from pathlib import Path
from index.backup import backup
from index.library import Library
from index.restore import restore
from tests.index.conftest import ToyEmbedder, article_of, story
home, chroma, first, last = Path(sys.argv[1]), sys.argv[2] or None, int(sys.argv[3]), int(sys.argv[4])
toy = ToyEmbedder()
with Library.open(home, toy, chroma=chroma) as library:
    library.search("harbour")
    print("ready", flush=True)
    {write}
print("done", flush=True)
"""
LONGEST = {"ingest": 3.0, "embed": 3.0, "remove": 3.0, "rebuild": 1.0, "backup": 2.0, "restore": 1.5}
"""Seconds that each takes about, of which a part is let pass."""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library in `home` and a backup of it, `first.zip`."""
    place = tmp_path_factory.mktemp("begun")
    with Library.open(place / "home", ToyEmbedder(), create=True) as library:
        library.ingest(article_of(story(n), f"/n/{n}.txt") for n in range(BEGUN))
    backup(place / "home", place / "first.zip")
    return place


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as running:
        yield running


def write(home: Path, kind: str, chroma: str | None, moment: float | None) -> None:
    """Start writing; kill it after `moment` seconds, or let it finish."""
    script = PROGRAM.format(write=WRITES[kind])
    command = [sys.executable, "-c", script, str(home), chroma or "", str(BEGUN), str(BEGUN + NEW)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()[1]
    if moment is not None:
        time.sleep(moment)
        helpers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGKILL)
        psutil.wait_procs(helpers, timeout=20)
    _, errors = process.communicate(timeout=120)
    assert moment is not None or process.returncode == 0, errors


def sound(home: Path, chroma: str | None) -> None:
    """The library opens, finds what it holds by words and by meaning, and has lost nothing."""
    toy = ToyEmbedder()
    with Library.open(home, toy, chroma=chroma) as library:
        uris = {one.uri for one in library.articles()}
        assert uris >= {f"/n/{n}.txt" for n in range(1, BEGUN) if n % 3 or n > 60}
        ready = [n for n in range(1, BEGUN, 29) if f"/n/{n}.txt" in uris]
        counts = []
        for _ in range(2):
            for n in ready:
                (found,) = (hit for hit in library.search(story(n), limit=3).hits if hit.uri == f"/n/{n}.txt")
                assert found.ranks["words"] == found.ranks["meaning"] == 1
            counts.append(toy.embedded)
        assert counts[1] == 2 * counts[0], "only the questions were embedded"


def complete(home: Path, chroma: str | None) -> None:
    """What was cut off is done once more, undisturbed; nothing is left over and nothing is missing."""
    toy = ToyEmbedder()
    with Library.open(home, toy, chroma=chroma) as library:
        library.ingest(article_of(story(n), f"/n/{n}.txt") for n in range(BEGUN + NEW))
        assert library.counts()[0] == BEGUN + NEW
        assert [one.message for one in library.examine() if one.severity != "ok"] == []
        for n in range(0, BEGUN + NEW, 43):
            assert library.search(story(n)).hits[0].uri == f"/n/{n}.txt"
        library.rebuild()
        assert [len(list((home / store).iterdir())) for store in ("words", "chroma")] == [2, 2]


def killed(begun: Path, place: Path, kind: str, seed: int, chroma: str | None = None) -> None:
    home = place / "home"
    shutil.copytree(begun, place, dirs_exist_ok=True)
    write(home, kind, chroma, random.Random(seed).uniform(0.0, LONGEST[kind]))
    if kind == "restore" and not (home / "dateline.sqlite3").exists():
        restore(place / "first.zip", home, ToyEmbedder(), chroma=chroma)
    sound(home, chroma)
    if (place / "saved.zip").exists():
        assert read_manifest(place / "saved.zip").articles == BEGUN
        restore(place / "saved.zip", place / "back", ToyEmbedder(), chroma=chroma)
        sound(place / "back", chroma)
    complete(home, chroma)
    if kind == "backup":
        backup(home, place / "saved.zip", force=True)
        assert not list(place.glob(".*")), "what a killed backup left is cleared away"


@pytest.mark.parametrize("kind", random.Random(5).sample(sorted(WRITES), 1))
def test_a_killed_writer(begun: Path, tmp_path: Path, kind: str) -> None:
    killed(begun, tmp_path, kind, 5)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(18))
@pytest.mark.parametrize("kind", WRITES)
def test_a_hundred_killed_writers(begun: Path, tmp_path: Path, kind: str, seed: int) -> None:
    killed(begun, tmp_path, kind, seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", WRITES)
def test_killed_writers_on_a_server(
    begun: Path, tmp_path: Path, server: ChromaServer, kind: str, seed: int
) -> None:
    killed(begun, tmp_path, kind, seed, server.url)
