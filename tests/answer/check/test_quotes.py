import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.draft import read_draft
from answer.check.quotes import Change, QuoteIndex, look_up, normal_words, speaker_of

ARTICLE = (
    "Anka Vasch told the council on Monday that the bridge would be closed. “We will not open it until "
    "the third week of May, and we shall say so again,” she said.\n\nIt was a cold day. Tom Reed, the mayor, "
    "said the town would “pay for every stone of the old bridge” - and go home. Nobody’s boat was lost on "
    "1,200 miles."
)
INDEX = QuoteIndex(ARTICLE)


@pytest.mark.parametrize(
    ("quoted", "parts"),
    [
        (
            "We will not open it until the third week of May",
            ["We will not open it until the third week of May"],
        ),
        ("we will not open it", ["We will not open it"]),
        ("We shall say so again.", ["we shall say so again"]),
        ("old bridge” – and go home!", ["old bridge” - and go home"]),
        ("Nobody's  boat\nwas lost", ["Nobody’s boat was lost"]),
        ("[She] will not open it", ["will not open it"]),
        (
            "We will not open it [the bridge] until the third week",
            ["We will not open it", "until the third week"],
        ),
        ("[T]hird week of May", ["third week of May"]),
        ("We will not open it … and we shall say so", ["We will not open it", "and we shall say so"]),
        ("We will not open it [...] say so again", ["We will not open it", "say so again"]),
        ("We will not open it. . . say so again", ["We will not open it", "say so again"]),
    ],
)
def test_a_verbatim_quotation_is_found_through_marks_omissions_and_insertions(
    quoted: str, parts: list[str]
) -> None:
    found = INDEX.look_up(quoted)
    assert found.kind == "verbatim"
    assert [ARTICLE[start:end] for start, end in found.spans] == parts


@pytest.mark.parametrize(
    ("quoted", "changes"),
    [
        ("We will not open it until the second week of May", [Change("second", "third")]),
        ("We will open it until the third week of May", [Change("", "not")]),
        ("We will never not open it until the third week", [Change("never", "")]),
        ("pay for every stone of the new bridge", [Change("new", "old")]),
        ("pay for each stone of the new bridge", [Change("each", "every"), Change("new", "old")]),
    ],
)
def test_an_altered_quotation_names_the_words_that_differ(quoted: str, changes: list[Change]) -> None:
    found = INDEX.look_up(quoted)
    assert (found.kind, list(found.changes)) == ("altered", changes)


@pytest.mark.parametrize(
    ("quoted", "parts"),
    [
        (
            "the bridge would be closed pay for every stone",
            ["the bridge would be closed", "pay for every stone"],
        ),
        ("say so again we will not open it", ["say so again", "We will not open it"]),
        ("say so again … We will not open it", ["say so again", "We will not open it"]),
    ],
)
def test_a_stitched_quotation_shows_its_parts(quoted: str, parts: list[str]) -> None:
    found = INDEX.look_up(quoted)
    assert found.kind == "stitched"
    assert [ARTICLE[start:end] for start, end in found.spans] == parts


@pytest.mark.parametrize(
    "quoted", ["green cheese", "", "…", "[he]", "no ship of ours has ever burned", "\x00"]
)
def test_words_of_something_else_are_absent(quoted: str) -> None:
    assert INDEX.look_up(quoted).kind == "absent"
    assert look_up("the bridge", "").kind == "absent"


def test_an_omission_spans_a_passage_and_not_an_article() -> None:
    near, far = (f"The bridge is old {'and grey ' * n}but the dock is new." for n in (50, 500))
    assert look_up("The bridge is old … the dock is new", near).kind == "verbatim"
    assert look_up("The bridge is old … the dock is new", far).kind == "stitched"


def test_whoever_says_the_words_in_the_article_is_told() -> None:
    def speaker(quoted: str) -> str | None:
        said = INDEX.look_up(quoted).speaker
        return said.name if said else None

    assert speaker("we shall say so again") == "Anka Vasch"
    assert speaker("every stone of the old bridge") == "Tom Reed"
    assert speaker("It was a cold day") is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“We will not open it,” Tom Reed said.", "Tom Reed"),
        ("Anka Vasch said: “Tom Reed told me so.”", "Anka Vasch"),
        ("The sign read “do not open it”.", None),
    ],
)
def test_whom_a_sentence_quotes_is_told_whatever_the_quotation_names(sentence: str, name: str | None) -> None:
    (statement,) = read_draft(sentence).statements
    said = speaker_of(statement, statement.quotes[0])
    assert (said.name if said else None) == name


WORDS = st.lists(
    st.sampled_from(
        "the harbour of Isande was closed on a cold 12 May day and nobody left it said Reed".split()
    ),
    min_size=5,
    max_size=60,
)


@settings(deadline=None)
@given(WORDS, st.data())
def test_any_span_of_an_article_is_verbatim(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    quoted = " ".join(words[start:end])
    found = look_up(quoted, text)
    assert found.kind == "verbatim"
    assert [normal_words(text[a:b]) for a, b in found.spans] == [normal_words(quoted)]


@settings(deadline=None)
@given(st.permutations([f"word{n}" for n in range(40)]), st.integers(0, 25), st.integers(1, 12))
def test_one_word_altered_is_named(words: list[str], start: int, at: int) -> None:
    quoted = words[start : start + 14]
    old, quoted[at] = quoted[at], "zebra"
    found = look_up(" ".join(quoted), " ".join(words))
    assert (found.kind, found.changes) == ("altered", (Change("zebra", old),))


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200) | WORDS.map(" ".join))
def test_spans_never_lie_and_nothing_breaks(quoted: str, text: str) -> None:
    found = look_up(quoted, text)
    for start, end in found.spans:
        assert 0 <= start < end <= len(text)
        assert normal_words(text[start:end])
    if found.kind == "verbatim":
        joined = [word for start, end in found.spans for word in normal_words(text[start:end])]
        marks = str.maketrans("[]", "  ")
        bare = quoted.replace("[", "").replace("]", "")
        assert set(joined) <= {*normal_words(bare), *normal_words(quoted.translate(marks))}


@given(st.text(max_size=80))
def test_normal_words_are_normal(text: str) -> None:
    words = normal_words(text)
    assert normal_words(" ".join(words)) == words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a " * 100_000, "a " * 200 + "b"), ("a b " * 50_000, "a c " * 150), ("x " * 100_000, "… x " * 200)],
)
def test_a_text_of_one_word_costs_no_square(text: str, quoted: str) -> None:
    start = time.process_time()
    QuoteIndex(text).look_up(quoted)
    assert time.process_time() - start < 10
