"""Who wrote an article: by metadata, or by its byline."""

import re
from collections.abc import Sequence

from ingest.block import Block
from ingest.cleaning.shape import words
from ingest.page import Hints
from ingest.wording import word_set

_BYLINE = re.compile(
    r"^(?:(?:story|written|reporting|reported|words|text|analysis"
    r"|article)\s+)?by[:\s]\s*(?P<names>\S.{2,120})$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"^(?:authors?|writers?|reporters?|written by)\s*[:|]\s*(?P<names>\S.{2,120})$", re.IGNORECASE
)
_REPORTED = re.compile(r"^\(?Reporting by (?P<names>[^;.()]{4,160}?)(?:\s+in\s[^;.]*)?[;.)]")
_BETWEEN = re.compile(r"\s*(?:,|&|;|\band\b|\bund\b|\bet\b|\by\b)\s*")
_END = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\(|\b(?:updated|published|posted)\b|\d).*$", re.IGNORECASE | re.DOTALL
)
_PARTICLES = word_set("de del della der den di da du van von la le al bin ibn el ten y e")
_NO_NAMES = word_set(
    "staff reporter reporters editor editors writer correspondent desk news team agency agencies press"
    " reuters afp ap tass"
    " online bureau service today times post mail contributor web digital admin special our the"
)
_HEAD = 8
_TAIL = 5


def find(hints: Hints, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the authors' names as written, without titles and employers; empty where none is given."""
    if hints.authors:
        return tuple(
            dict.fromkeys(
                name for text in hints.authors if (name := " ".join(text.split())) and len(name) <= 100
            )
        )
    for block in blocks[:_HEAD]:
        if len(words(block.text)) <= 20 and (found := _BYLINE.match(block.text) or _AUTHOR.match(block.text)):
            return _names(found["names"])
    for block in blocks[-_TAIL:]:
        if found := _REPORTED.match(block.text):
            return _names(found["names"])
    return ()


def _names(text: str) -> tuple[str, ...]:
    """The personal names in a byline; what is no name ends it."""
    names: list[str] = []
    for part in _BETWEEN.split(_END.sub("", text).strip(" .")):
        if not _is_name(part):
            break
        names.append(part)
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    parts = text.split()
    return 2 <= len(parts) <= 5 and all(
        (part[0].isupper() or part.lower() in _PARTICLES) and part.lower().strip(".") not in _NO_NAMES
        for part in parts
    )
