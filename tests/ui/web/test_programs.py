"""What programs send: the contract is read strictly, and anything else is one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.question import Turn
from dateline.errors import DatelineError, UsageError
from index.query import Filters
from ui.web import programs

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@dataclass(frozen=True, slots=True)
class NoRuntime:
    """Bad input never gets as far as a library."""

    library: None = None
    engine: None = None


@given(JSON)
def test_any_json_is_read_or_refused_in_one_sentence(value: object) -> None:
    for read in (programs.read_filters, programs.read_history, lambda v: programs.read_text(v, "question")):
        said = _refusal(read, value)
        assert len(said.splitlines()) <= 1
        assert len(said) < 300
    programs.read_spans(value)


def _refusal(read: Callable[[object], object], value: object) -> str:
    try:
        read(value)
    except UsageError as error:
        return str(error)
    return ""


def test_filters_and_history_of_the_contract_are_read() -> None:
    filters = {"since": "2024-06-01", "until": "2024-06-30", "outlets": ["RT"], "articles": "a1"}
    assert programs.read_filters(filters) == Filters("2024-06-01", "2024-06-30", ("RT",), ("a1",))
    assert programs.read_filters(None) == programs.read_filters({}) == Filters()
    assert programs.read_history([{"question": "q", "answer": "a"}]) == (Turn("q", "a"),)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"untill": "2024-01-01"}, "did you mean until"),
        ({"zzz": 1}, "known are since, until, outlets, articles"),
        ({"since": "June"}, "write it as 2024-06-19"),
        ({"since": 2024}, "no date"),
        ({"outlets": 3}, "outlets is 3"),
        ({"articles": [""]}, "articles is"),
        ([], "no object"),
    ],
)
def test_wrong_filters_are_named_with_the_remedy(value: object, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        programs.read_filters(value)


@pytest.mark.parametrize("limit", [0, -1, 101, True, "3", 2.5, None])
def test_a_limit_is_a_whole_number_of_hits(limit: object) -> None:
    with pytest.raises(UsageError, match="limit"):
        programs.search(NoRuntime(), "query", None, limit)  # type: ignore[arg-type]  # never reached


@pytest.mark.parametrize("question", ["", "   ", "x" * 4001, None, 7, ["q"]])
def test_a_question_is_a_text_of_sensible_length(question: object) -> None:
    with pytest.raises(UsageError, match="question"):
        programs.ask(NoRuntime(), question)  # type: ignore[arg-type]  # never reached


def test_check_says_that_it_comes_later() -> None:
    with pytest.raises(DatelineError, match="not part of this version"):
        programs.check("Some text.")


def test_spans_are_read_and_rubbish_is_passed_over() -> None:
    assert programs.read_spans("1-2, 30-45,x,7-,--,9-12") == [(1, 2), (30, 45), (9, 12)]
    assert programs.read_spans({"a": 1}) == []
