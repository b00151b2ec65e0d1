"""Headlines of other stories that stand bare between paragraphs, without any head above them."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_headline, is_prose, words

_FEWEST_WORDS = 5
_SHORTEST_RUN = 2
_LONGEST_RUN = 12
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|won[’']t|would|can|can[’']t|could|must|may|might|should|to|do|does|did"
    r"|set|hit|hits|cut|put|says?|said)\b|\b[a-z]{3,}(?:s|ed)\b|\b[A-Z][a-z]{2,}(?:es|s|ed)\b"
)
_LIST_LIKE = re.compile(r"[:;|•=$£€%#@]|\s[-–—]\s*\d|\d\s*[-–—]\s*\d|https?:|\bvs?\.\s|^[“\"‘'].*[”\"’']$")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield runs of at least two bare headlines between running text.

    Every line of the run is a sentence-like headline of five words or more. The line before the run ends as
    a paragraph of prose does (a colon would introduce a list). The last line stays where prose follows: it
    is the heading of what comes next.
    """
    at = 1
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_teaser(blocks[end].text):
            end += 1
        last = end - 1 if end < len(blocks) and is_prose(blocks[end].text) else end
        if _SHORTEST_RUN <= last - at <= _LONGEST_RUN and _follows_prose(blocks[at - 1].text):
            yield Removal("teasers", "bare headlines of other stories", at, last)
        at = max(end, at + 1)


def _is_teaser(text: str) -> bool:
    return (
        is_headline(text, fewest=_FEWEST_WORDS)
        and len(words(text)) >= _FEWEST_WORDS
        and not _LIST_LIKE.search(text)
        and bool(_VERB.search(text))
    )


def _follows_prose(text: str) -> bool:
    return is_prose(text) and ends_with_full_stop(text)
