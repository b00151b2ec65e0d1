"""Several answers to one question, through the engine over invented articles, with the reader."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answer.answer import Answer
from answer.engine import AnswerEngine
from answer.labels import day_of, independent, label
from answer.question import Question
from index.library import Library
from index.query import Filters
from models.embedder import load_embedder
from models.reader.network import load_reader
from tests.index.conftest import article_of

BRIDGE = "The iron bridge over the river Ask in Tolmar was designed by {}. It was opened in May 2031."
FERRY = "{} people died when the ferry Linden sank off Tolmar on Monday, the harbour office said."
TEXTS: dict[str, tuple[str, dict[str, str]]] = {
    "venn": (BRIDGE.format("Ida Venn"), {"outlet": "Tolmar Post", "published": "2031-05-04"}),
    "rell": (BRIDGE.format("Tomas Rell"), {"published": "2031-05-05"}),
    "also": (
        "Ida Venn designed the bridge over the Ask in Tolmar, as she told a school class there last week.",
        {},
    ),
    "plate": ("A plate says that the bridge over the Ask in Tolmar was designed by Bo Lund.", {}),
    "both": ("Ida Venn designed the bridge over the Ask in Tolmar. Bo Lund only built it.", {}),
    "mine": ("Nobody was at the mine in Aldmoor when its lift fell. The lift was 40 years old.", {}),
    "painter": ("Corin Hale (painter) was a painter from Karvonia. Corin Hale was born on 3 May 1911.", {}),
    "rower": ("Corin Hale (rower) is a rower from Tolmar. Corin Hale was born on 9 June 1988.", {}),
    "first": (FERRY.format("Fourteen"), {"outlet": "Tolmar Post", "published": "2031-06-02"}),
    "second": (FERRY.format("19"), {"outlet": "Kanal West", "published": "2031-06-03"}),
    "undated": (FERRY.format("21"), {}),
    "fewer": (FERRY.format("Eleven"), {"outlet": "Kanal West", "published": "2031-06-05"}),
    "town": ("Aldmoor is a town on the moor. As of 2030, its population was 428.", {}),
    "admits": ("Karvonia would admit foreign inspectors to the Ask dam, envoy Ada Orsk said on Monday.", {}),
    "refuses": ("Karvonia would admit no inspectors to the Ask dam, its minister Bo Lund said.", {}),
    "nine": ("Masked thieves made off with nine gold coins from the Orsk museum on Sunday.", {}),
    "eleven": (
        "The thieves in the Orsk museum took eleven gold coins, not nine as was told first, the police say.",
        {},
    ),
    "cut": ("At the mill in Orsk 600 jobs would go, its owner said.", {"published": "2031-03-09"}),
    "more": (
        "The sale of the mill in Orsk will cost 1,100 jobs, not the 600 of which its owner spoke.",
        {"published": "2031-03-23"},
    ),
    "storm": ("Three people died on a ferry in the storm off Aldmoor, the coast guard said.", {}),
    "fire": ("Five people died on a ferry that burnt out in Orsk, the harbour office said.", {}),
    "whole": ("The ferry Linden, with 163 people on board, turned back to Tolmar on Monday.", {}),
    "census": ("Aldmoor lies on the moor below the mine. Its population is 900, the mayor said.", {}),
}
DESIGNED = "Who designed the bridge over the river Ask in Tolmar?"
DIED = "How many people died when the ferry Linden sank off Tolmar?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("disputed") / "home"
    with Library.open(place, load_embedder(), create=True) as library:
        library.ingest(
            article_of(text, f"/{name}", record=name, title=None, **known)
            for name, (text, known) in TEXTS.items()
        )
    return place


@pytest.fixture(scope="module")
def engine(home: Path) -> Iterator[AnswerEngine]:
    embedder, reader = load_embedder(), load_reader()
    with Library.open(home, embedder, reader=reader) as library:
        yield AnswerEngine(library, embedder, reader)


@pytest.fixture(scope="module")
def unread(home: Path) -> Iterator[AnswerEngine]:
    """The same without a reader."""
    embedder = load_embedder()
    with Library.open(home, embedder) as library:
        yield AnswerEngine(library, embedder)


def ask(engine: AnswerEngine, question: str, *names: str) -> Answer:
    return engine.ask(Question(question, filters=Filters(articles=names)))


def sides(answer: Answer) -> dict[str, set[str | None]]:
    """What each side says, with the names of the articles it cites."""
    record = {source.n: source.record for source in answer.sources}
    return {side.text: {record[n] for n in side.citations} for one in answer.conflicts for side in one.sides}


def test_altered_copies_are_sides_each_with_its_source_and_date(engine: AnswerEngine) -> None:
    answer = ask(engine, DESIGNED, "venn", "rell", "mine")
    assert (answer.outcome, answer.short) == ("conflicting", None)
    assert sides(answer) == {"Ida Venn": {"venn"}, "Tomas Rell": {"rell"}}
    assert {s.label for s in answer.statements} >= {"4 May 2031, Tolmar Post:", "5 May 2031:"}


def test_altered_copies_are_told_without_a_reader(unread: AnswerEngine) -> None:
    answer = ask(unread, DESIGNED, "venn", "rell", "mine")
    assert sides(answer) == {"Ida Venn": {"venn"}, "Tomas Rell": {"rell"}}


def test_a_source_that_names_both_contradicts_neither(engine: AnswerEngine) -> None:
    assert ask(engine, DESIGNED, "also", "plate").outcome == "conflicting"
    assert ask(engine, DESIGNED, "both", "plate").outcome == "answered"


def test_the_side_of_more_independent_sources_comes_first_and_cites_them_all(engine: AnswerEngine) -> None:
    answer = ask(engine, DESIGNED, "rell", "venn", "also")
    assert list(sides(answer)) == ["Ida Venn", "Tomas Rell"]
    assert sides(answer)["Ida Venn"] == {"venn", "also"}
    assert answer.statements[0].citations == (1, 2)
    assert (answer.statements[0].label or "").endswith("and 1 more source:")


def test_sources_that_agree_are_no_conflict(engine: AnswerEngine) -> None:
    answer = ask(engine, DESIGNED, "venn", "also", "mine")
    assert (answer.outcome, answer.conflicts) == ("answered", ())


def test_what_sources_agree_on_is_said_once_with_all_of_them(engine: AnswerEngine) -> None:
    answer = ask(engine, DESIGNED, "venn", "also", "mine")
    carrying = [s for s in answer.statements if "designed" in s.text]
    assert [len(s.citations) for s in carrying] == [2]


def test_yes_against_no_is_a_conflict(engine: AnswerEngine) -> None:
    answer = ask(engine, "Would Karvonia admit inspectors to the Ask dam?", "admits", "refuses", "mine")
    assert sides(answer) == {"yes": {"admits"}, "no": {"refuses"}}


def test_all_who_go_by_a_name_are_answered_for_without_a_conflict(engine: AnswerEngine) -> None:
    answer = ask(engine, "When was Corin Hale born?", "painter", "rower")
    assert (answer.outcome, answer.short) == ("answered", None)
    said = " ".join(s.text for s in answer.statements)
    assert "3 May 1911" in said
    assert "9 June 1988" in said


def test_a_toll_that_grew_is_told_in_its_order_with_the_newest_in_short(engine: AnswerEngine) -> None:
    answer = ask(engine, DIED, "second", "first")
    assert (answer.outcome, answer.short) == ("answered", "19")
    assert [s.label for s in answer.statements] == ["2 June 2031, Tolmar Post:", "3 June 2031, Kanal West:"]


@pytest.mark.parametrize("other", ["undated", "fewer"])
def test_a_toll_that_shrank_or_is_of_no_known_day_is_disputed(engine: AnswerEngine, other: str) -> None:
    answer = ask(engine, DIED, "second", other)
    assert answer.outcome == "conflicting"
    assert set(sides(answer)) == {"19", {"undated": "21", "fewer": "Eleven"}[other]}


def test_where_the_final_count_is_asked_for_the_newest_dated_one_is_it(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "How many died when the ferry Linden sank off Tolmar, in the final count?",
        "second",
        "undated",
    )
    assert (answer.outcome, answer.short) == ("answered", "19")


def test_first_reports_are_asked_for_as_they_were(engine: AnswerEngine) -> None:
    answer = ask(
        engine,
        "In the first reports, how many people died on the ferry Linden off Tolmar?",
        "first",
        "second",
    )
    assert answer.outcome == "conflicting"


def test_an_attribute_that_two_sources_give_differently_is_disputed(engine: AnswerEngine) -> None:
    answer = ask(engine, "What is the population of Aldmoor?", "town", "census", "mine")
    assert set(sides(answer)) == {"428", "900"}


def test_quotes_stand_where_they_say_and_everything_cited_is_quoted(engine: AnswerEngine) -> None:
    for question, names in ((DESIGNED, ("venn", "rell", "also")), (DIED, ("first", "second", "undated"))):
        answer = ask(engine, question, *names)
        for source in answer.sources:
            text = TEXTS[source.record or ""][0]
            assert all(text[quote.start : quote.end] == quote.text for quote in source.quotes)
            carried = {n for n, s in enumerate(answer.statements) if source.n in s.citations}
            assert carried == {quote.statement for quote in source.quotes}


def test_the_same_is_answered_twice(engine: AnswerEngine) -> None:
    one, other = (ask(engine, DESIGNED, "venn", "rell", "also").as_dict() for _ in range(2))
    assert one | {"timings_ms": None} == other | {"timings_ms": None}


def test_a_label_says_when_and_where_and_how_many_more() -> None:
    known = article_of("a", published="2031-05-04T10:00:00Z", outlet="Tolmar Post")
    bare, other = article_of("b"), article_of("c", published="2031")
    copy = article_of("d", copy_of=bare.id)
    assert label([known]) == "4 May 2031, Tolmar Post:"
    assert label([known, bare]) == "4 May 2031, Tolmar Post, and 1 more source:"
    assert label([bare]) is None
    assert label([bare, copy]) is None
    assert label([bare, copy, other]) == "2 sources:"
    assert (independent([bare, copy, other]), day_of(known), day_of(other)) == (2, date(2031, 5, 4), None)


@pytest.mark.parametrize(
    ("question", "records", "told"),
    [
        ("How many gold coins were stolen from the Orsk museum?", ("nine", "eleven"), {"nine", "eleven"}),
        ("How many jobs will the sale of the mill in Orsk cost?", ("cut", "more"), {"600", "1,100"}),
    ],
)
def test_a_number_that_one_source_gives_and_another_denies_is_a_disagreement(
    engine: AnswerEngine, question: str, records: tuple[str, ...], told: set[str]
) -> None:
    answer = ask(engine, question, *records)
    assert answer.outcome == "conflicting"
    assert set(sides(answer)) == told


def test_what_does_not_name_what_is_asked_about_is_no_side(engine: AnswerEngine) -> None:
    question = "How many people died on the ferry Linden?"
    assert ask(engine, question, "storm", "fire", "whole").outcome != "conflicting"
    assert ask(engine, "How many people died on a ferry?", "storm", "fire").outcome == "conflicting"
