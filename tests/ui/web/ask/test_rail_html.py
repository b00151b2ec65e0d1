"""The list of conversations: by day on the reader's clock, the open one marked."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ui.desk.store import MOST, Desk
from ui.web.ask.rail_html import rail_html


def _desk(home: Path, *ago: timedelta) -> Desk:
    now = datetime.now(UTC)
    moments = [now - one for one in ago]
    desk = Desk.open(home, clock=lambda: moments[0])
    for number in range(len(ago)):
        moments[0] = now - ago[number]
        desk.begin("local", None, f"question {number}", {})
    return desk


def test_conversations_stand_under_their_day(tmp_path: Path) -> None:
    day = timedelta(days=1)
    with _desk(tmp_path, 9 * day, day, timedelta()) as desk:
        shown = rail_html(desk, "local")
        found = re.findall(r"<h3>(\w+)</h3>|<bdi>(.*?)</bdi>", shown)
        assert [head or name for head, name in found] == [
            "Today", "question 2", "Yesterday", "question 1", "Earlier", "question 0",
        ]  # fmt: skip


def test_a_day_begins_on_the_readers_clock(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    until_midnight = (24 - now.hour) * 60 - now.minute
    with _desk(tmp_path, timedelta(minutes=2)) as desk:
        assert "Today" in rail_html(desk, "local")
        # Where midnight was a minute ago, two minutes ago was yesterday.
        assert "Yesterday" in rail_html(desk, "local", east=until_midnight + 1)


def test_the_open_one_is_marked_and_what_is_empty_says_so(tmp_path: Path) -> None:
    with _desk(tmp_path, timedelta(hours=1), timedelta()) as desk:
        second, first = desk.conversations("local")
        shown = rail_html(desk, "local", current=first.id)
        assert shown.count("aria-current") == 1
        assert re.search(rf'data-conversation="{first.id}"><button[^>]*aria-current="true"', shown)
        assert "1 question, " in shown
        assert second.id not in rail_html(desk, "local", "0")
        assert "No conversation has all of these words." in rail_html(desk, "local", "nowhere")
        assert "kept here" in rail_html(desk, "nobody")


def test_more_than_are_shown_are_said_to_be_there(tmp_path: Path) -> None:
    with _desk(tmp_path, *[timedelta(seconds=MOST + 5 - number) for number in range(MOST + 1)]) as desk:
        shown = rail_html(desk, "local")
        assert shown.count("<li") == MOST
        assert f"The latest {MOST} are shown." in shown
