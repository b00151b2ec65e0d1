"""Authors: bylines as papers print them, and what metadata call an author."""

import pytest

from ingest.metadata import authors
from ingest.page import Hints
from ingest.readers import text

TITLE = "Harbour council keeps the winter ferry"
PROSE = (
    "The harbour council voted on Monday to keep the winter ferry running, ending a dispute of eleven months."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Bell, Tom Reed and Mary Poole", ("Ann Bell", "Tom Reed", "Mary Poole")),
        ("By Ann Bell in London", ("Ann Bell",)),
        ("By Ann Bell in London and Tom Reed in Port Anselm", ("Ann Bell", "Tom Reed")),
        ("By Ann Bell, Harbour Correspondent", ("Ann Bell",)),
        ("By ANN BELL, Associated Press", ("ANN BELL",)),
        ("By: Ann Bell", ("Ann Bell",)),
        ("By Ann Bell March 3, 2025", ("Ann Bell",)),
        ("By Ann Bell, Friday, 3 December 2021", ("Ann Bell",)),
        ("By Ann Bell – 21 June 2022", ("Ann Bell",)),
        ("By Ann Bell abell@valleypost.example", ("Ann Bell",)),
        ("By Ann Bell @annbell", ("Ann Bell",)),
        ("By Ann Bell for The Valley Post", ("Ann Bell",)),
        ("By Ann Bell (Valley Post)", ("Ann Bell",)),
        ("By Ann Bell with Tom Reed", ("Ann Bell", "Tom Reed")),
        ("By Ann May", ("Ann May",)),
        ("By J. R. Poole", ("J. R. Poole",)),
        ("By María José de la Cruz", ("María José de la Cruz",)),
        ("Story by Ann Bell; photographs by Tom Reed", ("Ann Bell",)),
        ("Byline: Ann Bell", ("Ann Bell",)),
        ("Interview: Ann Bell", ("Ann Bell",)),
        ("Author: Ann Bell", ("Ann Bell",)),
        ("Von Anna Glocke und Thomas Ried", ("Anna Glocke", "Thomas Ried")),
        ("Par Manon Clocher", ("Manon Clocher",)),
        ("Por Ana Campana", ("Ana Campana",)),
        ("Di Anna Campana", ("Anna Campana",)),
        ("Автор: Анна Белова", ("Анна Белова",)),
        ("By Newsroom", ()),
        ("By Valley Post Staff", ()),
        ("By The Associated Press", ()),
        ("By Reuters", ()),
        ("By March 2025", ()),
        ("By the sea, by the river", ()),
        ("Von Montag an fährt die Fähre wieder", ()),
        ("Par la suite, la traversée sera gratuite", ()),
        ("De nouveau en mer", ()),
        ("Ann Bell", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    blocks = text.read(f"{TITLE}\n\n{line}\n\n{PROSE}\n\n{PROSE}".encode(), "page").blocks
    assert authors.find(Hints(), blocks) == names


def test_a_bare_name_counts_where_the_foot_says_who_that_is() -> None:
    lines = (TITLE, "Ann Bell, September 17, 2024", PROSE, "Ann Bell covers the harbour.")
    blocks = text.read("\n\n".join(lines).encode(), "page").blocks
    assert authors.find(Hints(), blocks) == ("Ann Bell",)
    assert authors.find(Hints(), blocks[:3]) == ()
    assert authors.find(Hints(), blocks[:3], ["Ann Bell writes about ferries."]) == ("Ann Bell",)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (("By Ann Bell",), ("Ann Bell",)),
        (("Ann Bell, Tom Reed",), ("Ann Bell", "Tom Reed")),
        (("Ann Bell and Tom Reed",), ("Ann Bell", "Tom Reed")),
        (("Bell, Ann",), ("Bell, Ann",)),
        (("Ann Bell, Senior Editor",), ("Ann Bell",)),
        (("Valley Post Staff", "Ann Bell"), ("Ann Bell",)),
        (("https://valley.example/staff/ann",), ()),
        (("ann@bell.example",), ()),
        (("Staff",), ()),
        (("The Harbour Mirror",), ()),
        (("Voltaire",), ("Voltaire",)),
    ],
)
def test_authors_by_metadata(given: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert authors.find(Hints(authors=given, outlet="The Harbour Mirror"), ()) == names
