"""Neighbours joined, copies folded, no article before all others."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from index.ranking import Ranked
from index.stretch import MOST_JOINED, PER_ARTICLE, Place, fold_copies, spread, stretches

FERRY = "the harbour council voted on monday to keep the winter ferry going for another year"
BEES = "a pair of beavers has settled on the upper lesk since the spring of last year"


def place(article: str, at: int, original: str | None = None) -> Place:
    return Place(article, 100 * at, 100 * at + 98, original or article, None, None)


def ranked(*items: str) -> list[Ranked]:
    return [Ranked(item, 1.0 - at / 100) for at, item in enumerate(items)]


def test_neighbours_that_were_both_found_are_one_stretch() -> None:
    places = {"a1": place("a", 1), "a2": place("a", 2), "a4": place("a", 4), "b3": place("b", 3)}
    found = stretches(ranked("a2", "b3", "a1", "a4"), places)
    assert [one.items for one in found] == [["a1", "a2"], ["b3"], ["a4"]]
    assert found[0].best.item == "a2"


@given(st.permutations([f"a{n}" for n in range(9)]), st.integers(1, 9))
def test_every_passage_is_in_one_stretch_of_neighbours(order: list[str], taken: int) -> None:
    order = order[:taken]
    places = {item: place("a", int(item[1:])) for item in order}
    found = stretches(ranked(*order), places)
    assert sorted(item for one in found for item in one.items) == sorted(order)
    for one in found:
        numbers = [int(item[1:]) for item in one.items]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert len(numbers) <= MOST_JOINED
        assert order.index(one.best.item) == min(order.index(item) for item in one.items)


def test_a_passage_that_is_gone_is_left_out() -> None:
    assert stretches(ranked("a1"), {}) == []


def test_a_near_copy_that_says_the_same_is_folded_and_named() -> None:
    places = {"a1": place("a", 1), "b1": place("b", 1, "a"), "c1": place("c", 1, "a"), "d1": place("d", 1)}
    asked: list[list[str]] = []

    def read(items: Iterable[str]) -> dict[str, str]:
        asked.append(sorted(items))
        return {"a1": FERRY, "b1": f"{FERRY} the mercury has learned", "c1": BEES}

    found = list(fold_copies(stretches(ranked("b1", "d1", "a1", "c1"), places), places, read))
    assert [one.best.item for one in found] == ["b1", "d1", "c1"], "what only one of them has stays"
    assert found[0].copies == ["a"]
    assert asked == [["a1", "b1", "c1"]], "texts are read of copies alone, and once"


def test_without_copies_no_text_is_read() -> None:
    places = {"a1": place("a", 1), "a5": place("a", 5), "b1": place("b", 1)}

    def read(_: Iterable[str]) -> dict[str, str]:
        raise AssertionError("nothing to compare")

    found = stretches(ranked("a1", "a5", "b1"), places)
    assert list(fold_copies(found, places, read)) == found


def test_the_same_article_twice_is_no_copy_of_itself() -> None:
    places = {"a1": place("a", 1), "a5": place("a", 5), "b1": place("b", 1, "a")}
    said = {"a1": FERRY, "a5": FERRY, "b1": BEES}
    found = list(fold_copies(stretches(ranked("a1", "a5", "b1"), places), places, lambda _: said))
    assert [one.best.item for one in found] == ["a1", "a5", "b1"]


def test_the_fourth_stretch_of_an_article_comes_after_the_others() -> None:
    order = ["a1", "a3", "a5", "a7", "b1", "a9", "b3"]
    places = {item: place(item[0], int(item[1:])) for item in order}
    spaced = [one.best.item for one in spread(stretches(ranked(*order), places), places, len(order))]
    assert spaced == ["a1", "a3", "a5", "b1", "b3", "a7", "a9"]
    assert PER_ARTICLE == 3
