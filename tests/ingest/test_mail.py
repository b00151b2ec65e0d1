"""Mails and mailboxes: the text a reader sees, dated and titled by the headers, attachments by themselves."""

import io
import random
from base64 import b64encode
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.article import Article, Failure
from ingest.containers import mail, mail_box
from ingest.containers.mail_headers import hints_of
from ingest.containers.mail_parts import parsed, text_of, unflowed
from ingest.document import Document
from ingest.opening import Opening
from ingest.page import Hints
from ingest.read import read_document, read_paths
from ingest.sources import opened
from tests.ingest.laws import check_offsets, document_of

FIRST = "The harbour council said on Monday that the winter timetable would be discussed again in March."
SECOND = "Two of the three ferries had been repaired by then, the company said in a statement on Friday."
PLAIN = f"{FIRST}\n\n{SECOND}\n"
HTML = f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"


def message(text: str | None = PLAIN, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Mara Linden <mara@harbour.example>"
    made["Subject"] = "Ferry talks stall over winter"
    made["Date"] = "Fri, 14 Mar 2025 09:30:00 +0100"
    for name, value in headers.items():
        field = name.replace("_", "-")
        del made[field]
        made[field] = value
    if text is not None:
        made.set_content(text)
    return made


def inside(data: bytes, suffix: str = ".eml", opening: Opening | None = None) -> list[Document | Failure]:
    return list(opened(document_of(f"/a{suffix}", data, suffix), opening or Opening()))


def read(data: bytes, suffix: str = ".eml") -> list[Article | Failure]:
    items: list[Article | Failure] = []
    for item in inside(data, suffix):
        items += [item] if isinstance(item, Failure) else read_document(item)
    return items


def article_in(data: bytes) -> Article:
    [item] = read(data)
    assert isinstance(item, Article), item
    check_offsets(item)
    return item


def failure_of(data: bytes) -> Failure:
    [item] = read(data)
    assert isinstance(item, Failure), item
    return item


def texts(data: bytes) -> list[tuple[str, str]]:
    """Kind and content of each document in a mail."""
    found = inside(data)
    return [(one.suffix, one.read(10**7).decode()) for one in found if isinstance(one, Document)]


def test_a_mail_is_an_article_titled_and_dated_by_its_headers() -> None:
    article = article_in(message().as_bytes())
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert (article.uri, article.title) == ("/a.eml", "Ferry talks stall over winter")
    assert (article.published, article.published_basis) == ("2025-03-14T09:30:00+01:00", "metadata")
    assert (article.outlet, article.authors) == (None, ())


def test_the_html_is_read_unless_it_says_much_less() -> None:
    both = message()
    both.add_alternative(HTML, subtype="html")
    assert [kind for kind, _ in texts(both.as_bytes())] == [".html"]
    stub = message()
    stub.add_alternative(
        "<html><head><style>" + "p {} " * 200 + "</style></head><p>View in your browser</p>", subtype="html"
    )
    assert [kind for kind, _ in texts(stub.as_bytes())] == [".txt"]
    assert article_in(both.as_bytes()).text == article_in(stub.as_bytes()).text


def test_texts_around_a_picture_stay_together() -> None:
    mixed = MIMEMultipart("mixed")
    mixed.attach(MIMEText(FIRST))
    mixed.attach(MIMEImage(b"\x89PNG", "png"))
    mixed.attach(MIMEText(SECOND))
    assert article_in(mixed.as_bytes()).text == f"{FIRST}\n\n{SECOND}"
    mixed.attach(MIMEText("<p>And in <b>bold</b>.</p>", "html"))
    assert article_in(mixed.as_bytes()).text == f"{FIRST}\n\n{SECOND}\n\nAnd in bold."


@pytest.mark.parametrize(
    ("transfer", "charset", "body"),
    [
        (
            "quoted-printable",
            "utf-8",
            b"The caf=C3=A9 at the pier stays open, the =\r\ncouncil says.",
        ),
        (
            "base64",
            "iso-8859-1",
            b64encode(b"The caf\xe9 at the pier stays open, the council says."),
        ),
        ("8bit", "windows-1252", b"The caf\xe9 at the pier stays open, the council says."),
        ("8bit", "x-unknown", b"The caf\xc3\xa9 at the pier stays open, the council says."),
        ("8bit", "zlib", b"The caf\xe9 at the pier stays open, the council says."),
        ("8bit", "us-ascii", b"The caf\xe9 at the pier stays open, the council says."),
    ],
)
def test_any_encoding_is_undone(transfer: str, charset: str, body: bytes) -> None:
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    article = article_in(head.encode() + body)
    assert article.text == "The café at the pier stays open, the council says."


def test_encoded_headers_are_decoded() -> None:
    data = b"Subject: =?utf-8?Q?Caf=C3=A9_stays?=\r\n =?iso-8859-1?B?IG9wZW4=?=\r\n\r\n" + FIRST.encode()
    assert article_in(data).title == "Café stays open"
    odd = b"Subject: =?x-none?Q?Caf=E9?= =?utf-8?B?!!!?=\r\n\r\n" + FIRST.encode()
    assert (article_in(odd).title or "").startswith("Café")
    assert article_in(b"Subject: Caf\xc3\xa9\r\n\r\n" + FIRST.encode()).text == FIRST


def test_flowed_text_is_put_together() -> None:
    flowed = "The council \nmet \nagain.\n\n-- \nMara\n> quoted \n> on\n>> deeper\n From here\n"
    assert unflowed(flowed).splitlines() == [
        *("The council met again.", "", "-- ", "Mara", "> quoted on", ">> deeper", "From here"),
    ]
    assert unflowed("Hafen \nrat\n", delete_space=True) == "Hafenrat"
    lines = "".join(f"{word} \n" if at % 9 == 8 else f"{word} " for at, word in enumerate(FIRST.split()))
    data = b"Content-Type: text/plain; format=flowed\r\n\r\n" + lines.rstrip().encode()
    assert article_in(data).text == FIRST


@pytest.mark.parametrize(
    ("sender", "mailing", "outlet", "authors"),
    [
        ("The Harbour Post <news@post.example>", True, "The Harbour Post", ()),
        ("Mara Linden from Pier Notes <pier@notes.example>", True, "Pier Notes", ("Mara Linden",)),
        ("Mara Linden | The Harbour Post <pier@notes.example>", True, "The Harbour Post", ("Mara Linden",)),
        ("The Harbour Post <news@post.example>", False, None, ()),
        ("Mara Linden <mara@post.example>", True, None, ()),
        ("Mara Linden <mara@post.example>", False, None, ()),
        ("noreply News Service <noreply@post.example>", True, None, ()),
        ("Harbour Tools Support <support@tools.example>", True, None, ()),
        ("((((((" * 300, True, None, ()),
        ("", True, None, ()),
    ],
)
def test_the_sender_is_outlet_or_author_only_where_that_is_certain(
    sender: str, mailing: bool, outlet: str | None, authors: tuple[str, ...]
) -> None:
    listed = "List-Unsubscribe: <mailto:x@post.example>\r\n" if mailing else ""
    hints = hints_of(parsed(f"From: {sender}\r\n{listed}\r\n{FIRST}".encode(), "'a'"))
    assert (hints.outlet, hints.authors) == (outlet, authors)


@pytest.mark.parametrize(
    "subject", ["Fwd: Ferry talks", "RE: Fw: Ferry talks", "WG: Ferry talks", "re[2]: Ferry talks"]
)
def test_a_forwarded_mail_s_date_is_not_the_article_s(subject: str) -> None:
    hints = hints_of(parsed(message(Subject=subject).as_bytes(), "'a'"))
    assert (hints.title, hints.published, hints.created) == ("Ferry talks", None, "2025-03-14T09:30:00+01:00")


def test_what_is_known_from_outside_wins() -> None:
    document = Document("/a.eml", "'a'", ".eml", message().as_bytes(), "/a", hints=Hints(title="Known"))
    [inner] = opened(document, Opening())
    assert isinstance(inner, Document)
    assert (inner.hints.title, inner.hints.published) == ("Known", "Fri, 14 Mar 2025 09:30:00 +0100")


def word_document() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(SECOND)
    document.save(stream)
    return stream.getvalue()


def test_attachments_are_documents_of_their_own() -> None:
    made = message(FIRST)
    made.add_attachment(
        word_document(), maintype="application", subtype="octet-stream", filename="Bericht März.docx"
    )
    made.add_attachment(HTML, subtype="html", filename="../../etc/page.html")
    made.add_attachment(HTML, subtype="html", filename="page.html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"{\\rtf1}", maintype="application", subtype="rtf", filename="note.rtf")
    made.add_attachment(message(SECOND, Subject="Older talks"))
    items = read(made.as_bytes())
    assert [item.uri for item in items] == [
        *("/a.eml", "/a.eml!/Bericht März.docx", "/a.eml!/page.html", "/a.eml!/3/page.html"),
        *("/a.eml!/note.rtf", "/a.eml!/6.eml"),
    ]
    assert [isinstance(item, Article) for item in items] == [True, True, True, True, False, True]
    last = items[-1]
    assert isinstance(last, Article)
    assert (last.title, last.text) == ("Older talks", SECOND)
    word = items[1]
    assert isinstance(word, Article)
    assert (word.text, word.published) == (SECOND, None)


def test_a_digest_s_mails_are_each_read() -> None:
    digest = MIMEMultipart("digest")
    digest["Subject"] = "Digest"
    for text in (FIRST, SECOND):
        digest.attach(MIMEMessage(message(text)))
    items = read(digest.as_bytes())
    assert [item.text for item in items if isinstance(item, Article)] == [FIRST, SECOND]


def test_unpacking_is_paid_for() -> None:
    made = message(FIRST)
    made.add_attachment(HTML, subtype="html", filename="page.html")
    first, failure = inside(made.as_bytes(), opening=Opening(budget=10))
    assert isinstance(first, Document)
    assert isinstance(failure, Failure)
    assert "more than an ingest may hold" in failure.reason


def test_a_mail_without_text_fails() -> None:
    assert "holds no text" in failure_of(message(None).as_bytes()).reason
    part = b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nx\r\n--b--"
    locked = b"Content-Type: multipart/encrypted; boundary=b\r\n\r\n" + part
    assert "encrypted" in failure_of(locked).reason


def nested(depth: int) -> bytes:
    data = message(FIRST).as_bytes()
    for _ in range(depth):
        data = b"Content-Type: message/rfc822\r\n\r\n" + data
    return data


@pytest.mark.parametrize("depth", [1, 3, 10, 400, 5000])
def test_mails_in_mails_end(depth: int) -> None:
    [item] = read(nested(depth))
    assert isinstance(item, Article) is (depth < 4)


def parts_within_parts(depth: int) -> bytes:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return opening.encode() + b"\r\n" + PLAIN.encode()


@pytest.mark.timeout(10)
@pytest.mark.parametrize("depth", [5, 400, 20_000])
def test_parts_within_parts_end(depth: int) -> None:
    assert len(read(parts_within_parts(depth))) == 1
    assert len(inside(parts_within_parts(depth) + b"line\r\n" * 300_000)) == 1


HOSTILE: list[Callable[[], bytes]] = [
    lambda: b"",
    lambda: b"\x00\x01\x02" * 1000,
    lambda: b"Content-Type: text/plain; " + b";" * 3_000_000 + b"\r\n\r\n" + PLAIN.encode(),
    lambda: b'Content-Type: text/plain; a="' + b'\\"' * 1_000_000 + b"\r\n\r\n" + PLAIN.encode(),
    lambda: b"Subject: " + b"=?utf-8?Q?" * 300_000 + b"\r\n\r\n" + PLAIN.encode(),
    lambda: b"From: " + b"(" * 500_000 + b"\r\nList-Id: <x>\r\n\r\n" + PLAIN.encode(),
    lambda: b"Date: " + b"1 " * 500_000 + b"\r\n\r\n" + PLAIN.encode(),
    lambda: b"Content-Type: text/html\r\n\r\n" + b"<style" * 500_000 + b"<",
    lambda: b"Content-Type: multipart/mixed\r\n\r\n" + PLAIN.encode(),
    lambda: b"Content-Type: multipart/mixed; boundary=\r\n\r\n" + PLAIN.encode(),
    lambda: b"Content-Transfer-Encoding: base64\r\n\r\n%%%%" + b"A" * 1_000_001,
    lambda: b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 666 x\r\n" + b"M" * 100_000,
    lambda: b"Content-Type: text/plain; charset*=utf-8'en'%ZZ\r\n\r\n" + PLAIN.encode(),
    lambda: b"Content-Type: text/plain; name*0*=utf-8''a; name*1=b; name*x=c\r\n\r\n" + PLAIN.encode(),
    lambda: b"X" * 5_000_000,
    lambda: b"\r\n" * 2_000_000,
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("make", HOSTILE)
def test_hostile_mails_give_one_result_soon(make: Callable[[], bytes]) -> None:
    [item] = read(make())
    if isinstance(item, Failure):
        assert item.remedy


def test_a_mail_larger_than_any_fails() -> None:
    assert "too large" in failure_of(b"A: b\r\n\r\n" + b"x" * mail.MOST_BYTES).reason


def rich() -> bytes:
    made = message()
    made.add_alternative(HTML, subtype="html")
    made.add_attachment(HTML, subtype="html", filename="page.html")
    made.add_attachment(message(SECOND))
    return made.as_bytes()


RICH = rich()


def test_a_mail_cut_short_anywhere_never_raises() -> None:
    for at in range(0, len(RICH), 29):
        assert read(RICH[:at])


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_mail_with_flipped_bytes_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(RICH)
    for _ in range(chance.choice((1, 5, 50))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for item in read(bytes(data)):
        if isinstance(item, Article):
            check_offsets(item)


def saved_page(source: str = HTML) -> bytes:
    made = MIMEMultipart("related")
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://post.example/2025/03/14/ferry"
    made["Subject"] = "Ferry talks stall over winter"
    made["Date"] = "Sun, 1 Jun 2025 10:00:00 -0000"
    made.attach(MIMEText(source, "html"))
    made.attach(MIMEImage(b"\x89PNG", "png"))
    made.attach(MIMEText("<p>A frame with an advertisement</p>", "html"))
    return made.as_bytes()


def test_a_page_saved_as_one_file_is_that_page() -> None:
    [item] = read(saved_page(), ".mhtml")
    assert isinstance(item, Article)
    assert item.text == f"{FIRST}\n\n{SECOND}"
    assert (item.published, item.published_basis) == ("2025-03-14", "url")
    assert item.uri == "/a.mhtml"


def test_a_saved_page_without_a_page_fails() -> None:
    [item] = read(message().as_bytes(), ".mhtml")
    assert isinstance(item, Failure)
    assert "no web page" in item.reason


BEGIN = b"From mara@harbour.example Fri Mar 14 09:30:00 2025\n"


def mailbox(*mails: bytes) -> bytes:
    return b"\n".join(BEGIN + data.replace(b"\nFrom ", b"\n>From ") for data in mails)


def test_a_mailbox_gives_each_mail() -> None:
    with_id = message(FIRST, Message_ID="<one@harbour.example>").as_bytes()
    again = message(SECOND, Message_ID="<one@harbour.example>").as_bytes()
    third = message(f"{SECOND}\n\nFrom Monday on the ferries run again, the council said.\n").as_bytes()
    items = read(mailbox(with_id, again, third), ".mbox")
    assert [item.uri for item in items] == ["/a.mbox!/one@harbour.example", "/a.mbox!/2", "/a.mbox!/3"]
    assert [item.text for item in items if isinstance(item, Article)] == [
        *(FIRST, SECOND, f"{SECOND}\n\nFrom Monday on the ferries run again, the council said."),
    ]


def test_one_bad_mail_does_not_stop_the_rest() -> None:
    items = read(mailbox(message(None).as_bytes(), message(FIRST).as_bytes()), ".mbox")
    assert [type(item) for item in items] == [Failure, Article]


def test_a_mail_too_large_for_memory_is_told_and_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_box, "MOST_BYTES", 100_000)
    large = message("x" * 70 + "\n").as_bytes() + b"y" * 1_000_000 + b"\n"
    items = read(mailbox(large, message(FIRST).as_bytes()), ".mbox")
    assert [type(item) for item in items] == [Failure, Article]


def test_what_is_no_mailbox_fails() -> None:
    [item] = read(PLAIN.encode(), ".mbox")
    assert isinstance(item, Failure)
    assert "no mailbox" in item.reason


def test_a_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    with path.open("wb") as stream:
        for number in range(300):
            stream.write(
                BEGIN + message(f"{FIRST} {number}", Message_ID=f"<{number}@x.example>").as_bytes() + b"\n"
            )
    items = read_paths([path])
    assert next(items).uri.endswith("a.mbox!/0@x.example")
    assert sum(isinstance(item, Article) for item in items) == 299


def test_text_of_a_mail_with_nothing_is_none() -> None:
    assert text_of(parsed(b"Subject: x\r\n\r\n", "'a'")) is None
