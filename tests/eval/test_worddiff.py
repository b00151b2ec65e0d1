import time

from hypothesis import given
from hypothesis import strategies as st

from eval.worddiff import LONGEST, Piece, word_diff

TEXT = st.lists(st.sampled_from(["the", "dam", "26", " ", "\n", ".", "é", "‑"]), max_size=30).map("".join)


def differing(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.differs]


@given(TEXT, TEXT)
def test_the_pieces_are_the_texts_and_what_is_the_same_is_the_same(a: str, b: str) -> None:
    left, right = word_diff(a, b)
    assert "".join(piece.text for piece in left) == a
    assert "".join(piece.text for piece in right) == b
    kept = ["".join(piece.text for piece in side if not piece.differs) for side in (left, right)]
    assert kept[0] == kept[1]
    assert (differing(left) == differing(right) == []) == (a == b)


def test_words_are_compared_whole() -> None:
    left, right = word_diff("It cost 26 million.", "It cost 29 million.")
    assert (differing(left), differing(right)) == ([" 26"], [" 29"])


def test_what_is_only_on_one_side() -> None:
    left, right = word_diff("He said so.", "He said so, angrily.")
    assert differing(left) == []
    assert differing(right) == [", angrily"]


def test_long_texts_do_not_take_long() -> None:
    many = 40 * LONGEST
    a, b = "same " + "x y " * many + "end", "same " + "y x " * many + "end"
    begun = time.monotonic()
    left, right = word_diff(a, b)
    assert time.monotonic() - begun < 10
    assert (left[0].text, left[-1].text) == (right[0].text, right[-1].text) == ("same", " end")
