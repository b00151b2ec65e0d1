"""Headlines of other stories that stand bare between paragraphs, without any head above them."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import ends_with_full_stop, is_headline, is_prose, is_titled

_FEWEST_WORDS = 5
_FEWEST_LAST = 4
_SHORTEST_RUN = 2
_LONGEST_RUN = 12
_VERB = re.compile(
    r"\b(?:is|are|has|have|will|won[’']t|can|can[’']t|could|must|may|might|should|to|set|hit|cut|put)\b"
    r"|\b[a-z]{3,}[^\Ws]s\b"
    r"|(?<=\w )[A-Z][a-z]{2,}s\b"
)
_LIST_LIKE = re.compile(
    r"[;|•=$£€%#@?!(\[]|[.…][\"'”’)]*\s|(?:,.*){3}|(?:\s[-–—]\s.*){2}|\s[-–—]\s*\d|\d\s*[-–—]\s*\d"
    r"|https?:|\bvs?\b|^[“\"‘'].*[”\"’']$"
)
_SPEAKS = re.compile(r"\b(?:[Yy]ou|[Yy]our|I|[Mm]y|me|[Hh]ere|[Cc]heck|[Mm]eet|[Ww]atch)\b")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield runs of bare headlines of other stories.

    Every line of a run is built like a headline (five words or more, a verb in the present, nothing at its
    end), which is more than a heading within an article usually is, and the paragraph before the run ends as
    prose does (a colon would introduce a list). Between paragraphs there must be three of them; the last one
    stays, for it is the heading of what comes next. At the end of the page two are enough.
    """
    at = 1
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_teaser(blocks[end].text):
            end += 1
        goes_on = end < len(blocks)
        last = end - 1 if goes_on and is_prose(blocks[end].text) else end
        fits = last == end - 1 if goes_on else True
        if fits and _SHORTEST_RUN <= last - at <= _LONGEST_RUN and _follows_prose(blocks[at - 1].text):
            yield Removal("teasers", "bare headlines of other stories", at, last)
        at = max(end, at + 1)
    yield from _last(blocks)


def _last(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the headlines at the page's end of which some say what happens, or that are spelled otherwise.

    Otherwise: the page's own headline Has Its Words in Capitals, and none of these has.
    """
    first = len(blocks)
    while first > 1 and _is_bare(blocks[first - 1].text):
        first -= 1
    run = [block.text for block in blocks[first:]]
    if not _SHORTEST_RUN <= len(run) <= _LONGEST_RUN or not _follows_prose(blocks[first - 1].text):
        return
    tells = sum(bool(_VERB.search(text)) for text in run)
    strange = is_titled(blocks[0].text) and not any(map(is_titled, run))
    if 2 * tells >= len(run) or strange:
        yield Removal("teasers", "bare headlines of other stories", first, len(blocks))


def _is_bare(text: str) -> bool:
    listed = _LIST_LIKE.search(text.rstrip("?"))
    return is_headline(text, fewest=_FEWEST_LAST) and not listed and not _SPEAKS.search(text)


def _is_teaser(text: str) -> bool:
    return (
        is_headline(text, fewest=_FEWEST_WORDS)
        and not _LIST_LIKE.search(text)
        and not _SPEAKS.search(text)
        and bool(_VERB.search(text))
    )


def _follows_prose(text: str) -> bool:
    return is_prose(text) and ends_with_full_stop(text)
