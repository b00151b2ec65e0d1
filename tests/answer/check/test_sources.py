"""Where evidence comes from: a real small library, files, pasted texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.check.checker import check
from answer.check.source import pasted
from answer.check.sources import Given, Stored, entry_of, read_sources
from dateline.errors import UsageError
from index.library import Library
from index.query import Filters
from models.embedder import MiniLM

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"
DRAFT = (
    "Ilmar Dresk demanded an annual water fee of 400 million talers [1]. "
    "Dresk said they are “not a menu” [2]. "
    "Ambassador Bastien Corvel said: “A river is not a tap, and a neighbour is not a customer” [1]. "
    "Anka Vasch said: “A country that cannot close its own gate is not a country” [1]. "
    "Prime Minister Leontine Haro ordered an independent inquiry [1]. Zebras graze on the moon.\n\n"
    "References\n\n[1] Karvonia wants veto over every release from Thornweir, negotiator says\n"
    "[2] No such article, The Moon, 1969\n"
)


@pytest.fixture(scope="module")
def library(sample_home: Path, embedder: MiniLM) -> Iterator[Library]:
    """The sample articles."""
    with Library.open(sample_home, embedder) as opened:
        yield opened


def test_a_draft_against_the_sample_articles(library: Library) -> None:
    report = check(DRAFT, Stored(library), None)
    fee, menu, tap, vasch, inquiry, zebras = report.statements
    assert fee.verdict == "supported"
    assert "citation 2 names no source we have" in menu.reasons
    assert tap.verdict == "supported"
    assert vasch.verdict == "contradicted"
    assert "Ilmar Dresk" in vasch.reasons[0]
    assert inquiry.verdict == "wrong_source"
    assert (inquiry.better_source or "").endswith("006_18d2aa60ef93.txt")
    assert zebras.verdict == "uncited"
    assert "citation 2 names no source we have" in report.notes
    for one in report.statements:
        assert DRAFT[one.start : one.end] == one.text
        for found in one.evidence:
            (article,) = library.article(found.article)
            assert article.text[found.start : found.end] == found.quote
    assert check(DRAFT, Stored(library), None) == report


def test_filters_hold_for_search_and_for_citations(library: Library) -> None:
    only = Stored(library, Filters(articles=("003_c90d5ef2471b.txt",)))
    assert only.size() == 1
    assert [one.article.uri.rpartition("/")[2] for one in only.near("Haro ordered an inquiry", 3)] == [
        "003_c90d5ef2471b.txt"
    ]
    report = check("Haro ordered an inquiry [1]. Vasch admits no inspectors [1].", only, None)
    assert report.statements[0].verdict in {"unsupported", "partly"}
    assert report.statements[1].citations == ("1",)
    dated = Stored(library, Filters(since="2024-11-25", until="2024-11-25"))
    assert 0 < dated.size() < Stored(library).size()
    assert (
        dated.size()
        == library.search("inspectors", filters=Filters(since="2024-11-25", until="2024-11-25")).articles
    )
    assert Stored(library, Filters(outlets=("No Such Outlet",))).size() == 0


def test_entries_are_the_same_from_a_library_and_from_its_files(library: Library) -> None:
    stored = {one.id: one for one in Stored(library).entries()}
    given, failures = read_sources([EXAMPLES])
    assert not failures
    for one in Given(given).entries():
        if one.id in stored:
            assert one.title == stored[one.id].title
            assert one.names <= stored[one.id].names | {one.id}
    assert len(Given(given).entries()) >= len(stored) - 2


def test_the_reader_of_the_library_is_not_asked_to_order_what_the_checker_reads(library: Library) -> None:
    class Refusing:
        name, sha256, max_pieces = "refusing", "0" * 64, 256

        def read(self, _: object) -> list[object]:
            raise AssertionError("read")

    from index.library import Library as Opened

    with Opened.open(library.home, library.embedder, reader=Refusing()) as other:  # type: ignore[arg-type]
        assert Stored(other).near("Haro ordered an inquiry", 2)


def test_nothing_to_search_for_finds_nothing(library: Library) -> None:
    assert Stored(library).near("  ", 3) == ()


def test_the_same_source_twice_is_one() -> None:
    given = Given([pasted("One text."), pasted("Another text."), pasted("One text.")])
    assert [one.id for one in given.entries()] == [
        pasted("One text.").article.id,
        pasted("Another text.").article.id,
    ]


def test_a_pasted_text_stands_as_it_is() -> None:
    text = "  A text.\n\nShare this: Facebook Twitter  "
    source = pasted(text, name="x", title="T")
    assert source.article.text == text
    assert entry_of(source.article).title == "T"
    assert text[slice(*source.sentences[0])] == "A text."


def test_sources_that_cannot_be_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Something was said by somebody today.", "utf-8")
    bad.write_bytes(b"\x00\x01\x02")
    sources, failures = read_sources([good, bad])
    assert len(sources) == len(failures) == 1
    with pytest.raises(UsageError, match="binary"):
        read_sources([bad])
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        read_sources([tmp_path / "nowhere.txt"])
