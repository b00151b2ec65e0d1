"""Where the word pieces of a text stand in it, whatever a string can hold."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from models.pieces import PieceCounter

counter = PieceCounter()


@cache
def tokenizer() -> Tokenizer:
    return counter.tokenizer


anything = st.lists(
    st.text(st.characters(), max_size=12)
    | st.text(st.characters(categories=["Cs"]), max_size=3)
    | st.text(st.characters(categories=["Mn", "Cc", "Cf"]), max_size=3)
    | st.sampled_from(
        [
            "\ud83d\ude00",
            "\ude00\ud83d",
            "\ud800",
            "\0",
            "e\u0301",
            "\u0301",
            "İ",
            "ﬁ",
            "한국어",
            "漢字",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            "\U00020000",
            "[SEP]",
            "x" * 120,
        ]
    )
    | st.sampled_from([" ", "\n\n", "\xa0", "\u3000", "\x0b", "\x85", "the", "harbour’s"]),
    max_size=12,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=anything)
@example(text="")
@example(text="\ud83d\ude00\ud83d\ude00 a")
def test_pieces_stand_inside_the_text_one_behind_another(text: str) -> None:
    ids, places = counter.placed(text)
    assert len(ids) == len(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@settings(max_examples=400, deadline=None)
@given(text=anything)
def test_the_pieces_are_those_that_are_counted(text: str) -> None:
    ids, _ = counter.placed(text)
    assert ids == counter.pieces(text, special=False)
    assert len(ids) + 2 == counter(text)


@settings(max_examples=400, deadline=None)
@given(before=anything, after=anything)
@example(before="\ud83d\ude00", after="\ud800")
@example(before="\ud800\ud83d\ude00\udc00", after="")
@example(before="e\u0301\0\ufffd\u00ad", after="\u0301")
@example(before="漢字한국İ", after="")
def test_a_word_is_found_where_it_stands(before: str, after: str) -> None:
    ids, places = counter.placed(f"{before} harbor {after}")
    stands = tokenizer().token_to_id("harbor"), (len(before) + 1, len(before) + 7)
    assert stands in list(zip(ids, places, strict=True))


@settings(max_examples=400, deadline=None)
@given(text=anything)
def test_a_piece_is_spelt_by_its_characters(text: str) -> None:
    for piece, (start, end) in zip(*counter.placed(text), strict=True):
        spelling = str(tokenizer().id_to_token(piece)).removeprefix("##")
        if spelling != "[UNK]":
            part = text[start:end].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            assert spelling in tokenizer().normalizer.normalize_str(part)


def test_names_of_special_pieces_are_plain_characters() -> None:
    ids, places = counter.placed("a [SEP] b")
    assert tokenizer().token_to_id("[SEP]") not in ids
    assert places == [(0, 1), (2, 3), (3, 6), (6, 7), (8, 9)]
