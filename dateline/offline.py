"""Keeps the libraries off the network.

Several of them telephone home or look for downloads unless told otherwise before they are imported. Every
entry point calls `stay_offline` first; a test starts the product in a network namespace without any network.
"""

import importlib.util
import os
from pathlib import Path


def stay_offline() -> None:
    """Set the environment that keeps gradio, chromadb, tiktoken and hub clients from reaching out.

    Safe to call twice. What the user has set in the environment already is left alone.
    """
    quiet = {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "ANONYMIZED_TELEMETRY": "False",
        "HF_HUB_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "DO_NOT_TRACK": "1",
    }
    for name, value in quiet.items():
        os.environ.setdefault(name, value)
    core = _llama_index_core()
    if core is not None:
        os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(core / "_static" / "tiktoken_cache"))


def _llama_index_core() -> Path | None:
    """Find llama-index's folder without importing it (that costs over a second)."""
    package = importlib.util.find_spec("llama_index")
    for place in (package.submodule_search_locations if package else None) or ():
        if (core := Path(place) / "core").is_dir():
            return core
    return None
