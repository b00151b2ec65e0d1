"""Who wrote an article: by metadata, or by its byline. Desks, roles and agencies are no persons."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.shape import words
from ingest.page import Hints
from ingest.wording import word_set

_BYLINE = re.compile(
    r"^(?:(?:story|written|reporting|reported|words|text|analysis|article|interview|report)\s)?"
    r"by[:\s]\s?(?P<names>\S.{2,160})$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:authors?|writers?|reporters?|byline|interview|words|text|texte|texto|testo|tekst|autore?n?|auteurs?"
    r"|автор|авторы|текст|written by)\s?[:|]\s?(?P<names>\S.{2,160})$",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"^(?:von|par|por|di|door|av|przez|de)\s(?P<names>\S.{2,120})$", re.IGNORECASE)
_REPORTED = re.compile(r"^\(?Reporting by (?P<names>[^;()]{4,200}?)(?:[;)]|\.$|\.\s)")
_ADDRESS = re.compile(r"\S{1,64}@\S{1,64}|https?:\S{1,200}|(?<!\w)@\w{1,30}")
_WHERE = re.compile(
    r"\s(?:in|at|from|à|in der|en)\s[A-ZÀ-ÞА-Я][\w.'’-]{0,30}(?:\s[A-ZÀ-ÞА-Я][\w.'’-]{0,30}){0,2}"
)
_BETWEEN = re.compile(r"\s?(?:,|&|;|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\bи\b|\bwith\b|\bmit\b)\s?")
_END = re.compile(
    r"\s?(?:[|•·–—]|\s-\s|\(|\b(?:updated|published|posted|for|of the|last)\b|\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_DATE = re.compile(
    r",?\s(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?=\d))[a-z]{0,6}\.?\s?(?=\d)",
    re.IGNORECASE,
)
_BIOGRAPHY = r"\s(?:is\s(?:an?|the)|was\s(?:an?|the)|writes|covers|reports|joined|can\sbe\sreached)\b"
_PARTICLES = word_set("de del della der den di da du van von la le al bin ibn el ten y e dos das zu af bint")
_NO_NAMES = word_set(
    "staff reporter reporters editor editors editorial writer writers correspondent correspondents desk"
    " news newsroom team agency agencies press reuters afp ap tass bbc cnn upi dpa ansa efe pti ani ians"
    " xinhua redaktion redacción rédaction redazione redação редакция online bureau service services"
    " today times post mail contributor contributors web digital admin special our the associated wire"
    " network board columnist analyst producer photographer author guest anonymous user webmaster"
    " department office media video magazine gazette herald journal tribune sentinel"
)
_NOBODY = re.compile(r"https?:|www\.|@|^\W*$|^\d+$|\.(?:com|org|net)\b", re.IGNORECASE)
_HEAD = 8
_TAIL = 5
_MOST_WORDS = 24
_LONGEST_NAME = 60
_READ = 1000
_MOST = 100


def find(hints: Hints, blocks: Sequence[Block], asides: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the authors' names as written, without titles and employers; empty where none is given.

    Args:
        hints: what the metadata say.
        blocks: the clean text.
        asides: lines that were cut, which may tell who a bare name in the head is.
    """
    if hints.authors and (names := tuple(dict.fromkeys(_of_metadata(hints)))):
        return names
    for at, block in enumerate(blocks[:_HEAD]):
        if names := _in_line(block.text) or (_with_biography(block.text, blocks, asides) if at else ()):
            return names
    for block in blocks[-_TAIL:]:
        if found := _REPORTED.match(block.text):
            return _names(found["names"])
    return ()


def _of_metadata(hints: Hints) -> Iterator[str]:
    """The persons among the names in the metadata; several may stand in one value."""
    for value in (given[:_READ] for given in hints.authors[:_MOST]):
        if _NOBODY.search(value):
            continue
        text = re.sub(r"^by\s", "", " ".join(value.split()), flags=re.IGNORECASE)
        for part in _parts(text):
            if (
                part
                and len(part) <= _LONGEST_NAME
                and not _NOBODY.search(part)
                and not _is_office(part, hints)
            ):
                yield part


def _parts(text: str) -> list[str]:
    """The names in one value: parted, unless a comma only turns a name round ("Bell, Ann")."""
    parts = [part.strip(" .") for part in _BETWEEN.split(text)]
    return parts if all(" " in part for part in parts[:1]) or "," not in text else [text]


def _is_office(name: str, hints: Hints) -> bool:
    said = {word.lower() for word in words(name)}
    outlet = (hints.outlet or "").lower()
    return bool(said & _NO_NAMES) or not said or name.lower() == outlet


def _in_line(text: str) -> tuple[str, ...]:
    """The names in a byline: "By Ann Bell and Tom Reed in London"."""
    if len(text) > 200 or len(words(text)) > _MOST_WORDS:
        return ()
    if found := _BYLINE.match(text) or _LABELLED.match(text):
        return _names(found["names"])
    if found := _ABROAD.match(text):
        rest = _bare(found["names"])
        names = _names(found["names"])
        return names if names and len(_BETWEEN.split(rest)) == len(names) else ()
    return ()


def _with_biography(text: str, blocks: Sequence[Block], asides: Sequence[str]) -> tuple[str, ...]:
    """A bare name in the head, alone or before a date, of which the foot says "Ann Bell is a reporter"."""
    if len(text) > _LONGEST_NAME or len(names := _names(text)) != 1:
        return ()
    told = re.compile(re.escape(names[0]) + _BIOGRAPHY)
    foot = [*(block.text for block in blocks[-_TAIL:]), *asides]
    return names if any(told.match(line) for line in foot) else ()


def _bare(text: str) -> str:
    """`text` without addresses, places, dates and what else follows the names."""
    return _END.sub("", _BEFORE_DATE.sub(" |", _WHERE.sub("", _ADDRESS.sub("", text)))).strip(" .,*_")


def _names(text: str) -> tuple[str, ...]:
    """The personal names in a byline; what is no name ends it."""
    names: list[str] = []
    for part in _BETWEEN.split(_bare(text)):
        name = part.strip(" .*_")
        if not _is_name(name):
            break
        names.append(name)
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    parts = text.split()
    return 2 <= len(parts) <= 5 and all(
        (part[0].isupper() or part.lower() in _PARTICLES) and part.lower().strip(".") not in _NO_NAMES
        for part in parts
    )
