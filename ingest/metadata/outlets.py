"""Who published an article: by metadata, the page title's ending, or an agency's mark in the dateline."""

import re
from collections.abc import Sequence

from ingest.block import Block
from ingest.cleaning.shape import key, words
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
_MARK = re.compile(r"^[^()]{0,80}\((?P<agency>[A-Z][\w /.]{1,20})\)\s*(?:[-–—]{1,2})\s*\S")
_BARE = re.compile(r"^\((?P<agency>[A-Z]{2,8}|Reuters)\)\s+[A-Z“\"]")
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_HEAD = 5
_MOST_WORDS = 5


def find(hints: Hints, blocks: Sequence[Block], title: str | None) -> str | None:
    """Return the outlet's name, or None where the page doesn't say."""
    if hints.outlet and hints.outlet.strip():
        return " ".join(hints.outlet.split())[:100]
    return _title_ending(hints.page_title, title) or _agency(blocks)


def _title_ending(page_title: str | None, title: str | None) -> str | None:
    """The ending of a `<title>` whose beginning is the headline itself: "Ferry sunk - The Harbour Post"."""
    if not page_title or not title:
        return None
    for cut in _SUFFIX.finditer(page_title):
        ending = page_title[cut.end() :].strip()
        if key(page_title[: cut.start()]) == key(title) and 0 < len(words(ending)) <= _MOST_WORDS:
            return ending
    return None


def _agency(blocks: Sequence[Block]) -> str | None:
    """The agency that signs the dateline: "LONDON, March 3 (Reuters) - "."""
    for block in blocks[:_HEAD]:
        found = _MARK.match(block.text[:140]) or _BARE.match(block.text)
        if found and (agency := _AGENCIES.get(key(found["agency"]))):
            return agency
    return None
