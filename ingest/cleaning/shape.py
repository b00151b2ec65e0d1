"""What a line looks like: a sentence, a headline, a label, a time. Shapes only, no topics."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.block import Block

_WORD = re.compile(r"[^\W_]+(?:[’'‑.-][^\W_]+)*")
_APART = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"""[.!?…:;؟۔。！？][)\]"'”’»“‘«]*$""")
_FULL_STOP = re.compile(r"""[^.][.!?؟۔。！？][)\]"'”’»“‘«]*$""")
_TRUNCATED = re.compile(r"""(?:\.\.\.|…|\[…\]|\[\.\.\.\])["'”’]?$""")
_BULLET = re.compile(r"^(?:[-–—−*•◾▪●►▶➤✓+>·]|\d{1,3}[.)](?!\d)|\(\w\))\s*")
_NUMBER = re.compile(r"^\d{1,2}\s+(?=[A-ZÀ-ÞА-ЯЁ\u0620-\u064a«“\"'‘])")
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")

_MAY_STOP = frozenset(".!?؟۔。！？)]\"'”’»“‘«")
_ENDING = 12  # characters at a line's end that tell how it ends
_LONGEST_WORD = 25  # on average; a line of longer ones is written without blanks
_WORD_LENGTH = 3
MAX_HEADLINE_WORDS = 22
_NO_HEADLINE_ENDS = frozenset({"", ".", ":", ";", ",", "…"})
MIN_PROSE_WORDS = 25
_SMALL_WORD = 3
_LEAST_TITLED = 0.9


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, punctuation left out. Remembered, for every rule asks."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """`text` reduced to its words in lower case, for comparing lines."""
    return " ".join(words(text.replace("\xa0", " "))).casefold()


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """`text` as `phrases` has it: lower case, every stretch of anything but letters and digits one blank."""
    return " ".join(_APART.split(text)).strip().casefold()


@lru_cache(maxsize=4096)
def size(text: str) -> int:
    """About how many words `text` has: the blanks and one. Cheap, for telling short lines from long ones."""
    count = text.count(" ") + 1
    return count if len(text) <= _LONGEST_WORD * count else len(text) // _WORD_LENGTH


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence or an introduction does (`.`, `?`, `:` and such, quotes aside)."""
    return bool(_SENTENCE_END.search(text[-_ENDING:]))


def ends_with_full_stop(text: str) -> bool:
    """Whether the line ends as a whole sentence does; an ellipsis does not count."""
    return text[-1:] in _MAY_STOP and bool(_FULL_STOP.search(text[-_ENDING:]))


def is_truncated(text: str) -> bool:
    """Whether the line breaks off in an ellipsis, as the blurb under a teaser does."""
    return bool(_TRUNCATED.search(text[-_ENDING:]))


def is_item(text: str) -> bool:
    """Whether the line is a bullet or a numbered item."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    """The line without its bullet or number, be that one without a stop: "1 Lift to be replaced"."""
    return _NUMBER.sub("", _BULLET.sub("", text, count=1), count=1)


def is_time(text: str) -> bool:
    """Whether the line is nothing but a clock or a playing time."""
    return bool(_TIME.match(text))


def is_headline(text: str, *, fewest: int = 4) -> bool:
    """Whether the line could be a headline: some words, a capital or digit first, no full stop at the end."""
    if text.rstrip("\"'”’»)")[-1:] in _NO_HEADLINE_ENDS or not fewest <= size(text) <= MAX_HEADLINE_WORDS:
        return False
    first = next((c for c in text if c.isalnum()), "")
    return not first.islower() and not is_item(text)


def is_titled(text: str) -> bool:
    """Whether a headline Has Its Words in Capitals."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > _SMALL_WORD]
    return bool(words) and sum(word[0].isupper() for word in words) >= _LEAST_TITLED * len(words)


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Whether the line is running text: several words and an end, or simply long."""
    count = size(text)
    return count >= MIN_PROSE_WORDS or (count >= 8 and ends_sentence(text) and not is_truncated(text))


def is_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, be it short: a line of a dialogue, an item of a report."""
    return ends_with_full_stop(text) and (size(text) > 1 or text[:1] in "“\"„«‘'¿¡")


def prose_span(blocks: Sequence[Block]) -> tuple[int, int]:
    """Where the page's running text begins and ends, `[first, last)`: all before and after it is an edge."""
    first = next((at for at, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    last = next((at for at in range(len(blocks), first, -1) if is_prose(blocks[at - 1].text)), first)
    return first, last
