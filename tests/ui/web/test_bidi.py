"""Direction: nothing that a text does to it reaches what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from ui.web.bidi import isolated, undirected
from ui.web.html import line
from ui.web.say import say

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKED = st.text(alphabet=f"a\u05d0{MARKS}", max_size=30)


@given(MARKED)
def test_no_mark_is_left_but_isolates_that_end(text: str) -> None:
    shown = undirected(text)
    for number, part in enumerate(shown.split("\u2068")):
        within, end, after = part.partition("\u2069")
        assert bool(end) == (number > 0)
        assert not set(within + after) & set(MARKS)
    assert shown.translate(dict.fromkeys(map(ord, MARKS))) == text.translate(dict.fromkeys(map(ord, MARKS)))


@given(MARKED)
def test_a_part_of_a_sentence_stays_a_part_of_it(text: str) -> None:
    part = isolated(text)
    assert not set(part.removeprefix("\u2068").removesuffix("\u2069")) & set(MARKS)
    assert part.startswith("\u2068") == part.endswith("\u2069") == ("\u05d0" in text)
    assert undirected(part) == part


def test_the_page_shows_what_was_typed_and_turns_nothing_around() -> None:
    assert line("\u202etxt.exe' is no address") == "txt.exe&#39; is no address"
    assert say("ask.narrowed_to", what="\u202eA\u2069") == "Narrowed to: A"
    assert say("ask.narrowed_to", what="\u05d0") == "Narrowed to: \u2068\u05d0\u2069"


def test_many_marks_take_no_time() -> None:
    many = 200_000
    assert undirected("\u2068" * many + "a" + "\u2069" * many) == "\u2068a\u2069"
