"""The text that somebody wants checked, out of a file or stdin, in the form that the checker reads."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dateline.encodable import encodable
from dateline.errors import UsageError

Kind = Literal["text", "markdown", "html"]

LONGEST: Final = 1_000_000
"""Characters of a text that are checked: a thousand pages."""
_MOST_BYTES: Final = 16 * 1024 * 1024
_STDIN: Final = "-"
_KINDS: Final[Mapping[str, Kind]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_DOCUMENTS: Final = frozenset({".docx", ".pdf"})
"""What the readers of an ingest turn into text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be checked: its characters, what they are, and how a message names it."""

    text: str
    kind: Kind
    name: str


def read_draft_file(path: str) -> Draft:
    """Read plain text, Markdown, HTML, a Word document, a PDF, or the JSON of an answer; `-` is stdin.

    Raises:
        UsageError: it cannot be found, there is nothing in it, or it is too long.
        Unreadable: it is damaged, or no text.
    """
    if path == _STDIN:
        return read_draft_bytes(sys.stdin.buffer.read(_MOST_BYTES + 1), "stdin", "")
    return read_draft_bytes(_bytes_of(path), f"'{path}'", Path(path).suffix.lower())


def read_draft_bytes(data: bytes, name: str, suffix: str) -> Draft:
    """Read what a file holds, as `read_draft_file` does.

    Args:
        data: its bytes.
        name: what a message calls it, quoted.
        suffix: what kind it is, lower case with its dot; "" for plain text or the JSON of an answer.

    Raises:
        UsageError: there is nothing in it, or it is too long.
        Unreadable: it is damaged, or no text.
    """
    return _bounded(_plain(data, name, suffix))


def read_draft_text(text: str, name: str) -> Draft:
    """Read what somebody pasted: plain text, or the JSON of an answer; raises as `read_draft_bytes` does."""
    if not text.strip():
        raise _nothing(name)
    text = encodable(text)
    answer = _of_answer(text)
    return _bounded(Draft(text if answer is None else answer, "text", name))


def _bytes_of(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UsageError(f"there is no file '{path}'", "check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(
            f"'{path}' cannot be read ({reason})", "check the path and its permissions"
        ) from error


def _plain(data: bytes, name: str, suffix: str) -> Draft:
    """Turn bytes into the text of a draft."""
    from ingest.decoding import decode

    if len(data) > _MOST_BYTES:
        raise UsageError(f"{name} is larger than {_MOST_BYTES // 2**20} MiB", "check its parts")
    if not data.strip():
        raise _nothing(name)
    if suffix in _DOCUMENTS:
        return Draft(_of_document(data, name, suffix), "text", name)
    kind = _KINDS.get(suffix, "text")
    text = encodable(decode(data, name, markup=kind == "html"))
    answer = _of_answer(text) if suffix in {"", ".json"} else None
    return Draft(text if answer is None else answer, kind, name)


def _nothing(name: str) -> UsageError:
    return UsageError(f"there is no text in {name}", "give a text with at least one sentence")


def _of_document(data: bytes, name: str, suffix: str) -> str:
    """The text of a Word document or a PDF, read in a process of its own with limits of time and memory."""
    from index.pool import bounded

    return bounded(document_text, data, name, suffix, name=name)


def document_text(data: bytes, name: str, suffix: str) -> str:
    """Return the text of a Word document, with its tables, or of a PDF.

    Raises:
        Unreadable: it is damaged, or shows no text.
    """
    from ingest.readers import pdf, word

    if suffix == ".docx":
        return word.read(data, name).raw
    return "\n\n".join(block.text for block in pdf.read(data, name).blocks)


def _of_answer(text: str) -> str | None:
    """The text of one of our own answers (`ask --json`) with its marks and its list of sources, or None."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict):
        return None
    statements, sources = answer.get("statements"), answer.get("sources")
    if not isinstance(statements, list) or not isinstance(sources, list):
        return None
    said = [_statement(one) for one in statements if isinstance(one, dict)]
    listed = [_source(one) for one in sources if isinstance(one, dict)]
    return "\n\n".join(said) + "\n\nSources\n\n" + "\n".join(listed) + "\n"


def _statement(one: Mapping[str, object]) -> str:
    numbers = one.get("citations")
    cited = numbers if isinstance(numbers, list) else []
    marks = "".join(f"[{number}]" for number in cited if isinstance(number, int))
    text = " ".join(str(one.get("text") or "").split())
    stop = text[-1:] if text[-1:] in ".!?" else ""
    return f"{text.removesuffix(stop)} {marks}{stop or '.'}" if marks else text


def _source(one: Mapping[str, object]) -> str:
    title = " ".join(str(one.get("title") or "").split())
    return f"[{one.get('n')}] {title + '. ' if title else ''}{one.get('article')}"


def _bounded(draft: Draft) -> Draft:
    if len(draft.text) > LONGEST:
        what = f"{draft.name} has {len(draft.text):,} characters and at most {LONGEST:,} are checked"
        raise UsageError(what, "check its parts one by one")
    return draft
