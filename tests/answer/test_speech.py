import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.speech import person, speakers
from answer.tokens import names
from index.sentences import sentence_spans


def said(text: str) -> list[list[str]]:
    return [[s.name for s in sentence] for sentence in speakers(text, sentence_spans(text))]


def test_a_name_before_its_verb() -> None:
    assert said("Bastien Corvel said that the talks were over.") == [["Bastien Corvel"]]


def test_a_name_after_its_verb() -> None:
    assert said("“Not a drop,” said Bastien Corvel.") == [["Bastien Corvel"]]


def test_the_nearest_name_owns_the_verb() -> None:
    assert said("Transport spokesman Emil Farr warned the carriers.") == [["Emil Farr"]]


def test_a_phrase_between_commas_does_not_part_name_and_verb() -> None:
    text = "Ruven Halk, a spokesman for the delegation in the capital, denied the report."
    assert said(text) == [["Ruven Halk"]]


def test_a_last_name_is_told_in_full() -> None:
    assert said("Anka Vasch told reporters so. Vasch added that she was late.")[1] == ["Anka Vasch"]


def test_a_pronoun_stands_for_the_last_person() -> None:
    assert said("Anka Vasch told reporters so. She added that it was late.")[1] == ["Anka Vasch"]


def test_a_title_stands_for_the_last_person() -> None:
    assert said("Anka Vasch refused. Anka Vasch said no. The minister warned of delays.")[2] == ["Anka Vasch"]


def test_a_quotation_runs_on_until_it_closes() -> None:
    text = "“We wait,” Anka Vasch said. “The dam is ours. It stays ours.” The river rose."
    assert said(text) == [["Anka Vasch"], ["Anka Vasch"], ["Anka Vasch"], []]


def test_two_speakers_of_one_sentence_are_both_kept() -> None:
    text = (
        "Bastien Corvel rejected the plan, but the envoy of the League, Mara Sund, noted that it was his own."
    )
    assert said(text) == [["Bastien Corvel", "Mara Sund"]]


def test_list_form() -> None:
    assert said("Mara Sund (League envoy) – “Nobody asked us.”")[0] == ["Mara Sund"]


def test_according_to() -> None:
    assert said("The ramp was open, according to Ysolde Marr.") == [["Ysolde Marr"]]


@pytest.mark.parametrize(
    "text",
    [
        "Reports indicate that the ferry sank.",
        "The company wants to sell.",
        "On Thursday said nothing.",
        "Anka Vasch’s office said nothing.",
        "He was told to warn Anka Vasch.",
    ],
)
def test_nobody_is_made_to_speak(text: str) -> None:
    assert said(text) == [[]]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Deputy Foreign Minister Anka Vasch", "Anka Vasch"),
        ("Anka Vasch", "Anka Vasch"),
        ("President", "President"),
        ("White House Secretary Joan Rill", "Joan Rill"),
    ],
)
def test_titles_are_no_part_of_a_person(name: str, bare: str) -> None:
    assert person(names(name)[0]) == bare


@given(st.text(max_size=400))
def test_every_sentence_gets_its_speakers(text: str) -> None:
    spans = sentence_spans(text)
    assert len(speakers(text, spans)) == len(spans)


@pytest.mark.parametrize(
    "text",
    [
        "“I heard Bastien Corvel say that Dresk said no,” Anka Vasch said.",
        '"Bastien Corvel said no," Anka Vasch said.',
        "“Bastien Corvel must go,” said Anka Vasch.",
        "„Bastien Corvel said no“, Anka Vasch said.",
    ],
)
def test_who_is_named_inside_a_quotation_does_not_speak_the_sentence(text: str) -> None:
    assert said(text) == [["Anka Vasch"]]


def test_a_quotation_in_straight_marks_runs_on_until_it_closes() -> None:
    text = '"We wait," Anka Vasch said. "The dam is ours. It stays ours." The river rose.'
    assert said(text) == [["Anka Vasch"], ["Anka Vasch"], ["Anka Vasch"], []]


def test_inches_open_no_quotation() -> None:
    assert said('The wall is 10" high, Anka Vasch said.') == [["Anka Vasch"]]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“We wait, Anka Vasch said.\n\nThe river rose. The rain stopped."
    assert said("Anka Vasch said this: “We wait.\n\nThe river rose. Rain fell.")[1:] == [[], []]
    assert said(text)[1:] == [[], []]


def test_a_quotation_that_nobody_is_said_to_speak_is_nobodys() -> None:
    text = "Anka Vasch said no. The river rose. “A great disgrace to us!” was heard."
    assert said(text)[1:] == [[], []]


def test_a_pronoun_means_the_person_the_sentence_before_opens_with() -> None:
    text = "Anka Vasch said no. Bastien Corvel left at noon. He said that he was tired."
    assert said(text) == [["Anka Vasch"], [], ["Bastien Corvel"]]


def test_they_are_not_one_person() -> None:
    assert said("Anka Vasch said no. They said yes.") == [["Anka Vasch"], []]


def test_nothing_is_carried_across_text_that_was_left_out() -> None:
    text = "Anka Vasch said: “We wait. Nobody moves. It is ours.” She said no."
    spans = sentence_spans(text)
    assert [len(s) for s in speakers(text, spans)] == [1, 1, 1, 1]
    assert [len(s) for s in speakers(text, (spans[0], *spans[2:]))] == [1, 0, 0]


def test_a_name_with_a_space_that_does_not_break_keeps_its_place() -> None:
    assert person(names("Then President Anka\u00a0Vasch")[0]) == "Anka\u00a0Vasch"


def test_a_title_nearer_to_the_verb_than_a_name_is_the_last_person() -> None:
    text = "Anka Vasch said no. After Bastien Corvel she spoke again."
    assert said(text)[1] == ["Anka Vasch"]


def test_a_capital_that_only_opens_a_sentence_speaks_for_nobody() -> None:
    assert said("Yesterday said little.") == [[]]


def test_a_name_far_behind_a_verb_is_not_its_own() -> None:
    assert said("“No,” said the tired old keeper of Bastien Corvel.") == [[]]


def test_a_german_mark_closes_only_a_german_quotation() -> None:
    assert said("„Nein“, said Anka Vasch. “Old “ways” said Bastien Corvel went.")[0] == ["Anka Vasch"]
    assert said("Anka Vasch said “no “Bastien Corvel said so.")[0] == ["Anka Vasch"]
