"""What a judge is told: files, whose hashes go into every run that one judged."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from dateline.digest import digest

NAMES: Final = ("system", "faithfulness", "correctness", "relevancy")


@lru_cache(maxsize=len(NAMES))
def prompt(name: str) -> str:
    """Return the text of a prompt, with `{…}` for what is filled in."""
    return (files(__name__) / f"{name}.md").read_text(encoding="utf-8")


def prompt_hashes() -> dict[str, str]:
    """Return the sha256 of each prompt file."""
    return {name: hashlib.sha256(prompt(name).encode("utf-8")).hexdigest() for name in NAMES}


def prompts_digest() -> str:
    """Return a hash of all that a judge is told."""
    return digest(*prompt_hashes().values())
