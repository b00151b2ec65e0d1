"""Ctrl-C and SIGTERM: the first ends the server in order, the second at once."""

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

LOOK = 1.0
"""Seconds between two looks: a signal that falls into a wait on some platforms is only seen after it."""
AT_ONCE = 130


def until_stopped(close: Callable[[], None]) -> None:
    """Wait for Ctrl-C or SIGTERM, then `close` in order; a second one meanwhile ends the process."""
    over = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        if over.is_set():
            os._exit(AT_ONCE)  # nothing is lost: each change of the library is one transaction
        over.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        while not over.wait(LOOK):
            pass
        close()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
