"""Markdown."""

import pytest

from ingest.article import Article
from ingest.assemble import articles_of
from ingest.errors import Unreadable
from ingest.readers import markdown
from tests.ingest.laws import document_of


def article(page: str) -> Article:
    [found] = articles_of(markdown.read(page.encode(), "page.md"), document_of("page.md"))
    return found


def test_front_matter_speaks_for_the_article() -> None:
    found = article(
        '---\ntitle: "Ferry: the talks stall"\ndate: 2025-03-14\nauthors:\n '
        " - Ann Bell\n  - Tom Reed\noutlet: Harbour Post\n"
        "lang: en\n---\n\nThe council met, and it decided nothing."
    )
    assert (found.title, found.published, found.published_basis) == (
        "Ferry: the talks stall",
        "2025-03-14",
        "metadata",
    )
    assert (found.authors, found.outlet, found.language) == (("Ann Bell", "Tom Reed"), "Harbour Post", "en")
    assert found.text == "The council met, and it decided nothing."
    assert found.cuts[0].rule == "front-matter"


def test_the_head_that_a_converter_of_pages_writes() -> None:
    found = article(
        "Title: Ferry talks stall\n\nURL Source: https://harbour.example/ferry\n\n"
        "Published Time: 2025-03-14T06:15:00+00:00\n\nMarkdown Content:\n"
        "The council met, and it decided nothing."
    )
    assert (found.title, found.published) == ("Ferry talks stall", "2025-03-14T06:15:00+00:00")
    assert found.text == "The council met, and it decided nothing."


def test_toml_front_matter() -> None:
    found = article(
        '+++\ntitle = "Ferry talks"\ndate = 2025-03-14\n+++\nThe council met, and it decided nothing.'
    )
    assert (found.title, found.published) == ("Ferry talks", "2025-03-14")


@pytest.mark.parametrize(
    "page", ["---\nno pairs here\n---\nThe council met again.", "The council met.\n\n---\n\nIt left."]
)
def test_a_rule_is_no_front_matter(page: str) -> None:
    assert "The council met" in article(page).text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The **bold** and _slanted_ ***both*** words.", "The bold and slanted both words."),
        ('A [link](http://a.example/x_(y) "t") and [another][1].', "A link and another."),
        ("See <https://a.example/x>.", "See https://a.example/x."),
        ("snake_case_name stays, 2 * 3 * 4 too.", "snake_case_name stays, 2 * 3 * 4 too."),
        (r"Escaped \*stars\* stay.", "Escaped *stars* stay."),
        ("Fish &amp; chips&nbsp;&nbsp;cost &pound;5.", "Fish & chips cost £5."),
        ("One `code word` here.", "One code word here."),
        ("A word <b>in</b> tags<br>and more.", "A word in tags and more."),
        ("Two\nlines join.", "Two lines join."),
        ("> A quote\n> goes on.", "A quote goes on."),
        ("Before ![alt text](a.png) after.", "Before after."),
        ("[![alt](a.png)](b) after.", "after."),
    ],
)
def test_markup_goes_and_words_stay(written: str, shown: str) -> None:
    assert article(written).text == shown


def test_structure_becomes_paragraphs() -> None:
    found = article(
        "# Head line\n\nUnder line\n----------\n\n- one\n- two\n  goes on\n1. "
        "first\n\n| A | B |\n|---|---|\n| c | d |\n\n```\ncode # x\n```\n"
    )
    assert found.text.split("\n\n") == [
        "Head line",
        "Under line",
        "one",
        "two goes on",
        "1. first",
        "A | B",
        "c | d",
        "code # x",
    ]
    assert found.title == "Head line"


def test_pictures_scripts_and_comments_are_cut() -> None:
    found = article(
        "# Head line\n\n<!-- hidden -->\n\nText here, that "
        "stays.\n\n![pic](a.png)\n\n<script>alert(1)</script>\n"
    )
    assert found.text == "Head line\n\nText here, that stays."
    assert [cut.rule for cut in found.cuts] == ["markup", "image", "markup"]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    long = (
        "The harbour council voted on Monday to keep the winter ferry running, "
        "which ends a dispute that began eleven long months ago on the islands."
    )
    assert article(f"{long}\nAgain, {long}").text == f"{long}\n\nAgain, {long}"


def test_only_front_matter_is_no_article() -> None:
    with pytest.raises(Unreadable, match="no text"):
        article("---\ntitle: Nothing\n---\n")
