"""From logits to the words that answer: the best run of pieces, in whole words."""

import math
import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reader.answer import LONGEST, best_words, whole_words
from models.reader.calibration import Curve, Softmax

PLAIN = Curve(1.0, 0.0)
FIRST = 4
logit = st.integers(-9, 9).map(float)


def letters(count: int) -> tuple[str, list[tuple[int, int]]]:
    """Text of single letters, a piece each."""
    return "a " * count, [(2 * n, 2 * n + 1) for n in range(count)]


@settings(max_examples=200, deadline=None)
@given(data=st.data(), count=st.integers(1, 40))
def test_no_other_run_of_pieces_is_better(data: st.DataObject, count: int) -> None:
    length = FIRST + count + 1
    begins, ends = (data.draw(st.lists(logit, min_size=length, max_size=length)) for _ in range(2))
    text, places = letters(count)
    found = best_words(np.array([begins, ends], dtype=np.float32), FIRST, places, text, PLAIN)
    assert found is not None
    runs = {
        (i, j): begins[FIRST + i] + ends[FIRST + j]
        for i in range(count)
        for j in range(i, min(count, i + LONGEST))
    }
    best = max(runs, key=lambda run: (runs[run], -run[0], -run[1]))
    assert (found.start, found.end) == (places[best[0]][0], places[best[1]][1])
    above = runs[best] - begins[0] - ends[0]
    assert math.isclose(found.probability, 1 / (1 + math.exp(-above)))


def test_the_query_and_the_separators_are_no_answer() -> None:
    logits = np.zeros((2, 8), dtype=np.float32)
    logits[:, [1, 2, 3, 7]] = 9
    logits[:, 5] = 1
    text, places = letters(3)
    found = best_words(logits, FIRST, places, text, PLAIN)
    assert found is not None
    assert (found.start, found.end) == places[1]


def test_an_answer_has_thirty_pieces_at_most() -> None:
    logits = np.zeros((2, 60), dtype=np.float32)
    logits[0, FIRST], logits[1, FIRST + 29], logits[1, FIRST + 30] = 5, 5, 9
    text, places = letters(50)
    found = best_words(logits, FIRST, places, text, PLAIN)
    assert found is not None
    assert (found.start, found.end) == (0, places[29][1])


def test_without_pieces_there_is_no_answer() -> None:
    assert best_words(np.zeros((2, 3), dtype=np.float32), 2, [], "\0", PLAIN) is None


def test_the_probability_falls_as_none_becomes_likelier() -> None:
    text, places = letters(3)
    seen = []
    for none in (-50, -1, 0, 1, 50):
        logits = np.zeros((2, 8), dtype=np.float32)
        logits[:, 0] = none
        found = best_words(logits, FIRST, places, text, Curve(2.0, 0.5))
        assert found is not None
        seen.append(found.probability)
    assert seen == sorted(seen, reverse=True)
    assert math.isclose(seen[2], 1 / (1 + math.exp(-0.5)))


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters() | st.sampled_from("ab_9é\u0301 -’漢"), min_size=1, max_size=30),
    data=st.data(),
)
def test_no_word_is_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    wide, far = whole_words(text, start, end)
    assert 0 <= wide <= start < end <= far <= len(text)
    for word in re.finditer(r"\w+", text):
        assert not word.start() < wide < word.end()
        assert not word.start() < far < word.end()
    assert far == len(text) or not (text[far] == "\u0301" and text[far - 1].isalpha())
    for added in (text[wide:start], text[end:far]):
        assert not re.search(r"[ \-’]", added)


def test_nothing_is_added_to_whole_words() -> None:
    text = "Zoë Müller-Roth won."
    assert whole_words(text, 4, 10) == (4, 10)
    assert whole_words(text, 5, 9) == (4, 10)
    assert whole_words(text, 16, 20) == (16, 20)


def test_an_accent_stays_with_its_letter() -> None:
    text = "Le cafe\u0301 ferme\u0301e"
    assert whole_words(text, 3, 7) == (3, 8)
    assert whole_words(text, 10, 14) == (9, 16)


def test_curves_and_softmax_are_what_they_are_called() -> None:
    curve = Curve(2.0, -1.0)
    assert math.isclose(curve(0.7), 1 / (1 + math.exp(-0.4)))
    assert math.isclose(curve(-0.7), 1 / (1 + math.exp(2.4)))
    assert (curve(1e6), curve(-1e6)) == (1.0, 0.0)
    made = Softmax(2.0, (0.0, 1.0, -1.0))((2.0, 0.0, -4.0))
    raw = [math.exp(x) for x in (1.0, 1.0, -3.0)]
    assert all(math.isclose(p, x / sum(raw)) for p, x in zip(made, raw, strict=True))
    assert math.isclose(sum(Softmax(1.0, (0.0, 0.0, 0.0))((1e6, 0.0, -1e6))), 1.0)
