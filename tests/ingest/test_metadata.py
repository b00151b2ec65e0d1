"""Title, date, outlet, authors, language."""

import pytest

from ingest.article import Article
from ingest.assemble import articles_of
from ingest.metadata.addresses import in_url
from ingest.metadata.dates import find_dates
from ingest.metadata.moments import from_metadata
from ingest.readers import text
from tests.ingest.laws import document_of

PROSE = (
    "The harbour council voted on Monday to keep the winter ferry running, ending a dispute of eleven months."
)
OTHER = "Nobody slept in the harbour that week, and nobody worked there either, as the writers recall."
MORE = "It will meet again in April, the chairwoman said, and hopes to agree on the fares by then."


def article(*lines: str) -> Article:
    [found] = articles_of(text.read("\n\n".join(lines).encode(), "page"), document_of("page"))
    return found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("19 Jun, 2024 01:29", "2024-06-19"),
        ("June 19, 2024", "2024-06-19"),
        ("Jun. 9th, 2024", "2024-06-09"),
        ("Wednesday, 19 June 2024", "2024-06-19"),
        ("2024-06-19", "2024-06-19"),
        ("2024/06/19", "2024-06-19"),
        ("19.06.2024", "2024-06-19"),
        ("19/06/2024", "2024-06-19"),
        ("06/19/2024", "2024-06-19"),
        ("11/11/2024", "2024-11-11"),
        ("18. Februar 2025", "2025-02-18"),
        ("14 mars 2025", "2025-03-14"),
        ("3 de enero de 2025", "2025-01-03"),
        ("14 марта 2025", "2025-03-14"),
    ],
)
def test_dates_as_pages_write_them(written: str, day: str) -> None:
    assert [found.day for found in find_dates(written)] == [day]


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "June 31, 2024",
        "June 19",
        "19 June",
        "2024",
        "last Monday",
        "32.01.2024",
        "1.2.3.2024",
        "may 2024",
    ],
)
def test_what_is_no_whole_date(written: str) -> None:
    assert list(find_dates(written)) == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2025-03-14T10:00:00Z", "2025-03-14T10:00:00+00:00"),
        ("2025-03-14T10:00:00+01:00", "2025-03-14T10:00:00+01:00"),
        ("2025-03-14T10:00:00", "2025-03-14"),
        ("2025-03-14", "2025-03-14"),
        ("20250314", "2025-03-14"),
        ("Fri, 14 Mar 2025 10:00:00 GMT", "2025-03-14T10:00:00+00:00"),
        ("March 14, 2025", "2025-03-14"),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
        ("", None),
    ],
)
def test_metadata_dates(value: str, iso: str | None) -> None:
    assert from_metadata(value) == iso


@pytest.mark.parametrize(
    ("lines", "day", "basis"),
    [
        (("19 Jun, 2024 01:29", "Harbour council keeps the winter ferry", PROSE), "2024-06-19", "dateline"),
        (
            ("Harbour council keeps the winter ferry", "By Ann Bell", "Published March 3, 2025", PROSE),
            "2025-03-03",
            "dateline",
        ),
        (("Feb. 17, 2025 Updated Feb. 18, 2025, 4:23 p.m. ET", PROSE), "2025-02-17", "dateline"),
        (("Updated March 3, 2025, 7:45 p.m. ET", PROSE), "2025-03-03", "dateline"),
        (("Valley Post | Tuesday, March 4, 2025", PROSE), "2025-03-04", "dateline"),
        (("PORT ANSELM, March 3, 2025 (Reuters) - " + PROSE,), "2025-03-03", "dateline"),
        (("SANKT ALMEN, 18. Februar 2025 – " + PROSE,), "2025-02-18", "dateline"),
        ((PROSE, "This story was originally published on March 3, 2025."), "2025-03-03", "text"),
        (("Published: 11/11/2024 in Country Life", PROSE), "2024-11-11", "text"),
    ],
)
def test_a_date_and_what_it_rests_on(lines: tuple[str, ...], day: str, basis: str) -> None:
    found = article(*lines, MORE)
    assert (found.published, found.published_basis) == (day, basis)
    assert all(line in found.text for line in lines), "a dateline stays in the text"


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, "The treaty was signed on March 3, 2025, in the town hall."),
        ("On March 3, 2025, islanders woke to silence — the ferry had gone.", PROSE),
        ("PORT ANSELM, March 3 (Reuters) - " + PROSE,),
        ("The full report was published March 3, 2025. It runs to 90 pages.", PROSE),
        ("A study published on March 3, 2025 says otherwise.", PROSE),
        ("Editor's note, Jan. 5, 2025: The officers will not be charged.", PROSE),
        ("1. Oct. 29, 1960 (1-0)", PROSE),
        ("This is an updated version of an article first published on March 3, 2025.", PROSE),
        ("Diary of a strike by its own people", OTHER, "March 3, 2025", PROSE, "March 4, 2025", MORE),
    ],
)
def test_a_date_that_is_not_the_articles_is_unknown(lines: tuple[str, ...]) -> None:
    found = article(*lines, MORE)
    assert (found.published, found.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2025/03/14/ferry", "2025-03-14"),
        ("https://a.example/news/2025/mar/14/ferry", "2025-03-14"),
        ("https://a.example/2025-03-14-ferry", "2025-03-14"),
        ("https://a.example/2025/13/14/ferry", None),
        ("https://a.example/2025/03/ferry", None),
        ("https://a.example/story/20250314", "2025-03-14"),
    ],
)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    assert in_url(url) == day


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Harbour council keeps the winter ferry", PROSE), "Harbour council keeps the winter ferry"),
        (
            ("19 Jun, 2024", "Harbour council keeps the winter ferry", PROSE),
            "Harbour council keeps the winter ferry",
        ),
        (
            ("Opinion", "Harbour council keeps the winter ferry", PROSE),
            "Harbour council keeps the winter ferry",
        ),
        (("Will the winter ferry keep running?", PROSE), "Will the winter ferry keep running?"),
        (("Ann Bell", "The Port Mercury", PROSE), None),
        (("Ann Bell, Tom Reed and Mary Poole", PROSE), None),
        ((PROSE,), None),
    ],
)
def test_titles(lines: tuple[str, ...], title: str | None) -> None:
    found = article(*lines, MORE)
    assert found.title == title
    assert not title or title in found.text, "the title stays in the text"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Bell", ("Ann Bell",)),
        ("By Ann Bell and Tom Reed", ("Ann Bell", "Tom Reed")),
        ("By Ann Bell, Reuters", ("Ann Bell",)),
        ("BY ANN BELL | March 3, 2025", ("ANN BELL",)),
        ("Written by Ludwig van der Berg, harbour correspondent", ("Ludwig van der Berg",)),
        ("By our reporters in Port Anselm", ()),
        ("By Monday it was clear that nobody would come", ()),
        ("By staff reporter", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    found = article("Harbour council keeps the winter ferry", line, PROSE, MORE)
    assert found.authors == names
    assert line in found.text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("LONDON, March 3 (Reuters) - " + PROSE, "Reuters"),
        ("PORT ANSELM (AP) — " + PROSE, "AP"),
        ("(CNN) The ferry sank on Monday, and nobody knows why it did so.", "CNN"),
        ("The ferry sank, Reuters reported on Monday, and nobody knows why.", None),
        ("The union (TUC) - which has no members here - was silent on Monday.", None),
    ],
)
def test_an_agency_only_where_it_signs(line: str, outlet: str | None) -> None:
    assert article(line, MORE).outlet == outlet


def test_languages() -> None:
    german = (
        "Die Vermittlerin rechnet nach eigenen Worten mit einer Einigung bis zum Sommer, "
        "und sie hofft, dass beide Seiten nachgeben."
    )
    assert article(german, german + " Das sagte sie am Montag.").language == "de"
    assert article(PROSE, MORE).language == "en"
    quoting = f"Sie sagte: „We have said that this is the end of it“, und das war es. {german}"
    assert article(quoting, quoting + " Das sagte sie am Montag.").language == "de"
    assert article("Kurz und gut.").language is None
