"""Who speaks: the forms of attribution in invented sentences, and nobody where nobody is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.speech import heard, speakers
from index.sentences import sentence_spans

CAST = "Deputy Trade Minister Anka Vasch arrived. Transport spokesman Emil Farr stayed at home. "


def said(text: str) -> list[list[str]]:
    return [[s.name for s in sentence] for sentence in speakers(text, sentence_spans(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Not a drop will leave us,” said the mayor of Arvik, Mara Sund.", "Mara Sund"),
        ("“Not a drop will leave us,” said Orland’s chief negotiator, Mara Sund.", "Mara Sund"),
        (
            "“Not a drop,” said the Orlandian ambassador in Port Isande, Radomir Sell, who left.",
            "Radomir Sell",
        ),
        (
            "Mara Sund, who was born in Arvik, Orland, and leads the union, said that it was over.",
            "Mara Sund",
        ),
        (
            "“It goes on,” Mara Sund, a teacher of 32 years in Arvik, told reporters, “as it began.”",
            "Mara Sund",
        ),
        ("Mara Sund met the crew on Monday and said that it was over.", "Mara Sund"),
        ("The union’s president, Mara Sund, has repeatedly said that it was over.", "Mara Sund"),
        ("Mara Sund was quoted as saying by KARPRESS that it was over.", "Mara Sund"),
        ("It was over, according to the head of the union, Mara Sund.", ""),
        ("It was over, according to Mara Sund of the union.", "Mara Sund"),
        ("«Not a drop will leave us», said Mara Sund.", "Mara Sund"),
        ("„Not a drop will leave us“, wrote Mara Sund in a post on Monday.", "Mara Sund"),
        ("‘Not a drop will leave us,’ Mara Sund said.", "Mara Sund"),
        ("Mara Sund pointed out that the lake was full.", "Mara Sund"),
        ("Mara Sund drew a line under it: “Not a drop will ever leave us again.”", "Mara Sund"),
        ("The Harbour Board said that the ramp was shut.", "Harbour Board"),
        ("The ramp was shut, according to the Harbour Board’s report.", "Harbour Board"),
        ("The lake was full, according to the Partnership for Quiet Water.", "Partnership for Quiet Water"),
    ],
)
def test_who_speaks_is_found(text: str, name: str) -> None:
    assert said(text)[0][:1] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "Mara Sund left early, his attorney wrote.",
        "People in Arvik said that the lake was full.",
        "The concerns Orland has voiced for years are old.",
        "The rule was dropped when Mara Sund announced her return.",
        "Mara Sund was told that the lake was full.",
        "Mara Sund has not said who will pay.",
        "The ministry’s field office in Arvik said so.",
        "“Mara Sund must go,” a spokeswoman for the union said.",
        "The lake was full, according to Orland’s deputy minister.",
        "Best song of the year: “A Drop of Light on a Long Dark Lake”",
        "There are 11 states in the union on whose shores it lies.",
    ],
)
def test_nobody_is_given_for_want_of_the_right_one(text: str) -> None:
    assert said(text) == [[]]


def test_a_quotation_of_several_sentences_belongs_to_whoever_speaks_its_last() -> None:
    text = CAST + "“We wait. The lake is ours. It stays ours,” Emil Farr said. The river rose."
    assert said(text)[2:] == [["Emil Farr"], ["Emil Farr"], ["Emil Farr"], []]


def test_a_quotation_goes_on_over_paragraphs_that_open_with_its_mark() -> None:
    text = (
        "“We wait, all of us,” said Mara Sund. “The lake is ours.\n\n“It stays ours. Go home.”\n\nIt rained."
    )
    assert said(text)[1:] == [["Mara Sund"], ["Mara Sund"], ["Mara Sund"], []]


def test_a_quotation_behind_somebody_unnamed_does_not_go_to_who_spoke_before() -> None:
    text = "Mara Sund said no. “The lake is ours,” one fisherman said. “It stays ours for ever.”"
    assert said(text) == [["Mara Sund"], [], []]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The deputy minister warned of delays.", "Anka Vasch"),
        ("The spokesman warned of delays.", "Emil Farr"),
        ("The French President warned of delays.", None),
        ("The ambassador warned of delays.", None),
    ],
)
def test_an_office_stands_for_whoever_holds_it(sentence: str, name: str | None) -> None:
    assert said(CAST + sentence)[-1] == ([name] if name else [])


def test_the_agency_is_the_one_that_was_named() -> None:
    text = "The Harbour Safety Agency shut the ramp. The lake could rise, the agency said."
    assert said(text)[1] == ["Harbour Safety Agency"]


def test_two_persons_of_one_last_name_are_not_taken_for_each_other() -> None:
    text = "Anna Vasch met Karel Vasch. Vasch said no."
    assert said(text)[1] == ["Vasch"]


@given(st.text(alphabet="Aab .,:“”\"'«»\n(–)sid ", max_size=200))
@settings(max_examples=60)
def test_every_sentence_is_heard_and_every_reference_is_a_pronoun_of_it(text: str) -> None:
    spans = sentence_spans(text)
    for one, (start, end) in zip(heard(text, spans), spans, strict=True):
        if one.reference is not None:
            word = text[start:end][one.reference.start : one.reference.end]
            assert word.casefold() in {"he", "she", "his", "her"}


@pytest.mark.parametrize(
    "text",
    [
        "KESTON, March 9 (Harbour News) - Sund Foods, the largest maker of tea, said on Monday it was over.",
        "PORT ISANDE (KNW) – Sund Foods, the largest maker of crisps, said on Monday it was over.",
        "BRENHALD — Sund Foods, the largest maker of crisps, said on Monday it was over.",
    ],
)
def test_where_a_report_is_from_says_nothing(text: str) -> None:
    assert said(text) == [["Sund Foods"]]


def test_what_somebody_had_wanted_is_not_his_saying() -> None:
    text = "Mara Sund stood. She did not leave, as her party’s chairman, Emil Farr, had demanded."
    assert "Emil Farr" not in [name for sentence in said(text) for name in sentence]
    assert said("The talks would go on, Emil Farr had demanded.") == [["Emil Farr"]]
