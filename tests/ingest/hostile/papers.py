"""PDFs, mails, Word files and e-books."""

import random
import zlib
from collections.abc import Iterator
from email.message import EmailMessage

from tests.ingest.hostile.kit import LAUGHS, Hostile, flipped, good, of, zip_of


def papers(chance: random.Random) -> Iterator[Hostile]:
    """PDFs without text, with lies, and scratched."""
    whole = _pdf(good(10_000))
    yield of("blank.pdf", _pdf(""))
    for _ in range(8):
        yield of("cut.pdf", whole[: chance.randrange(1, len(whole))])
        yield of("scratched.pdf", flipped(whole, chance, 12))
    yield of(
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 "
        b"R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n",
    )
    yield of(
        "self-xref.pdf",
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstar"
        b"txref\n9\n%%EOF",
    )
    yield of(
        "many-pages.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 99999999/Kids["
        + b"3 0 R " * 200_000
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n",
    )
    yield of("deep-array.pdf", b"%PDF-1.4\n1 0 obj" + b"[" * 200_000 + b"endobj\ntrailer<</Root 1 0 R>>")
    yield of(
        "stream-bomb.pdf",
        lambda: _pdf_of(zlib.compress(b"BT /F1 9 Tf (x) Tj ET\n" * 10_000_000, 9), b"/Filter/FlateDecode"),
    )
    yield of(
        "form-loop.pdf", _pdf_of(b"/X0 Do", b"/Resources<</XObject<</X0 4 0 R>>>>/Type/XObject/Subtype/Form")
    )


def _pdf(text: str) -> bytes:
    shown = b"".join(
        b"BT /F1 10 Tf 40 %d Td (%s) Tj ET\n" % (780 - 14 * n, line.encode("ascii", "replace"))
        for n, line in enumerate(text.replace("(", "").replace(")", "").splitlines())
    )
    return _pdf_of(shown, b"")


def _pdf_of(stream: bytes, more: bytes) -> bytes:
    """A PDF of one page with this content stream, its cross references right."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1"
            b" 5 0 R>>/XObject<</X0 4 0 R>>>>>>"
        ),
        b"<</Length %d %s>>stream\n%s\nendstream" % (len(stream), more, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (n, one)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def mails(_: random.Random) -> Iterator[Hostile]:
    """Mails within mails, without an end, with headers of a megabyte."""
    plain = f"From: desk@news.example\nSubject: Ferry\nDate: Tue, 4 Mar 2025 10:00:00 +0000\n\n{good(10_100)}"
    yield of(
        "deep.eml",
        "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(2_000)).encode(),
    )
    inner = plain.encode()
    for _level in range(60):
        inner = b"Content-Type: message/rfc822\n\n" + inner
    yield of("russian-dolls.eml", inner)
    yield of("header.eml", b"Subject: " + b"x" * 2_000_000 + b"\n\n" + good(10_101).encode())
    yield of("headers.eml", b"X: y\n" * 200_000 + b"\n" + good(10_102).encode())
    yield of("encoded-words.eml", b"Subject: " + b"=?utf-8?q?" * 50_000 + b"\n\n" + good(10_103).encode())
    yield of(
        "bad-base64.eml", b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!notbase64???"
    )
    yield of("bad-charset.eml", b'Content-Type: text/plain; charset="x-unknown"\n\n' + good(10_104).encode())
    yield of(
        "no-end.eml",
        b'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        + good(10_105).encode(),
    )
    parts = b"".join(b"--b\nContent-Type: text/plain\n\nx\n" for _ in range(50_000))
    yield of("parts.eml", b'Content-Type: multipart/mixed; boundary="b"\n\n' + parts + b"--b--\n")
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Files", "desk@news.example"
    mail.set_content(good(10_106))
    mail.add_attachment(
        zip_of({"../escaped.txt": b"x"}), maintype="application", subtype="zip", filename="../../escaped.zip"
    )
    yield of("attachment.eml", bytes(mail))
    yield of("from-lines.mbox", b"From x\n" * 100_000)


def books(_: random.Random) -> Iterator[Hostile]:
    """Word files and e-books, which are zips of XML: bombs and entities inside."""
    laughs = (
        LAUGHS + "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><"
        "w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    reads = '<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><d>&x;</d>'
    kinds = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/conten'
        b't-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.r'
        b'elationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/200'
        b'6/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocu'
        b'ment/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    word = {"[Content_Types].xml": kinds, "_rels/.rels": relations}
    deep = (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
        + b"<w:p>" * 100_000
    )
    yield of("laughs.docx", zip_of(word | {"word/document.xml": laughs}))
    yield of("reads.docx", zip_of(word | {"word/document.xml": reads.encode()}))
    yield of("deep.docx", zip_of(word | {"word/document.xml": deep}))
    yield of("zeros.docx", lambda: zip_of(word | {"word/document.xml": bytes(300 * 1024 * 1024)}))
    yield of("nothing.docx", zip_of({"a.xml": b"<a/>"}))
    container = (
        b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        b'full-path="o.opf"/></rootfiles></container>'
    )
    book = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container}
    spine = (
        b'<package xmlns="http://www.idpf.org/2007/opf"><manifest>%s</manifest><spine>%s</spine></package>'
    )
    items = b"".join(
        b'<item id="i%d" href="c.xhtml" media-type="application/xhtml+xml"/>' % n for n in range(50_000)
    )
    refs = b"".join(b'<itemref idref="i%d"/>' % n for n in range(50_000))
    yield of(
        "loop.epub",
        zip_of(
            book
            | {
                "o.opf": spine % (items, refs),
                "c.xhtml": f"<html><body><p>{good(10_200)}</p></body></html>".encode(),
            }
        ),
    )
    yield of(
        "missing.epub",
        zip_of(
            book
            | {
                "o.opf": spine
                % (
                    b'<item id="a" href="../../../secret.txt" media-type="application/xhtml+xml"/>',
                    b'<itemref idref="a"/>',
                )
            }
        ),
    )
    yield of("laughs.epub", zip_of(book | {"o.opf": laughs}))
    yield of(
        "zeros.epub",
        lambda: zip_of(
            book
            | {
                "o.opf": spine
                % (
                    b'<item id="a" href="c.xhtml" media-type="application/xhtml+xml"/>',
                    b'<itemref idref="a"/>',
                ),
                "c.xhtml": bytes(300 * 1024 * 1024),
            }
        ),
    )
