"""What programs send: the contract is read strictly, and anything else is one sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.question import Turn
from dateline.errors import DatelineError, UsageError
from index.query import Filters
from ui.web import programs
from ui.web.runtime import Runtime

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


def test_check_against_the_library_and_against_what_is_given(runtime: Runtime) -> None:
    text = "Halvorsen said: “We are asking for three ferries, not two.” The bakery on Pier Street closed."
    whole: dict[str, Any] = programs.check(runtime, text)
    first, second = whole["statements"]
    assert first["evidence"][0]["uri"].endswith("ferry.txt")
    assert second["evidence"][0]["uri"].endswith("bakery.txt")
    assert set(whole) == {"statements", "summary", "notes"}
    named: dict[str, Any] = programs.check(runtime, text, ["ferry.txt"])
    assert named["statements"][1]["verdict"] == "unsupported"
    given: list[object] = [
        {
            "text": "“We are asking for four ferries, not two,” Halvorsen said.",
            "uri": "https://courier.example/1",
        },
        "A text of many words is a source by itself, and not the name of an article.",
    ]
    pasted: dict[str, Any] = programs.check(runtime, text, given)
    assert pasted["statements"][0]["verdict"] == "misquoted"
    assert pasted["statements"][0]["evidence"][0]["uri"] == "https://courier.example/1"


@pytest.mark.parametrize(
    ("text", "sources", "says"),
    [
        ("", None, "the text is empty"),
        (7, None, "is no text"),
        ("x" * 100_001, None, "100,001 characters"),
        ("# Only a heading\n", ["ferry.txt"], "no sentence"),
        ("A sentence.", ["no such article"], "no such article"),
        ("A sentence.", [], "no list of 1 to 100"),
        ("A sentence.", ["ferry.txt"] * 101, "no list of 1 to 100"),
        ("A sentence.", 7, "no list of 1 to 100"),
        ("A sentence.", [7], "source 1 is 7"),
        ("A sentence.", [{"txt": "a"}], "source 1 is"),
        ("A sentence.", [{"text": ""}], "text of source 1 is empty"),
        ("A sentence.", [{"text": "a", "title": 7}], "title of source 1 7 is no text"),
        ("A sentence.", [{"text": "x" * 100_001}], "100,001 characters"),
    ],
)
def test_what_check_refuses(runtime: Runtime, text: object, sources: object, says: str) -> None:
    with pytest.raises(DatelineError) as refused:
        programs.check(runtime, text, sources)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_check_gives_up_after_a_while(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "PATIENCE", -1)
    with pytest.raises(UsageError, match="took longer"):
        programs.check(runtime, "The bakery closed.")


def test_spans_are_read_and_rubbish_is_passed_over() -> None:
    assert programs.read_spans("1-2, 30-45,x,7-,--,9-12") == [(1, 2), (30, 45), (9, 12)]
    assert programs.read_spans({"a": 1}) == []
