"""Feeds and sitemaps."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.article import Article, Failure
from ingest.document import Document
from ingest.fetch.pages import Fetcher
from ingest.opening import Opening
from ingest.read import read_document
from ingest.sources import documents_in
from tests.ingest.laws import check_offsets
from tests.ingest.website import QUICK, STORY, Site, running

SENTENCE = "said on Monday that the ferries to the islands would not sail before the ice is gone"
SPEAKERS = ("The harbour council", "A captain", "The mayor of Port Maren", "One of the islanders", "A pilot")
FULL = "".join(f"<p>{who} {SENTENCE}; {who.lower()} {SENTENCE}, as far as is known.</p>" for who in SPEAKERS)
RSS = {"Content-Type": "application/rss+xml"}
XML = {"Content-Type": "application/xml"}


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def opening() -> Iterator[Opening]:
    with Fetcher(QUICK, allow_private=True) as fetch:
        yield Opening(fetch=fetch)


def rss(*items: str, title: str = "The Maren Post") -> bytes:
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    channel = f"<title>{title}</title><language>en-gb</language>{''.join(items)}"
    return f'<?xml version="1.0"?><rss version="2.0" {namespaces}><channel>{channel}</channel></rss>'.encode()


def item(link: str, text: str = "", teaser: str = "Ferries may sail again.", title: str = "Fährpläne") -> str:
    whole = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{teaser}</description>{whole}"
        "<dc:creator>Ann Lee</dc:creator><pubDate>Mon, 05 Oct 2026 23:30:00 -0500</pubDate></item>"
    )


def split(items: Iterator[Document | Failure]) -> tuple[list[Document], list[Failure]]:
    met = list(items)
    return [one for one in met if isinstance(one, Document)], [one for one in met if isinstance(one, Failure)]


def article_of(document: Document) -> Article:
    [article] = read_document(document)
    assert isinstance(article, Article), article
    check_offsets(article)
    return article


def test_an_entry_with_its_text_is_an_article_without_the_network(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("https://post.example/a?utm_source=rss", FULL)))
    [document], failures = split(documents_in([tmp_path]))
    assert not failures
    assert document.uri == "https://post.example/a"
    assert document.source == str(path.resolve())
    article = article_of(document)
    assert article.title == "Fährpläne"
    assert article.outlet == "The Maren Post"
    assert article.authors == ("Ann Lee",)
    assert (article.published, article.published_basis) == ("2026-10-05T23:30:00-05:00", "metadata")
    assert article.text.count(SENTENCE) == 10


def test_atom_by_its_own_fields(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(
        f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Maren</title>
        <entry><id>tag:1</id><title type="html">Ferries &amp;amp; &lt;b&gt;fog&lt;/b&gt;</title>
        <link href="https://post.example/a"/><published>2026-10-05T10:00:00Z</published>
        <updated>2026-10-09T10:00:00Z</updated><author><name>Bo Li</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL}</div></content></entry>
        <entry><id>tag:2</id><title>Undated</title><link href="https://post.example/b"/>
        <updated>2026-10-09T10:00:00Z</updated><content type="html"><![CDATA[{FULL} Fog.]]></content></entry>
        </feed>"""
    )
    dated, undated = map(article_of, split(documents_in([tmp_path]))[0])
    assert (dated.title, dated.authors, dated.published) == (
        "Ferries & fog",
        ("Bo Li",),
        "2026-10-05T10:00:00+00:00",
    )
    assert undated.published is None  # a change is no publication


@pytest.mark.parametrize(
    "teaser", ["Ferries may sail.", FULL + " Continue reading Ferries", FULL[:-4] + "[…]</p>"]
)
def test_a_teaser_is_fetched_by_its_link(site: Site, opening: Opening, teaser: str) -> None:
    site.pages["/feed"] = 200, RSS, rss(item("/a", teaser=f"<![CDATA[{teaser}]]>"))
    site.pages["/a"] = STORY
    [document], failures = split(documents_in([f"{site.root}/feed"], opening))
    assert not failures
    assert (document.uri, document.source) == (f"{site.root}/a", f"{site.root}/feed")
    assert document.hints.title == "Fährpläne"
    assert site.pages_visited() == ["/feed", "/a"]
    article = article_of(document)
    assert "The harbour council said" in article.text
    assert (article.title, article.published) == ("Fährpläne", "2026-10-05T23:30:00-05:00")


def test_a_feed_that_was_not_named_leads_nowhere(site: Site, opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(item(f"{site.root}/a"), item(f"{site.root}/b", FULL)))
    (tmp_path / "list.urls").write_text(f"{site.root}/a\n")
    documents, failures = split(documents_in([tmp_path], opening))
    assert [one.uri for one in documents] == [f"{site.root}/b"]
    assert [Path(one.uri).name for one in failures] == ["feed.xml", "list.urls"]
    assert all("name" in one.remedy for one in failures)
    assert site.visits == []


def test_a_feed_in_an_archive_leads_nowhere_though_the_archive_is_named(
    site: Site, opening: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(gzip.compress(rss(item(f"{site.root}/a"))))
    _, [failure] = split(documents_in([path], opening))
    assert "not fetched" in failure.reason or "can't be read" in failure.reason
    site.pages["/feeds.gz"] = 200, {"Content-Type": "application/gzip"}, path.read_bytes()
    split(documents_in([f"{site.root}/feeds.gz"], opening))
    assert site.pages_visited() == ["/feeds.gz"]


def test_a_named_feed_without_the_network_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_bytes(rss(item("https://post.example/a")))
    _, [failure] = split(documents_in([path]))
    assert "not fetched" in failure.reason
    assert "save" in failure.remedy


def test_feeds_that_list_themselves_and_each_other_end(site: Site, opening: Opening) -> None:
    site.pages["/one"] = 200, RSS, rss(item("/one"), item("/two"), item("/a"))
    site.pages["/two"] = 200, RSS, rss(item("/one"), item("/two?utm_source=x"), item("/a"))
    site.pages["/a"] = STORY
    documents, failures = split(documents_in([f"{site.root}/one"], opening))
    assert [one.uri for one in documents] == [f"{site.root}/a"]
    assert not failures
    assert sorted(site.pages_visited()) == ["/a", "/one", "/two"]


def test_a_chain_of_feeds_ends(site: Site, opening: Opening) -> None:
    for number in range(50):
        site.pages[f"/{number}"] = 200, RSS, rss(item(f"/{number + 1}"))
    _, [failure] = split(documents_in([f"{site.root}/0"], opening))
    assert "containers" in failure.reason
    assert len(site.pages_visited()) < 8


def test_one_page_that_fails_does_not_stop_the_rest(site: Site, opening: Opening) -> None:
    site.pages["/feed"] = (
        200,
        RSS,
        rss(item("/gone"), item("ftp://x/"), "<item><title>x</title></item>", item("/a")),
    )
    site.pages["/a"] = STORY
    documents, failures = split(documents_in([f"{site.root}/feed"], opening))
    assert [one.uri for one in documents] == [f"{site.root}/a"]
    assert [one.uri for one in failures] == [f"{site.root}/feed", f"{site.root}/gone", "ftp://x/"]


def test_ten_thousand_entries(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(*(item(f"https://post.example/{number}", 3 * FULL) for number in range(10_000))))
    _, [failure] = split(documents_in([path]))
    assert "larger than" in failure.reason
    path.write_bytes(rss(*(item(f"https://post.example/{number}") for number in range(10_000))))
    began = time.monotonic()
    _, [failure] = split(documents_in([path]))
    assert "not fetched" in failure.reason
    assert time.monotonic() - began < 20


def test_what_is_left_is_told_once(site: Site, opening: Opening) -> None:
    opening.most_pages = 3
    site.pages["/feed"] = 200, RSS, rss(*(item(f"/{number}") for number in range(9)))
    for number in range(9):
        site.pages[f"/{number}"] = STORY
    documents, [failure] = split(documents_in([f"{site.root}/feed"], opening))
    assert len(documents) == 3
    assert failure.uri == f"{site.root}/feed"
    assert "more than 3 pages" in failure.reason


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
STOLEN = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file://%s">]>'


@pytest.mark.parametrize("kind", ["rss", "urlset"])
def test_entities_neither_swell_nor_read_files(
    site: Site, opening: Opening, tmp_path: Path, kind: str
) -> None:
    secret = tmp_path / "secret.key"
    secret.write_text("PASSWORD")
    root = site.root.encode()
    began = time.monotonic()
    for prolog, entity in ((BOMB, b"&j;"), (STOLEN % str(secret).encode(), b"&a;")):
        item = b"<item><title>%s</title><link>%s/%s</link></item>" % (entity, root, entity)
        body = {
            "rss": b"<rss version='2.0'><channel>%s</channel></rss>" % item,
            "urlset": b"<urlset><url><loc>%s/%s</loc></url></urlset>" % (root, entity),
        }[kind]
        (tmp_path / "a.xml").write_bytes(prolog + body)
        documents, failures = split(documents_in([tmp_path / "a.xml"], opening))
        assert not documents
        assert all("PASSWORD" not in one.reason and len(one.reason) < 1000 for one in failures)
    assert not any("PASSWORD" in path or len(path) > 1000 for path in site.visits)
    assert time.monotonic() - began < 10


def test_a_feed_that_would_keep_its_parser_busy_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    for many, word in (("<item><b/></item>" * 200_000, "elements"), ("<b>" * 600_000, "damaged")):
        path.write_bytes(rss(many))
        began = time.monotonic()
        _, [failure] = split(documents_in([path]))
        assert word in failure.reason
        assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "data",
    [
        rss(item("https://post.example/a", FULL))[:-30],
        rss(item("https://post.example/a", FULL))
        .decode()
        .replace("?>", " encoding='utf-16'?>", 1)
        .encode("utf-16"),
        b"\n \n" + rss(item("https://post.example/a", FULL)),
        rss(item("https://post.example/a", FULL + " &nbsp; & \x01")),
    ],
)
def test_damaged_feeds_are_read_as_far_as_they_go(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "feed.xml").write_bytes(data)
    documents, failures = split(documents_in([tmp_path / "feed.xml"]))
    assert [one.uri for one in documents] == ["https://post.example/a"], failures
    assert article_of(documents[0]).text.count(SENTENCE) >= 9


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<?xml version='1.0'?><nitf><body/></nitf>", "<nitf>"),
        (b"<opml><body/></opml>", "<opml>"),
        (b"no markup at all", "no XML"),
        (b"", "no XML"),
        (b"\x00\x01\x02", "no XML"),
        (b"<rss version='2.0'><channel/></rss>", "without entries"),
        (b"<urlset/>", "names no page"),
        (b"<a>" * 100_000, "<a>"),
        (rss("<item>" + "<title>" * 400_000), "damaged"),
    ],
)
def test_other_xml_is_named(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    documents, [failure] = split(documents_in([tmp_path]))
    assert not documents
    assert word in failure.reason


def test_a_page_saved_as_xml_is_a_page(tmp_path: Path) -> None:
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
    (tmp_path / "a.xml").write_text(STORY.replace("<html>", head))
    [document], _ = split(documents_in([tmp_path]))
    assert "The harbour council" in article_of(document).text


# Sitemaps.


def test_a_sitemap_leads_to_its_pages_newest_first(site: Site, opening: Opening) -> None:
    news = (
        "<n:news><n:publication><n:name>The Maren Post</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2026-10-05T08:00:00+02:00</n:publication_date><n:title>Ferries</n:title></n:news>"
    )
    images = (
        '<i:image xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><i:loc>/x.png</i:loc></i:image>'
    )
    site.pages["/map.xml"] = (
        200,
        XML,
        f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url>{images}<loc>{site.root}/old</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>{site.root}/new</loc><lastmod>2026-10-06</lastmod>{news}</url></urlset>""".encode(),
    )
    site.pages["/old"] = site.pages["/new"] = STORY
    documents, failures = split(documents_in([f"{site.root}/map.xml"], opening))
    assert not failures
    new, old = map(article_of, documents)
    assert (new.title, new.outlet, new.published) == (
        "Ferries",
        "The Maren Post",
        "2026-10-05T08:00:00+02:00",
    )
    assert old.uri == f"{site.root}/old"
    assert old.published is None  # `lastmod` is no date of publication


def test_an_index_of_sitemaps_some_packed_some_broken(site: Site, opening: Opening) -> None:
    def urlset(*paths: str) -> bytes:
        urls = "".join(f"<url><loc>{site.root}{path}</loc></url>" for path in paths)
        return f"<urlset>{urls}</urlset>".encode()

    maps = "".join(
        f"<sitemap><loc>{site.root}/{name}</loc></sitemap>" for name in ("a.xml.gz", "b.xml", "index.xml")
    )
    site.pages["/index.xml"] = 200, XML, f"<sitemapindex>{maps}</sitemapindex>".encode()
    site.pages["/a.xml.gz"] = 200, {"Content-Type": "application/x-gzip"}, gzip.compress(urlset("/1", "/2"))
    site.pages["/b.xml"] = 200, XML, urlset("/2", "/3")[:-5]
    for path in ("/1", "/2", "/3"):
        site.pages[path] = STORY
    documents, [failure] = split(documents_in([f"{site.root}/index.xml"], opening))
    assert [one.uri.removeprefix(site.root) for one in documents] == ["/1", "/2", "/3"]
    assert failure.uri == f"{site.root}/b.xml"
    assert "damaged" in failure.reason


def test_a_large_sitemap_is_cut_short_and_quick(site: Site, opening: Opening) -> None:
    opening.most_pages = 2
    urls = "".join(f"<url><loc>{site.root}/{number}</loc></url>" for number in range(10_000))
    site.pages["/map.xml"] = 200, XML, f"<urlset>{urls}</urlset>".encode()
    site.pages["/0"] = site.pages["/1"] = STORY
    documents, [failure] = split(documents_in([f"{site.root}/map.xml"], opening))
    assert [one.uri for one in documents] == [f"{site.root}/0", f"{site.root}/1"]
    assert "more than 2 pages" in failure.reason
