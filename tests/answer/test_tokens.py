import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from answer.tokens import names, normal_form, stem, tokens


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


@pytest.mark.parametrize("text", ["US", "US’s", "U.S.", "US'"])
def test_the_country_is_one_word_however_written(text: str) -> None:
    assert tokens(f"the {text} envoy")[1].normal == "u.s"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he met Dresk. Vasch left", ["Dresk", "Vasch"]),
        ("with Gen. Roe and Prof. Ann Lee", ["Gen. Roe", "Prof. Ann Lee"]),
    ],
)
def test_a_full_stop_ends_a_name_unless_it_shortens_a_word(text: str, expected: list[str]) -> None:
    assert [n.text for n in names(text)] == expected


def test_stems_are_right_when_several_threads_ask() -> None:
    endings = ("al", "ation", "ness", "ing", "ization", "edly", "ers")
    forms = [f"{a}{b}{c}" for a in ("nation", "oper", "walk") for b in endings for c in endings]
    alone = [Stemmer.Stemmer("english").stemWord(form) for form in forms]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda _: [stem.__wrapped__(form) for form in forms], range(24)))
    finally:
        sys.setswitchinterval(interval)
    assert found == [alone] * 24
