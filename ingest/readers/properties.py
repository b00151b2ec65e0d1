"""What the properties of a file (PDF, Word) are worth: they speak of the file, not always of the article."""

import re
from dataclasses import dataclass

from ingest.cleaning.shape import key, words
from ingest.page import Hints

_HEAD = 3000
_LONGEST = 300
_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_FEWEST_TITLE_WORDS = 3
_BETWEEN_NAMES = re.compile(r"\s*[;&\n]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Properties:
    """A file's own properties, as written there."""

    title: str = ""
    author: str = ""
    created: str | None = None
    language: str | None = None


def hints_from(properties: Properties, text: str) -> Hints:
    """Return what `properties` tell about the article whose text is `text`.

    A title is often left over from a template ("Microsoft Word - draft.doc") and the author is whoever saved
    the file: both count only where the text shows the same words, the title (or its beginning, before the
    outlet) near the head.
    """
    title = " ".join(properties.title.split())
    head, whole = f" {key(text[:_HEAD])} ", f" {key(text)} "
    verbatim = _is_headline(title) and f" {key(title)} " in head
    beginnings = (title[: found.start()] for found in _SEPARATOR.finditer(title))
    longer = not verbatim and any(
        _is_headline(beginning) and f" {key(beginning)} " in head for beginning in beginnings
    )
    authors = tuple(
        name
        for name in _BETWEEN_NAMES.split(properties.author[:_LONGEST])
        if len(words(name)) > 1 and f" {key(name)} " in whole
    )
    return Hints(
        title=title if verbatim else None,
        page_title=title if longer else None,
        authors=authors,
        language=properties.language,
        created=properties.created,
    )


def _is_headline(title: str) -> bool:
    return len(title) <= _LONGEST and len(words(title)) >= _FEWEST_TITLE_WORDS
