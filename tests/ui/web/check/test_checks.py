"""Checks in their threads: watched, stopped, kept apart."""

import threading
import time
from collections.abc import Callable

import pytest

from answer.check.report import Progress, Report
from dateline.errors import UsageError
from ui.drafts import Draft
from ui.web.check import checks
from ui.web.check.asked import Asked
from ui.web.check.checks import Checks

ASKED = Asked(Draft("A secret draft.", "text", "x"))
Tell = Callable[[Progress], None]


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not there():
        assert time.monotonic() < end
        time.sleep(0.005)


def state(held: Checks, key: str, owner: str = "ada") -> str:
    return held.look(key, owner)[0].state


def test_a_check_runs_tells_how_far_it_is_and_is_done() -> None:
    go = threading.Event()

    def work(_asked: Asked, tell: Tell) -> Report:
        tell(Progress("searching", 1, 4))
        go.wait(5)
        return Report(())

    held = Checks(work)
    key = held.start(ASKED, "ada")
    until(lambda: held.look(key, "ada")[0].progress == Progress("searching", 1, 4))
    assert state(held, key) == "running"
    go.set()
    until(lambda: state(held, key) == "done")
    assert held.look(key, "ada")[0].report == Report(())


def test_nobody_else_sees_or_stops_a_check() -> None:
    held = Checks(lambda _asked, _tell: Report(()))
    key = held.start(ASKED, "ada")
    for call in (held.look, held.cancel):
        for other, owner in ((key, "ben"), ("guess", "ada"), (None, "ada"), ([key], "ada"), (key, "")):
            with pytest.raises(UsageError, match="not kept any more"):
                call(other, owner)


def test_a_cancelled_check_stops_at_its_next_step_and_gives_nothing() -> None:
    began, over = threading.Event(), threading.Event()

    def work(_asked: Asked, tell: Tell) -> Report:
        began.set()
        try:
            while True:
                tell(Progress("reading", 1, 2))
                time.sleep(0.005)
        finally:
            over.set()

    held = Checks(work)
    key = held.start(ASKED, "ada")
    assert began.wait(5)
    held.cancel(key, "ada")
    assert state(held, key) == "cancelled"
    assert over.wait(5)
    assert held.look(key, "ada")[0].report is None


def test_only_so_many_compute_at_once_and_only_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MOST_WAITING", 2)
    go, lock = threading.Event(), threading.Lock()
    at_once = {"now": 0, "most": 0}

    def work(_asked: Asked, _tell: Tell) -> Report:
        with lock:
            at_once["now"] += 1
            at_once["most"] = max(at_once.values())
        go.wait(5)
        with lock:
            at_once["now"] -= 1
        return Report(())

    held = Checks(work)
    keys = [held.start(ASKED, "ada") for _ in range(checks.AT_ONCE)]
    until(lambda: at_once["now"] == checks.AT_ONCE)
    keys += [held.start(ASKED, "ada") for _ in range(2)]
    assert [held.look(key, "ada")[1] for key in keys] == [0, 0, 0, 1]
    with pytest.raises(UsageError, match="many checks are waiting"):
        held.start(ASKED, "ada")
    go.set()
    until(lambda: all(state(held, key) == "done" for key in keys))
    assert at_once["most"] == checks.AT_ONCE


def test_a_check_ends_that_nobody_looks_at_any_more() -> None:
    now = [0.0]
    go = threading.Event()

    def work(_asked: Asked, tell: Tell) -> Report:
        go.wait(5)
        tell(Progress("reading", 1, 2))
        return Report(())

    held = Checks(work, clock=lambda: now[0])
    key = held.start(ASKED, "ada")
    until(lambda: state(held, key) == "running")
    now[0] = checks.LEFT + 1
    go.set()
    until(lambda: held._known[key].state == "cancelled")


def test_a_fault_is_told_in_one_sentence_and_the_log_has_nothing_of_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def work(asked: Asked, _tell: Tell) -> Report:
        raise ValueError(asked.draft.text)

    held = Checks(work)
    key = held.start(ASKED, "ada")
    until(lambda: state(held, key) == "failed")
    assert "log has the details" in held.look(key, "ada")[0].error
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_the_longest_unused_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "MOST_KEPT", 3)
    now = [0.0]
    held = Checks(lambda _asked, _tell: Report(()), clock=lambda: now[0])
    keys = []
    for turn in range(5):
        now[0] = float(turn)
        keys.append(held.start(ASKED, "ada"))
        until(lambda: held._known[keys[-1]].state == "done")
    assert list(held._known) == keys[2:]
    now[0] += checks.KEPT + 1
    held.start(ASKED, "ada")
    assert len(held._known) == 1
