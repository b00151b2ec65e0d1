"""Reciprocal rank fusion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import K, fuse

rankings = st.dictionaries(
    st.sampled_from(["words", "meaning", "other"]), st.lists(st.sampled_from("abcdefgh"), unique=True)
)


def test_the_sum_of_the_published_formula() -> None:
    fused = fuse({"words": ["a", "b"], "meaning": ["b", "c"]})
    assert [one.item for one in fused] == ["b", "a", "c"]
    assert fused[0].score == pytest.approx(1 / (K + 2) + 1 / (K + 1))
    assert fused[0].ranks == {"meaning": 1, "words": 2}


@given(rankings)
def test_every_item_once_best_first_ties_settled(lists: dict[str, list[str]]) -> None:
    fused = fuse(lists)
    assert sorted(one.item for one in fused) == sorted({item for items in lists.values() for item in items})
    keys = [(-one.score, one.item) for one in fused]
    assert keys == sorted(keys)
    assert fused == fuse(dict(reversed(lists.items())))


@given(rankings)
def test_ranks_are_those_of_the_lists(lists: dict[str, list[str]]) -> None:
    for one in fuse(lists):
        for name, rank in one.ranks.items():
            assert lists[name][rank - 1] == one.item


@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_one_ranking_stays_as_it_is(items: list[str]) -> None:
    assert [one.item for one in fuse({"words": items, "meaning": []})] == items


@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=2), st.data())
def test_moving_up_in_one_list_never_moves_an_item_down(items: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(items))
    at = data.draw(st.integers(1, len(items) - 1))
    better = [*items[: at - 1], items[at], items[at - 1], *items[at + 1 :]]

    def place(words: list[str]) -> int:
        return [one.item for one in fuse({"words": words, "meaning": other})].index(items[at])

    assert place(better) <= place(items)
