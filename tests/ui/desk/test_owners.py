"""Two owners never see each other's conversations, whatever either does."""

import inspect
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.desk.answers import answer_of
from ui.desk.errors import NoConversation, NoEntry
from ui.desk.gold import keep_candidate
from ui.desk.store import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

OWNERS = ("user:ada", "user:bo")
METHODS = sorted(
    name
    for name, method in inspect.getmembers(Desk, inspect.isfunction)
    if not name.startswith("_") and "owner" in inspect.signature(method).parameters
)


def _state(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    dump = [line for line in connection.iterdump() if "INSERT" in line]
    connection.close()
    return dump


@pytest.mark.parametrize("method", METHODS)
def test_every_method_with_an_owner_keeps_others_out(method: str, desk: Desk, tmp_path: Path) -> None:
    entry = desk.begin("user:ada", None, "What is a secret?", {})
    desk.finish(entry.id, answer_of("a secret"))
    desk.share("user:ada", entry.conversation)
    deleted = desk.begin("user:ada", None, "Gone", {}).conversation
    desk.delete("user:ada", deleted)
    given_ids: dict[str, object] = {
        "conversation": deleted if method == "restore" else entry.conversation,
        "entry": entry.id,
        "article": "a1",
        "matching": "secret",
        "question": "x",
        "filters": {},
        "name": "mine now",
        "rating": "up",
    }
    call: Callable[..., object] = getattr(desk, method)
    wanted = [name for name in inspect.signature(call).parameters if name in given_ids]
    arguments = {name: given_ids[name] for name in wanted}
    before = _state(tmp_path / "desk.sqlite3")
    if method in {"conversations", "leaning_on"}:
        assert call("user:bo", **arguments) == []
    else:
        with pytest.raises((NoConversation, NoEntry)):
            call("user:bo", **arguments)
    assert _state(tmp_path / "desk.sqlite3") == before


def test_no_method_was_forgotten() -> None:
    assert {"begin", "conversation", "conversations", "delete", "rate", "restore", "share"} <= set(METHODS)


def test_nor_does_a_gold_candidate_come_of_anothers_answer(desk: Desk) -> None:
    entry = desk.begin("user:ada", None, "What is a secret?", {})
    desk.rate("user:ada", entry.id, "up")
    with pytest.raises(NoEntry):
        keep_candidate(desk, "user:bo", entry.id)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(OWNERS),
        st.sampled_from(["begin", "go on", "rename", "delete", "restore", "share", "retract", "rate"]),
        st.integers(0, 5),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_both_do_each_list_holds_ones_own(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    made: list[tuple[str, str, str]] = []  # owner, conversation, entry
    with Desk.open(tmp_path_factory.mktemp("desk")) as desk:
        for owner, step, which in steps:
            _, talk, entry = made[which % len(made)] if made else ("", "none", "none")
            try:
                if step in {"begin", "go on"}:
                    begun = desk.begin(owner, None if step == "begin" else talk, f"of {owner}", {})
                    desk.finish(begun.id, answer_of(f"for {owner}"))
                    made.append((owner, begun.conversation, begun.id))
                elif step in {"retract", "rate"}:
                    getattr(desk, step)(owner, entry, *(["up"] if step == "rate" else []))
                else:
                    getattr(desk, step)(owner, talk, *(["new"] if step == "rename" else []))
            except (NoConversation, NoEntry):
                continue
        for owner in OWNERS:
            mine = {talk for whose, talk, _ in made if whose == owner}
            for shown in desk.conversations(owner):
                assert shown.id in mine
                assert {one.question for one in desk.conversation(owner, shown.id).entries} == {f"of {owner}"}
            assert {one.question for one in desk.leaning_on(owner, "a1")} <= {f"of {owner}"}
