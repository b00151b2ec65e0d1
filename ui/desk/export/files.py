"""Exports as files: what they are called, and what they hold."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from typing import Literal

from ui.desk.export.markdown import markdown
from ui.desk.export.objects import objects
from ui.desk.export.page import page
from ui.desk.values import Conversation

Kind = Literal["md", "html", "json"]

_WRITERS = {
    "md": (markdown, "text/markdown;charset=utf-8"),
    "html": (page, "text/html;charset=utf-8"),
    "json": (objects, "application/json;charset=utf-8"),
}
LONGEST_NAME = 60
FALLBACK = "conversation"
_KEPT = re.compile(r"[^\W_]+")
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows does not give to files, whatever they end in."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file to take away: its name, its media type, and all of its text."""

    name: str
    type: str
    text: str

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def exported(conversation: Conversation, kind: Kind) -> Export:
    """Return a conversation as a file of that kind."""
    write, media = _WRITERS[kind]
    return Export(f"{file_name(conversation.name)}.{kind}", media, write(conversation))


def file_name(name: str) -> str:
    """Return a name that any system takes for a file: letters and digits with hyphens, no folder, no dot."""
    words = _KEPT.findall(unicodedata.normalize("NFC", name))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:LONGEST_NAME]
        if len(longer) > LONGEST_NAME:
            break
        made = longer
    return FALLBACK if not made or _RESERVED.fullmatch(made) else made
