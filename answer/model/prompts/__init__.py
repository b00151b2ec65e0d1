"""What a language model is told: files, whose hashes go into `dateline info` and into every run."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Final

NAMES: Final = ("system", "question", "conversation")


@lru_cache(maxsize=len(NAMES))
def prompt(name: str) -> str:
    """Return the text of a prompt, with `{…}` for what is filled in."""
    return (files(__name__) / f"{name}.md").read_text(encoding="utf-8")


def prompt_hashes() -> dict[str, str]:
    """Return the sha256 of each prompt file."""
    return {name: hashlib.sha256(prompt(name).encode("utf-8")).hexdigest() for name in NAMES}
