import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ui.output import to_json
from ui.terminal.plain import middle_cut, one_line, plain


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = plain(text)
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert "\n" not in one_line(text)


def test_hostile_text_is_shown_for_what_it_is(hostile: str) -> None:
    shown = plain(hostile)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "␛]0;owned␇" in shown
    assert "[red]not markup[/red] :smile:" in shown


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_ordinary_text_keeps_its_letters(text: str) -> None:
    kept = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Zl", "Zp", "Cn"})
    shown = "".join(c for c in plain(text) if unicodedata.category(c) not in {"Cf", "Cc", "Cn"})
    assert shown == kept


@given(st.text(max_size=300), st.integers(min_value=20, max_value=200))
def test_a_cut_line_fits_and_keeps_both_ends(text: str, width: int) -> None:
    cut = middle_cut(text, width)
    assert len(cut) <= max(width, 1) + 1
    if len(text) <= width:
        assert cut == text
    else:
        assert text.startswith(cut.split(" … ")[0])


@given(st.dictionaries(st.text(), st.text(), max_size=5))
def test_json_is_one_harmless_line_and_loses_nothing(value: dict[str, str]) -> None:
    line = to_json(value)
    assert b"\n" not in line
    assert not any("\x7f" <= c <= "\x9f" for c in line.decode("utf-8"))
    assert json.loads(line) == value


def test_json_survives_a_lone_surrogate() -> None:
    assert json.loads(to_json(["a\udc80b"])) == ["a\udc80b"]
