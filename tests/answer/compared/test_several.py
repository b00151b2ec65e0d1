"""Questions with several sides, asked of a small library of invented notes through the real engine."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from answer.answer import Answer
from answer.compared.yes_no import differs, share_figure, together
from answer.engine import AnswerEngine
from answer.question import Question
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import load_reader

SHEET, COURIER, WIRE = "The Harbour Sheet", "Upland Courier", "NightWire"
NOTES = [
    (SHEET, "2031-05-03", "Quay of Tolmar closes", "The old quay closed for 14 cracks in its wall."),
    (COURIER, "2031-05-09", "A barge is sold", "Mayor Ida Roe sold her barge to a firm for 300 talers."),
    (WIRE, "2031-05-20", "Roe accused", "Prosecutors accuse Ida Roe of hiding the price of the barge."),
    (SHEET, "2031-05-21", "Mayor answers", "Mayor Ida Roe denied that she had hidden any price."),
    (WIRE, "2031-06-02", "Quay of Tolmar opens", "The quay opens again after its 14 cracks were filled."),
    (COURIER, "2031-06-03", "Bees on the moor", "Bees have left the moor above Isk, and honey is dear."),
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    place = tmp_path_factory.mktemp("several")
    dump = place / "notes.jsonl"
    rows = [
        {"id": f"n{n}", "url": f"/n{n}", "title": title, "outlet": outlet, "published": day, "text": text}
        for n, (outlet, day, title, text) in enumerate(NOTES)
    ]
    dump.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with Library.open(place / "home", load_embedder(), create=True, reader=load_reader()) as opened:
        opened.ingest(read_paths([dump]))
        yield opened


@pytest.fixture(scope="module")
def engine(library: Library) -> AnswerEngine:
    return AnswerEngine(library, library.embedder, library.reader)


def ask(engine: AnswerEngine, text: str) -> Answer:
    return engine.ask(Question(text))


def cited(answer: Answer) -> set[str | None]:
    return {source.outlet for source in answer.sources}


def test_each_side_is_answered_from_its_own_outlet(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Does the Upland Courier report that Ida Roe sold her barge, while NightWire reports that "
        "prosecutors accuse her of hiding its price?",
    )
    assert (answer.outcome, answer.short) == ("answered", "yes")
    assert [statement.label for statement in answer.statements] == [
        "9 May 2031, Upland Courier:",
        "20 May 2031, NightWire:",
    ]


def test_a_side_with_another_figure_makes_it_no(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Does the Upland Courier report that Ida Roe sold her barge for 900 talers, while NightWire reports "
        "that prosecutors accuse Ida Roe?",
    )
    assert answer.short == "no"
    assert cited(answer) == {"Upland Courier", "NightWire"}


def test_the_order_of_two_reports(engine: AnswerEngine) -> None:
    asked = "Did NightWire report that the quay opens {} the Upland Courier reported on the sale of a barge?"
    assert ask(engine, asked.format("after")).short == "yes"
    assert ask(engine, asked.format("before")).short == "no"


def test_the_same_amount_in_two_outlets(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Does the Harbour Sheet article on the quay of Tolmar give the same number of cracks as the "
        "NightWire article on the quay of Tolmar?",
    )
    assert (answer.short, cited(answer)) == ("yes", {"The Harbour Sheet", "NightWire"})


def test_the_name_that_all_sides_hold(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Who, reported by the Upland Courier to have sold a barge and by NightWire to be accused by "
        "prosecutors, denied to The Harbour Sheet that any price was hidden?",
    )
    assert (answer.outcome, answer.short) == ("answered", "Ida Roe")
    assert cited(answer) == {SHEET, COURIER, WIRE}
    assert all("Roe" in statement.text for statement in answer.statements)


def test_what_no_side_is_about_is_not_in_the_sources(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Which singer, reported by NightWire to tour Velmora and by the Upland Courier to own Dunholm "
        "Castle, won the Amber Lyre?",
    )
    assert (answer.outcome, answer.short, answer.statements) == ("not_in_sources", None, ())


def test_a_side_without_evidence_makes_it_partly_and_decides_nothing(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "Does the Upland Courier report that Ida Roe sold her barge, while the Harbour Sheet explains how a "
        "violin concerto by Saint-Brevin is tuned?",
    )
    assert (answer.outcome, answer.short) == ("partly", None)
    assert cited(answer) == {"Upland Courier"}


def test_what_another_outlet_says_is_not_said_by_this_one(engine: AnswerEngine) -> None:
    answer = ask(engine, "Does the Harbour Sheet report that Mayor Ida Roe sold her barge for 300 talers?")
    assert cited(answer) == {SHEET}
    assert answer.short == "no"


def test_a_name_that_nobody_knows_is_no_part_of_what_they_hold(engine: AnswerEngine) -> None:
    asked = (
        "Who, reported by the Upland Courier to have sold a barge and by NightWire to be accused by "
        "prosecutors, hid the price from {}?"
    )
    assert ask(engine, asked.format("anybody")).short == "Ida Roe"
    assert ask(engine, asked.format("Count Velmora of Dunholm")).outcome == "not_in_sources"


def test_which_came_first(engine: AnswerEngine) -> None:
    answer = ask(engine, "Which came first, the sale of the barge or the closing of the old quay?")
    assert answer.short == "the closing of the old quay"
    assert [statement.label for statement in answer.statements] == [
        "3 May 2031 (published), The Harbour Sheet:",
        "9 May 2031 (published), Upland Courier:",
    ]


def test_quotes_are_where_they_say_and_the_same_question_has_the_same_bytes(
    engine: AnswerEngine, library: Library
) -> None:
    asked = "Did NightWire report on the quay after the Upland Courier reported on the barge?"
    answer = ask(engine, asked)
    for source in answer.sources:
        text = library.article(source.article)[0].text
        assert all(text[quote.start : quote.end] == quote.text for quote in source.quotes)
    assert replace(ask(engine, asked), timings_ms={}) == replace(answer, timings_ms={})


def test_no_is_sure_as_soon_as_one_side_is_not_so() -> None:
    assert together([True, None, False]) is False
    assert together([True, None]) is None
    assert together([True, True]) is True


def test_figures_that_differ_and_that_are_shared() -> None:
    assert differs("the barge was sold for 900 talers", "The barge was sold for 300 talers.")
    assert not differs("the barge was sold for 300 talers", "The barge was sold for 300 talers in May.")
    assert share_figure("It paid $26.3 billion.", "The sum of $26.3 billion was paid.")
    assert not share_figure("It paid $26.3 billion.", "It paid $2 billion.")
