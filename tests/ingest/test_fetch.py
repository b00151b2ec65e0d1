"""Fetching from a real server on loopback: what comes back, and where it ends."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.document import MIB, Document, Validators
from ingest.errors import Unreadable
from ingest.fetch import fetcher
from ingest.fetch.body import _inflated
from ingest.fetch.pages import Fetcher
from ingest.read import read_document
from tests.ingest.website import HTML, QUICK, STORY, Answer, Site, Visit, redirect, refusal, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def fetch() -> Iterator[Fetcher]:
    with Fetcher(QUICK, allow_private=True) as one:
        yield one


# What comes back.


def test_a_page_is_a_document_with_its_address_and_validators(site: Site, fetch: Fetcher) -> None:
    site.pages["/story"] = (
        200,
        {**HTML, "ETag": '"v1"', "Last-Modified": "Mon, 05 Oct 2026 10:00:00 GMT"},
        b"x",
    )
    page = fetch(f"{site.root}/story?utm_source=letter#top")
    assert page.uri == page.source == f"{site.root}/story"
    assert page.suffix == ".html"
    assert page.content == b"x"
    assert page.named
    assert page.validators == Validators('"v1"', "Mon, 05 Oct 2026 10:00:00 GMT")
    assert page.hints.url == f"{site.root}/story"


def test_we_say_who_we_are_and_keep_nothing(site: Site, fetch: Fetcher) -> None:
    site.pages["/a"] = 200, {**HTML, "Set-Cookie": "reader=1; Path=/"}, STORY.encode()
    site.pages["/b"] = redirect("/a")
    fetch(f"{site.root}/a")
    fetch(f"{site.root}/b")
    assert len(site.visits) == 4
    for headers in site.headers:
        assert headers["user-agent"].startswith("Dateline/")
        assert headers["host"] == site.root.removeprefix("http://")
        assert not {"cookie", "referer", "authorization"} & set(headers)


def test_settings_of_the_environment_lead_nowhere(
    site: Site, fetch: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = STORY
    assert fetch(f"{site.root}/a").content


def test_an_unchanged_page_is_not_sent_again(site: Site, fetch: Fetcher) -> None:
    def page(visit: Visit) -> Answer:
        known = visit.headers["If-None-Match"] == '"v1"'
        return (304, {}, b"") if known else (200, {**HTML, "ETag": '"v1"'}, STORY.encode())

    site.pages["/a"] = page
    first = fetch(f"{site.root}/a")
    assert not first.unchanged
    again = fetch(f"{site.root}/a", first.validators)
    assert again.unchanged
    assert again.content == b""
    assert (again.uri, again.validators) == (first.uri, first.validators)


def test_unchanged_without_being_asked_is_no_page(site: Site, fetch: Fetcher) -> None:
    site.pages["/a"] = 304, {}, b""
    assert "304" in refusal(fetch, f"{site.root}/a").what


@pytest.mark.parametrize(
    ("path", "content_type", "body", "suffix"),
    [
        ("/a", "text/html; charset=utf-8", b"<p>x", ".html"),
        ("/a.xml", "text/html", b"<p>x", ".html"),
        ("/a", "application/xhtml+xml", b"<html/>", ".xhtml"),
        ("/a", "application/rss+xml", b"<rss/>", ".rss"),
        ("/feed", "text/xml", b"<?xml version='1.0'?><feed />", ".atom"),
        ("/map.xml", "application/xml", b"<urlset></urlset>", ".xml"),
        ("/a.pdf", "application/octet-stream", b"%PDF-1.7", ".pdf"),
        ("/a", "", b"<!DOCTYPE html><p>x", ".html"),
        ("/a", "text/plain", b"<!doctype html><p>x", ".html"),
        ("/a.md", "", b"# Ferry", ".md"),
        ("/a", "text/plain", b"Ferry", ".txt"),
        ("/feed.rss", "application/xml", b"<?xml version='1.0'?><opml/>", ".rss"),
    ],
)
def test_the_kind_is_told_by_type_content_and_address(
    site: Site, fetch: Fetcher, path: str, content_type: str, body: bytes, suffix: str
) -> None:
    site.pages[path] = 200, {"Content-Type": content_type} if content_type else {}, body
    assert fetch(site.root + path).suffix == suffix


@pytest.mark.parametrize(
    "content_type", ["image/png", "video/mp4", "text/css", "application/javascript", "x"]
)
def test_other_kinds_are_refused(site: Site, fetch: Fetcher, content_type: str) -> None:
    site.pages["/a"] = 200, {"Content-Type": content_type}, b"body { }"
    assert "kind that can't be read" in refusal(fetch, f"{site.root}/a").what


def test_the_charset_of_the_answer_counts(site: Site, fetch: Fetcher) -> None:
    text = "<p>Паром вышел из порта, сообщил совет гавани.</p>"
    site.pages["/koi"] = 200, {"Content-Type": "text/html; charset=koi8-r"}, text.encode("koi8-r")
    site.pages["/odd"] = 200, {"Content-Type": "text/html; charset=klingon"}, text.encode()
    site.pages["/lie"] = 200, {"Content-Type": "text/html; charset=latin-1"}, text.encode()
    windows = "“Туман” — fog".encode("cp1252", "ignore") * 9
    site.pages["/old"] = 200, {"Content-Type": "text/html; charset=iso-8859-1"}, windows
    assert fetch(f"{site.root}/old").content == windows.decode("cp1252").encode()
    for path in ("/koi", "/odd", "/lie"):
        [article] = read_document(fetch(site.root + path))
        assert "Паром вышел" in getattr(article, "text", "")


# Limits.


def test_a_page_that_drips_is_given_up(site: Site) -> None:
    stop = threading.Event()

    def drip(visit: Visit) -> None:
        visit.send_response(200)
        visit.end_headers()
        while not stop.wait(0.02):
            visit.wfile.write(b"x")

    site.pages["/body"] = drip
    with Fetcher(replace(QUICK, total=0.3), allow_private=True) as fetch:
        began = time.monotonic()
        assert "takes longer than 0.3 seconds" in refusal(fetch, f"{site.root}/body").what
        assert time.monotonic() - began < 1.5
    stop.set()


def test_header_fields_that_drip_are_given_up(site: Site) -> None:
    stop = threading.Event()

    def drip(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not stop.wait(0.02):
            visit.wfile.write(b"x")

    site.pages["/head"] = drip
    with Fetcher(replace(QUICK, total=0.3), allow_private=True) as fetch:
        began = time.monotonic()
        refusal(fetch, f"{site.root}/head")
        assert time.monotonic() - began < 1.5
    stop.set()


def test_a_server_that_says_nothing_is_given_up(site: Site) -> None:
    stop = threading.Event()

    def silent(_: Visit) -> None:
        stop.wait(10)

    site.pages["/a"] = silent
    with Fetcher(replace(QUICK, read=0.1, most_tries=2), allow_private=True) as fetch:
        assert "no answer in time" in refusal(fetch, f"{site.root}/a").what
    stop.set()


def test_a_body_without_end_is_cut_off(site: Site, fetch: Fetcher) -> None:
    sent = [0]

    def endless(visit: Visit) -> None:
        visit.send_response(200)
        visit.end_headers()
        while True:
            sent[0] += visit.wfile.write(b"x" * 65536)

    site.pages["/a"] = endless
    assert "larger than 1 MiB" in refusal(fetch, f"{site.root}/a").what
    assert sent[0] < 40 * MIB  # what the sockets' buffers take


def test_a_small_page_that_swells_is_refused(site: Site, fetch: Fetcher) -> None:
    bomb = gzip.compress(bytes(50 * MIB))
    assert len(bomb) < 100_000
    site.pages["/gzip"] = 200, {**HTML, "Content-Encoding": "gzip"}, bomb
    site.pages["/deflate"] = 200, {**HTML, "Content-Encoding": "deflate"}, zlib.compress(bytes(50 * MIB))
    site.pages["/map.xml.gz"] = 200, {"Content-Type": "application/gzip"}, bomb
    for path in ("/gzip", "/deflate", "/map.xml.gz"):
        assert "larger than 1 MiB" in refusal(fetch, site.root + path).what


def test_unpacking_goes_in_steps_however_much_a_few_bytes_hold() -> None:
    seen = 0
    for piece in _inflated([gzip.compress(bytes(50 * MIB))], "'bomb'"):
        assert len(piece) <= MIB
        seen += len(piece)
    assert seen == 50 * MIB


@pytest.mark.parametrize("packed", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_packings_not_asked_for_are_refused(site: Site, fetch: Fetcher, packed: str) -> None:
    site.pages["/a"] = 200, {**HTML, "Content-Encoding": packed}, gzip.compress(STORY.encode())
    assert "not asked for" in refusal(fetch, f"{site.root}/a").what


def test_gzip_is_undone_and_damage_noticed(site: Site, fetch: Fetcher) -> None:
    packed = gzip.compress(STORY.encode())
    site.pages["/a"] = 200, {**HTML, "Content-Encoding": "gzip"}, packed
    site.pages["/map.xml.gz"] = 200, {"Content-Type": "application/x-gzip"}, gzip.compress(b"<urlset/>")
    site.pages["/half"] = 200, {**HTML, "Content-Encoding": "gzip"}, packed[:-20]
    site.pages["/torn"] = 200, {**HTML, "Content-Encoding": "gzip"}, b"\x1f\x8b" + b"torn" * 20
    assert fetch(f"{site.root}/a").content == STORY.encode()
    unpacked = fetch(f"{site.root}/map.xml.gz")
    assert (unpacked.suffix, unpacked.content) == (".xml", b"<urlset/>")
    assert "breaks off" in refusal(fetch, f"{site.root}/half").what
    assert "damaged" in refusal(fetch, f"{site.root}/torn").what


# Redirects.


def test_redirects_are_followed_and_the_uri_stays(site: Site, fetch: Fetcher) -> None:
    site.pages["/a"] = redirect("b c?utm_medium=x", 301)
    site.pages["/b%20c"] = redirect(f"{site.root}/d", 308)
    site.pages["/d"] = STORY
    page = fetch(f"{site.root}/a")
    assert page.uri == f"{site.root}/a"
    assert page.hints.url == f"{site.root}/d"


def test_redirects_end(site: Site, fetch: Fetcher) -> None:
    site.pages["/a"], site.pages["/b"] = redirect("/b"), redirect("/a")
    assert "in a circle" in refusal(fetch, f"{site.root}/a").what
    for number in range(20):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    assert "more than 5 times" in refusal(fetch, f"{site.root}/0").what


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:x", "http://a b c/", "http://[::1"]
)
def test_redirects_lead_to_pages_only(site: Site, fetch: Fetcher, target: str) -> None:
    site.pages["/a"] = redirect(target)
    assert f"'{site.root}/a'" in refusal(fetch, f"{site.root}/a").what


def test_nothing_happens_before_the_first_page() -> None:
    fetch = fetcher()
    assert isinstance(fetch, Fetcher)
    fetch.close()
    with pytest.raises(Unreadable):
        fetch("http://127.0.0.1/")


def test_a_document_says_what_it_is(site: Site, fetch: Fetcher) -> None:
    site.pages["/a"] = STORY
    page = fetch(f"{site.root}/a")
    assert isinstance(page, Document)
    assert page.name == f"'{site.root}/a'"


def test_who_stops_does_not_wait_for_a_page_that_trickles_or_a_server_that_is_busy(site: Site) -> None:
    stop, done = threading.Event(), threading.Event()

    def trickles(visit: Visit) -> None:
        visit.send_response(200)
        visit.end_headers()
        visit.wfile.write(b"<p>word</p>")
        visit.wfile.flush()
        stop.set()
        done.wait(20)

    def busy(_: Visit) -> Answer:
        stop.set()
        return 503, {"Retry-After": "30"}, b""

    site.pages["/slow"], site.pages["/busy"] = trickles, busy
    limits = replace(QUICK, read=20.0, total=20.0)
    try:
        for page in ("/slow", "/busy"):
            stop.clear()
            begun = time.monotonic()
            with Fetcher(limits, allow_private=True, stopped=stop.is_set) as fetch:
                assert "when this was stopped" in refusal(fetch, site.root + page).what
            assert time.monotonic() - begun < 10
    finally:
        done.set()
