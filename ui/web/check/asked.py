"""What the page asks to be checked, and against what: read out of whatever JSON comes over the wire."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from answer.check.source import Source, pasted
from dateline.errors import UsageError
from index.query import Filters
from ingest.article import Failure
from ui.drafts import Draft, read_draft_bytes, read_draft_text
from ui.web.programs import LONGEST_DRAFT, MOST_SOURCES, read_filters, read_text
from ui.web.programs import shown as short

MOST_BYTES = 8 * 1024 * 1024
"""Of a file that is sent from the page."""
MOST_GIVEN = 2_000_000
"""Characters of all sources together that are given with a text."""
PASTED = "the pasted text"
_NAME = 200
DRAFTS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf", ".json")
"""Kinds of files that a text to check may be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to check, and what against: `given` sources, or the library as far as `filters` leave it."""

    draft: Draft
    filters: Filters = field(default_factory=Filters)
    given: tuple[Source, ...] | None = None


def read_asked(draft: object, against: object) -> Asked:
    """Return what the page asks for.

    Args:
        draft: `{"text"}` or a file, `{"name", "data"}` with its bytes in base64.
        against: `{"sources": [...]}`, each a file or `{"text", "title"}`; or filters as `/search` takes them.

    Raises:
        UsageError: it is nothing of the kind, or too much.
        Unreadable: a file is damaged, or no text.
    """
    text = read_draft(draft)
    fields = dict(against) if isinstance(against, Mapping) else {}
    if "sources" in fields:
        return Asked(text, given=_given(fields["sources"]))
    return Asked(text, read_filters(fields))


def read_draft(value: object) -> Draft:
    """Return the text to check, a pasted one or a file's."""
    if not isinstance(value, Mapping):
        raise UsageError(
            f"the text {short(value)} is neither pasted nor a file", "paste it, or choose a file"
        )
    if "data" in value:
        name, data = read_file(value)
        suffix = PurePosixPath(name).suffix.lower()
        if suffix and suffix not in DRAFTS:
            what = f"'{name}' is of a kind that is not checked ({suffix})"
            raise UsageError(what, f"save it as {', '.join(DRAFTS[:-1])} or {DRAFTS[-1]}")
        draft = read_draft_bytes(data, f"'{name}'", "" if suffix == ".json" else suffix)
    else:
        text = value.get("text")
        if not isinstance(text, str):
            raise UsageError("there is no text to check", "paste one, or choose a file")
        draft = read_draft_text(text, PASTED)
    if len(draft.text) > LONGEST_DRAFT:
        what = (
            f"{draft.name} has {len(draft.text):,} characters and at most {LONGEST_DRAFT:,} are checked here"
        )
        raise UsageError(what, "check its parts one by one, or run `dateline check`")
    return draft


def read_file(value: Mapping[object, object]) -> tuple[str, bytes]:
    """Return the name, without any folder, and the bytes of a file that the page sent."""
    name = file_name(value.get("name"))
    data = value.get("data")
    if not isinstance(data, str):
        raise UsageError(f"there is nothing in '{name}'", "choose the file again")
    if len(data) > MOST_BYTES * 4 // 3 + 4:
        raise UsageError(f"'{name}' is larger than {MOST_BYTES // 2**20} MiB", "check its parts")
    try:
        return name, base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UsageError(f"'{name}' did not arrive whole", "choose the file again") from error


def file_name(value: object) -> str:
    """Return the name of a file that somebody else chose: one line, no folder, not endless."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    name = PurePosixPath(text.replace("\\", "/")).name
    return name[-_NAME:] if name else "file"


def _given(value: object) -> tuple[Source, ...]:
    if not isinstance(value, list) or not value:
        raise UsageError("there is no source to check against", "paste one, or choose a file")
    if len(value) > MOST_SOURCES:
        raise UsageError(f"there are {len(value)} sources", f"give at most {MOST_SOURCES}")
    given = tuple(source for number, one in enumerate(value, 1) for source in _source(one, number))
    length = sum(len(one.article.text) for one in given)
    if length > MOST_GIVEN:
        what = f"the sources have {length:,} characters together and at most {MOST_GIVEN:,} are read"
        raise UsageError(what, "give fewer, or ingest them and choose them as articles")
    return given


def _source(value: object, number: int) -> list[Source]:
    if isinstance(value, Mapping) and "data" in value:
        return _source_file(*read_file(value))
    fields = value if isinstance(value, Mapping) else {}
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UsageError(f"source {number} is empty", "paste its text, or take it out")
    whole = read_text(text, f"text of source {number}", most=LONGEST_DRAFT)
    title = fields.get("title")
    named = (
        read_text(title, f"title of source {number}") if isinstance(title, str) and title.strip() else None
    )
    return [pasted(whole, name=f"source {number}", title=named)]


def _source_file(name: str, data: bytes) -> list[Source]:
    """Read a source as an ingest reads a file; nothing is stored."""
    from ingest.document import Document
    from ingest.read import read_document

    suffix = PurePosixPath(name).suffix.lower()
    found = read_document(Document(name, f"'{name}'", suffix, data, name))
    for one in found:
        if isinstance(one, Failure):
            raise UsageError(one.reason, one.remedy)
    sources = [Source(one) for one in found if not isinstance(one, Failure)]
    if not sources:
        raise UsageError(f"there is no text in '{name}'", "choose another file")
    return sources
