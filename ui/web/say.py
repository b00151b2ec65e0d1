"""What the page says, by key: all of its words stand in `strings/`, a file a language."""

import json
import tomllib
from functools import cache
from pathlib import Path

from ui.web.bidi import isolated

STRINGS = Path(__file__).parent / "strings"
LANGUAGE = "en"
"""The one language there is so far; another is a file in `strings/` with the same keys."""


def say(key: str, **values: object) -> str:
    """Return the sentence under `key` ("tabs.ask") with its fields filled in; nothing is escaped here.

    A field that runs from right to left is isolated from the rest of the sentence.

    Raises:
        KeyError: there is no such sentence, or it has a field that is not given: a fault of the program.
    """
    sentence = catalogue()[key]
    given = {name: isolated(value) if isinstance(value, str) else value for name, value in values.items()}
    return sentence.format(**given) if given else sentence


@cache
def catalogue(language: str = LANGUAGE) -> dict[str, str]:
    """Return every sentence of a language by its key."""
    sections = tomllib.loads((STRINGS / f"{language}.toml").read_text("utf-8"))
    return {f"{section}.{name}": text for section, texts in sections.items() for name, text in texts.items()}


def for_scripts() -> str:
    """Return the sentences of [script] as a JSON object, safe to stand inside a `script` element."""
    said = {
        key.removeprefix("script."): text for key, text in catalogue().items() if key.startswith("script.")
    }
    return json.dumps(said, ensure_ascii=True).replace("<", "\\u003c")
