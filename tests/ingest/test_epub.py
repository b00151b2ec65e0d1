"""E-books: each chapter an article of its own, in order; nothing hostile gets through."""

import io
import random
import zipfile
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.article import Article, Failure
from ingest.document import MIB, Document
from ingest.opening import Opening
from ingest.page import Hints
from ingest.read import read_document
from ingest.sources import opened
from tests.ingest.laws import check_offsets, document_of

FIRST = "The harbour council said on Monday that the winter timetable would be discussed again in March."
SECOND = "Two of the three ferries had been repaired by then, the company said in a statement on Friday."

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PUBLISHER = "<dc:publisher>Harbour Press</dc:publisher>"
BOOK = f"<dc:title>Pier Notes</dc:title>{PUBLISHER}<dc:creator>Mara Linden</dc:creator>"
ISSUE = (
    f"<dc:title>The Harbour Post</dc:title>{PUBLISHER}<dc:type>newspaper</dc:type>"
    "<dc:date>2025-03-14</dc:date><dc:creator>Mara Linden</dc:creator><dc:language>en-GB</dc:language>"
)
COLLECTED = (
    "<dc:title>The Harbour Post [Fri, 14 Mar 2025]</dc:title><dc:publisher>calibre</dc:publisher>"
    "<dc:creator>calibre</dc:creator><dc:date>2025-03-15T04:00:00+00:00</dc:date>"
    '<meta name="calibre:publication_type" content="periodical:unknown:The Harbour Post"/>'
)


def page(title: str, text: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    )


CHAPTERS = [
    ("text/one.xhtml", page("Ferry talks stall", FIRST)),
    ("text/two%20b.xhtml", page("Ferries back", SECOND)),
]


def book(
    chapters: Sequence[tuple[str, str]] = CHAPTERS,
    metadata: str = BOOK,
    items: str = "",
    spine: str = "",
    guide: str = "",
    members: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    manifest = "".join(
        f'<item id="c{at}" href="{path}" media-type="application/xhtml+xml"/>'
        for at, (path, _) in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{manifest}{items}</manifest><spine>{spine}{order}</spine>{guide}"
        "</package>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/content.opf", package)
        for path, content in chapters:
            archive.writestr(f"OEBPS/{path.replace('%20', ' ')}", content)
        for path, content in members.items():
            archive.writestr(path, content)
    return stream.getvalue()


def inside(data: bytes, opening: Opening | None = None) -> list[Document | Failure]:
    return list(opened(document_of("/a.epub", data, ".epub"), opening or Opening()))


def read(data: bytes) -> list[Article | Failure]:
    items: list[Article | Failure] = []
    for item in inside(data):
        items += [item] if isinstance(item, Failure) else read_document(item)
    return items


def failure_of(data: bytes) -> Failure:
    [item] = read(data)
    assert isinstance(item, Failure), item
    return item


def hints(metadata: str) -> Hints:
    first = inside(book(metadata=metadata))[0]
    assert isinstance(first, Document)
    return first.hints


def test_each_chapter_is_an_article_in_reading_order() -> None:
    items = read(book())
    assert [item.uri for item in items] == [
        "/a.epub!/OEBPS/text/one.xhtml",
        "/a.epub!/OEBPS/text/two b.xhtml",
    ]
    for item, title, text in zip(items, ("Ferry talks stall", "Ferries back"), (FIRST, SECOND), strict=True):
        assert isinstance(item, Article)
        assert (item.title, item.text) == (title, f"{title}\n\n{text}")
        check_offsets(item)


def test_a_book_tells_publisher_and_author_but_no_day() -> None:
    assert hints(BOOK) == Hints(outlet="Harbour Press", authors=("Mara Linden",))
    assert hints(BOOK + "<dc:date>2025-03-14</dc:date>").published is None


def test_an_issue_of_a_newspaper_dates_its_articles() -> None:
    assert hints(ISSUE) == Hints(outlet="Harbour Press", published="2025-03-14", language="en-GB")


def test_an_issue_that_a_program_collected_has_that_program_s_date() -> None:
    found = hints(COLLECTED)
    assert (found.outlet, found.published, found.authors) == ("The Harbour Post", None, ())
    assert found.created == "2025-03-15T04:00:00+00:00"


def test_covers_contents_and_lists_of_links_are_passed_over() -> None:
    links = "".join(f"<li><a href='c{n}.xhtml'>Chapter about ferry number {n}</a></li>" for n in range(9))
    around = [
        ("cover.xhtml", page("Cover", FIRST)),
        ("toc.xhtml", page("Contents", FIRST)),
        ("feed/list.xhtml", f"<html><body><h1>In this issue</h1><ul>{links}</ul></body></html>"),
        (
            "picture.xhtml",
            "<html><head><title>A picture of a ferry in the port</title></head><body><img/></body></html>",
        ),
        ("front.xhtml", page("Imprint", FIRST)),
    ]
    guide = '<guide><reference type="copyright-page" href="front.xhtml#top"/></guide>'
    nav = '<item id="n" href="n.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    data = book([*around, *CHAPTERS], items=nav, spine='<itemref idref="n"/>', guide=guide)
    assert [item.uri.rsplit("/", 1)[1] for item in read(data)] == ["one.xhtml", "two b.xhtml"]


def test_a_missing_chapter_is_one_failure() -> None:
    items = '<item id="x" href="gone.xhtml" media-type="application/xhtml+xml"/>'
    found = read(book(items=items, spine='<itemref idref="x"/><itemref idref="unknown"/>'))
    assert [type(item) for item in found] == [Failure, Article, Article]
    assert "gone.xhtml" in found[0].uri


def test_protection_against_copying_is_told() -> None:
    def encryption(method: str) -> str:
        return f'<encryption><EncryptionMethod Algorithm="{method}"/></encryption>'

    locked = book(
        members={"META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}
    )
    assert "DRM" in failure_of(locked).reason
    fonts = book(members={"META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding")})
    assert len(read(fonts)) == 2


def test_a_path_out_of_the_book_leads_nowhere() -> None:
    found = read(book([("../../../etc/passwd", page("x", FIRST)), *CHAPTERS]))
    assert sum(isinstance(item, Article) for item in found) >= 2
    items = '<item id="x" href="../../../../etc/hostname" media-type="application/xhtml+xml"/>'
    assert isinstance(read(book(items=items, spine='<itemref idref="x"/>'))[0], Failure)


def test_a_book_of_pictures_fails() -> None:
    assert (
        "holds no text"
        in failure_of(book([("one.xhtml", "<html><body><img src='a'/></body></html>")])).reason
    )


def test_bombs_are_refused() -> None:
    large = book([("one.xhtml", "<p>" + " " * (20 * MIB)), *CHAPTERS])
    assert len(large) < MIB
    assert [type(item) for item in read(large)] == [Failure, Article, Article]
    assert isinstance(inside(book(), Opening(budget=10))[-1], Failure)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "boom">{entities}]><container>&e8;</container>'
    read(book(members={"META-INF/encryption.xml": bomb}))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["<a >", "<a", "</a", "<", "<head", "x ", "&", "<p><a href='"])
def test_hostile_chapters_take_no_time(piece: str) -> None:
    data = book([("one.xhtml", piece * (4 * MIB // len(piece)))])
    assert len(inside(data)) == 1


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_book_fails_with_a_remedy(data: bytes) -> None:
    failure = failure_of(data)
    assert failure.reason.startswith("'/a.epub'")
    assert failure.remedy


def test_a_zip_without_a_package_fails() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", FIRST)
    assert "no e-book" in failure_of(stream.getvalue()).reason


SMALL = book()


def test_a_book_cut_short_anywhere_is_one_failure() -> None:
    for at in range(0, len(SMALL) - 1, 31):
        assert failure_of(SMALL[:at]).remedy


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_book_with_flipped_bytes_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SMALL)
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert read(bytes(data))
