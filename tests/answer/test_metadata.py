import pytest

from answer.engine import AnswerEngine
from answer.evidence import sentences_of
from answer.metadata import about, spoken_date, tell
from answer.question import Question
from answer.understanding import understand
from index.sentences import sentence_spans
from ingest.article import Article


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("When was the report on the terminal published?", "date"),
        ("What is the publication date of the piece about the goose?", "date"),
        ("Who wrote the article about the four dry months?", "author"),
        ("Which paper printed the story about the goose?", "outlet"),
        ("When did the ferry sink?", None),
        ("Which newspaper did Dresk talk to?", None),
        ("Who said the report was wrong?", None),
        ("When were the prisoners released?", None),
        ("When was the list of sanctions published?", None),
        ("Who wrote the letter to the president?", None),
        ("Who is the author of the bill?", None),
        ("What did the author of the report say?", None),
        ("What is the date of the article on the goose?", "date"),
    ],
)
def test_questions_about_an_article_are_told_from_questions_about_the_world(
    question: str, what: str | None
) -> None:
    assert about(understand(Question(question))) == what


def test_a_date_is_said_as_people_say_it() -> None:
    assert spoken_date("2024-06-09T01:29:00+02:00") == "9 June 2024"


def test_a_date_of_publication_comes_with_its_basis_and_a_quote(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("When was the report on the cheaper terminal published?"))
    assert answer.short == "13 March 2025"
    assert answer.statements[0].label == "Published 13 March 2025, by the page's metadata:"
    assert (answer.sources[0].published or "")[:10] == "2025-03-13"
    assert len(answer.sources[0].quotes) == 1


def test_an_article_is_meant_by_its_outlet_and_its_matter(engine: AnswerEngine) -> None:
    asked = "Whose byline is on the Brenhald Observer's article about the {}?"
    assert engine.ask(Question(asked.format("four dry months"))).short == "Petra Vellamy"
    assert engine.ask(Question(asked.format("penguins of the zoo"))).outcome == "not_in_sources"


def test_an_undated_article_has_no_date_to_tell(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("When was the story “Hands Off Our Tap!” about the dam boss published?"))
    assert (answer.outcome, answer.short) == ("not_in_sources", None)


def test_the_line_that_is_quoted_for_a_date_is_the_one_that_holds_it() -> None:
    text = "The dam, built on 3 May 1999, is dry.\n\nPublished on 19 June 2024.\n\nNo rain fell."
    one = Article("a", "/a.txt", None, text, text, (), published="2024-06-19", published_basis="text")
    told = tell("date", one, sentences_of("a", text, sentence_spans(text)))
    assert told is not None
    assert (told.value, told.sentence.text) == ("19 June 2024", "Published on 19 June 2024.")
    assert told.label == "Published 19 June 2024, by its own text:"


def test_an_article_tells_its_outlet_and_nothing_that_it_does_not_have() -> None:
    text = "The goose is back. It sleeps."
    sentences = sentences_of("a", text, sentence_spans(text))
    one = Article("a", "/a.txt", None, text, text, (), outlet="Karvonski List")
    told = tell("outlet", one, sentences)
    assert told is not None
    assert (told.value, told.sentence.text) == ("Karvonski List", "The goose is back.")
    assert tell("author", one, sentences) is tell("date", one, sentences) is tell("outlet", one, ()) is None
