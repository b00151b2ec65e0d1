"""An answer that nobody waits for any more is kept as stopped, with what there was of it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.web.ask.test_chat import OWNER, ScriptedRuntime
from ui.desk.store import Desk
from ui.desk.values import Entry
from ui.web.ask.chat import Chat, Wanted
from ui.web.ask.talk import Talk
from ui.web.site import Site


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path) as opened:
        yield opened


def _left(desk: Desk, how: str) -> Entry:
    """Ask what is answered slowly, leave as soon as its first words are there, and return what is kept."""
    runtime = ScriptedRuntime()
    chat, talk = Chat(Site(runtime, desk)), Talk()  # type: ignore[arg-type]  # a script in place of an engine

    async def run() -> None:
        growing = chat.respond(Wanted("slow", owner=OWNER), talk)
        async for messages in growing:
            if "first words" in messages[-1]["content"]:
                break
        if how == "the page is closed":
            await growing.aclose()  # type: ignore[attr-defined]  # every generator has it
        else:
            chat.clear(talk)
        runtime.engine.gate.set()
        async for _ in growing:
            pass

    asyncio.run(run())
    (kept,) = desk.conversations(OWNER)
    return desk.conversation(OWNER, kept.id).entries[0]


@pytest.mark.parametrize("how", ["the page is closed", "another conversation is begun"])
def test_what_is_left_is_stopped(how: str, desk: Desk) -> None:
    kept = _left(desk, how)
    assert kept.state == "stopped"
    assert kept.answer is not None
    assert [one.text for one in kept.answer.statements] == ["first words"]
