"""What changed with time: a dated sequence, the newest first, lists with one statement for each."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from answer.chronology import freshness, newest_first
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
