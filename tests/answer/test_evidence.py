"""What lifts and lowers a sentence, one cause at a time."""

import pytest

from answer.evidence import Scored, Sentence, by_words, carry_on, sentences_of, weights, with_meaning
from answer.question import Question
from answer.tokens import stems, tokens
from answer.understanding import Understood, understand
from index.sentences import sentence_spans


def read(text: str) -> tuple[Sentence, ...]:
    return sentences_of("a", text, sentence_spans(text))


def asked(text: str) -> Understood:
    return understand(Question(text))


def covers(question: str, text: str, title: str = "") -> list[float]:
    understood, sentences = asked(question), read(text)
    weight = weights(understood, sentences)
    return [s.cover for s in by_words(understood, weight, sentences, stems(tokens(title)))]


def score(question: str, text: str) -> float:
    """The score of the first sentence where words and meaning say nothing."""
    return with_meaning(asked(question), Scored(read(text)[0], 0.0, 0.0, None, 0.0), 0.0).score


def test_a_word_counts_less_the_farther_it_stands() -> None:
    question = "What about the lighthouse?"
    itself, beside, far = covers(question, "The lighthouse is old. It fell down. Nobody cared.")
    assert itself == 1
    assert 0 < beside < itself
    assert far == 0
    assert 0 < covers(question, "Nobody cared.", title="The lighthouse")[0] < beside


def test_who_speaks_lends_the_name_to_words_without_it() -> None:
    said, other = covers(
        "Vasch about rain", "Anka Vasch spoke of rain. “The rain is late,” she said. It rained."
    )[1:]
    assert said > other > 0


def test_an_article_is_listened_to_only_for_names_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def heard(text: str, _: object) -> None:
        raise AssertionError(text)

    monkeypatch.setattr("answer.speech.heard", heard)
    assert covers("Did Vasch see the lighthouse?", "The lighthouse is old. “It fell,” he said.")[0] > 0
    with pytest.raises(AssertionError):
        covers("Did Vasch see the lighthouse?", "Vasch spoke. “It fell,” he said.")


def test_a_word_of_the_same_class_counts_nearly_as_much() -> None:
    (insists,) = covers("What is demanded?", "He insists on it.")
    assert 0.5 < insists < 1
    assert covers("What is demanded?", "He jumps on it.") == [0]


def test_a_rare_word_weighs_more_than_one_that_every_sentence_has() -> None:
    common, rare, _ = covers("dam goose", "The dam stands. A goose flew. The dam and the dam stand.")
    assert rare > 0.5 > common


def test_a_name_weighs_more_than_a_plain_word() -> None:
    plain, _, name = covers("Who met Vasch?", "All met her. It rained a lot. Nobody saw Vasch.")
    assert name > plain > 0


def test_somebody_elses_words_lose_and_the_wanted_ones_gain() -> None:
    question = "What did Vasch demand?"
    own = score(question, "Anka Vasch said that it was late.")
    nobody = score(question, "It was late at night.")
    other = score(question, "Bastien Corvel said that it was late.")
    assert own > nobody > other


@pytest.mark.parametrize("text", ["Was it late at night?", "A late night at last"])
def test_questions_and_headings_lose(text: str) -> None:
    assert score("When was it?", text) < score("When was it?", "It was late at night.") == 0


def lifts(text: str, *scores: float) -> list[float]:
    given = [Scored(s, n, 0.5, 0.5, 0.5) for s, n in zip(read(text), scores, strict=True)]
    return [after.score - before.score for before, after in zip(given, carry_on(given), strict=True)]


def test_the_sentence_after_the_best_gains_more_than_the_one_before() -> None:
    before, best, after, far = lifts(
        "It rained all day. The dam broke down. People had to go. It was over.", 0.1, 0.9, 0.1, 0.1
    )
    assert after > before > best == far == 0


def test_the_same_person_going_on_gains_most_and_another_paragraph_least() -> None:
    plain = lifts("Anka Vasch said no. The dam is old.", 0.9, 0.1)[1]
    goes_on = lifts("Anka Vasch said no. She added that it is old.", 0.9, 0.1)[1]
    elsewhere = lifts("Anka Vasch said no.\n\nThe dam is old.", 0.9, 0.1)[1]
    assert goes_on > plain > elsewhere > 0


def test_no_sentence_is_lifted_above_the_best() -> None:
    assert lifts("Anka Vasch said no. She added that it is old.", 0.9, 0.85)[1] == pytest.approx(0.05)
