"""The process of a run: the program's own command line, with less of the processor, gone with its server.

`python -m ui.web.evaluation.child --home … eval run …`; its server holds the other end of its standard input.
"""

import contextlib
import os
import sys
import threading
from typing import NoReturn

NICENESS = 10
"""How far below the page's own work a run stands: those who ask go first."""
ORPHANED = 3
"""Exit code when the server has gone, however it went."""


def main() -> NoReturn:
    """Run one command of `dateline`."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    threading.Thread(target=_watch, name="dateline-parent", daemon=True).start()
    from ui.cli import main as run

    run()


def _watch() -> None:
    """End this process when the other end of standard input is closed: answers that are written stay."""
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 1024):
            pass
    os._exit(ORPHANED)


if __name__ == "__main__":
    main()
