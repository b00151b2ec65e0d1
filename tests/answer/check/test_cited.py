import pytest

from answer.check.cited import Cited
from answer.check.sources import Entry

ENTRIES = (
    Entry(
        "a1",
        frozenset({"/news/ferry.html", "ferry.html", "rec-9"}),
        "Ferry capsizes in the Strait of Anselm",
        "The Isande Herald",
        ("Dorrit Amsel",),
        "2024-11-18",
    ),
    Entry(
        "b2",
        frozenset({"https://www.example.org/dam/?utm_source=x"}),
        "Dam talks open",
        "Reuters",
        (),
        "2024-09-12",
    ),
    Entry(
        "c3", frozenset({"/news/other.txt", "other.txt"}), "Other", "Reuters", (), "2023-01-02T08:00:00+00:00"
    ),
    Entry("d4", frozenset({"/news/undated.txt"}), None, "Meridian Wire"),
)


def cited(references: dict[str, str] | None = None, *, counted: bool = False) -> Cited:
    return Cited(ENTRIES, references or {}, counted=counted)


@pytest.mark.parametrize(
    ("mark", "ids"),
    [
        ("a1", ("a1",)),
        ("ferry.html", ("a1",)),
        ("FERRY.HTML", ("a1",)),
        ("rec-9", ("a1",)),
        ("http://example.org/dam", ("b2",)),
        ("https://www.example.org/dam/#top", ("b2",)),
        ("https://example.org/other", ()),
        ("Reuters 2024", ("b2",)),
        ("Reuters, 2023", ("c3",)),
        ("Reuters 1999", ()),
        ("Reuters", ("b2", "c3")),
        ("Isande Herald 2024", ("a1",)),
        ("Amsel 2024", ("a1",)),
        ("Meridian Wire 2020", ("d4",)),
        ("Smith 2024", ()),
        ("Ferry capsizes in the Strait of Anselm", ("a1",)),
        ("7", ()),
        ("", ()),
    ],
)
def test_what_a_mark_means(mark: str, ids: tuple[str, ...]) -> None:
    assert cited().articles(mark) == ids


@pytest.mark.parametrize(
    ("entry", "ids"),
    [
        ("Isande Herald: “Ferry capsizes in the Strait of Anselm”, 18 November 2024", ("a1",)),
        ("Reuters, 2024-09-12", ("b2",)),
        ("Dam talks. https://example.org/dam", ("b2",)),
        ("see other.txt", ("c3",)),
        ("New York Times, 2024", ()),
    ],
)
def test_a_number_means_its_reference(entry: str, ids: tuple[str, ...]) -> None:
    assert cited({"7": entry}).articles("7") == ids


def test_numbers_count_named_sources_only_without_a_list() -> None:
    assert cited(counted=True).articles("2") == ("b2",)
    assert cited(counted=True).articles("5") == ()
    assert cited(counted=True).articles("0") == ()
    assert cited(counted=False).articles("2") == ()
    assert cited({"1": "ferry.html"}, counted=True).articles("2") == ()
