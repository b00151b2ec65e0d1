"""The library's outlets, and where a query names one as a source: "according to The Verge"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_PIECE = r"(?:articles?|reports?|stor(?:y|ies)|reviews?|coverage|pieces?|interviews?|posts?|updates?)"
_SAYS = (
    r"(?:reported|reporting|news|says?|said|writes?|wrote|published|claims?|claimed|notes?|noted|mentioned)"
)
_TELLS = re.compile(rf"['’”\"]?(?:['’]s?)?\s(?:\w+\s)?(?:{_PIECE}|{_SAYS})\b", re.IGNORECASE)
_TOLD = r"\s(?:the\s|both\s|an?\s)?['‘“\"]?$"
_ATTRIBUTED = re.compile(
    rf"(?:\b(?:according to|reported by|as per|by|per|via)|\b{_PIECE}\s(?:from|by|in|of)){_TOLD}",
    re.IGNORECASE,
)
_LOOSELY = re.compile(
    rf"(?:\b(?:from|in|to|told|with|of|between|after|did|does|do|both|and|or|while)|,){_TOLD}", re.IGNORECASE
)
_OPENS, _CLOSES = re.compile(r"['‘“\"]$"), re.compile(r"['’”\"]")
_ALSO = re.compile(r"['’”\"]?(?:,| and| or|, and|, or| &)\s(?:the\s)?['‘“\"]?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[|–—-]\s|:\s")
_ARTICLE = "The "
_DOMAINS = (".com", ".org", ".net")


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """Where a query names an outlet as a source: `[start, end)`, and the outlet's key."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Outlets:
    """The outlets of a library: how each is written, by its `outlet_key`."""

    names: Mapping[str, str]

    def named(self, query: str) -> Iterator[NamedOutlet]:
        """Yield the outlets that `query` names as sources, in order.

        A name alone is none: in "Fortune favours the bold" nothing is told by Fortune, and "Did the BBC lie?"
        is about the BBC.
        """
        if self._pattern is None:
            return
        found = list(self._pattern.finditer(query))
        told = [_is_source(one, query) for one in found]
        for at, one in enumerate(found):
            told[at] = told[at] or any(
                told[other] and _joined(query, found[min(at, other)], found[max(at, other)])
                for other in (at - 1, at + 1)
                if 0 <= other < len(found)
            )
            if told[at]:
                yield NamedOutlet(one.start(), one.end(), self._variants[one[0]])

    @cached_property
    def _variants(self) -> dict[str, str]:
        """How they may be written -> key; a spelling that two share is the one's with the shorter name."""
        variants: dict[str, str] = {}
        for key, name in sorted(self.names.items(), key=lambda item: (len(item[1]), item[1])):
            for variant in _spellings(name):
                variants.setdefault(variant, key)
        return variants

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._variants, key=lambda name: (-len(name), name))
        either = "|".join(map(re.escape, longest_first))
        return re.compile(rf"(?<![\w.])(?:{either})(?!\w)") if either else None


def _is_source(one: re.Match[str], query: str) -> bool:
    """Whether the words around a name show that it tells something."""
    before, end = query[: one.start()], one.end()
    if _TELLS.match(query, end) or (_OPENS.search(before) and _CLOSES.match(query, end)):
        return True
    return bool(_ATTRIBUTED.search(before)) or (_is_distinct(one[0]) and bool(_LOOSELY.search(before)))


def _joined(query: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two names stand in one row: "'The Age' and 'TechCrunch'"."""
    return bool(_ALSO.fullmatch(query, one.end(), other.start()))


def _is_distinct(name: str) -> bool:
    """Whether a name is hardly anything but an outlet's: of several words, or with capitals inside."""
    return " " in name or "." in name or any(letter.isupper() for letter in name[1:])


def _spellings(name: str) -> Iterator[str]:
    yield name
    short = _SEPARATOR.split(name)[0]
    yield short
    if short.startswith(_ARTICLE) and " " in short.removeprefix(_ARTICLE):
        yield short.removeprefix(_ARTICLE)
    elif " " in short:
        yield _ARTICLE + short
    if short.lower().endswith(_DOMAINS):
        yield short[: -len(".com")]
