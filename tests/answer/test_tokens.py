from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.tokens import names, normal_form, tokens


@given(st.text(max_size=300))
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    found = tokens(text)
    assert all(text[w.start : w.end] == w.surface for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=300))
def test_names_stand_where_they_say(text: str) -> None:
    assert all(text[n.start : n.end] == n.text for n in names(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kanal‑4", "kanal-4"),
        ("Vasch’s", "vasch"),
        ("don’t", "don't"),
        ("U.S.", "US"),
        ("ﬁnal", "final"),
    ],
)
def test_spellings_that_mean_the_same_have_one_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


def test_us_the_country_is_not_us_the_pronoun() -> None:
    country, pronoun = tokens("The US told us")[1], tokens("The US told us")[3]
    assert country.content
    assert not pronoun.content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met Deputy Foreign Minister Anka Vasch in Port Isande.",
            ["Deputy Foreign Minister Anka Vasch", "Port Isande"],
        ),
        ("Karvonia’s Dresk left.", ["Karvonia", "Dresk"]),
        ("The School of Diplomacy said no", ["School of Diplomacy"]),
        ("Then J. D. Marrow spoke", ["J. D. Marrow"]),
        ("nothing here", []),
    ],
)
def test_names_are_runs_of_capitals(text: str, expected: list[str]) -> None:
    assert [n.text for n in names(text)] == expected
