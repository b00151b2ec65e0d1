"""Waiting for the lock of the library while it is this very server that holds it."""

import os
import time
from collections.abc import Callable
from typing import TypeVar

from index.errors import Locked

SECONDS = 60.0
"""How long: bringing Chroma up after meanings were filled in takes some seconds of a large library."""
PAUSE = 0.2

Returned = TypeVar("Returned")


def patiently(change: Callable[[], Returned], seconds: float = SECONDS) -> Returned:
    """Return what `change` returns; while another thread of ours writes, which is soon done, try it again.

    Raises:
        Locked: another process is writing, or we have been for too long.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return change()
        except Locked as error:
            if f"process {os.getpid()} " not in error.what or time.monotonic() > until:
                raise
        time.sleep(PAUSE)
