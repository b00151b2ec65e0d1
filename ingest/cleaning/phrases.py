"""Fixed phrases of page furniture, to look lines up in."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from ingest.cleaning.first_letters import branches, first_letters

_PLAIN = re.compile(r"[\w ]+")


class Phrases:
    """Phrases by family, written as `shape.label` shows a line: lower case, words and blanks only.

    A phrase may be a regular expression, which must match a whole line; plain ones are looked up at once.
    Phrases are parted by line ends; a line that begins with `+` goes on in the one above.
    """

    def __init__(self, families: Mapping[str, str], within: Sequence[str] = ("",)) -> None:
        """Take the phrases of each family, one a line; where two have the same, the first family counts.

        A line must hold a string of `within` to be tried with those that may begin with any character.
        """
        self._families = families
        self._within = tuple(within)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def family(self, label: str) -> str | None:
        """Return the family of the line whose `shape.label` this is, or None."""
        if label in self._plain:
            return self._plain[label]
        found = self._pattern(label[:1]).fullmatch(label)
        if found is None and self._may_begin_anyhow(label):
            found = self._pattern("").fullmatch(label)
        return found.lastgroup if found else None

    def _may_begin_anyhow(self, label: str) -> bool:
        for part in self._within:  # noqa: SIM110 - any() takes three times as long
            if part in label:
                return True
        return False

    def holds(self, label: str) -> bool:
        """Whether a line is a plain phrase of any family; quicker than `family`, and blind to patterns."""
        return label in self._plain

    @cached_property
    def _plain(self) -> dict[str, str]:
        plain: dict[str, str] = {}
        for family, phrase in self._listed():
            if _PLAIN.fullmatch(phrase):
                plain.setdefault(phrase, family)
        return plain

    def _pattern(self, letter: str) -> re.Pattern[str]:
        """What the phrases match that begin with `letter`, or for "" with any: most need not be tried so."""
        if letter not in self._patterns:
            groups: dict[str, list[str]] = {}
            for family, branch, letters in self._branches:
                if letter in letters:
                    groups.setdefault(family, []).append(branch)
            named = (f"(?P<{family}>{'|'.join(some)})" for family, some in groups.items())
            self._patterns[letter] = re.compile("|".join(named) or r"(?!)")
        return self._patterns[letter]

    @cached_property
    def _branches(self) -> list[tuple[str, str, frozenset[str]]]:
        return [
            (family, branch, first_letters(branch))
            for family, phrase in self._listed()
            for branch in branches(phrase)
        ]

    def _listed(self) -> list[tuple[str, str]]:
        return [
            (family, phrase)
            for family, listed in self._families.items()
            for phrase in map(str.strip, listed.replace("\n+", "").splitlines())
            if phrase
        ]
