"""What changed with time: a dated sequence, the newest first, lists with one statement for each."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.chronology import freshness, newest_first, of_then, silent
from answer.engine import AnswerEngine
from answer.extractive import Extractive
from answer.labels import day_of
from answer.question import Question
from index.library import Library
from index.retriever import HybridRetriever
from tests.index.conftest import article_of

DAYS = st.dates(date(2030, 1, 1), date(2031, 12, 31)).map(date.isoformat)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), DAYS), max_size=8), st.one_of(st.none(), DAYS))
def test_newer_is_worth_more_and_what_is_later_than_the_question_least(
    days: list[str | None], asked: str | None
) -> None:
    articles = [article_of(f"Text {n}.", f"/{n}", published=day) for n, day in enumerate(days)]
    worth = freshness(articles, asked)
    known = [(one.published, worth[one.id]) for one in articles if one.published]
    before = [(day, value) for day, value in known if asked is None or day <= asked]
    assert all(a[1] < b[1] for a in before for b in before if a[0] < b[0])
    assert all(
        value < min((v for _, v in before), default=0.0)
        for pair in known
        if pair not in before
        for value in pair[1:]
    )


def test_how_something_changed_is_told_oldest_first(engine: AnswerEngine) -> None:
    answer = engine.ask(
        Question("How did the water fee that Karvonia wanted change from autumn to February?")
    )
    days = {source.n: source.published or "9" for source in answer.sources}
    order = [days[statement.citations[0]] for statement in answer.statements]
    assert len(set(order)) > 1
    assert order == sorted(order)
    assert answer.short is None
    assert all(s.label for s in answer.statements if days[s.citations[0]] != "9")


def test_about_now_what_is_newer_than_the_question_falls_behind(library: Library) -> None:
    answerer = Extractive(library, HybridRetriever(library).search, library.embedder)
    asked = Question("What sort of veto is Dresk holding out for at the moment?", asked="2024-09-30")
    found = answerer.find(asked)
    days = [day_of(found.articles[one.sentence.article]) for one in newest_first(found).ranked]
    later = [day is not None and day > date(2024, 9, 30) for day in days]
    assert any(later)
    assert later == sorted(later)
    of_any_time = answerer.find(Question("What veto did Dresk demand?"))
    assert newest_first(of_any_time) is of_any_time


def test_a_list_has_one_statement_for_each_and_says_nothing_twice(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("List all who spoke about the inspectors."))
    assert answer.short is None
    assert len(answer.statements) > 1
    texts = [statement.text for statement in answer.statements]
    assert len(set(texts)) == len(texts)
    assert replace(answer, timings_ms={}) == replace(
        engine.ask(Question("List all who spoke about the inspectors.")), timings_ms={}
    )


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did Dresk say in September 2024?", "2024-09-01", "2024-10-07"),
        ("On Thursday, 12 September 2024, what did Dresk say?", "2024-09-12", "2024-09-19"),
        ("What did Dresk, in September 2024, demand?", "2024-09-01", "2024-10-07"),
        ("What did Haro say in early February 2025?", "2025-02-01", "2025-03-07"),
        ("What did Vasch say on November 25-26, 2024?", "2024-11-25", "2024-12-03"),
        ("What did Dresk demand in November 2024?", "2024-11-01", "2024-12-07"),
        ("In November 2024, what did Dresk demand?", "2024-11-01", "2024-12-07"),
        ("What did Dresk demand since February 2025?", "2025-02-01", "9999"),
        ("What did Dresk say about inspectors in November 2024?", "2024-11-01", "2024-12-07"),
        ("What did Dresk say between October and December 2024?", "2024-10-01", "2025-01-07"),
    ],
)
def test_a_question_about_days_is_answered_from_what_was_published_then(
    engine: AnswerEngine, question: str, first: str, last: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.outcome != "not_in_sources"
    assert all(first <= (source.published or "")[:10] <= last for source in answer.sources)


def test_an_event_is_told_by_whoever_names_its_day(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What happened to the ferry on October 14?", asked="2026-01-20"))
    assert any("capsized on October 14" in statement.text for statement in answer.statements)


@pytest.mark.parametrize(
    "question",
    [
        "What did Dresk say in July 2025?",
        "What did Dresk say in May 2019?",
        "What did Vasch say in 2019 about inspectors who come every year?",
        "Who heads the inquiry into the sinking in the summer of 2025?",
    ],
)
def test_of_a_time_of_which_nothing_tells_nothing_is_told(engine: AnswerEngine, question: str) -> None:
    assert engine.ask(Question(question)).outcome == "not_in_sources"


def test_how_something_changed_over_days_is_asked_of_all_of_them(library: Library) -> None:
    answerer = Extractive(library, HybridRetriever(library).search, library.embedder)
    found = answerer.find(Question("How did the water fee change from November 2024 to February 2025?"))
    assert of_then(found) is found


@pytest.mark.parametrize(
    ("question", "narrows"),
    [
        ("What did Dresk say about the treaty of 1968?", False),
        ("What did Dresk, an engineer since 1991, demand?", False),
        ("What did Dresk say about the talks in May 2019?", True),
        ("Who was the head of the delegation in November 2024?", True),
    ],
)
def test_days_of_what_is_spoken_about_refuse_nothing(
    library: Library, question: str, *, narrows: bool
) -> None:
    answerer = Extractive(library, HybridRetriever(library).search, library.embedder)
    found = answerer.find(Question(question))
    assert found.understood.time is not None
    assert (of_then(found) is not found) is narrows
    assert not silent(found)


def test_where_no_article_has_a_date_nothing_is_known_of_time(library: Library) -> None:
    answerer = Extractive(library, HybridRetriever(library).search, library.embedder)
    found = answerer.find(Question("What did Dresk say in May 2019?"))
    assert silent(found)
    undated = {name: replace(article, published=None) for name, article in found.articles.items()}
    assert not silent(replace(found, articles=undated))
