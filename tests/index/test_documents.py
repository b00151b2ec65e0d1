"""Documents are read once: the ledger knows them by their content, and what it says is as durable as they."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from index import ledger, met, prepare
from index.library import Library
from index.passages import split_passages
from index.summary import IngestReport
from ingest.article import Article, Failure
from ingest.document import Document, Validators
from ingest.page import Hints
from tests.index.conftest import ToyEmbedder, document_of, story

Folder = list[Document]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return [document_of(tmp_path / "news" / f"{n}.txt", story(n)) for n in range(5)]


def adds_up(report: IngestReport, count: int) -> bool:
    parts = (len(report.added), len(report.changed), report.unchanged, len(report.failed))
    return sum(parts) == count


def test_an_unchanged_document_is_not_read_again(
    library: Library, folder: Folder, toy: ToyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.ingest(folder)
    assert len(first.added) == 5
    before, embedded = library.info(), toy.embedded
    monkeypatch.delattr(prepare.Preparer, "document")
    again = library.ingest(folder)
    assert (again.added, again.changed, again.unchanged, again.removed) == ((), (), 5, ())
    assert library.info() == before
    assert toy.embedded == embedded


def test_other_bytes_hints_or_code_are_read_again(
    library: Library, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest(folder)
    path = Path(folder[0].uri)
    path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")
    hinted = replace(folder[1], hints=replace(folder[1].hints, title="A title from outside"))
    report = library.ingest([folder[0], hinted, *folder[2:]])
    assert (report.added, report.unchanged) == ((), 4), "the same text, but for the hinted title"
    (changed,) = report.changed
    assert library.article(changed)[0].title == "A title from outside"
    monkeypatch.setattr(ledger, "reading_version", lambda: "the next one")
    read: list[str] = []
    original = prepare.Preparer.document

    def watched(self: prepare.Preparer, document: Document) -> list[prepare.Prepared | Failure]:
        read.append(document.uri)
        return original(self, document)

    monkeypatch.setattr(prepare.Preparer, "document", watched)
    assert library.ingest([folder[0], hinted, *folder[2:]]).unchanged == 5
    assert len(read) == 5


def test_the_code_that_reads_is_part_of_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "reader.py"
    code.write_text("one way")
    monkeypatch.setattr(ledger, "_sources", lambda: [code])
    before = ledger.reading_version.__wrapped__()
    code.write_text("another")
    assert ledger.reading_version.__wrapped__() != before


def test_a_changed_document_replaces_its_article_and_keeps_what_did_not_change(
    library: Library, tmp_path: Path, toy: ToyEmbedder
) -> None:
    paragraphs = [story(n, 30).replace("\n", " ") for n in range(6)]
    document = document_of(tmp_path / "long.txt", "The long read\n\n" + "\n\n".join(paragraphs))
    (old,) = library.ingest([document]).added
    embedded, passages = toy.embedded, library.counts()[1]
    assert passages > 8
    document_of(tmp_path / "long.txt", "The long read\n\n" + "\n\n".join([*paragraphs[:5], story(99, 30)]))
    report = library.ingest([document])
    assert (len(report.changed), report.added, report.removed) == (1, (), ())
    assert [one.id for one in library.articles()] == list(report.changed) != [old]
    assert toy.embedded - embedded < passages / 2, "vectors of passages that stayed are not computed twice"
    assert library.info()["vectors"] == library.info()["chroma"] == library.counts()[1]


def test_a_removed_article_is_read_again_next_time(library: Library, folder: Folder) -> None:
    library.ingest(folder)
    (gone,) = library.remove("3.txt")
    report = library.ingest(folder)
    assert (report.added, report.unchanged) == ((gone,), 4)


def test_a_document_that_breaks_keeps_its_article_and_is_tried_again(
    library: Library, folder: Folder
) -> None:
    library.ingest(folder)
    path = Path(folder[2].uri)
    good = path.read_bytes()
    path.write_text(" \n ")
    for _ in range(2):
        report = library.ingest(folder)
        assert ([one["uri"] for one in report.failed], report.unchanged, report.removed) == (
            [str(path)],
            4,
            (),
        )
        assert library.article("2.txt")
    path.unlink()
    (failure,) = library.ingest(folder).failed
    assert "can't be read: no such file" in failure["reason"]
    path.write_bytes(good)
    assert library.ingest(folder).unchanged == 5


def test_two_documents_of_one_uri_are_kept_apart(library: Library) -> None:
    uri = "https://lindow.test/harbour"
    dump = [
        Document(uri, "record 1", ".txt", story(1).encode(), "/dump.jsonl"),
        Document(uri, "record 2", ".txt", story(2).encode(), "/dump.jsonl"),
        Document(uri, "record 3", ".txt", story(1).encode(), "/dump.jsonl"),
    ]
    first = library.ingest(dump)
    assert (len(first.added), first.unchanged) == (2, 1)
    assert {one.uri for one in library.articles()} == {uri, f"{uri}#version-2"}
    again = library.ingest(dump)
    assert (again.added, again.changed, again.unchanged) == ((), (), 3)


def test_parts_that_a_page_no_longer_has_go_with_its_change(
    library: Library, tmp_path: Path, make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    def parts(document: Document) -> list[Article | Failure]:
        count = document.read(99).count(b"x")
        return [make_article(story(n), f"{document.uri}#part-{n}") for n in range(1, count + 1)]

    monkeypatch.setattr(prepare, "read_document", parts)
    page = document_of(tmp_path / "page.txt", "xxx")
    assert len(library.ingest([page]).added) == 3
    document_of(tmp_path / "page.txt", "xx")
    report = library.ingest([page])
    assert (report.unchanged, len(report.removed)) == (2, 1)
    assert len(library.article("page.txt")) == 2
    assert library.ingest([page]).unchanged == 2
    library.remove("page.txt#part-1")
    assert len(library.ingest([page]).added) == 1, "one part gone: the page is read again"


def test_the_report_counts_every_article_met(library: Library, folder: Folder, tmp_path: Path) -> None:
    items: Iterable[Document | Failure] = [
        *folder,
        document_of(tmp_path / "copy.txt", story(1)),
        document_of(tmp_path / "empty.txt", ""),
        Failure("/x.rtf", "it is of a kind that can't be read", "save it as .txt"),
    ]
    report = library.ingest(items)
    assert adds_up(report, 8)
    assert [one["uri"] for one in report.copies] == [str(tmp_path / "copy.txt")]
    assert adds_up(library.ingest(items), 8)


def test_near_copies_point_to_the_first(library: Library, tmp_path: Path) -> None:
    text = story(1, 40)
    lines = text.split("\n")
    near = "\n".join([*lines[:20], "The mayor added a word of her own on the whole affair.", *lines[21:]])
    report = library.ingest([document_of(tmp_path / "a.txt", text), document_of(tmp_path / "b.txt", near)])
    first, second = report.added
    assert report.copies == ({"id": second, "copy_of": first, "uri": str(tmp_path / "b.txt")},)
    assert library.article(second)[0].copy_of == first
    library.remove(first)
    assert library.article(second)[0].copy_of is None


def test_a_page_that_its_server_says_is_unchanged_keeps_its_article(library: Library) -> None:
    page = Document(
        "https://lindow.test/a", "'https://lindow.test/a'", ".txt", story(1).encode(), "https://lindow.test/a",
        validators=Validators('"v1"', None),
    )  # fmt: skip
    assert library.remembered(page.uri) is None
    (made,) = library.ingest([page]).added
    assert library.remembered(page.uri) == Validators('"v1"', None)
    unread = replace(page, content=b"", unchanged=True)
    assert library.ingest([unread], sync=[page.uri]).unchanged == 1
    assert library.article(made)
    library.remove(made)
    assert library.remembered(page.uri) is None, "or it would never come back"
    assert len(library.ingest([unread]).failed) == 1


def test_a_library_of_better_code_asks_for_the_whole_page(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Document(
        "https://l.test/a", "'a'", ".txt", story(1).encode(), "s", validators=Validators("v", None)
    )
    library.ingest([page])
    monkeypatch.setattr(ledger, "reading_version", lambda: "the next one")
    assert library.remembered(page.uri) is None


def test_what_is_met_counts_unreadable_kinds(library: Library, tmp_path: Path) -> None:
    report = library.ingest([document_of(tmp_path / "a.odd", "text")])
    assert "kind that can't be read" in report.failed[0]["reason"]
    assert met.Meeting(ledger.Ledger(library._store.database)).met == 0


def test_two_files_changed_to_one_text_are_both_counted(library: Library, folder: Folder) -> None:
    library.ingest(folder)
    for document in folder[:2]:
        document_of(Path(document.uri), story(7))
    report = library.ingest(folder)
    assert (len(report.changed), report.unchanged) == (1, 4)
    assert len(library.articles()) == 4


def test_an_article_is_told_of_as_the_document_tells_that_still_has_it(library: Library) -> None:
    def record(outlet: str, text: str = story(1)) -> Document:
        uri = f"https://{outlet}.test/1"
        return Document(uri, uri, ".txt", text.encode(), uri, hints=Hints(outlet=outlet))

    library.ingest([record("post"), record("courier")])
    library.ingest([record("post", story(2)), record("courier")])
    report = library.ingest([record("post", story(2)), record("courier")])
    assert (len(report.changed), report.unchanged) == (1, 1)
    assert {one.uri: one.outlet for one in library.articles()} == {
        "https://post.test/1": "post",
        "https://courier.test/1": "courier",
    }
    assert library.ingest([record("post", story(2)), record("courier")]).unchanged == 2


def test_code_that_splits_otherwise_splits_anew(
    library: Library, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest(folder)
    monkeypatch.setattr(ledger, "reading_version", lambda: "the next one")
    monkeypatch.setattr(prepare, "split_passages", lambda *given: split_passages(*given)[:1])
    document_of(Path(folder[0].uri), story(0, 60))
    assert [len(library.passages(one)) for one in library.ingest(folder[:1]).changed] == [1]
    monkeypatch.undo()
    monkeypatch.setattr(ledger, "reading_version", lambda: "the one after")
    rehearsed, report = library.ingest(folder, dry_run=True), library.ingest(folder)
    assert rehearsed.changed == report.changed
    assert [len(library.passages(one)) > 1 for one in report.changed] == [True]
    assert report.unchanged == 4
