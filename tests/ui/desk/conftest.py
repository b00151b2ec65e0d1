"""A desk of one's own, with a clock that one sets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ui.desk.store import Desk


class Clock:
    """Each look at it is a second after the last."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with Desk.open(tmp_path, clock=clock) as opened:
        yield opened
