"""One spelling for many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fold import fold


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("90‑day cease‐fire", "90-day cease-fire"),
        ("Orr’s “yes”", 'Orr "yes"'),
        ("the U.S. and the U.K.’s", "the US and the UK"),
        ("4\u00a0percent", "4 percent"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("ﬁsh", "fish"),
        ("the boys' boat", "the boys boat"),
    ],
)
def test_what_pages_write_in_many_ways_is_one(raw: str, plain: str) -> None:
    assert fold(raw) == plain


@given(st.text())
def test_takes_any_text(text: str) -> None:
    assert isinstance(fold(text), str)
