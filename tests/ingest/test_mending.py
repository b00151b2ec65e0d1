"""Torn text is put together where that is sure, and every place says what stood there."""

import pytest

from ingest.article import Article
from ingest.assemble import articles_of
from ingest.mending import mended_text, mendings
from ingest.page import Hints, Page
from ingest.readers import html, text
from tests.ingest.laws import check_nothing_vanished, check_offsets, document_of


def read(page: str) -> Article:
    [article] = articles_of(text.read(page.encode(), "page"), document_of("page"))
    check_offsets(article)
    check_nothing_vanished(article)
    return article


def torn(whole: str, times: int = 1) -> str:
    """`whole` as a program shows it that takes its UTF-8 for Windows-1252."""
    for _ in range(times):
        whole = "".join(
            bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
            for byte in whole.encode()
        )
    return whole


@pytest.mark.parametrize(
    "whole",
    [
        "“We don’t know,” said Renée Coulter – for £5 and 3 € …",
        "Façade Street, Ørsta, Åse, señor, l’île et l’été",
        "Привет, мир: это новость из Белогорска.",
        "Il a gagné à Paris, voilà, et c’est là.",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_wrong_encodings_are_undone(whole: str, times: int) -> None:
    assert read(torn(whole, times)).text == whole


@pytest.mark.parametrize(
    "line",
    [
        "Ænima, Ångström, Übergröße, naïve café, Coruña — “É” and «Ñ»",
        "TÃO is written so in Portuguese; SÃO PAULO, NÃO and Â are letters too.",
        "The price is 5 € ¹ and ½ of it ©2024 ® ™",
        "Dvořák, Łódź, Kraków, Győr, İzmir, Đà Nẵng",
    ],
)
def test_whole_text_is_left_alone(line: str) -> None:
    article = read(line)
    assert article.text == line
    assert not list(mendings(article))


def test_latin_1_with_control_characters_is_no_binary_file() -> None:
    page = "Donâ\x80\x99t go, she said: â\x80\x9cStay!â\x80\x9d " * 5
    assert read(page).text.startswith("Don’t go, she said: “Stay!”")


def test_entities_of_torn_letters_are_put_together() -> None:
    page = html.read(b"<p>It&acirc;&euro;&trade;s a caf&Atilde;&copy; by the harbour.</p>", "page")
    [article] = articles_of(page, document_of("page"))
    check_offsets(article)
    assert article.text == "It’s a café by the harbour."


def test_ligatures_loose_accents_and_forbidding_hyphens_are_spelled_plainly() -> None:
    article = read("The of\ufb01ce of Rene\u0301e, a well\u2011known\u00a0lawyer, is shut.")
    assert article.text == "The office of Renée, a well-known lawyer, is shut."
    assert [(one.was, one.now) for one in mendings(article)] == [
        ("\ufb01", "fi"),
        ("e\u0301", "é"),
        ("\u2011", "-"),
        ("\xa0", " "),
    ]


def test_what_a_reader_sees_stays() -> None:
    line = "“Curly” – and ‘so’ on… ２０２４ ﷼ № ½"
    assert read(line).text == line


def test_a_mended_place_maps_to_what_stood_there() -> None:
    article = read("She said donâ€™t, and left.")
    at = article.text.index("don’t")
    start, end = article.raw_span(at, at + len("don’t"))
    assert article.raw[start:end] == "donâ€™t"


def test_metadata_is_mended_too() -> None:
    page = Page(
        "Words enough.", text.read(b"Words enough.", "page").blocks, hints=Hints(title="Donâ€™t panic")
    )
    [article] = articles_of(page, document_of("page"))
    assert article.title == "Don’t panic"
    assert mended_text("RenÃ©e") == "Renée"
