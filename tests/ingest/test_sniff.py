"""What a document is by its content: certain where it says so, silent where it could be anything."""

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ingest.article import Article, Failure
from ingest.read import read_file
from ingest.sniff import suffix_by_content, true_suffix

PROSE = b"The harbour council said on Monday that it would meet again before the winter timetable begins.\n"


def word_document() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(PROSE.decode())
    document.save(stream)
    return stream.getvalue()


def pdf_document() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(72, 700, PROSE.decode().strip()[:80])
    canvas.save()
    return stream.getvalue()


def zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return stream.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Mara Linden <mara@harbour.example>"
    message["Subject"] = "Ferry talks"
    message["Date"] = "Fri, 14 Mar 2025 09:30:00 +0000"
    message.set_content(PROSE.decode())
    return message.as_bytes()


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (pdf_document(), ".pdf"),
        (b"\r\n" + pdf_document(), ".pdf"),
        (word_document(), ".docx"),
        (zipped(("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"")), ".epub"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), ".odt"),
        (zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), ".xlsx"),
        (zipped(("word/of/the/day.txt", PROSE)), ".zip"),
        (zipped(), ".zip"),
        (gzip.compress(PROSE, mtime=0), ".gz"),
        (tarred(), ".tar"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ".doc"),
        (rb"{\rtf1\ansi The council met.}", ".rtf"),
        (b"<!DOCTYPE html><title>x</title>", ".html"),
        (b"\xef\xbb\xbf \n<!-- saved -->\n<HTML lang='en'>", ".html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', ".html"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet href="a"?><rss version="2.0">', ".rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', ".atom"),
        (b'<rdf:RDF xmlns:rdf="x">', ".rss"),
        (b'<?xml version="1.0"?><urlset xmlns="x">', ".xml"),
        (b"<sitemapindex xmlns='x'>", ".xml"),
        (json.dumps([{"title": "a"}], indent=1).encode(), ".json"),
        (b'{"title": "a", "text": "b"}', ".json"),
        (b'{"title": "a"}\n{"title": "b"}\n', ".jsonl"),
        (mail(), ".eml"),
        (mail().replace(b"\n", b"\r\n"), ".eml"),
        (b"From mara@harbour.example Fri Mar 14 09:30:00 2025\n" + mail(), ".mbox"),
        (PROSE, None),
        (b"# Ferry talks\n\nThe council met.", None),
        (b"title,text\na,b\n", None),
        (b"<p>A fragment of a page</p>", None),
        (b"<b>Ferry</b> talks", None),
        (b"[Updated] The council met.", None),
        (b"{council} met", None),
        (b"From Monday the ferries run again.\nThe council said: yes.\n", None),
        (b"Title: Ferry talks\nDate: 2025-03-14\nAuthor: Mara Linden\n\nThe council met.", None),
        (b"<htmlish>", None),
        (b"", None),
        (b"\x00\x01\x02", None),
    ],
)
def test_a_kind_is_told_by_its_first_bytes(head: bytes, suffix: str | None) -> None:
    assert suffix_by_content(head) == suffix


def test_a_long_head_of_a_mail_may_be_cut_anywhere() -> None:
    way = b"".join(b"Received: from host%d by mx; Fri\r\n\tfor <a@b.example>\r\n" % n for n in range(99))
    data = b"From: a@b.example\r\nSubject: x\r\n" + way
    assert {suffix_by_content(data[:at]) for at in range(100, 5000, 7)} == {".eml"}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_without_trouble(head: bytes) -> None:
    for begin in (b"", b"<!--", b"<?", b'{"', b"From ", b"PK\x03\x04"):
        suffix_by_content(begin + head)


@pytest.mark.parametrize("piece", [b"<!-- ", b"<?x ", b" ", b"a:\n", b'{"a', b"\n ", b"From x", b"<!---->"])
def test_hostile_heads_take_no_time(piece: bytes) -> None:
    suffix_by_content(piece * 100_000)  # a slow pattern would run into the test's time limit


def read_as(folder: Path, name: str, data: bytes) -> Article | Failure:
    path = folder / name
    path.write_bytes(data)
    [item] = read_file(path)
    return item


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html><body><script>x()</script><p>" + PROSE + b"</p></body></html>"
    item = read_as(tmp_path, "a.txt", page)
    assert isinstance(item, Article)
    assert item.text == PROSE.decode().strip()


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_a_pdf_or_word_document_by_a_text_s_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    for data in (pdf_document(), word_document()):
        item = read_as(tmp_path, name, data)
        assert isinstance(item, Article), item
        assert item.text.startswith("The harbour council said")
        assert item.uri.endswith(name)


def test_a_text_about_html_stays_text(tmp_path: Path) -> None:
    item = read_as(tmp_path, "a.txt", b"The tag <html> opens every page, the council's clerk said.")
    assert isinstance(item, Article)
    assert "<html>" in item.text


def test_other_names_are_believed() -> None:
    assert true_suffix(".pdf", b"<!doctype html>") == ".pdf"
    assert true_suffix(".md", b"<html>") == ".md"
    assert true_suffix(".txt", b'{"a": 1}') == ".txt"


def test_an_unreadable_text_still_says_why(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    path.symlink_to(tmp_path / "nowhere.txt")
    [item] = read_file(path)
    assert isinstance(item, Failure)
    assert "gone.txt" in item.reason
