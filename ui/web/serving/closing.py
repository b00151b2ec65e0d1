"""What everybody who works on something looks at to see that the server is about to stop."""

import threading
import time


class Closing:
    """First nothing new is taken, and after a while what is still under way leaves off."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_work = 0
        self.begun = False
        self.over = False

    def __enter__(self) -> None:
        """Count a piece of work that the end waits for."""
        with self._lock:
            self._at_work += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._at_work -= 1

    def wait(self, seconds: float) -> bool:
        """Take nothing new, and wait so long for what is under way; return whether all of it is done."""
        self.begun = True
        end = time.monotonic() + seconds
        while self._at_work and time.monotonic() < end:
            time.sleep(0.05)
        self.over = True
        return not self._at_work
