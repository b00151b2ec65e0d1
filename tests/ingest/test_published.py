"""When an article was published: which evidence wins, what is no evidence, and the time with its zone."""

import time

import pytest

from ingest.article import Article, Cut
from ingest.assemble import articles_of
from ingest.block import Block
from ingest.metadata import gather
from ingest.metadata.dates import find_dates
from ingest.metadata.moments import from_metadata
from ingest.page import Hints
from ingest.readers import text
from tests.ingest.laws import document_of

TITLE = "Harbour council keeps the winter ferry"
PROSE = "The harbour council voted to keep the winter ferry running, ending a dispute of eleven months."
NEWS = "The bridge at Port Anselm collapsed on Friday, and nobody was hurt, the harbour council said."
MORE = "It will meet again in spring, the chairwoman said, and hopes to agree on the fares by then."
PICTURE = "Rescuers stand beside the bridge in Port Anselm on January 28, 2022. Ann Bell/Valley Press"


def article(*lines: str, uri: str = "page") -> Article:
    [found] = articles_of(text.read("\n\n".join(lines).encode(), "page"), document_of(uri))
    return found


def dated(hints: Hints, *lines: str, uri: str = "page") -> tuple[str | None, str]:
    blocks = text.read("\n\n".join([TITLE, *lines, PROSE, MORE]).encode(), "page").blocks
    facts = gather(hints, blocks, uri)
    return facts.published, facts.published_basis


@pytest.mark.parametrize(
    ("hints", "line", "uri", "expected"),
    [
        (Hints(published="2025-03-03"), "March 4, 2025", "/n/2025-03-06.txt", ("2025-03-03", "metadata")),
        (Hints(url="https://a.example/2025/03/05/x"), "March 4, 2025", "p", ("2025-03-04", "dateline")),
        (Hints(url="https://a.example/2025/03/05/x"), MORE, "/n/2025-03-06.txt", ("2025-03-05", "url")),
        (Hints(), MORE, "https://a.example/2025/03/05/x", ("2025-03-05", "url")),
        (Hints(created="2025-03-07"), "Published: 11/11/2024 in Harbour", "p", ("2024-11-11", "text")),
        (
            Hints(created="2025-03-07T10:00:00Z"),
            MORE,
            "/n/2025-03-06.txt",
            ("2025-03-07T10:00:00+00:00", "file"),
        ),
        (Hints(), MORE, "/n/2025-03-06-ferry.txt", ("2025-03-06", "file")),
        (Hints(), MORE, "/n/ferry_20250306.txt", ("2025-03-06", "file")),
        (Hints(published="1970-01-01T00:00:00Z"), "March 4, 2025", "p", ("2025-03-04", "dateline")),
        (
            Hints(published="2031-01-01", url="https://a.example/2025/03/05/x"),
            "March 4, 2025",
            "p",
            ("2025-03-04", "dateline"),
        ),
    ],
)
def test_which_evidence_wins(hints: Hints, line: str, uri: str, expected: tuple[str, str]) -> None:
    assert dated(hints, line, uri=uri) == expected


@pytest.mark.parametrize(
    "uri",
    [
        "/n/2025-03.txt",
        "/n/2025.txt",
        "/n/export-2025-03-06.txt",
        "/2025-03-06/ferry.txt",
        "/n/dump-2025-03-06.jsonl#record-7",
        "/n/4f20250306ab.txt",
        "/n/2025-13-06.txt",
        "/n/2025-03-06-to-2025-03-09.txt",
    ],
)
def test_names_that_date_nothing(uri: str) -> None:
    assert dated(Hints(), MORE, uri=uri) == (None, "unknown")


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("4:05 PM EST, Fri January 6, 2023", "2023-01-06T16:05:00-05:00"),
        ("Published 7:05 AM ET, July 6, 2023", "2023-07-06T07:05:00-04:00"),
        ("8 November 2023, 17:42 GMT", "2023-11-08T17:42:00+00:00"),
        ("Published March 3, 2025 at 10:05 p.m. PST | Updated March 4, 2025", "2025-03-03T22:05:00-08:00"),
        ("19 Jun, 2024 01:29", "2024-06-19"),
        ("Mon 30 Sep 2024 12:15 IST", "2024-09-30"),
        ("Updated March 3, 2025, 7:45 p.m. ET", "2025-03-03"),
        ("Veröffentlicht am 18. Februar 2025 um 14:05 Uhr", "2025-02-18"),
        ("Publié le 14 mars 2025 à 10h05 - Mis à jour le 15 mars 2025 à 11h00", "2025-03-14"),
        ("Publicado el 3 de enero de 2025 a las 10:05", "2025-01-03"),
        ("Pubblicato il 14 marzo 2025", "2025-03-14"),
        ("Publicado em 14 de março de 2025 às 10h05", "2025-03-14"),
        ("21 марта 2024, 14:05", "2024-03-21"),
        ("١٤ مارس ٢٠٢٥", "2025-03-14"),
        ("Le Courrier d’Aubrac, publié le 28 mai 2024 à 18h12", "2024-05-28"),
        ("PORT ANSELM, May 14, 2003", "2003-05-14"),
        ("Ann Bell, September 17, 2024", "2024-09-17"),
        ("By Ann Bell, Friday, 3 December 2021", "2021-12-03"),
        ("Jul 5, 2024 Updated 6 hrs ago", "2024-07-05"),
    ],
)
def test_lines_that_give_the_date(line: str, moment: str) -> None:
    assert dated(Hints(), line) == (moment, "dateline")


@pytest.mark.parametrize(
    ("hints", "day"),
    [
        (Hints(url="https://news.example.co.uk/ferry"), "2025-04-03"),
        (Hints(language="en-US"), "2025-03-04"),
        (Hints(language="de"), "2025-04-03"),
        (Hints(url="https://news.example.com/ferry"), None),
    ],
)
def test_the_country_settles_which_figure_is_the_day(hints: Hints, day: str | None) -> None:
    assert dated(hints, "Published 03/04/2025")[0] == day


def test_other_dates_settle_which_figure_is_the_day() -> None:
    assert dated(Hints(), "Published 03/04/2025", "Updated 04/15/2025")[0] == "2025-03-04"
    assert dated(Hints(), "Published 03/04/2025", "Updated 15/04/2025")[0] == "2025-04-03"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((NEWS, PICTURE), "2022-01-28"),
        ((NEWS, "Rescuers at the bridge in Port Anselm, Lindow, January 28, 2022."), "2022-01-28"),
        ((NEWS, "Rescuers will be at the bridge in Port Anselm, Lindow, January 28, 2022."), None),
        ((PROSE, "She died today, Friday, January 28, 2022, aged 96, her family said."), "2022-01-28"),
        ((PROSE, "She died at home on Friday, January 28, 2022, aged 96, her family said."), None),
        ((NEWS, "So sad. — Tom Reed (@tomreed) January 28, 2022"), "2022-01-28"),
        ((NEWS, "So sad. — Tom Reed (@tomreed) January 27, 2022"), "2022-01-28"),
        ((NEWS, "So sad. — Tom Reed (@tomreed) January 25, 2022"), None),
        ((NEWS.replace("Friday", "Monday"), PICTURE), None),
        ((NEWS, PICTURE, "On Monday the mayor resigned, and the town was surprised."), None),
        ((NEWS.replace("on Friday", "last Friday"), PICTURE), None),
        ((NEWS, PICTURE, "The treaty of March 3, 2022 was not touched."), None),
        ((NEWS, PICTURE, "It is to be rebuilt by 2027, the council said."), None),
        ((NEWS, "The bridge was opened on January 28, 2022, by the mayor, amid much applause."), None),
    ],
)
def test_a_day_is_anchored_by_pictures_posts_and_today_alone(lines: tuple[str, ...], day: str | None) -> None:
    assert dated(Hints(), *lines) == (day, "text" if day else "unknown")


def test_a_dateline_without_year_needs_a_whole_date_beside_it() -> None:
    line = "PORT ANSELM, March 3 (Reuters) - " + PROSE
    assert dated(Hints(), line, "The strike began on February 27, 2025.") == ("2025-03-03", "dateline")
    assert dated(Hints(), line, "The ferry was built on May 27, 2019.") == (None, "unknown")


@pytest.mark.parametrize(
    "value", ["2025", "2025-03", "March 2025", "0000-00-00", "1970-01-01", "9999-12-31", "n/a"]
)
def test_metadata_that_are_no_date(value: str) -> None:
    assert from_metadata(value) is None


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("1741000000", "2025-03-03T11:06:40+00:00"),
        ("1741000000000", "2025-03-03T11:06:40+00:00"),
        ("2025-03-14T10:00:00.000+0000", "2025-03-14T10:00:00+00:00"),
        ("2025-03-14 10:00:00 -0330", "2025-03-14T10:00:00-03:30"),
        ("14/03/2025", "2025-03-14"),
    ],
)
def test_metadata_dates_in_other_dress(value: str, moment: str) -> None:
    assert from_metadata(value) == moment


def test_footers_and_copyright_lines_date_nothing() -> None:
    assert dated(Hints(), MORE, "© 2025 Valley Post. All rights reserved.") == (None, "unknown")


@pytest.mark.parametrize(
    "unit", ["2025 ", "March 3, 2025 ", "1/2/2025 ", "By Ann ", "© 2024 A ", " - ", "|", "Monday ", "(@a) "]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    body = unit * 60_000
    block = Block(body, (), 0, len(body))
    hints = Hints(
        title=body, page_title=body, authors=(body,), published=body, url="https://a.example/" + body
    )
    before = time.process_time()
    gather(hints, [block, block], body, [Cut("menu", "a menu", body, 0, 1)])
    gather(Hints(page_title=body), [block], body, [Cut("menu", "a menu", body, 0, 1)] * 100)
    assert time.process_time() - before < 5


def test_dates_in_languages() -> None:
    for written in (
        "14 كانون الثاني 2025",
        "14 января 2025",
        "2025年1月14日",
        "14 stycznia 2025",
        "14-Jan-2025",
    ):
        assert [found.day for found in find_dates(written)] == ["2025-01-14"]
