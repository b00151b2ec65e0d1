"""When the evidence bears on the question; the embedder is the real one."""

from dataclasses import replace

import pytest

from answer.evidence import Scored, by_words, sentences_of, weights
from answer.meaning import Meaning
from answer.question import Question
from answer.refusal import absent, answers, bears
from answer.understanding import understand
from answer.vocabulary import Vocabulary
from index.sentences import sentence_spans
from models.embedder import load_embedder


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning(load_embedder())


def bearing(meaning: Meaning, question: str, text: str, **given: float) -> bool:
    """Whether the text, as the only article, bears on the question; `given` overrides its scores."""
    understood = understand(Question(question))
    sentences = sentences_of("a", text, sentence_spans(text))
    ranked: list[Scored] = by_words(understood, weights(understood, sentences), sentences, frozenset())
    ranked = [replace(s, **({"similarity": 0.5} | given)) for s in ranked]  # type: ignore[arg-type]  # floats
    return bears(understood, ranked, Vocabulary([text]), meaning)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Why was the lighthouse painted?", "The lighthouse was painted in June.", True),
        ("What did Corvel paint?", "Vasch painted the lighthouse.", False),
        ("How many soldiers died?", "Forty troops died. The river rose. It rained all day.", True),
        ("How many soldiers died?", "Forty geese died near the river.", False),
        ("How many soldiers died?", "Soldiers died near the river.", False),
        (
            "How many lives did the flood cost?",
            "He could live with 340 cubic metres a second.",
            False,
        ),
        ("With what majority did they vote to strike?", "The members vote on a strike on March 27.", False),
        ("With what majority did they vote to strike?", "The members voted by 61% to strike.", True),
        ("What did Vasch say about soldiers?", "Vasch spoke of the troops.", True),
        ("What did Vasch say about soldiers?", "Vasch spoke of the herring.", False),
        ("What colour was the lighthouse that Corvel had?", "The lighthouse had a red colour.", False),
        ("1999?", "It was 1999.", False),
        ("And what of it?", "It was so.", False),
    ],
)
def test_what_bears_on_a_question(meaning: Meaning, question: str, text: str, *, expected: bool) -> None:
    assert bearing(meaning, question, text) is expected


def test_words_alone_are_not_enough_where_the_meaning_is_far() -> None:
    compares = Meaning(load_embedder())
    question, text = "Why was the lighthouse painted?", "The lighthouse was painted in June."
    assert not bearing(compares, question, text, similarity=0.2)
    assert not bearing(compares, question, text, cover=0.2)
    assert bearing(compares, question, text, similarity=0.6)


def test_all_words_and_a_reader_that_does_not_think_it_out_of_the_question_are_enough(
    meaning: Meaning,
) -> None:
    question, text = "Which state sent divers?", "The state of Orland sent divers. It rained."
    assert bearing(meaning, question, text, relevance=0.25, similarity=0.42)
    assert not bearing(meaning, question, text, relevance=0.15, similarity=0.42)
    assert not bearing(meaning, question, "Orland had divers. It rained.", relevance=0.25, similarity=0.42)


def test_names_alone_are_not_what_is_asked_about_however_sure_the_reader_is(meaning: Meaning) -> None:
    question, text = "Which gift did Corvel hand to Vasch?", "Corvel joins Vasch for talks. It rained."
    assert not bearing(meaning, question, text, relevance=0.9, similarity=0.6)
    assert bearing(meaning, question, "Corvel gave Vasch a present.", relevance=0.9, similarity=0.6)


def test_what_was_read_to_answer_nothing_is_not_enough_either(meaning: Meaning) -> None:
    question, text = "Why was the lighthouse painted?", "The lighthouse was painted in June."
    assert not bearing(meaning, question, text, relevance=0.01)
    assert bearing(meaning, question, text, relevance=0.9)


def test_what_the_reader_is_sure_of_and_what_is_near_needs_no_words_of_the_question(
    meaning: Meaning,
) -> None:
    question, text = "Vasch will take over which territory?", "Vasch will hold the Gull Strip and rule it."
    assert bearing(meaning, question, text, relevance=0.85, similarity=0.6)
    assert not bearing(meaning, question, text, relevance=0.7, similarity=0.6)
    assert not bearing(meaning, question, text, relevance=0.85, similarity=0.4)


def test_money_is_an_answer_where_what_stands_around_it_is(meaning: Meaning) -> None:
    question = "How much money did Vasch spend on the bridge?"
    text = "The bridge of Vasch came at a cost of $134 million."
    assert bearing(meaning, question, text, relevance=0.9)
    assert not bearing(meaning, question, text, relevance=0.1, similarity=0.3)
    assert not bearing(meaning, question, "The bridge of Vasch has 134 lamps.", relevance=0.9)


def test_the_likelier_the_evidence_the_likelier_the_answer() -> None:
    assert 0 < answers(0.1, 0.5) < answers(0.6, 0.5) < answers(0.6, 0.9) < 1


def test_a_sentence_that_means_the_same_needs_no_common_words(meaning: Meaning) -> None:
    question, text = "What did Vasch say about soldiers?", "Vasch spoke of the herring."
    assert bearing(meaning, question, text, similarity=0.8)


def test_where_no_word_is_as_asked_others_must_stand_for_more(meaning: Meaning) -> None:
    question = "What did Vasch say about fishing rights?"
    assert not bearing(meaning, question, "Vasch wants a fee for the privilege of water.", relevance=0.75)
    assert bearing(meaning, question, "Vasch spoke of the fisheries.", relevance=0.75)


def test_nothing_found_bears_on_nothing(meaning: Meaning) -> None:
    assert not bears(understand(Question("Why?")), (), Vocabulary([]), meaning)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("What did the US say to Vasch?", ()),
        ("What did Kanal-4 print?", ()),
        ("What did Corvel say to Vasch?", ("Corvel",)),
    ],
)
def test_names_that_nothing_holds(question: str, missing: tuple[str, ...]) -> None:
    found = Vocabulary(["The U.S. told", "Anka Vasch so, Kanal‑4 said."])
    assert absent(understand(Question(question)), found) == missing


def test_texts_are_read_until_one_holds_a_word() -> None:
    found = Vocabulary(text for text in ["Anka Vasch spoke.", "Nobody answered."])
    assert found.meets({"vasch"})
    assert not found.meets({"corvel"})
    assert found.meets({"corvel", "nobodi"})
    assert found.all() == {"anka", "vasch", "spoke", "nobodi", "answer"}


def test_whatever_somebody_said_is_told_where_they_say_anything(meaning: Meaning) -> None:
    text = "“The dam stays shut,” Ilmar Dresk said."
    assert bearing(meaning, "What did Dresk say?", text, similarity=0.1, relevance=0.01)
    assert not bearing(meaning, "What did Dresk say about geese?", text, similarity=0.1, relevance=0.01)
    assert not bearing(meaning, "What did Vasch say?", text, similarity=0.1, relevance=0.01)
