"""Words of conversations: names made from questions, what is searched, and how a search is put."""

import re
import unicodedata
from collections.abc import Iterator

from answer.answer import Answer
from dateline.encodable import encodable
from ui.web.html import shortened
from ui.web.say import say

LONGEST_NAME = 80
LONGEST_TERM = 64
MOST_TERMS = 8
_TERM = re.compile(r"[^\W_]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def name_of(text: str) -> str:
    """Return a name for the list: one line, no controls, cut at a word to `LONGEST_NAME` characters."""
    return shortened(_CONTROL.sub(" ", encodable(text)), LONGEST_NAME) or say("desk.untitled")


def searchable(*texts: str) -> str:
    """Return the words of texts as they are indexed: SQLite has another idea of what a word is."""
    return " ".join(_words("\n".join(texts)))


def words_of(question: str, answer: Answer | None) -> str:
    """Return all that an entry can be found by: its question, what the answer says, whom it cites."""
    return searchable(question, *(_said(answer) if answer else ()))


def _said(answer: Answer) -> Iterator[str]:
    yield answer.short or ""
    for statement in answer.statements:
        yield f"{statement.label or ''} {statement.text} {statement.speaker or ''}"
    for conflict in answer.conflicts:
        yield " ".join([conflict.about, *(side.text for side in conflict.sides)])
    for source in answer.sources:
        yield f"{source.title or ''} {source.outlet or ''}"


def terms(matching: str) -> list[str]:
    """Return an FTS5 query for each word looked for: a quoted prefix, so that no syntax gets through."""
    return [f'"{word[:LONGEST_TERM]}"*' for word in _words(matching)[:MOST_TERMS]]


def _words(text: str) -> list[str]:
    return _TERM.findall(unicodedata.normalize("NFKC", encodable(text)))
