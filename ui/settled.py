"""The garbage collector of a process, told that what has been loaded stays."""

import gc
from functools import cache
from typing import Final

_YOUNG: Final = 10_000
"""Objects made and kept between two looks of the collector; Python's own 700 suit small programs."""


@cache  # once a process
def settle() -> None:
    """Have the collector pass over what is loaded by now, and look less often.

    Libraries and stores are some 200,000 objects that live as long as the process. Walking them again and
    again took a fifteenth of an answer's time, a fifth of a second at once. Answers leave no cycles.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
