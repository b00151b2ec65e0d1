"""Bytes to text."""

import pytest

from ingest.decoding import decode
from ingest.errors import Unreadable

WORDS = "Zürich’s ferry – “late” again"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_big_endian_with_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), "a.txt") == WORDS


def test_a_page_declares_its_encoding() -> None:
    page = '<html><meta charset="windows-1251"><p>Паром затонул</p>'
    assert decode(page.encode("cp1251"), "a.html", markup=True) == page
    old = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Zürich’s'
    assert decode(old.encode("cp1252"), "a.html", markup=True) == old


def test_utf8_wins_over_a_stale_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>Zürich’s</p>'
    assert decode(page.encode("utf-8"), "a.html", markup=True) == page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\xa0\u2003\n".encode(), "white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"\xff\xfea", "damaged"),
        (b"\x81\x8d\x8f\x90\x9d" * 5, "no text encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        decode(data, "'a.txt'")


@pytest.mark.parametrize("named", ["hex", "zlib", "rot13", "utf-16", "no-such-thing"])
def test_a_nonsensical_declaration_is_ignored(named: str) -> None:
    assert decode(f'<meta charset="{named}"><p>late’'.encode("cp1252"), "a.html", markup=True).endswith(
        "late’"
    )
