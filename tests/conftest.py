"""What every test shares: no network, folders in memory, the models, and the samples, answered once."""

import gc
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from answer.engine import AnswerEngine
from dateline.offline import stay_offline
from eval.gold import read_gold
from eval.run import run
from index.library import Library
from ingest.read import read_paths
from models.embedder import MiniLM, load_embedder
from models.reader.network import CrossEncoder, load_reader
from models.reader.reading import Pair, Reading

stay_offline()

settings.register_profile("dateline", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("dateline")

# All that a test speaks to is on loopback and without TLS; certificates would take each client 30 ms to read.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = os.devnull

SHARED = Path(__file__).resolve().parents[2] / "shared"
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of the user's own in it
ROOM = 4 << 30
"""Bytes that a whole run may need for its temporary folders, with some to spare."""

Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_configure() -> None:
    """Have temporary folders in memory where there is room: a library waits for the disk at every write."""
    gc.set_threshold(50_000, 20, 100)  # as `dateline` does while it imports
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Have the collector pass over what is loaded by now, and look less often, as a server does."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with seeds, gold questions and benchmarks; tests that need it skip where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the development data, and there is no folder 'shared' beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    return load_embedder()


class Remembering(CrossEncoder):
    """The reader, for many tests that ask alike: it reads each pair alone, and so the same again."""

    def __init__(self) -> None:
        super().__init__()
        self._readings: dict[Pair, Reading] = {}

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._readings]
        self._readings.update(zip(new, super().read(new), strict=True))
        return [self._readings[pair] for pair in pairs]


@pytest.fixture(scope="session")
def reader() -> CrossEncoder:
    return Remembering()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Have something made by the first worker that asks for it; the others wait and take it from there."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent

    def get(name: str, make: Callable[[Path], object]) -> Path:
        made = place / f"{name}.made"
        with FileLock(place / f"{name}.lock"):
            if not made.exists():
                make(place / name)
                made.touch()
        return place / name

    return get


@pytest.fixture(scope="session")
def sample_home(
    once: Once, tmp_path_factory: pytest.TempPathFactory, embedder: MiniLM, reader: CrossEncoder
) -> Path:
    """A home with the sample articles, for tests that change nothing in it, or copy it."""

    def make(home: Path) -> None:
        with Library.open(home, embedder, create=True, reader=reader) as library:
            library.ingest(read_paths([EXAMPLES / "articles"]))

    return shutil.copytree(once("samples", make), tmp_path_factory.mktemp("samples") / "home")


@pytest.fixture(scope="session")
def sample_run(once: Once, sample_home: Path, embedder: MiniLM) -> Path:
    """The folder of a run over every sample question, by a reader of its own: others are compared with it."""

    def make(folder: Path) -> None:
        reader = load_reader()
        with Library.open(sample_home, embedder, reader=reader) as library:
            engine = AnswerEngine(library, embedder, reader)
            run(read_gold(EXAMPLES / "gold.jsonl"), engine, folder, settings={}, library=library)

    return once("sample-run", make)
