"""Hostile inputs between ordinary articles: none crashes or hangs an ingest, escapes, or costs an article."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.article import Article
from ingest.read import read_file
from ingest.sources import documents_in
from models.embedder import load_embedder
from tests.ingest.hostile import SECRET, Hostile, all_of, families, write_all

SEED = 20_251
SAMPLE = 2
"""Small inputs of every kind, in `make test`; `make soak` takes them all."""
LIMIT = 1_800
"""Seconds after which an ingest of all of them hangs."""

COMMAND = (sys.executable, "-m", "ui.cli")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a secret beside the news, and nothing else that an ingest might touch.

    Its path is short: sockets in a folder for temporary files have to fit into some hundred characters.
    """
    with tempfile.TemporaryDirectory(prefix="dl-") as short:
        folder = Path(short)
        (folder / "secret.txt").write_text(SECRET, "utf-8")
        (folder / "work").mkdir()
        (folder / "news").mkdir()
        yield folder
        for inside, _, _ in os.walk(folder):
            Path(inside).chmod(0o700)


def ingested(place: Path, timeout: float = LIMIT) -> "tuple[int, dict[str, object], str]":
    """Ingest the news by the command line, words only; return exit code, report and messages."""
    environment = os.environ | {"TMPDIR": str(place / "work"), "HOME": str(place / "work")}
    command = [*COMMAND, "--home", str(place / "home"), "ingest", str(place / "news"), "--no-wait", "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=timeout, env=environment, check=False
    )
    assert done.stdout, done.stderr[-2000:]
    return done.returncode, json.loads(done.stdout), done.stderr


def held(place: Path) -> list[dict[str, object]]:
    """Return the articles of the library, read back by the command line."""
    command = [*COMMAND, "--home", str(place / "home"), "articles", "list", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def texts_of(place: Path) -> str:
    """Return the text of every article of the library."""
    with Library.open(place / "home", load_embedder()) as library:
        return "\n".join(one.text for summary in library.articles() for one in library.article(summary.id))


def outside(place: Path) -> list[str]:
    """Return what there is beside the news and the home, but for what is to be there."""
    found = [str(path.relative_to(place)) for top in ("work", "here") for path in (place / top).rglob("*")]
    beside = [
        path.name
        for path in place.iterdir()
        if path.name not in {"news", "home", "work", "here", "secret.txt"}
    ]
    return sorted([*found, *beside, *map(str, Path("/tmp").glob("escaped*"))])  # noqa: S108 - where they aim


def survives(place: Path, hostile: list[Hostile]) -> None:
    texts = write_all(place / "news", hostile)
    before = sorted(path.name for path in (place / "news").iterdir())
    code, report, messages = ingested(place)
    assert code == 1
    assert "Traceback" not in messages
    assert isinstance(report["failed"], list)
    for failure in report["failed"]:
        assert failure["reason"]
        assert failure["remedy"]
        assert "is raised" not in failure["reason"]  # what a reader did not foresee
    ids = {
        one.id
        for path in sorted((place / "news").glob("*-a-good.txt"))
        for one in read_file(path)
        if isinstance(one, Article)
    }
    assert len(ids) == len(set(texts))
    articles = held(place)
    assert ids <= {one["id"] for one in articles}
    assert sorted(path.name for path in (place / "news").iterdir()) == before
    assert outside(place) == []
    for shown in (str(articles), texts_of(place), str(report)):
        assert SECRET not in shown
        assert "root:" not in shown
    again_code, again, _ = ingested(place)
    assert (again_code, again["added"], again["changed"]) == (1, [], [])


def test_a_sample_of_hostile_inputs_costs_no_other_article(place: Path) -> None:
    chance = random.Random(SEED)
    small = [[one for one in family if not one.big] for family in families(SEED)]
    survives(place, [one for family in small for one in chance.sample(family, min(SAMPLE, len(family)))])


@pytest.mark.soak
@pytest.mark.timeout(2 * LIMIT)
def test_no_hostile_input_costs_another_article(place: Path) -> None:
    hostile = all_of(SEED)
    assert len(hostile) >= 300
    survives(place, hostile)


def _tram(path: Path) -> None:
    path.write_text("A tram came late.", "utf-8")


def _long(path: Path) -> None:
    """Write a text of which a disk of a megabyte holds some, but not twelve."""
    chance = random.Random(path.name)
    words = ("".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(2, 9))) for _ in range(4_000))
    path.write_text(" ".join(words), "utf-8")


def test_files_that_vanish_while_they_are_read_are_failures(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    texts = write_all(folder, [Hostile("story.txt", _tram) for _ in range(40)])

    def vanishing() -> Iterator[object]:
        for item in documents_in([folder]):
            name = Path(getattr(item, "uri", "")).name
            if "story" in name:
                Path(folder / name).unlink()
            yield item

    with Library.open(tmp_path / "home", load_embedder(), create=True) as library:
        report = library.ingest(vanishing(), wait=False)  # type: ignore[arg-type]  # documents and failures
        assert (len(report.added), len(report.failed)) == (len(set(texts)), 40)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare to make a small disk with")
def test_a_full_disk_is_told_and_loses_nothing(place: Path) -> None:
    write_all(place / "news", [Hostile("s.txt", _long) for _ in range(12)], every=1)
    dateline = f"{' '.join(COMMAND)} --home {place}/home"
    script = f"""
        mount -t tmpfs -o size=1m none {place}/home || exit 77
        {dateline} ingest {place}/news --no-wait 2>{place}/told; echo $? >{place}/code
        mount -o remount,size=200m {place}/home
        {dateline} ingest {place}/news --no-wait --json >{place}/report 2>>{place}/told
        {dateline} articles list --json >{place}/list
    """
    (place / "home").mkdir()
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"no small disk can be mounted here: {done.stderr.strip()}")
    told = (place / "told").read_text("utf-8")
    assert (place / "code").read_text().strip() == "2", told
    assert "Traceback" not in told
    assert "disk" in told or "space" in told
    ids = {
        one.id for path in (place / "news").iterdir() for one in read_file(path) if isinstance(one, Article)
    }
    assert {json.loads(line)["id"] for line in (place / "list").read_text("utf-8").splitlines()} == ids
