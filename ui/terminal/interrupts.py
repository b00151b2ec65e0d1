"""Ctrl-C that is not lost.

Python looks for signals between steps of its own. One that falls between the last look and a read that blocks
is only seen when the read ends, and a `KeyboardInterrupt` that falls into a callback is dropped with a note.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

PATIENCE = 0.2
"""Seconds after which a signal that was not seen is sent again."""


@contextmanager
def insistent() -> Iterator[None]:
    """Have a Ctrl-C in the body end what blocks; for the main thread, and where the system has signals."""
    if os.name == "nt":
        yield
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    seen = threading.Event()
    main = threading.main_thread().ident or 0

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        seen.set()
        raise KeyboardInterrupt

    def insist() -> None:
        if os.read(reading, 1) == bytes([signal.SIGINT]):
            while not seen.wait(PATIENCE):
                signal.pthread_kill(main, signal.SIGINT)

    def dropped(unraisable: "UnraisableHookArgs") -> None:
        if (
            unraisable.exc_type is KeyboardInterrupt
        ):  # from elsewhere: sent from here it would fall here again
            threading.Timer(PATIENCE, signal.pthread_kill, (main, signal.SIGINT)).start()
        else:
            sys.__unraisablehook__(unraisable)

    handler, hook = signal.signal(signal.SIGINT, interrupt), sys.unraisablehook
    wakeup = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    sys.unraisablehook = dropped
    threading.Thread(target=insist, name="dateline-interrupts", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGINT, handler)
        sys.unraisablehook = hook
        os.write(writing, b"\0")
