"""Advertisements that say so, with their text."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import size

_SHOWN = re.compile(
    r"(?:\[\s*|\(\s*)(?:advertisement|ad|advert|promoted|paid|sponsored(?: content)?|anzeige|werbung"
    r"|publicité|publicidad"
    r"|pubblicità|publicidade|реклама|إعلان)\s*[\])].*"
    r"|(?:advertisement|advert|ad|anzeige|(?:sponsor|partner|paid|sponsored|promoted|branded"
    r"|native) (?:content|message|post|link|story|spot)|advertorial|promotion|sponsored|"
    r"werbung|publicité|publicidad|pubblicità"
    r"|publicidade|реклама|إعلان)\s*(?:[-–—:|·•])\s*.*",
    re.IGNORECASE | re.DOTALL,
)
_SHOUTED = re.compile(r"ADVERTISING|PUBLICITY")
_MOST_WORDS = 30
_MOST_SPONSOR_WORDS = 14
_MOST_LINES = 5


_SPONSOR = re.compile(
    r"\W*(?:presented by|sponsored by|a (?:message|word) from (?:our|the) sponsors?|a message from"
    r"|in partnership with|brought to you by|together with|advertisement feature|paid post|partner content"
    r"|anzeige|sponsored)\b.{0,40}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\W*(?:TOGETHER WITH|PRESENTED BY|SPONSORED BY|BROUGHT TO YOU BY|IN PARTNERSHIP WITH|IN ASSOCIATION WITH"
    r"|A (?:MESSAGE|WORD) FROM|SUPPORTED BY|POWERED BY|PAID FOR BY|ADVERTISER CONTENT(?: FROM)?"
    r"|EN PARTENARIAT AVEC"
    r"|IN ZUSAMMENARBEIT MIT|PRÄSENTIERT VON|OFFERTO DA|PATROCINADO POR|OFERECIDO POR)\b[^.!?]{0,80}"
)
"""In capitals it is a label; an article says "together with" in small letters."""
_CALL = re.compile(
    r"\b(?:get a quote|get started|open (?:an|your) account|learn more|find out (?:more|how)|try (?:it|for)"
    r"|buy now|order (?:now|today)|book (?:now|today)|shop now|sign up|visit|click|discover"
    r"|start (?:now|today|your)|jetzt|mehr erfahren|for free|today)\b[^.!?]{0,60}[.!?»>]{0,3}$",
    re.IGNORECASE,
)


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the advertisements that begin with their label; labels alone are `labels`' business."""
    for at, block in enumerate(blocks):
        if is_labelled(block.text):
            yield Removal("advertising", "an advertisement that says so", at, at + 1)
        elif size(block.text) <= _MOST_SPONSOR_WORDS and _NAMED.fullmatch(block.text):
            yield Removal("advertising", "who paid for a part of the page", at, _end(blocks, at))
        elif at + 1 < len(blocks) and _is_sponsored(block.text, blocks[at + 1].text):
            yield Removal("advertising", "a sponsor's message under its label", at, at + 2)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the message of the sponsor named at `start` ends: with a call to buy, if there is one soon."""
    for at in range(start + 1, min(start + _MOST_LINES, len(blocks))):
        text = blocks[at].text
        if size(text) > _MOST_WORDS:
            break
        if _CALL.search(text) or "://" in text:
            return at + 1
    return start + 1


def is_labelled(text: str) -> bool:
    """Whether a line begins with the label of an advertisement: "Advertisement – Rope & Sons"."""
    return size(text) <= _MOST_WORDS and bool(_SHOWN.fullmatch(text) or _SHOUTED.fullmatch(text))


def _is_sponsored(text: str, below: str) -> bool:
    """Whether a sponsor's label stands above a short text that calls to buy something."""
    return bool(_SPONSOR.fullmatch(text)) and size(below) <= _MOST_WORDS and bool(_CALL.search(below))
