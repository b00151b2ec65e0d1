import pytest

from answer.check.line import Line
from answer.dispute.attribute import attribute_asked, attribute_given


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("What is the population of Aldmoor?", "popul"),
        ("What was the estimated annual budget of the Rail Board?", "budget"),
        ("Which is the capital of Karvonia?", "capit"),
        ("What is the name of the ferry?", None),
        ("Who is the mayor of Aldmoor?", None),
        ("What did Tolk say?", None),
    ],
)
def test_the_attribute_is_the_noun_before_its_owner(question: str, noun: str | None) -> None:
    assert attribute_asked(question) == noun


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("As of last year, the township population was 428.", ["428"]),
        ("Its population (2030) is about 12,000 people.", ["12,000"]),
        ("The population of the two upper valleys together was 2,397 in May.", ["2,397"]),
        ("Population: 838.", ["838"]),
        ("The population density was 12.4 a square mile.", []),
        ("The population fell sharply.", []),
        ("There were 428 people.", []),
    ],
)
def test_a_value_counts_right_after_the_noun_and_a_verb(sentence: str, values: list[str]) -> None:
    assert [v.text for v in attribute_given("popul", Line(sentence))] == values


def test_a_name_is_given_where_no_number_is() -> None:
    found = attribute_given("capit", Line("The capital of Karvonia is Brenhald, on the Veldra."))
    assert [v.text for v in found] == ["Brenhald"]


@pytest.mark.parametrize("noun", ["-", "_", "- -"])
def test_a_question_for_no_word_asks_for_no_attribute(noun: str) -> None:
    assert attribute_asked(f"What is the {noun} of Thornweir dam?") is None
