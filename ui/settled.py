"""A process that has loaded what it works with: how its collector and its threads go on from there."""

import gc
import sys
from functools import cache
from typing import Final

_YOUNG: Final = 10_000
"""Objects made and kept between two looks of the collector; Python's own 700 suit small programs."""
_TURN: Final = 0.001
"""Seconds that a thread keeps the interpreter from another one; Python's own are 0.005."""


@cache  # once a process
def settle() -> None:
    """Have the collector pass over what is loaded by now, and look less often; let threads take short turns.

    Libraries and stores are some 200,000 objects that live as long as the process. Walking them again and
    again took a fifteenth of an answer's time, a fifth of a second at once. Answers leave no cycles.

    An answer calls the networks fifty times for some milliseconds, without the interpreter. Each time it
    waits for a turn where another answer is at work, and a turn of Python's own is as long as the call.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    sys.setswitchinterval(_TURN)
