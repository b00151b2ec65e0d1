"""Who published an article: by metadata, the page's title, its head and foot, its host, or an agency's mark.

An agency that signs the dateline is the outlet only where the page names no other: papers print its stories.
"""

import re
from collections.abc import Sequence

from ingest.article import Cut
from ingest.block import Block
from ingest.cleaning.shape import key, words
from ingest.metadata import mastheads
from ingest.metadata.hosts import outlet_at
from ingest.page import Hints

_AGENCIES = {
    "reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "upi": "UPI",
    "cnn": "CNN",
    "dpa": "dpa",
    "ani": "ANI",
    "pti": "PTI",
    "ians": "IANS",
    "interfax": "Interfax",
    "bloomberg": "Bloomberg",
    "anadolu": "Anadolu",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "cna": "CNA",
    "efe": "EFE",
    "ansa": "ANSA",
    "rferl": "RFE/RL",
    "rfe rl": "RFE/RL",
}
_MARK = re.compile(r"^[^()]{0,80}\((?P<agency>[A-Z][\w /.]{1,20})\)\s?(?:[-–—]{1,2})\s?\S(?P<alone>)")
_BARE = re.compile(r"^(?:\((?P<agency>[A-Z]{2,8}|Reuters)\)\s[A-Z“\"]|(?P<alone>CNN|AP|AFP)\s?[—–-]{1,2}\s?)")
_SUFFIX = re.compile(r"\s[|–—-]\s|\s?[|»]\s?")
_HEAD = 5
_FOOT = 3
_LONGEST = 100
_READ = 1000
_MOST_CUT = 4000  # characters of one
_MOST_CUTS = 60  # at each end of the page
_MOST_WORDS = 5


def find(
    hints: Hints, blocks: Sequence[Block], title: str | None, cuts: Sequence[Cut] = (), uri: str = ""
) -> str | None:
    """Return the outlet's name, or None where the page doesn't say.

    Args:
        hints: what the metadata say.
        blocks: the clean text.
        title: the article's headline.
        cuts: what was removed: the outlet's name stands where the furniture is.
        uri: the document's, which may be an address.
    """
    if hints.outlet and hints.outlet.strip():
        return " ".join(hints.outlet.split())[:_LONGEST]
    return (
        _title_ending((hints.page_title or "")[:_READ], title)
        or _shown(blocks, cuts)
        or outlet_at(hints.url or uri)
        or _agency(blocks)
    )


def _shown(blocks: Sequence[Block], cuts: Sequence[Cut]) -> str | None:
    """The name that the furniture of the page shows."""
    start = blocks[0].raw_start if blocks else 0
    above = lines_of([cut for cut in cuts[:_MOST_CUTS] if cut.raw_start < start])
    asides = [*lines_of(cuts), *(block.text for block in blocks[-_FOOT:])]
    return mastheads.find(above, [block.text for block in blocks[:_HEAD]], asides)


def lines_of(cuts: Sequence[Cut]) -> list[str]:
    """The lines of what was cut near the head and the foot of the page, without those that are blank."""
    near = [*cuts[:_MOST_CUTS], *cuts[max(_MOST_CUTS, len(cuts) - _MOST_CUTS) :]]
    return [line for cut in near for line in map(str.strip, cut.text[:_MOST_CUT].splitlines()) if line]


def _title_ending(page_title: str, title: str | None) -> str | None:
    """The ending of a `<title>` whose beginning is the headline itself: "Ferry sunk - The Harbour Post"."""
    if not page_title or not title:
        return None
    for cut in _SUFFIX.finditer(page_title):
        if key(page_title[: cut.start()]) == key(title):
            ending = _SUFFIX.split(page_title[cut.end() :])[-1].strip()
            return ending if 0 < len(words(ending)) <= _MOST_WORDS else None
    return None


def _agency(blocks: Sequence[Block]) -> str | None:
    """The agency that signs the dateline: "LONDON, March 3 (Reuters) - "."""
    for block in blocks[:_HEAD]:
        if found := _MARK.match(block.text[:140]) or _BARE.match(block.text[:140]):
            said = found["agency"] or found["alone"]
            if agency := _AGENCIES.get(key(said)):
                return agency
    return None
