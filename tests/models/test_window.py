"""Which part of an article is read: whole sentences, as many as fit, around the one that matters most."""

import math
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.pieces import PieceCounter
from models.reader.window import Span, window

counter = PieceCounter()
WORDS = ("dam", "flood", "mayor", "bridge", "the", "Gannet", "unmistakably", "harbour’s", "3,000", "漢字")
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text, sentences = draw(st.sampled_from(["", "  ", "Title\n"])), []
    gaps = draw(st.sampled_from([(" ", "\n\n"), (" ", "")]))
    for _ in range(draw(st.integers(1, 12))):
        sentence = " ".join(draw(words)) + draw(st.sampled_from([".", ""]))
        sentences.append((len(text), len(text) + len(sentence)))
        text += sentence + draw(st.sampled_from(gaps))
    return text, sentences


def worth_of(query: str, text: str, sentences: list[Span]) -> list[dict[str, float]]:
    """What each sentence shares with the query, by the definition."""
    wanted = set(re.findall(r"\w+", query.casefold()))
    shared = [wanted & set(re.findall(r"\w+", text[start:end].casefold())) for start, end in sentences]
    times = {word: sum(word in held for held in shared) for word in wanted}
    return [{word: math.log1p(len(sentences) / times[word]) for word in held} for held in shared]


def total(shared: list[dict[str, float]]) -> float:
    return math.fsum({word: worth for held in shared for word, worth in held.items()}.values())


@settings(max_examples=300, deadline=None)
@given(article=articles(), query=words.map(" ".join), room=st.integers(3, 80))
def test_the_window_is_the_richest_run_around_the_best_sentence(
    article: tuple[str, list[Span]], query: str, room: int
) -> None:
    text, sentences = article
    start, end = window(query, text, sentences, counter, room)
    first = [one[0] for one in sentences].index(start)
    last = [one[1] for one in sentences].index(end)
    assert first == last or counter(text[start:end]) <= room
    shared = worth_of(query, text, sentences)
    alone = [total([held]) for held in shared]
    best = alone.index(max(alone))
    assert first <= best <= last
    if any(not text[a[1] : b[0]] for a, b in pairwise(sentences)):
        return  # pieces may join where no space parts sentences, so sizes do not add up
    runs = [
        (i, j)
        for i in range(best + 1)
        for j in range(best, len(sentences))
        if i == j or counter(text[sentences[i][0] : sentences[j][1]]) <= room
    ]
    assert (first, last) == min(runs, key=lambda run: (-total(shared[run[0] : run[1] + 1]), run[0], -run[1]))


@settings(max_examples=100, deadline=None)
@given(article=articles(), query=words.map(" ".join), room=st.integers(3, 80))
def test_the_same_again_and_whatever_is_counted_besides(
    article: tuple[str, list[Span]], query: str, room: int
) -> None:
    text, sentences = article
    found = window(query, text, sentences, counter, room)
    assert window(query, text, sentences, counter, room) == found
    assert window(query, text, sentences, lambda part: counter(part) - 2, room - 2) == found


TEXT = "It rained. The dam burst on Friday. Nobody was hurt. The mayor spoke. The dam held."
SENTENCES = [(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", TEXT)]


def read(query: str, room: int) -> str:
    start, end = window(query, TEXT, SENTENCES, counter, room)
    return TEXT[start:end]


def test_rare_words_count_most() -> None:
    assert read("Did the mayor see the dam?", 8) == "The mayor spoke."
    assert read("When did the dam burst?", 9) == "The dam burst on Friday."


def test_equals_are_decided_for_the_earliest() -> None:
    assert read("dam", 9) == "The dam burst on Friday."
    assert read("", 9) == "It rained."
    assert read("zebra", 12) == "It rained. The dam burst on Friday."


def test_words_that_leave_the_window_count_no_more() -> None:
    text = "The dam burst. The mayor came. The flood rose. The flood fell."
    sentences = [(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text)]
    start, end = window("dam mayor came flood", text, sentences, counter, 2 + 4 + 4)
    assert text[start:end] == "The dam burst. The mayor came."
    start, end = window("mayor came flood", text, sentences, counter, 2 + 4 + 4)
    assert text[start:end] == "The mayor came. The flood rose."


def test_sentences_without_a_space_between_them_fit() -> None:
    assert (counter("dam"), counter("mayor"), counter("dammayor")) == (3, 3, 5)
    assert window("mayor", "dammayor", [(0, 3), (3, 8)], counter, 4) == (3, 8)
    assert window("dam", "dammayor", [(0, 3), (3, 8)], counter, 4) == (0, 3)
    assert window("dam", "dammayor", [(0, 3), (3, 8)], counter, 5) == (0, 8)


def test_a_sentence_longer_than_the_room_comes_whole() -> None:
    assert read("burst", 4) == "The dam burst on Friday."


def test_an_article_that_fits_is_read_whole() -> None:
    assert read("mayor", 500) == TEXT


def test_without_sentences_all_is_read() -> None:
    assert window("dam", TEXT, [], counter, 9) == (0, len(TEXT))
    assert window("dam", "", [], counter, 9) == (0, 0)


def test_counting_stays_near_what_is_read() -> None:
    text = "The river rose. " * 5000 + "The dam burst. " + "The river fell. " * 5000
    sentences = [(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text)]
    counted = []

    def count(part: str) -> int:
        counted.append(len(part))
        return counter(part)

    start, end = window("dam", text, sentences, count, 128)
    assert "dam burst" in text[start:end]
    assert sum(counted) < 10 * 128 * 16
