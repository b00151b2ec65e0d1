"""Whatever happens to a user's files, the library is what a new one made of them as they are would be.

Random histories: files are written, changed, moved, copied and deleted, in a folder, a dump and an archive;
after each few of these steps the folder is ingested, and what is true of every library is looked at.
"""

import json
import random
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index.library import Library
from index.row import metadata
from index.summary import IngestReport
from ingest.article import Article
from ingest.document import Document
from ingest.read import read_document
from ingest.sources import documents_in
from tests.index.conftest import ToyEmbedder, story

STEPS = 4
"""Rounds of a history; each changes some files and ingests."""

_LONG = [story(n, 14) for n in range(3)]
TEXTS = [
    *_LONG,
    *(text + "\nNothing more was said of it by anybody that evening." for text in _LONG),
    *(text.replace("observer", "onlooker", 3) for text in _LONG),
    *("\n".join(text.splitlines()[:-4]) for text in _LONG),
    story(20),
    story(21),
    " \n",
    story(22) + "\n",
]
"""Three groups of near copies, texts like no other, and one that can't be read."""


@dataclass
class Folder:
    """A folder of files, a dump and an archive; texts are numbers of `TEXTS`."""

    root: Path
    chance: random.Random
    files: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)

    def change(self) -> None:
        """Let something happen to some of it, and write it down."""
        for _ in range(self.chance.randint(1, 6)):
            within = self.chance.choice([self.files, self.files, self.records, self.members])
            self.chance.choice([_write, _write, _write, _move, _copy, _delete, _swap])(within, self.chance)
        self.write()

    def write(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        (self.root / "last.txt").write_text(story(99), "utf-8")
        for name, text in self.files.items():
            (self.root / f"{name}.txt").write_text(TEXTS[text], "utf-8")
        if self.records:
            lines = [
                {"id": f"r-{name}", "url": f"https://lindow.test/{name}", "outlet": name, "text": TEXTS[text]}
                for name, text in self.records.items()
            ]
            (self.root / "dump.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
        if self.members:
            with zipfile.ZipFile(self.root / "news.zip", "w") as archive:
                for name, text in self.members.items():
                    archive.writestr(zipfile.ZipInfo(f"{name}.txt"), TEXTS[text])

    def documents(self) -> list[Document]:
        return [one for one in documents_in([self.root]) if isinstance(one, Document)]


def _write(within: dict[str, int], chance: random.Random) -> None:
    within[chance.choice("abcdefgh")] = chance.randrange(len(TEXTS))


def _delete(within: dict[str, int], chance: random.Random) -> None:
    if within:
        del within[chance.choice(sorted(within))]


def _move(within: dict[str, int], chance: random.Random) -> None:
    if within:
        within[chance.choice("abcdefgh")] = within.pop(chance.choice(sorted(within)))


def _copy(within: dict[str, int], chance: random.Random) -> None:
    if within:
        within[chance.choice("abcdefgh")] = within[chance.choice(sorted(within))]


def _swap(within: dict[str, int], chance: random.Random) -> None:
    if len(within) > 1:
        one, other = chance.sample(sorted(within), 2)
        within[one], within[other] = within[other], within[one]


def ingest(library: Library, folder: Folder, *, sync: bool) -> IngestReport:
    """Ingest, after a rehearsal that has to tell the same."""
    roots = [str(folder.root)] if sync else []
    rehearsed = library.ingest(documents_in([folder.root]), sync=roots, dry_run=True)
    report = library.ingest(documents_in([folder.root]), sync=roots)
    for name in ("added", "changed", "unchanged", "copies", "failed", "removed", "passages"):
        assert getattr(rehearsed, name) == getattr(report, name), name
    return report


def check_report(library: Library, report: IngestReport, met: int) -> None:
    assert len(report.added) + len(report.changed) + report.unchanged + len(report.failed) == met
    here = {one.id: one.copy_of for one in library.articles()}
    assert {*report.added, *report.changed} <= here.keys()
    assert not here.keys() & set(report.removed)
    assert report.passages <= sum(len(library.passages(one)) for one in {*report.added, *report.changed})
    for copy in report.copies:
        assert copy["id"] in here, copy
        assert copy["copy_of"] in (copy["id"], here[copy["id"]]), copy


def check_library(library: Library) -> None:
    summaries = {one.id: one for one in library.articles()}
    for one in summaries.values():
        assert one.copy_of is None or summaries[one.copy_of].copy_of is None, "copies point to an original"
        (article,) = library.article(one.id)
        passages = library.passages(one.id)
        assert passages
        assert all(0 <= p.start < p.end <= len(article.text) for p in passages)
        assert one.uri in one.names
    counts = library.info()
    assert counts["words"] == counts["chroma"] == counts["vectors"] == counts["passages"]


def told_of(document: Document) -> dict[str, tuple[str, tuple[object, ...]]]:
    """Return ids and metadata of the articles in a document, by uri."""
    read = read_document(document)
    return {one.uri: (one.id, metadata(one)) for one in read if isinstance(one, Article)}


@pytest.mark.parametrize("seed", range(8))
def test_a_history_leaves_what_the_files_say(tmp_path: Path, toy: ToyEmbedder, seed: int) -> None:
    folder = Folder(tmp_path / "news", random.Random(seed))
    with Library.open(tmp_path / "home", toy, create=True) as library:
        for _ in range(STEPS):
            folder.change()
            report = ingest(library, folder, sync=folder.chance.random() < 0.6)
            check_report(library, report, sum(1 for _ in documents_in([folder.root])))
            check_library(library)
        _settle(library, folder)
        told = {uri: one for document in folder.documents() for uri, one in told_of(document).items()}
        stale = {one["uri"] for one in ingest(library, folder, sync=True).failed}
        articles = {one.id: library.article(one.id)[0] for one in library.articles()}
        for article in articles.values():
            if article.uri not in stale:
                assert told[article.uri] == (article.id, metadata(article)), "as its own document tells it"
        for uri, (known, _) in told.items():
            assert [one.id for one in library.article(uri)] == [known]
        kept = {one for one, it in articles.items() if it.uri in stale} - {
            known for known, _ in told.values()
        }
        check_new(tmp_path, toy, folder, articles.keys() - kept)


def _settle(library: Library, folder: Folder) -> None:
    """Ingest twice more: a document that now tells alone what another told before is read anew."""
    for _ in range(2):
        ingest(library, folder, sync=True)
    again = ingest(library, folder, sync=True)
    assert (again.added, again.changed, again.removed, again.copies) == ((), (), (), ())


def check_new(tmp_path: Path, toy: ToyEmbedder, folder: Folder, ids: set[str]) -> None:
    """Make a new library of the files as they are, and see that it has the same articles."""
    with Library.open(tmp_path / "new", toy, create=True) as new:
        new.ingest(documents_in([folder.root]))
        assert {one.id for one in new.articles()} == ids
