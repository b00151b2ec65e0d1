"""Files and folders."""

import os
from pathlib import Path

import pytest

from dateline.digest import digest
from ingest.article import Article, Failure
from ingest.document import MIB
from ingest.read import read_file, read_paths
from tests.ingest.laws import check_offsets

STORY = (
    "Ferry talks stall over winter timetable\n\nThe harbour council said on "
    "Monday that it would meet again.\n"
)


def write(folder: Path, name: str, text: str = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_an_article(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    [article] = read_file(path)
    assert isinstance(article, Article)
    assert article.id == digest(article.text)
    assert article.uri == str(path.resolve())
    assert article.title == "Ferry talks stall over winter timetable"
    assert article.text == STORY.strip()
    assert (article.published, article.published_basis, article.outlet, article.authors) == (
        None,
        "unknown",
        None,
        (),
    )


def test_a_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    for name in (
        "b/z.txt",
        "b/a.md",
        "a.html",
        "c.htm",
        ".hidden.txt",
        ".git/x.txt",
        "page.html",
        "page_files/frame.html",
    ):
        write(tmp_path, name, f"<p>{STORY}</p>" if "htm" in name else STORY)
    write(tmp_path, "style.css")
    names = [Path(item.uri).relative_to(tmp_path.resolve()).as_posix() for item in read_paths([tmp_path])]
    assert names == ["a.html", "b/a.md", "b/z.txt", "c.htm", "page.html"]


def test_documents_without_a_reader_are_named_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.rtf")
    write(tmp_path, "c.png")
    article, failure = read_paths([tmp_path])
    assert isinstance(article, Article)
    assert isinstance(failure, Failure)
    assert "b.rtf" in failure.reason
    assert ".rtf" in failure.reason
    assert ".txt, .md" in failure.remedy


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_bytes(b"")
    write(tmp_path, "d.txt", "0:00\n1:23")
    write(tmp_path, "e.html", "<html><script>x()</script></html>")
    write(tmp_path, "f.txt", STORY + "More.")
    items = list(read_paths([tmp_path]))
    assert [isinstance(item, Article) for item in items] == [True, False, False, False, False, True]
    for item in items:
        if isinstance(item, Failure):
            assert item.reason
            assert item.remedy
            assert not item.remedy.endswith(".")


@pytest.mark.parametrize("name", ["missing.txt", "missing", "no/such/folder"])
def test_a_missing_path_fails(tmp_path: Path, name: str) -> None:
    [failure] = read_paths([tmp_path / name])
    assert isinstance(failure, Failure)
    assert name in failure.reason
    assert "check the path" in failure.remedy


def test_a_folder_without_articles_fails(tmp_path: Path) -> None:
    write(tmp_path, "picture.png")
    [failure] = read_paths([tmp_path])
    assert isinstance(failure, Failure)
    assert "holds no" in failure.reason


def test_other_kinds_named_directly_fail(tmp_path: Path) -> None:
    [failure] = read_paths([write(tmp_path, "a.xyz")])
    assert isinstance(failure, Failure)
    assert ".xyz" in failure.reason


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a " * (4 * MIB + 1))
    [failure] = read_file(path)
    assert isinstance(failure, Failure)
    assert "8 MiB" in failure.reason


def test_links_are_followed_once_and_loops_end(tmp_path: Path) -> None:
    write(tmp_path, "a/story.txt")
    (tmp_path / "a" / "again.txt").symlink_to(tmp_path / "a" / "story.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    items = list(read_paths([tmp_path, tmp_path / "a" / "story.txt"]))
    assert sum(isinstance(item, Article) for item in items) == 1
    assert sum(isinstance(item, Failure) for item in items) == 3


def test_a_device_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [failure] = read_paths([tmp_path])
    assert isinstance(failure, Failure)
    assert "no plain file" in failure.reason


def test_the_same_input_twice_is_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.html", f"<h1>Ferry talks</h1><p>{STORY}</p>")
    assert list(read_paths([tmp_path])) == list(read_paths([tmp_path]))


def test_a_compound_broken_behind_its_hyphen_is_put_together(tmp_path: Path) -> None:
    lines = (
        "The clerk spent a weekend comparing signatures and found that a five-year-",
        "old girl had signed twice, once for herself and once for the family's cat,",
        "which is older than she and had not been asked for its opinion on the ski-",
        "run or on anything else.",
    )
    story = tmp_path / "story.txt"
    story.write_text("\n".join(lines) + "\n", "utf-8")
    [article] = read_file(story)
    assert isinstance(article, Article)
    assert "a five-year-old girl" in article.text
    assert "- " not in article.text
    check_offsets(article)
