"""What narrows a question, what is glimpsed before the answer, what else was found: over a real library."""

from answer.answer import Answer
from answer.question import Question
from ui.desk.values import Entry
from ui.web.ask.find import found_articles, found_outlets
from ui.web.ask.glimpse import Glimpse, glimpse
from ui.web.ask.others import others_html
from ui.web.ask.welcome import Examples, placeholder_html
from ui.web.runtime import Runtime
from ui.web.site import Site


def test_articles_are_found_by_words_of_their_title_in_any_order(runtime: Runtime) -> None:
    found = found_articles(runtime.library, "ISLANDS three")
    assert [one["label"] for one in found] == ["Three ferries, say the islands"]
    assert runtime.library.article(found[0]["value"])[0].title == "Three ferries, say the islands"
    assert found[0]["note"] == "19 June 2024"
    assert found_articles(runtime.library, "three bakery") == []


def test_hostile_text_finds_nothing_and_breaks_nothing(runtime: Runtime) -> None:
    for text in ("%' OR 1=1 --", "\x00", "(((", "*", "\u202e"):
        assert found_outlets(runtime.library, text) == []
        assert found_articles(runtime.library, text) == []


def test_a_glimpse_names_what_is_about_to_be_read(runtime: Runtime) -> None:
    assert glimpse(runtime.library, Question("Why does the bakery close?")).titles[0] == (
        "Bakery on Pier Street closes"
    )


def test_a_glimpse_of_what_cannot_be_searched_is_empty(runtime: Runtime) -> None:
    assert glimpse(runtime.library, Question("  ")) == Glimpse(())


def test_what_else_was_found_is_not_what_was_cited(runtime: Runtime) -> None:
    answer = runtime.engine.ask(Question("What do the islands ask for?"))
    html = others_html(_site(runtime), _entry(answer))
    assert "Bakery on Pier Street closes" in html or "Nothing else was found" in html
    assert "Three ferries, say the islands" not in html


def test_examples_are_questions_that_the_library_answers(runtime: Runtime) -> None:
    asked = Examples(runtime.library).questions()
    assert "What did Ingrid Halvorsen say?" in asked
    for question in asked:
        assert runtime.engine.ask(Question(question)).outcome != "not_in_sources", question
    assert Examples(runtime.library).questions() == asked


def test_a_library_with_articles_invites_to_ask(runtime: Runtime) -> None:
    assert "Ask your articles" in placeholder_html(runtime.library)


def _site(runtime: Runtime) -> Site:
    return Site(runtime, desk=None)  # type: ignore[arg-type]  # nothing is kept here


def _entry(answer: Answer) -> Entry:
    return Entry("e", "c", answer.question, {}, "done", answer)
