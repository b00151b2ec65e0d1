"""The word pieces of a text as the networks read it, counted fast in any process, or with their places."""

import re
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from models.files import FOLDER, VOCABULARY, ModelFiles

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL: Final = 2
"""The pieces that open and close every text."""
_MOST_WORDS: Final = 100_000
"""Words whose pieces are remembered: some 10 MB. When there are more, all are forgotten."""
_LONGEST: Final = 40
"""Characters of a word that is worth remembering."""
_PLAIN: Final = re.compile("[!-~‘’“”–—…]+")
_PARTS: Final = re.compile("[0-9A-Za-z]+|[^0-9A-Za-z]")
_NO_SPACE: Final = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
"""White space to Python and nothing at all to the tokenizer, which joins the words around it."""

Span = tuple[int, int]
"""Characters of a text, half-open."""


class PieceCounter:
    """Counts word pieces; may be pickled, and reads the vocabulary when it is first asked.

    The tokenizer cuts at white space before anything else, so a text has the pieces of its words, and news
    repeats its words: ten times as fast as the tokenizer over the whole text, with the same count.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._known = _Known(self)
        self._lock = Lock()

    def __reduce__(self) -> "tuple[type[PieceCounter], tuple[Path]]":
        return PieceCounter, (self._folder,)

    def __call__(self, text: str) -> int:
        """Return how many word pieces `text` has, the two special ones included, however long it is.

        Raises:
            ModelFileError: the vocabulary is missing or cannot be read as one.
        """
        if _NO_SPACE.search(text):
            return len(self.pieces(text))
        return SPECIAL + sum(map(self._known.__getitem__, text.split()))

    def holds(self, word: str) -> bool:
        """Whether the vocabulary has a word of plain letters and figures as one piece; False for others."""
        return word.isascii() and word.isalnum() and self.tokenizer.token_to_id(word.lower()) is not None

    def pieces(self, text: str, *, special: bool = True) -> list[int]:
        """Return the ids of the pieces of `text`, with `special` those that open and close it included."""
        try:
            return self.tokenizer.encode(text, add_special_tokens=special).ids
        except TypeError:  # a lone surrogate has no UTF-8; the vocabulary ignores U+FFFD
            return self.tokenizer.encode(_mended(text), add_special_tokens=special).ids

    def placed(self, text: str) -> tuple[list[int], list[Span]]:
        """Return the ids of the pieces of `text`, none special, and the characters that each was made of."""
        try:
            found = self.tokenizer.encode(text, add_special_tokens=False)
        except TypeError:
            whole = _mended(text)
            found = self.tokenizer.encode(whole, add_special_tokens=False)
            places = _places(whole, text)
            return found.ids, [(places[start], places[end]) for start, end in found.offsets]
        return found.ids, found.offsets

    @property
    def tokenizer(self) -> "Tokenizer":
        """The tokenizer, read once, whichever thread comes first."""
        with self._lock:
            return self._tokenizer

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer  # costs 0.1 s that other commands do not pay

        made = Tokenizer.from_buffer(ModelFiles(self._folder, (VOCABULARY,)).read(VOCABULARY))
        made.no_padding()
        made.no_truncation()
        made.encode_special_tokens = True  # "[SEP]" in an article is four characters, not a separator
        return made


def _mended(text: str) -> str:
    """Return `text` with halves of surrogate pairs joined, and those without another half as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _places(mended: str, text: str) -> list[int]:
    """Return where each character of `mended` begins in `text`, and where the last one ends."""
    places, at = [], 0
    for character in mended:
        places.append(at)
        at += 2 if character > "\uffff" and text[at] != character else 1
    return [*places, at]


class _Known(dict[str, int]):
    """The number of pieces of each word met so far."""

    def __init__(self, counter: PieceCounter) -> None:
        super().__init__()
        self._counter = counter

    def __missing__(self, word: str) -> int:
        if _PLAIN.fullmatch(word) and not word.isalnum():  # each sign is a piece; what is between is a word
            size = sum(self[part] if part.isalnum() else 1 for part in _PARTS.findall(word))
        elif self._counter.holds(word):
            size = 1
        else:
            size = len(self._counter.pieces(word, special=False))
        if len(word) <= _LONGEST:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = size
        return size
