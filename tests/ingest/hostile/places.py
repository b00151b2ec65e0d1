"""Feeds that lead astray, and files that are no files."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

from tests.ingest.hostile.kit import LAUGHS, Hostile, good, of, put


def feeds(_: random.Random) -> Iterator[Hostile]:
    """Feeds that list themselves, read files, or laugh."""
    item = "<item><title>Ferry</title><link>{link}</link><description>{text}</description></item>"
    rss = '<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'
    own = "http://127.0.0.1:9/feed.xml"
    yield of("itself.xml", rss.format(doctype="", items=item.format(link=own, text="short") * 3).encode())
    yield of("laughs.xml", rss.format(doctype=LAUGHS, items=item.format(link=own, text="&h;")).encode())
    external = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield of("reads.xml", rss.format(doctype=external, items=item.format(link=own, text="&x;" * 50)).encode())
    yield of("many.rss", rss.format(doctype="", items=item.format(link=own, text="short") * 20_000).encode())
    yield of(
        "cut.atom",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><content type="html">'
        + good(10_300).encode(),
    )
    yield of("deep.xml", b"<a>" * 200_000)
    yield of(
        "sitemap.xml",
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + b"<url><loc>http://169.254.169.254/latest/meta-data</loc></url>" * 2_000
        + b"</urlset>",
    )
    yield of(
        "index.xml",
        b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http'
        b"://127.0.0.1:9/index.xml</loc></sitemap></sitemapindex>",
    )
    yield of("addresses.urls", b"http://127.0.0.1:9/\nfile:///etc/passwd\ngopher://x\nhttp://[::1]/\n" * 500)


def files(_: random.Random) -> Iterator[Hostile]:
    """Links that loop, files one may not read, pipes and devices."""
    yield Hostile("loop.txt", lambda path: path.symlink_to(path.name))
    yield Hostile("gone.txt", lambda path: path.symlink_to("nowhere.txt"))
    yield Hostile("up", lambda path: path.symlink_to("."))
    yield Hostile("out.txt", lambda path: path.symlink_to("/dev/zero"))
    yield Hostile("noise.txt", lambda path: path.symlink_to("/dev/urandom"))
    yield Hostile("pipe.txt", os.mkfifo)
    yield Hostile("unreadable.txt", _unreadable)
    yield Hostile("closed", _closed)
    yield Hostile("folder.txt", lambda path: path.mkdir())
    yield Hostile("bad-\udce9-name.txt", lambda path: put(path, good(10_400).encode()))
    yield Hostile("deep", _deep)


def _unreadable(path: Path) -> None:
    put(path, good(10_401).encode())
    path.chmod(0)


def _closed(path: Path) -> None:
    path.mkdir()
    path.chmod(0)


def _deep(path: Path) -> None:
    """Folders within folders, down to where paths get too long."""
    for _ in range(60):
        path.mkdir()
        path = path / ("d" * 30)
