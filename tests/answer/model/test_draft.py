"""The draft as it streams: the same sentences however the stream is cut, and never half a mark."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answer.model.cleaning import cleaned
from answer.model.draft import LONGEST, Drafted, DraftReader

WORDS = [
    "The",
    "mayor",
    "of",
    "Ostrava",
    "said",
    "“No,”",
    "U.S.",
    "Mr. Roe",
    "3.5",
    "million",
    "[Dresk]",
    "[2024]",
]
MARKS = [
    "[1]",
    "[1, 3]",
    "[[1]]",
    "【1】",
    "[^1]",
    "[k4m2p]",
    "[k4m2p, 7]",
    "(k4m2p)",
    "[1][k4m2p]",
    "[id: q9z3x]",
]
ENDS = [
    ". ",
    "! ",
    "?” ",
    ".\n\n",
    ".\n- ",
    " ",
    ", ",
    ".",
    "[",
    "]",
    "【",
    "(",
    "<b>",
    "**",
    "](http://x.example/a)",
]
drafts = st.lists(st.sampled_from(WORDS + MARKS + ENDS), max_size=40).map(" ".join) | st.text(max_size=200)


IDS = ("k4m2p", "q9z3x")


def read(pieces: list[str]) -> list[Drafted]:
    reader = DraftReader(IDS)
    found = [one for piece in pieces for one in reader.feed(piece)]
    return found + reader.close()


@settings(max_examples=150, deadline=None)
@given(drafts, st.lists(st.integers(1, 30), max_size=60))
@example("One [k4m2p]. Two said “no!” Roe added it was three. [2][3] Four" * 3, [1] * 60)
def test_any_cut_of_the_stream_gives_the_same(text: str, sizes: list[int]) -> None:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(text[at : at + size])
        at += size
    assert read([*pieces, text[at:]]) == read([text])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["The dam is high", "Roe left", "It rained in May"]), st.sampled_from(MARKS)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_mark_or_part_of_one_is_ever_in_a_sentence(said: list[tuple[str, str]]) -> None:
    text = " ".join(f"{words} {mark}." for words, mark in said)
    for end in range(5, len(text), 11):
        reader = DraftReader(IDS)
        for one in reader.feed(text[:end]):
            assert not re.search(r"[\[\]【】^]|k4m2p|q9z3x", one.text)
    assert [one.text for one in read([text])] == [f"{words}." for words, _ in said]
    assert all(one.cites for one in read([text]))


@pytest.mark.parametrize(
    ("mark", "cites"),
    [
        ("[1]", ("1",)),
        ("[1, 3]", ("1", "3")),
        ("[1; 3]", ("1", "3")),
        ("[1][3]", ("1", "3")),
        ("[1] [3]", ("1", "3")),
        ("[[1]]", ("1",)),
        ("【1】", ("1",)),
        ("【k4m2p†source】", ("k4m2p",)),
        ("[^1]", ("1",)),
        ("[K4M2P]", ("k4m2p",)),
        ("[k4m2p, q9z3x]", ("k4m2p", "q9z3x")),
        ("[id: k4m2p]", ("k4m2p",)),
        ("[passages 1, 2]", ("1", "2")),
        ("(k4m2p)", ("k4m2p",)),
        ("[k4m2p](https://evil.example/x)", ("k4m2p",)),
    ],
)
def test_every_form_of_a_mark_is_read_before_and_behind_the_full_stop(
    mark: str, cites: tuple[str, ...]
) -> None:
    assert read([f"The dam is high {mark}. Roe left."]) == [
        Drafted("The dam is high.", cites),
        Drafted("Roe left.", ()),
    ]
    assert read([f"The dam is high. {mark} Roe left."]) == [
        Drafted("The dam is high.", cites),
        Drafted("Roe left.", ()),
    ]


@pytest.mark.parametrize(
    "text", ["“He [Dresk] knew.”", "In [2024] it rained.", "It [the dam] held.", "Flight MH370 (MH370) left."]
)
def test_brackets_that_are_no_marks_stay(text: str) -> None:
    assert [one.text for one in read([text])] == [text]


def test_a_sentence_is_given_out_as_soon_as_it_is_sure_to_have_ended() -> None:
    reader = DraftReader(IDS)
    assert reader.feed("The dam is high [1]. ") == []
    assert reader.feed("Roe left the town on the first of May with his dog. ") == [
        Drafted("The dam is high.", ("1",))
    ]


def test_an_attribution_behind_a_quotation_is_no_sentence_of_its_own() -> None:
    said = read(["“Leave us alone!” Ilmar Roe said on Monday [1]. He left."])
    assert said == [Drafted("“Leave us alone!” Ilmar Roe said on Monday.", ("1",)), Drafted("He left.", ())]


def test_what_a_model_thinks_is_no_part_of_its_answer() -> None:
    thought = (
        "<think>The user wants the dam. It is high. I must cite [1]. So be it.</think>\nThe dam is high [2]."
    )
    assert read(list(thought)) == [Drafted("The dam is high.", ("2",))]
    assert read(["<think>It never ends. " + "And on it goes. " * 40]) == []


def test_marks_without_words_are_no_sentence() -> None:
    assert read(["[1] [2]\n\n[k4m2p]"]) == []


def test_a_sentence_that_never_ends_is_cut_off() -> None:
    assert all(len(one.text) <= LONGEST + 1 for one in read(["no end " * 2_000]))
    assert all(len(one.text) <= LONGEST + 1 for one in read(["x" * 9_000]))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("See [the page](http://evil.example/a?b=1).", "See the page."),
        ("![pixel](https://evil.example/p.png) Roe left.", "Roe left."),
        ("<a href='https://evil.example'>Roe</a> left.", "Roe left."),
        ("<script>alert(1)</script>Roe left.", "alert(1) Roe left."),
        ("&lt;img src=x onerror=alert(1)&gt; Roe left.", "Roe left."),
        ("Roe left https://evil.example/x now.", "Roe left now."),
        ("Roe left www.evil.example now.", "Roe left now."),
        ("Roe left evil.example/path now.", "Roe left now."),
        ("Roe left javascript:alert(1) now.", "Roe left now."),
        ("Write to roe@evil.example now.", "Write to now."),
        ("hxxps://evil[.]example/x Roe left.", "Roe left."),
        ("# Roe **left** the `town`", "Roe left the town"),
        ("- Roe left.", "Roe left."),
        ("Ro\u200be l\u202eeft.", "Roe left."),
        ('<img alt="a', ""),
        ("3 > 2 & 1", "3 2 & 1"),
    ],
)
def test_nothing_but_words_survives(written: str, plain: str) -> None:
    assert cleaned(written) == plain


BAD = re.compile(r"://|www\.|\]\(|[<>\u200b\u202e]|\b(?:javascript|data|mailto):\S", re.IGNORECASE)
PIECES = (
    "http :// www. evil.example /x [a]( ) ![ ] < > <a+href= &lt; &amp;lt; &#60; javascript : data:x Roe + . "
    "\u200b ` ** // mailto:a@b.example ="
).split()
hostile = st.lists(st.sampled_from([piece.replace("+", " ") for piece in PIECES]), max_size=14).map("".join)


@settings(max_examples=300, deadline=None)
@given(hostile)
def test_no_link_or_markup_can_be_put_together_from_pieces(text: str) -> None:
    assert not BAD.search(cleaned(text)), cleaned(text)
    assert cleaned(cleaned(text)) == cleaned(text)


def test_a_long_mark_behind_the_full_stop_is_waited_for() -> None:
    mark = "[Passages " + ", ".join(str(n) for n in range(1, 19)) + "]"
    told = read(list(f"The dam is high. {mark} Roe left the town with his dog and his boat."))
    assert told[0] == Drafted("The dam is high.", tuple(str(n) for n in range(1, 19)))
    assert [one.text for one in told] == ["The dam is high.", "Roe left the town with his dog and his boat."]
