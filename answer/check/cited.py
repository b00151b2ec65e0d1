"""Which of the sources a citation mark means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from answer.check.sources import Entry

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)\]]+", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY: Final = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_NUMBER: Final = re.compile(r"\d{1,5}")
_WORD: Final = re.compile(r"\w+")
_FILLER: Final = frozenset("the see also cf via and et al in of no date nd com org net".split())
_TITLE: Final = 3
"""Words that a title has at least to be recognised inside a reference."""


class Cited:
    """Looks citation marks up among the sources.

    Args:
        entries: what there is, in order.
        references: the text of each entry of the draft's own reference list, by its mark ("7").
        counted: whether "7" means the seventh of `entries` where there is no list.
    """

    def __init__(self, entries: Sequence[Entry], references: Mapping[str, str], *, counted: bool) -> None:
        self._entries = entries
        self._references = references
        self._counted = counted and not references
        self._names: dict[str, list[str]] = defaultdict(list)
        self._addresses: dict[str, list[str]] = defaultdict(list)
        keys = [(_key(one.title or ""), one.id) for one in entries]
        self._titles = [(key, one) for key, one in keys if len(key.split()) >= _TITLE]
        for one in entries:
            for name in sorted({one.id, *one.names}):
                self._names[name.casefold()].append(one.id)
                if _URL.match(name):
                    self._addresses[_address(name)].append(one.id)
        self._found: dict[str, tuple[str, ...]] = {}

    def articles(self, mark: str) -> tuple[str, ...]:
        """Return the ids of the articles that a mark may mean; none where no source fits."""
        if mark not in self._found:
            self._found[mark] = tuple(dict.fromkeys(self._look_up(mark.strip())))
        return self._found[mark]

    def _look_up(self, mark: str) -> Iterable[str]:
        if (listed := self._references.get(mark)) is not None:
            return self._in_text(listed)
        if named := self._names.get(mark.casefold()):
            return named
        if _NUMBER.fullmatch(mark):
            at = int(mark) - 1
            return [self._entries[at].id] if self._counted and 0 <= at < len(self._entries) else ()
        return self._in_text(mark)

    def _in_text(self, text: str) -> Iterable[str]:
        """Look for an address, a name, a title, or an outlet or author with a date; in that order."""
        addresses = [address for found in _URL.findall(text) if (address := _address(found))]
        if found := [one for address in addresses for one in self._addresses.get(address, ())]:
            return found
        for token in (text, *text.split()):
            if named := self._names.get(token.strip("()[]<>,;\"'“”.").casefold()):
                return named
        key = f" {_key(text)} "
        if titled := [(len(title), one) for title, one in self._titles if f" {title} " in key]:
            longest = max(length for length, _ in titled)
            return [one for length, one in titled if length == longest]
        return self._by_outlet(text, key)

    @cached_property
    def _callings(self) -> Mapping[str, Sequence[Entry]]:
        """The articles by what a short citation calls them."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self._entries:
            for name in dict.fromkeys(_callings(one)):
                found[name].append(one)
        return found

    def _by_outlet(self, text: str, key: str) -> Iterable[str]:
        named = [one for name, some in self._callings.items() if f" {name} " in key for one in some]
        days, years = set(_DAY.findall(text)), set(_YEAR.findall(text))
        if on_day := [one.id for one in named if (one.published or "")[:10] in days]:
            return on_day
        if not years:
            return [one.id for one in named]
        of_year = [one.id for one in named if (one.published or "")[:4] in years]
        return of_year or [one.id for one in named if one.published is None]


def _callings(one: Entry) -> Iterable[str]:
    """What a short citation calls an article by: its outlet, the last names of its authors."""
    if outlet := _key(one.outlet or ""):
        yield outlet
    for author in one.authors:
        if words := _key(author).split():
            yield words[-1]


def _key(text: str) -> str:
    """The words of a name or title, without case and without those that come and go."""
    words = (word.casefold() for word in _WORD.findall(text))
    return " ".join(word for word in words if word not in _FILLER)


def _address(url: str) -> str:
    """An address without what does not tell pages apart."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    query = "&".join(one for one in parts.query.split("&") if one and not one.lower().startswith("utm_"))
    return f"{host}{parts.path.rstrip('/.,;')}" + (f"?{query}" if query else "")
