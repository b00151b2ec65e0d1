"""Sentences read beside the question, by readers of which one knows what they say."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.beside import Beside
from answer.evidence import Scored, sentences_of
from index.sentences import sentence_spans
from models.files import ModelFileError
from models.reader.reading import Pair, Reading, Words

TEXT = "The bridge at Tolmar was painted green in May. The harbour was painted red. Nobody saw the boat."


class Finds:
    """A reader to which what holds a word is relevant, and that word the answer."""

    name, sha256, max_pieces = "finds", "0" * 64, 256

    def __init__(self, word: str) -> None:
        self.word = word
        self.read_pairs: list[Pair] = []

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        self.read_pairs += pairs
        return [self._one(text) for _, text in pairs]

    def _one(self, text: str) -> Reading:
        start = text.find(self.word)
        if start < 0:
            return Reading(-4.0, 0.02, None, 0.1, 0.1, 0.8)
        return Reading(4.0, 0.98, Words(start, start + len(self.word), 0.9), 0.8, 0.1, 0.1)


class Damaged(Finds):
    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        del pairs
        raise ModelFileError("the model file 'x' cannot be read", "install it again")


def scored(text: str = TEXT) -> list[Scored]:
    return [Scored(s, 0.5, 0.5, 0.5, 0.5) for s in sentences_of("a", text, sentence_spans(text))]


@pytest.mark.parametrize("title", ["", "Paint at Tolmar", "Who painted the bridge?", "  "])
def test_the_sentence_that_answers_gains_and_its_words_are_where_they_stand(title: str) -> None:
    first, second, third = Beside(Finds("red")).scored("Which colour?", scored(), {"a": title})
    assert second.score > first.score == third.score
    assert second.relevance == 0.98
    assert second.answer is not None
    assert TEXT[slice(*second.answer)] == "red"
    assert second.sure == 0.9
    assert first.answer is None
    assert first.sure == 0.0


def test_a_sentence_is_read_behind_its_title() -> None:
    reader = Finds("red")
    Beside(reader).scored("Which colour?", scored()[1:2], {"a": "Paint at Tolmar"})
    assert reader.read_pairs == [("Which colour?", "Paint at Tolmar. The harbour was painted red.")]


def test_words_of_the_title_are_no_words_of_the_sentence() -> None:
    (found,) = Beside(Finds("Paint")).scored("What?", scored()[1:2], {"a": "Paint at Tolmar"})
    assert found.relevance == 0.98
    assert found.answer is None


@pytest.mark.parametrize("reader", [None, Damaged("red")])
def test_without_a_reader_nothing_changes(reader: Finds | None) -> None:
    assert Beside(reader).scored("Which colour?", scored(), {}) == scored()


@given(st.text(alphabet="ab .?!\n“é\U0001f30d", max_size=60), st.sampled_from(["a", "b", "é", "\U0001f30d"]))
def test_answers_never_lie(title: str, word: str) -> None:
    text = "ab é. Ab \U0001f30d b a. É ab."
    for found in Beside(Finds(word)).scored("?", scored(text), {"a": title}):
        if found.answer is not None:
            start, end = found.answer
            assert text[start:end] == word
            assert found.sentence.start <= start < end <= found.sentence.end
