"""What the user names: addresses beside paths, lists of addresses, and what is met twice."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.database import DATABASE
from ingest.article import Failure
from ingest.document import Document, Validators
from ingest.fetch.pages import Fetcher
from ingest.names import member_passed_over, passed_over, worth_reading
from ingest.opening import Opening
from ingest.sources import documents_in, is_address
from tests.ingest.website import HTML, QUICK, STORY, Answer, Site, Visit, redirect, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def opening() -> Iterator[Opening]:
    with Fetcher(QUICK, allow_private=True) as fetch:
        yield Opening(fetch=fetch)


@pytest.mark.parametrize(("name", "near"), [("t.XLSX", ".csv"), ("a.7z", ".zip"), ("a.msg", ".eml")])
def test_the_remedy_names_a_kind_that_keeps_what_is_inside(name: str, near: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    [failure] = documents_in([tmp_path / name])
    assert isinstance(failure, Failure)
    assert failure.remedy == f"save it as {near}"


def test_a_library_that_lies_among_the_news_is_no_news(tmp_path: Path) -> None:
    home = tmp_path / "library"
    (home / "words").mkdir(parents=True)
    (home / DATABASE).write_bytes(b"")
    (home / "words" / "meta.json").write_text('{"segments": []}', "utf-8")
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    documents, failures = split(documents_in([tmp_path]))
    assert [Path(document.uri).name for document in documents] == ["a.txt"]
    assert not failures


def split(items: Iterator[Document | Failure]) -> tuple[list[Document], list[Failure]]:
    met = list(items)
    return [one for one in met if isinstance(one, Document)], [one for one in met if isinstance(one, Failure)]


def test_addresses_and_paths_in_the_order_named(site: Site, opening: Opening, tmp_path: Path) -> None:
    site.pages["/a"] = STORY
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("The council met on Monday.")
    items = list(documents_in([tmp_path / "two.txt", f"{site.root}/a", str(tmp_path)], opening))
    assert all(isinstance(one, Document) for one in items)
    assert [one.uri.rpartition("/")[2] for one in items] == ["two.txt", "a", "one.txt"]
    assert [one.named for one in items if isinstance(one, Document)] == [True, True, False]


def test_a_page_named_twice_is_fetched_once(site: Site, opening: Opening) -> None:
    site.pages["/a"] = STORY
    urls = [f"{site.root}/a", f"{site.root}/a?utm_campaign=x", f"{site.root.upper()}/a#end"]
    assert len(list(documents_in(urls, opening))) == 1
    assert site.pages_visited() == ["/a"]


def test_without_the_network_an_address_is_a_failure_with_a_remedy() -> None:
    [failure] = documents_in(["https://post.example/a"])
    assert isinstance(failure, Failure)
    assert failure.uri == "https://post.example/a"
    assert "'https://post.example/a' is on the web" in failure.reason
    assert "save the page" in failure.remedy


@pytest.mark.parametrize("url", ["ftp://post.example/a", "file:///etc/passwd", "https://", "http://a b/"])
def test_other_addresses_are_failures_not_paths(opening: Opening, url: str) -> None:
    [failure] = documents_in([url], opening)
    assert isinstance(failure, Failure)
    assert "there is no file" not in failure.reason
    assert failure.remedy


def test_what_is_an_address() -> None:
    assert is_address("HTTPS://post.example")
    assert is_address(" ftp://post.example")
    assert not is_address("news/a.html")
    assert not is_address("C:/news/a.html")
    assert not is_address("post.example/a")


def test_a_page_known_and_unchanged_comes_back_unread(site: Site, opening: Opening) -> None:
    def page(visit: Visit) -> Answer:
        known = visit.headers["If-Modified-Since"] is not None
        return (304, {}, b"") if known else (200, HTML, STORY.encode())

    site.pages["/a"] = page
    kept = {f"{site.root}/a": Validators(last_modified="Mon, 05 Oct 2026 10:00:00 GMT")}
    opening.remembered = kept.get
    [document] = documents_in([f"{site.root}/a?utm_source=x"], opening)
    assert isinstance(document, Document)
    assert document.unchanged
    assert document.uri == f"{site.root}/a"
    assert document.validators == kept[document.uri]


def test_an_archive_is_fetched_and_its_members_know_nothing_of_its_address(
    site: Site, opening: Opening, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("a.html", STORY)
    data = (tmp_path / "news.zip").read_bytes()
    site.pages["/news.zip"] = 200, {"Content-Type": "application/zip", "ETag": '"v1"'}, data
    [item] = documents_in([f"{site.root}/news.zip"], opening)
    if isinstance(item, Failure):
        pytest.skip("needs the reader of zip archives")
    assert item.uri == f"{site.root}/news.zip!/a.html"
    assert item.hints.url is None
    assert item.validators is None


def test_names_worth_reading() -> None:
    assert [name for name in ("a.txt", "a.rtf", "a.png", "doc", ".txt", "A.HTML") if worth_reading(name)] == [
        "a.txt",
        "a.rtf",
        "A.HTML",
    ]
    beside = {"page.html", "page_files", "other_files"}
    assert passed_over(".git", beside)
    assert passed_over("__MACOSX", beside)
    assert passed_over("page_files", beside)
    assert not passed_over("other_files", beside)


def test_members_are_passed_over_as_files_are() -> None:
    members = {"news/page.html", "news/page_files/frame.html", "news/.x/a.txt", "news_files/a.txt", "a.txt"}
    assert {one for one in members if member_passed_over(one, members)} == {
        "news/page_files/frame.html",
        "news/.x/a.txt",
    }


def test_a_list_names_pages_titles_and_comments(site: Site, opening: Opening, tmp_path: Path) -> None:
    site.pages["/a"] = site.pages["/b"] = STORY
    path = tmp_path / "list.urls"
    path.write_text(
        f"# ours\n\n{site.root}/a\tA title of mine\r\n  {site.root}/b#x  \n{site.root}/b?utm_id=1\n"
    )
    documents, failures = split(documents_in([path], opening))
    assert not failures
    assert [(one.uri, one.source, one.hints.title) for one in documents] == [
        (f"{site.root}/a", str(path.resolve()), "A title of mine"),
        (f"{site.root}/b", str(path.resolve()), None),
    ]


def test_a_text_file_of_addresses_alone_is_a_list_where_it_is_named(
    site: Site, opening: Opening, tmp_path: Path
) -> None:
    site.pages["/a"] = STORY
    path = tmp_path / "links.txt"
    path.write_text(f"# to read\n{site.root}/a\n" * 1000)
    prose = tmp_path / "prose.txt"
    prose.write_text(f"{site.root}/a\nThe council met on Monday and said nothing of it.\n")
    documents, _ = split(documents_in([path, prose], opening))
    assert [one.suffix for one in documents] == [".html", ".txt"]
    [first, second], _ = split(documents_in([tmp_path], opening))
    assert [first.suffix, second.suffix] == [".txt", ".txt"]


def test_lines_without_an_address_are_told(site: Site, opening: Opening, tmp_path: Path) -> None:
    site.pages["/a"] = STORY
    path = tmp_path / "list.urls"
    path.write_text(f"{site.root}/a\npost.example/b\nftp://post.example/\n")
    documents, failures = split(documents_in([path], opening))
    assert len(documents) == 1
    assert [one.uri.rpartition("#")[2] for one in failures] == ["line-2", "line-3"]
    path.write_text("no address\n" * 1000)
    documents, failures = split(documents_in([path], opening))
    assert not documents
    assert len(failures) < 30
    path.write_bytes(b"\x00\xff" * 99)
    assert len(split(documents_in([path], opening))[1]) == 1


def test_a_list_of_feeds_leads_on(site: Site, opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "list.urls"
    path.write_text(f"{site.root}/feed\n")
    entry = "<item><title>Ferries</title><link>/a</link></item>"
    feed = f"<rss version='2.0'><channel>{entry}</channel></rss>"
    site.pages["/feed"] = 200, {"Content-Type": "application/rss+xml"}, feed.encode()
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = STORY
    [document], _ = split(documents_in([path], opening))
    assert (document.uri, document.source, document.depth) == (f"{site.root}/a", str(path.resolve()), 2)
