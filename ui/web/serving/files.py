"""Where uploads lie until they are taken in: a folder of this process alone, gone when it ends."""

import atexit
import os
import shutil
from functools import cache
from pathlib import Path

FOLDER = "web-files"


@cache
def private_folder(home: Path) -> Path:
    """Return a folder in `home` that only its owner can look into, and have Gradio use it.

    What a server that was killed left there is removed.
    """
    outer = home / FOLDER
    outer.mkdir(mode=0o700, exist_ok=True)
    for old in outer.iterdir():
        if old.name.isdecimal() and not _alive(int(old.name)):
            shutil.rmtree(old, ignore_errors=True)
    folder = outer / str(os.getpid())
    folder.mkdir(mode=0o700, exist_ok=True)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.setdefault("GRADIO_TEMP_DIR", str(folder.resolve()))
    return folder


def _alive(process: int) -> bool:
    if process == os.getpid():
        return False  # ours has no folder yet: the number was another's before
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
