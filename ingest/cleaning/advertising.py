"""Labels that stand where an advertisement stood."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import key

_LABEL = re.compile(
    r"(?:(?:free|classified|google|sponsored|paid|local|post free|place your|report|report this|skip|close|end of|start of"
    r"|remove) )?(?:ads?|adverts?|advertisements?|advertorial)(?: \d+| free)?"
    r"|ads? (?:by|from) \w+(?: \w+)?|ad feedback|ad choices|adchoices|advertise (?:with us|here|on this site)"
    r"|(?:advertisement )?(?:article|story|content|text|page)? ?continues? (?:below|after|beneath)"
    r"(?: (?:this|the))?(?: advertisements?| ads?| advert| promo(?:tion)?| video| sponsored message)?"
    r"|(?:advertisement |ad )?scroll (?:down )?(?:to|for) (?:continue|more|read|the rest)(?: reading| with content)?"
    r"|(?:advertisement )?continue reading(?: below)?(?: the| this)?(?: main story| article| story)?"
    r"|sponsored(?: content| links?| post| message| stories)?|sponsored by \w+(?: \w+)?|promoted(?: content| stories| links?)?"
    r"|paid (?:content|post|partnership|promotion)|presented by|(?:this )?ad will end in \d+(?: seconds)?"
    r"|advertisement (?:scroll to continue|loading|skip advertisement)"
    r"|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklam[ae]?|annons|reclame|реклама|реклама на сайте"
)
_SHOUTED = re.compile(r"ADVERTISING|PUBLICITY")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines that say nothing but that there is an advertisement."""
    for at, block in enumerate(blocks):
        if _LABEL.fullmatch(key(block.text)) or _SHOUTED.fullmatch(block.text):
            yield Removal("advertising", "the label of an advertisement", at, at + 1)
