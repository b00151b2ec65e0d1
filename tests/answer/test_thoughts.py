"""Sentences that are half a thought bring the other half."""

import pytest

from answer.evidence import Sentence, sentences_of
from answer.thoughts import pointed_at, with_announced
from index.sentences import sentence_spans


def read(text: str) -> tuple[Sentence, ...]:
    return sentences_of("a", text, sentence_spans(text))


TALKS = (
    "The talks went on. In return, Dresk named two conditions. The treaty must run for 25 years. "
    "And the port must stay open. The delegations then had lunch."
)


def test_what_is_announced_comes_along_and_no_more() -> None:
    whole = read(TALKS)
    assert [s.text for s in with_announced(whole[1], whole)] == [
        "The treaty must run for 25 years.",
        "And the port must stay open.",
    ]


@pytest.mark.parametrize("at", [0, 2, 3, 4])
def test_other_sentences_announce_nothing(at: int) -> None:
    whole = read(TALKS)
    assert with_announced(whole[at], whole) == ()


def test_an_announcement_at_the_end_has_nothing_to_bring() -> None:
    whole = read("He came back. He named three demands.")
    assert with_announced(whole[1], whole) == ()


def test_a_number_of_something_that_is_told_in_the_sentence_announces_nothing() -> None:
    whole = read("Two conditions were met, he said, and the third was dropped. Lunch followed. It was good.")
    assert with_announced(whole[0], whole) == ()


def test_a_heading_is_not_what_was_announced() -> None:
    whole = read("He named two conditions.\n\nMore on this story\n\nThe rain went on.")
    assert with_announced(whole[0], whole) == ()


def test_what_points_back_brings_what_it_means() -> None:
    whole = read("The mediator proposed a ten-year term. This proposal was rejected. Nobody was hurt.")
    orders = {s.order: s for s in whole}
    assert pointed_at(whole[1], orders) == whole[0]
    assert pointed_at(whole[2], orders) is None
    assert pointed_at(whole[0], orders) is None


def test_what_points_back_over_a_paragraph_stands_alone() -> None:
    whole = read("The mediator proposed a ten-year term.\n\nThis proposal was rejected.")
    assert pointed_at(whole[1], {s.order: s for s in whole}) is None


def test_a_thing_named_again_brings_the_sentence_that_names_it_first() -> None:
    whole = read(
        "An official said that Karvonia is seeking a firm guarantee on the dam.\n\n"
        "Dresk told Kanal Nord that Karvonia wants these guarantees included in any treaty.\n\n"
        "He spoke for two hours these days, and those firm words were noted."
    )
    orders = {s.order: s for s in whole}
    assert pointed_at(whole[1], orders) == whole[0]
    assert pointed_at(whole[2], orders) is None
