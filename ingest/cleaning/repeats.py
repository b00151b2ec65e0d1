"""What the page shows twice: its headline or standfirst at the head, words of the text as a pull quote."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_item, is_prose, is_sentence, key, prose_span, size

_HEAD = 8
_FIRST_QUOTE = 4
_FEWEST_WORDS = 3
_FEWEST_QUOTED = 5
_MOST_QUOTED = 30
_DOUBLE = '“„«"'
_QUOTES = "“„«‘\"'"
_LISTED = re.compile(r"^[^:]{1,40}:\s|\d|\s[-–—/]\s")
_MARKS = "“”„«»‘’\"'.,!?… "


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines among the first eight that stood there before, and pull quotes of words said elsewhere."""
    yield from _doubled(blocks)
    seen: set[str] = set()
    for at, block in enumerate(blocks[:_HEAD]):
        line = key(block.text)
        if line in seen and size(block.text) >= _FEWEST_WORDS and not is_item(block.text):
            yield Removal("repeat", "a line of the page's head, shown a second time", at, at + 1)
        seen.add(line)
    first, last = prose_span(blocks)
    whole = ""
    for at in range(max(first + 1, _FIRST_QUOTE), last):
        text = blocks[at].text
        if _may_be_pulled(text) and (at >= _HEAD or text[0] in _DOUBLE):
            whole = whole or "\n".join(block.text for block in blocks)
            if whole.count(text.strip(_MARKS)) > 1:
                yield Removal("repeat", "a pull quote: words of the text, shown a second time", at, at + 1)


def _doubled(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines that stand twice in a row below the head: a picture's text and its caption."""
    for at in range(_HEAD, len(blocks) - 1):
        text = blocks[at].text
        if text == blocks[at + 1].text and size(text) >= _FEWEST_WORDS and not is_prose(text):
            yield Removal("repeat", "a line shown twice in a row", at, at + 2)


def _may_be_pulled(text: str) -> bool:
    """Whether a line is some words in quotation marks, or a phrase that is neither sentence nor heading.

    What a list says of several things alike is none.
    """
    if not _FEWEST_QUOTED <= size(text) <= _MOST_QUOTED:
        return False
    if text[0] in _QUOTES:
        pulled = text[-1] in _MARKS and text[-1] != "."
    else:
        pulled = not (is_prose(text) or is_sentence(text))
    return pulled and not is_item(text) and not _LISTED.search(text)
