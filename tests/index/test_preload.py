"""What workers are forked from has loaded all that reading needs, so that they share it."""

import subprocess
import sys

_LOADED = """
import index.preload
from ingest.cleaning.judge.weights import weights
from ingest.metadata.language import _identifier
assert weights.cache_info().currsize == _identifier.cache_info().currsize == 1
"""


def test_the_language_model_and_the_judge_of_lines_are_loaded_once_for_all_workers() -> None:
    subprocess.run([sys.executable, "-c", _LOADED], check=True, timeout=60)
