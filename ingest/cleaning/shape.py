"""What a line looks like: a sentence, a headline, a label, a time. Shapes only, no topics."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[’'‑.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"""[.!?…:;][)\]"'”’»]*$""")
_FULL_STOP = re.compile(r"""[^.][.!?][)\]"'”’»]*$""")
_TRUNCATED = re.compile(r"""(?:\.\.\.|…|\[…\]|\[\.\.\.\])["'”’]?$""")
_BULLET = re.compile(r"^(?:[-–—−*•◾▪●►▶➤✓+>·]|\d{1,3}[.)]|\(\w\))\s*")
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")

MAX_HEADLINE_WORDS = 22
MIN_PROSE_WORDS = 25


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, punctuation left out. Remembered, for every rule asks."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """`text` reduced to its words in lower case, for comparing lines."""
    return " ".join(words(text.replace("\xa0", " "))).casefold()


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence or an introduction does (`.`, `?`, `:` and such, quotes aside)."""
    return bool(_SENTENCE_END.search(text))


def ends_with_full_stop(text: str) -> bool:
    """Whether the line ends as a whole sentence does; an ellipsis does not count."""
    return bool(_FULL_STOP.search(text))


def is_truncated(text: str) -> bool:
    """Whether the line breaks off in an ellipsis, as the blurb under a teaser does."""
    return bool(_TRUNCATED.search(text))


def is_item(text: str) -> bool:
    """Whether the line is a bullet or a numbered item."""
    return bool(_BULLET.match(text))


def is_time(text: str) -> bool:
    """Whether the line is nothing but a clock or a playing time."""
    return bool(_TIME.match(text))


def is_headline(text: str, *, fewest: int = 4) -> bool:
    """Whether the line could be a headline: some words, a capital or digit first, no full stop at the end."""
    count = len(words(text))
    first = next((c for c in text if c.isalnum()), "")
    ends = text.rstrip("\"'”’»)")[-1:]
    return (
        fewest <= count <= MAX_HEADLINE_WORDS
        and not is_item(text)
        and not first.islower()
        and ends not in {".", ":", ";", ",", "…"}
    )


def is_prose(text: str) -> bool:
    """Whether the line is running text: several words and an end, or simply long."""
    count = len(words(text))
    return count >= MIN_PROSE_WORDS or (count >= 8 and ends_sentence(text) and not is_truncated(text))
