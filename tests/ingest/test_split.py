"""Pages with several articles come apart where that is sure, and stay whole everywhere else."""

import pytest

from ingest.article import Article
from ingest.assemble import articles_of
from ingest.page import Hints
from ingest.readers import html, markdown, text
from ingest.split import parts_of
from tests.ingest.laws import check_nothing_vanished, check_offsets, document_of

FERRY = (
    "The harbour council voted on Monday to keep the winter ferry going, ending a dispute of eleven months.",
    "It carries some 4,000 people a week between October and March, according to the port authority.",
    "“We have listened to the islanders,” said the chairwoman, Ann Bell, after a meeting of five hours.",
    "A decision on the summer timetable is expected in April, when the second ship leaves the yard.",
)
BEAVERS = (
    "A pair of beavers has settled on the upper Lesk, the first since the species was hunted out in 1884.",
    "A fisherman filmed them on Sunday as they dragged a young willow across a weir near Leskov.",
    "Nobody released them, the nature office said; they had probably crossed the watershed on foot.",
    "Farmers downstream are uneasy, for a single dam could flood their lower meadows within days.",
)
MAP = (
    "The city museum of Brunn has found the eastern half of its oldest map, drawn on vellum in 1512.",
    "It was lying between the boards of a ledger that millers had used for their accounts until 1931.",
    "A restorer noticed that one cover was thicker than the other, and lifted it with a bone knife.",
    "The western half has hung in the gallery since 1890, ending abruptly at the river.",
)
SHARE = ("Share this story", "Facebook Twitter Email")


def story(headline: str, *head: str, body: tuple[str, ...], foot: tuple[str, ...] = ()) -> str:
    return "\n\n".join((headline, *head, *body, *foot)) + "\n\n"


def read(page: str) -> list[Article]:
    articles = articles_of(text.read(page.encode(), "page"), document_of("/a/page.txt"))
    for article in articles:
        check_offsets(article)
        check_nothing_vanished(article)
    return articles


ONE = story("Council keeps the winter ferry", "By Ann Bell", "May 6, 2024", body=FERRY, foot=SHARE)
TWO = story(
    "Beavers return to the Lesk after 140 years", "By Tom Reed", "May 7, 2024", body=BEAVERS, foot=SHARE
)
THREE = story("Museum finds half of its oldest map", "By Mary Poole", "May 8, 2024", body=MAP, foot=SHARE)


def test_three_stories_in_one_file_are_three_articles() -> None:
    articles = read(ONE + TWO + THREE)
    assert [article.uri for article in articles] == [f"/a/page.txt#part-{n}" for n in (1, 2, 3)]
    assert [article.title for article in articles] == [
        "Council keeps the winter ferry",
        "Beavers return to the Lesk after 140 years",
        "Museum finds half of its oldest map",
    ]
    assert [article.published for article in articles] == ["2024-05-06", "2024-05-07", "2024-05-08"]
    assert [article.authors for article in articles] == [("Ann Bell",), ("Tom Reed",), ("Mary Poole",)]
    assert BEAVERS[0] in articles[1].text
    assert FERRY[0] not in articles[1].text
    assert "Share" not in "".join(article.text for article in articles)


def test_each_part_points_into_the_whole_file() -> None:
    page = ONE + TWO
    for article in read(page):
        assert article.raw == page
        [other] = [cut for cut in article.cuts if cut.rule == "other-article"]
        assert page[other.raw_start : other.raw_end] == other.text
        start, end = article.raw_span(0, len(article.title or ""))
        assert page[start:end] == article.title


def test_datelines_part_agency_copy() -> None:
    stories = [
        story(
            "Council keeps the winter ferry", "PORT ANSELM, May 6, 2024 (Wire) -", body=FERRY, foot=("END",)
        ),
        story("Beavers return to the Lesk", "LESKOV, May 7, 2024 (Wire) -", body=BEAVERS, foot=("END",)),
    ]
    assert len(read("".join(stories))) == 2


def test_another_paper_s_story_below_one_with_its_foot() -> None:
    one = story(
        "Council keeps the winter ferry",
        "May 6, 2024",
        body=FERRY,
        foot=("Tags: ferry, harbour", "© 2024 The Mercury. All rights reserved."),
    )
    two = story("Beavers return to the Lesk after 140 years", "7 May 2024", body=BEAVERS)
    assert [article.published for article in read(one + two)] == ["2024-05-06", "2024-05-07"]


@pytest.mark.parametrize(
    "page",
    [
        # an article with headings, on one thing
        story("Council keeps the winter ferry", "By Ann Bell", body=FERRY)
        + story("What happens to the second ship", body=FERRY[1:]),
        # headings on unlike things, as in a survey of the week, without dates or bylines of their own
        story("The week on the coast", "May 6, 2024", body=FERRY)
        + story("Beavers on the upper Lesk", body=BEAVERS)
        + story("A map in a ledger", body=MAP),
        # a diary with its days
        story("A year with the ferry", "May 6, 2024", body=FERRY)
        + story("May 7, 2024", body=BEAVERS)
        + story("May 8, 2024", body=MAP),
        # hours of a live report
        story("Storm Ingrid, as it happened", "May 6, 2024", body=FERRY)
        + story("11:15", body=BEAVERS)
        + story("Power returns to the islands", "12:40", body=MAP),
        # books, each with its author
        story("Three books for the ferry", "May 6, 2024", body=FERRY)
        + story("The Winter Ferry", "By Rosa Quint", body=FERRY[:3])
        + story("The Second Ship", "By Ruben Osei", body=FERRY[1:]),
        # other stories' headlines below the article
        story(
            "Council keeps the winter ferry",
            "May 6, 2024",
            body=FERRY,
            foot=("Related", "Beavers on the Lesk"),
        ),
    ],
)
def test_what_is_one_article_stays_one(page: str) -> None:
    assert len(read(page)) == 1


def test_the_end_of_a_story_is_no_story() -> None:
    page = ONE + story(
        "Beavers return to the Lesk after 140 years", "By Tom Reed", "May 7, 2024", body=BEAVERS[:1]
    )
    assert len(read(page)) == 1


def test_whole_article_elements_of_a_page_are_articles() -> None:
    def element(headline: str, day: str, body: tuple[str, ...], level: str = "h2") -> str:
        inner = "".join(f"<p>{paragraph}</p>" for paragraph in body)
        return f"<article><{level}>{headline}</{level}><p>By Ann Bell, {day}</p>{inner}</article>"

    whole = element("Council keeps the ferry", "May 6, 2024", FERRY) + element(
        "Beavers return to the Lesk", "May 7, 2024", BEAVERS
    )
    teaser = "<article><h2>Museum finds a map</h2><p>It lay in a ledger…</p></article>"
    page = html.read(f"<title>Mercury</title><body>{whole}{teaser}".encode(), "page")
    articles = articles_of(page, document_of("page"))
    for article in articles:
        check_offsets(article)
    assert [article.title for article in articles] == [
        "Council keeps the ferry",
        "Beavers return to the Lesk",
    ]
    assert "ledger" not in "".join(article.text for article in articles)


def test_markdown_headings_of_the_first_level_with_dates_begin_articles() -> None:
    page = ""
    for headline, day, body in (("the ferry", 6, FERRY), ("beavers on the Lesk", 7, BEAVERS)):
        page += f"# News of {headline}\n\nMay {day}, 2024\n\n{' '.join(body[:2])}\n\n{' '.join(body[2:])}\n\n"
    articles = articles_of(markdown.read(page.encode(), "page"), document_of("page"))
    assert [article.published for article in articles] == ["2024-05-06", "2024-05-07"]
    for article in articles:
        check_offsets(article)


def test_what_is_said_of_the_whole_page_is_not_said_of_its_later_parts() -> None:
    page = text.read((ONE + TWO).encode(), "page")
    hints = Hints(
        title="Council keeps the winter ferry", authors=("Ann Bell",), outlet="The Mercury", language="en"
    )
    first, second = parts_of(type(page)(page.raw, page.blocks, hints=hints, plain=True))
    assert first.hints == hints
    assert second.hints == Hints(outlet="The Mercury", language="en")


def test_a_page_of_thousands_of_headlines_is_read_in_time() -> None:
    assert len(read("Council keeps the ferry\nMay 6, 2024\n" + "\n".join(FERRY[:1]) + "\n" + ONE * 700)) == 1
