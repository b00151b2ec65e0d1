"""Words of a text with their places, normal forms and stems: what questions and evidence are compared by."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import NamedTuple, Protocol

from answer.lexicon import STOP_WORDS

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:[.,:]\d+)*"  # 1,200  3.5  01:29
    r"|[^\W_]+(?:['’‘`\-‐‑–][^\W_]+)*"  # Rossiya-24, don't, cease-fire
)
_POINTED = re.compile(r"(?:\w\.)+\w?")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "’‘‛`´"), "'")
_SHORTENED = 3  # letters of an initial or a shortened title: "J.", "Dr.", "Gen."
_SHORT_TITLES = frozenset({"capt", "prof", "supt", "insp"})
_CONNECTORS = frozenset({"of", "de", "la", "el", "al", "bin", "van", "von", "der", "den", "du", "da", "di"})


class Token(NamedTuple):
    """One word; a tuple, for an answer looks at tens of thousands of them.

    Attributes:
        surface: as it stands.
        start: its half-open place, with `end`.
        normal: its normal form.
        stem: of that.
        capital: whether it starts with a capital letter.
        content: whether it carries meaning of its own.
    """

    surface: str
    start: int
    end: int
    normal: str
    stem: str
    capital: bool
    content: bool


_Form = tuple[str, str, bool, bool]
"""What a word is wherever it stands: normal form, stem, capital, content."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@lru_cache(maxsize=65_536)
def normal_form(word: str) -> str:
    """NFKC, one kind of hyphen and apostrophe, no case, no possessive, no abbreviating points."""
    plain = word
    if not word.isalnum() or not word.isascii():
        plain = unicodedata.normalize("NFKC", word).translate(_HYPHENS).translate(_QUOTES)
    plain = plain.casefold()
    plain = plain.removesuffix("'s").removesuffix("'")
    if plain in {"us", "u.s."} and word[1:2] != "s":  # the country, not the pronoun
        return "u.s"
    return plain.replace(".", "") if "." in plain and _POINTED.fullmatch(plain) else plain


@lru_cache(maxsize=65_536)
def stem(normal: str) -> str:
    """Return the English Snowball stem (Porter2) of a normal form."""
    with _STEMMING:
        return _stemmer().stemWord(normal)


_STEMMING = Lock()  # the stemmer keeps the word it works on in itself


@lru_cache(maxsize=1)
def _stemmer() -> "_Stemmer":
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer("english")
    return stemmer


@lru_cache(maxsize=2_048)  # a sentence is read for its speaker, its names and its words
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of `text`, in order."""
    found: list[Token] = []
    end = 0
    for word in _WORD.findall(text):  # and each looked up again: a third faster than with matches
        start = text.index(word, end)
        end = start + len(word)
        found.append(_made(Token, (word, start, end, *_form(word))))
    return tuple(found)


_made = tuple.__new__  # what `Token(...)` ends in, at half the time


@lru_cache(maxsize=65_536)
def _form(word: str) -> _Form:
    normal = normal_form(word)
    content = normal not in STOP_WORDS and (len(normal) > 1 or normal.isdigit())
    return normal, stem(normal), word[:1].isupper(), content


def stems(words: Iterable[Token]) -> frozenset[str]:
    """Stems of all words and of the parts of hyphenated ones."""
    found = set()
    for word in words:
        found.add(word.stem)
        if "-" in word.normal:
            found.update(stem(part) for part in word.normal.split("-") if part)
    return frozenset(found)


def capitals(words: Iterable[Token]) -> frozenset[str]:
    """Stems, as `stems` has them, of the words with a capital letter."""
    return stems([word for word in words if word.capital])


@dataclass(frozen=True, slots=True)
class Name:
    """Consecutive capitalised words: a person, a place, an organisation. Half-open place in the text."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]

    @property
    def last(self) -> str:
        """Normal form of the last word: what a person is called the second time."""
        return self.parts[-1]


@lru_cache(maxsize=2_048)  # as for `tokens`
def names(text: str) -> tuple[Name, ...]:
    """Return runs of capitalised words, in order; a sentence's first word only if it is no function word."""
    words = tokens(text)
    found: list[Name] = []
    run: list[Token] = []
    for index, word in enumerate(words):
        if not (run or word.capital):
            continue
        joined = bool(run) and _joined(run[-1], text[run[-1].end : word.start])
        if word.capital and (word.content or _initial(word, text)):
            if run and not joined:
                found.append(_name(text, run))
                run = []
            run.append(word)
        elif joined and word.normal in _CONNECTORS and index + 1 < len(words) and words[index + 1].capital:
            run.append(word)
        elif run:
            found.append(_name(text, run))
            run = []
    if run:
        found.append(_name(text, run))
    return tuple(found)


def _possessive(word: Token) -> bool:
    return word.surface.endswith(("’s", "'s"))


def _initial(word: Token, text: str) -> bool:
    """Whether the word is an initial as in "J. D. Vance"."""
    return word.end - word.start == 1 and text[word.end : word.end + 2] == ". "


def _joined(word: Token, between: str) -> bool:
    """Whether a name can go on after the word: "Anka Vasch", "J. D. Vance", "Gen. Roe", and no full stop."""
    if between in {" ", "\u00a0", "-"}:
        return not _possessive(word)
    shortened = len(word.surface) <= _SHORTENED or word.normal in _SHORT_TITLES
    return shortened and between in {".", ". ", ".\u00a0"}


def _name(text: str, run: list[Token]) -> Name:
    surface = text[run[0].start : run[-1].end]
    for possessive in ("’s", "'s"):
        surface = surface.removesuffix(possessive)
    return Name(surface, run[0].start, run[0].start + len(surface), tuple(t.normal for t in run))
