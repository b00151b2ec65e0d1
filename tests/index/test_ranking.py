"""One ranking out of words and meaning."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import MEANING, MEANING_K, RECENT, WEEK, WORDS, WORDS_K, blend, in_order, recency

found = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.01, 30)).map(
    lambda scores: sorted(scores.items(), key=lambda one: (-one[1], one[0]))
)


def test_the_sum_of_the_published_formula_weighted() -> None:
    scores = blend([("a", 8.0), ("b", 2.0)], [("a", 0.8), ("c", 0.4)])
    assert scores["a"] == pytest.approx(1.0)
    assert scores["b"] == pytest.approx(WORDS * (WORDS_K + 1) / (WORDS_K + 2))
    assert scores["c"] == pytest.approx(MEANING * (MEANING_K + 1) / (MEANING_K + 2))


@given(found, found)
def test_scores_lie_between_none_and_one_and_one_list_keeps_its_order(
    words: list[tuple[str, float]], meaning: list[tuple[str, float]]
) -> None:
    scores = blend(words, meaning)
    assert scores.keys() == {*dict(words), *dict(meaning)}
    assert all(0 <= score <= 1 + 1e-9 for score in scores.values())
    alone = blend(words, [])
    kept = [alone[one] for one, _ in words]
    assert kept == sorted(kept, reverse=True)


@given(found, found, st.integers(1, 8))
def test_no_score_hangs_on_where_a_list_was_cut(
    words: list[tuple[str, float]], meaning: list[tuple[str, float]], depth: int
) -> None:
    whole, cut = blend(words, meaning), blend(words[:depth], meaning[:depth])
    both = {one for one, _ in words[:depth]} & {one for one, _ in meaning[:depth]}
    assert all(cut[one] == pytest.approx(whole[one]) for one in both)


def test_only_ranks_count() -> None:
    words, meaning = [("a", 8.0), ("b", 2.0)], [("b", 0.8), ("c", -0.4)]
    other = [("a", 0.2), ("b", 0.1)], [("b", 0.3), ("c", 0.2)]
    assert blend(words, meaning) == blend(*other)
    assert blend([], []) == {}


@given(found, st.permutations("abcdefgh"), st.data())
def test_moving_up_in_one_list_never_moves_an_item_down(
    words: list[tuple[str, float]], order: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(order) - 1))
    better = [*order[: at - 1], order[at], order[at - 1], *order[at + 1 :]]

    def place(items: list[str]) -> int:
        scores = blend(words, [(item, 1.0) for item in items])
        return sorted(scores, key=lambda item: (-scores[item], item)).index(order[at])

    assert place(better) <= place(order)


def test_order_ties_go_by_item_and_ranks_are_those_of_the_lists() -> None:
    lists = [
        ("words", [("b", 3.0), ("a", 3.0)]),
        ("sides", [("a", 1.0)]),
        ("sides", [("c", 1.0), ("b", 0.5)]),
    ]
    ranked = in_order({"a": 1.0, "b": 1.0, "c": 2.0}, lists)
    assert [one.item for one in ranked] == ["c", "a", "b"]
    assert ranked[1].ranks == {"words": 2, "sides": 1}
    assert ranked[2].ranks == {"words": 1, "sides": 2}


def test_the_newer_counts_more_and_what_came_later_counts_nothing() -> None:
    asked = date(2025, 3, 20)
    assert recency("2025-03-20", asked) == RECENT
    assert recency("2025-03-21", asked) == RECENT, "clocks differ"
    assert recency("2025-03-22", asked) == 0.0
    assert recency("2025-03-13", asked) == pytest.approx(RECENT / 2)
    assert WEEK == 7
    assert 0 < recency("1999-01-01", asked) < 0.001
    assert recency(None, asked) == 0.0
