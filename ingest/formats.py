"""Which kinds of document there are. A new one is a module in `readers` or `containers` with a `FORMAT`."""

import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from ingest import containers, readers
from ingest.format import ContainerFormat, ReaderFormat
from ingest.wording import word_set

Format = ReaderFormat | ContainerFormat

UNREAD_DOCUMENTS = word_set(".doc .odt .rtf .msg .warc .bz2 .xz .zst .7z .rar .ppt .pptx .xls .xlsx .pages")
"""Files that may well hold articles, though nothing reads them: worth a word in a folder."""

USUAL = (".txt", ".md", ".html", ".pdf", ".docx")
"""The suffixes that a sentence offers first."""

_NEAR = (
    dict.fromkeys((".xls", ".xlsx"), ".csv")
    | dict.fromkeys((".7z", ".rar", ".zst"), ".zip")
    | {".msg": ".eml"}
)
"""What a kind that is not read can be saved as without losing its rows, members or head."""


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Return every format by each of its suffixes."""
    return {suffix: one for one in _declared() for suffix in one.suffixes}


def format_of(suffix: str) -> Format | None:
    """Return the format with this suffix, or None."""
    return formats().get(suffix.lower())


def suffix_of(file_name: str) -> str:
    """Return the longest suffix of `file_name` that a format has (`.tar.gz`), else its last, lower case."""
    name = file_name.lower()
    at = name.find(".", 1)
    while at >= 0:
        if name[at:] in formats():
            return name[at:]
        last, at = at, name.find(".", at + 1)
        if at < 0:
            return name[last:]
    return ""


def choice(suffix: str = "") -> str:
    """What can be read, as a phrase: ".txt, .md or .html"; for a kind that has a near one, that alone."""
    if suffix.lower() in _NEAR:
        return _NEAR[suffix.lower()]
    known = [suffix for suffix in USUAL if suffix in formats()]
    return " or ".join(", ".join(known).rsplit(", ", 1))


def _declared() -> Iterator[Format]:
    for package in (readers, containers):
        for module in sorted(one.name for one in pkgutil.iter_modules(package.__path__)):
            declared = getattr(import_module(f"{package.__name__}.{module}"), "FORMAT", None)
            if declared is not None:
                yield declared
