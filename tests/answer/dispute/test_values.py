from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.line import Line
from answer.dispute.values import excludes, mentions, same, values_at, values_in

TEXTS = [
    "The ferry Linden left Tolmar on 4 May 2031 with 60 people and $3 million aboard.",
    "Mira Tolk, 41, told Kanal West in June that nothing would change before 2032.",
    "Zoë Plíšková won 6-3, 6-4 in Karvon City on Sunday.",
    "About two hundred and five inhabitants (3%) moved away.",
]


def only(text: str) -> list[str]:
    return [v.text for v in values_in(Line(text))]


def test_values_are_the_dates_numbers_and_names_of_a_sentence_in_order() -> None:
    assert only(TEXTS[0]) == ["Linden", "Tolmar", "4 May 2031", "60", "$3 million"]


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(TEXTS), st.text(max_size=30))
def test_a_value_stands_where_it_says_and_none_overlaps_another(text: str, more: str) -> None:
    line = Line(text + more)
    found = values_in(line)
    assert all(line.text[v.start : v.end] == v.text for v in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_what_is_the_same_does_not_exclude_each_other_whichever_comes_first(left: str, right: str) -> None:
    for a in values_in(Line(left)):
        for b in values_in(Line(right)):
            assert same(a, b) == same(b, a)
            assert excludes(a, b) == excludes(b, a)
            assert not (same(a, b) and excludes(a, b))


@pytest.mark.parametrize(
    ("left", "right", "agree", "contrary"),
    [
        ("on 4 May 2031", "on May 4", True, False),
        ("on 4 May 2031", "on 5 May 2031", False, True),
        ("on Monday", "in June", False, False),
        ("205 people", "two hundred and five people", True, False),
        ("205 people", "305 people", False, True),
        ("205 people", "$300", False, False),
        ("said Mira Tolk", "said Tolk", True, False),
        ("said Mira Tolk", "said Anka Rell", False, True),
        ("said Zoë Tólk", "said Tolk", True, False),
        ("of the Karvon Rail Board", "of KRB", False, False),
        ("the Karvonian talks", "of Karvonia", False, False),
    ],
)
def test_values_agree_or_exclude_each_other_or_neither(
    left: str, right: str, agree: bool, contrary: bool
) -> None:
    (a,), (b,) = values_in(Line(left)), values_in(Line(right))
    assert (same(a, b), excludes(a, b)) == (agree, contrary)


def test_words_that_are_no_value_answer_by_themselves() -> None:
    line = Line("It is a small academy by the river.")
    (found,) = values_at(line, (8, 21))
    assert (found.kind, found.text, found.parts) == (
        "words",
        "small academy",
        frozenset({"small", "academi"}),
    )


def test_a_sentence_mentions_a_value_however_it_is_spelled() -> None:
    (tolk,) = values_in(Line("said Mira Tolk"))
    (day,) = values_in(Line("on 4 May 2031"))
    assert mentions(Line("Nobody asked Tolk."), tolk)
    assert not mentions(Line("Nobody asked Rell."), tolk)
    assert mentions(Line("It was over by May 4."), day)
    assert not mentions(Line("It was over by May 5."), day)
