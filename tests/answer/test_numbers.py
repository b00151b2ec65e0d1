import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.numbers import is_number, numbers_in, value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twenty-six people and 4 goats", ["Twenty-six", "4"]),
        ("two hundred and five people", ["two hundred and five"]),
        ("between five and six", ["five", "six"]),
        ("it cost $5 million", ["$5 million"]),
        ("it cost £179m", ["£179m"]),
        ("half a million of two and a half million", ["half a million", "two and a half million"]),
        ("half of a million", ["million"]),
        ("about 14 per cent", ["14 per cent"]),
        ("10–12 men", ["10", "12"]),
        ("COVID-19 at the G7 on the 14th", []),
        ("often someone", []),
    ],
)
def test_numbers_are_found_whole(text: str, found: list[str]) -> None:
    assert [match.group() for match in numbers_in(text)] == found


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Twenty-six", "26"),
        ("two hundred and five", "205"),
        ("1,200", "one thousand two hundred"),
        ("$5 million", "$5,000,000"),
        ("€1.5bn", "€1.5 billion"),
        ("£179m", "£179 million"),
        ("half a million", "500,000"),
        ("Three quarters of a million", "750,000"),
        ("two and a half", "2.5"),
        ("one and a half million", "1.5 million"),
        ("half a dozen", "6"),
        ("$2.5 m", "$2,500,000"),
        ("$40mn", "$40 million"),
        ("$3tn", "$3 trillion"),
        ("$5k", "$5,000"),
        ("14 percent", "14%"),
        ("3.50", "3.5"),
    ],
)
def test_equal_numbers_have_one_form(text: str, same: str) -> None:
    assert value(text) == value(same)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("26", "20"),
        ("$5", "€5"),
        ("14", "14%"),
        ("1,5", "15"),
        ("100m", "100 million"),
        ("5 m", "5 million"),
        ("dozens", "12"),
    ],
)
def test_different_numbers_have_different_forms(text: str, other: str) -> None:
    assert value(text) != value(other)


def test_a_word_is_a_number_only_as_a_whole() -> None:
    assert is_number("twenty-six")
    assert not is_number("six-pack")


@given(st.integers(0, 10**15))
def test_an_integer_has_its_own_digits_however_grouped(number: int) -> None:
    assert value(f"{number:,}") == value(str(number)) == str(number)


@given(
    st.lists(
        st.sampled_from(["1", "9" * 30, ",", ".", "hundred", "million", "and", "six", " ", "-", "%", "$"])
    )
)
def test_anything_that_looks_like_a_number_has_a_form(parts: list[str]) -> None:
    assert all(value(match.group()) for match in numbers_in("".join(parts)))
