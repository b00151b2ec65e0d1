import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.matching import first_words, fold, fold_with_offsets, says

NEWS = st.text(
    alphabet=st.one_of(st.sampled_from("ab c-–‑—'’‘“”\"´`…é ¨ﬁ½\u00a0\u00ad\u0301\n\t12.,"), st.characters()),
    max_size=60,
)


@given(NEWS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NEWS)
def test_folding_with_offsets_gives_the_same_text(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= a <= b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@given(st.lists(st.text("abcdé“”–'", min_size=1, max_size=6), min_size=1, max_size=12), st.data())
def test_words_cut_from_a_text_are_found_where_they_stand(words: list[str], data: st.DataObject) -> None:
    text = "  \n".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = sum(len(word) + 3 for word in words[:first])
    end = sum(len(word) + 3 for word in words[:last]) + len(words[last])
    assert (start, end) in fold_with_offsets(text).find(text[start:end])


@given(NEWS)
def test_found_spans_fold_to_what_was_looked_for(text: str) -> None:
    for wanted in text.split()[:3]:
        for start, end in fold_with_offsets(text).find(wanted):
            assert fold(wanted) in fold(text[start:end])


@given(st.text("abc ", max_size=20), st.integers(0, 10**6))
def test_a_longer_number_never_says_a_shorter_one(words: str, number: int) -> None:
    term = str(number)
    for longer in (f"1{term}", f"{term}0", f"{term},000", f"2.{term}", f"{term}.5", f"{term}k"):
        assert not says(f"{words} {longer} {words}", term)
    assert says(f"{words} ({term}). {words}", term)


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("It cost 26 million.", "26", True),
        ("It cost 126 million.", "26", False),
        ("It cost 26.", "26", True),
        ("It cost 26,000.", "26", False),
        ("It cost 26, he said", "26", True),
        ("A twenty‑six year old", "twenty-six", True),
        ("A twenty—six year old", "TWENTY-SIX", True),
        ("Witkoff’s plan", "Witkoff", True),
        ("Russia’s “right”", 'russia\'s "right"', True),
        ("real\u00a0troops,\n real", "real troops", True),
        ("memberships", "membership", False),
        ("US$5 a head", "$5", True),
        ("growth of 5%", "5%", True),
        ("growth of 15%", "5%", False),
        ("STRASSE", "Straße", True),
        ("anything", "  ", False),
        ("", "a", False),
    ],
)
def test_says(text: str, term: str, expected: bool) -> None:
    assert says(text, term) is expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one two three", 2, "one two"),
        ("one — two three", 2, "one — two"),
        ("one two", 5, "one two"),
        ("  one\ntwo", 1, "  one"),
        ("", 3, ""),
    ],
)
def test_first_words(text: str, limit: int, expected: str) -> None:
    assert first_words(text, limit) == expected


def test_spans_survive_words_that_change_length() -> None:
    text = "Wait… the ﬁnal “offer” stands"
    start, end = fold_with_offsets(text).find("final 'offer'")[0]
    assert text[start:end] == "ﬁnal “offer”"
