"""Labels that stand where an advertisement stood."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import key, words

_LABEL = re.compile(
    r"(?:(?:free|classified|google|sponsored|paid|local|post free|place your|report|report this|skip"
    r"|close|end of|start of"
    r"|remove) )?(?:ads?|adverts?|advertisements?|advertorial|classifieds?|classified ads)(?: \d+| free)?"
    r"|ads? (?:by|from) \w+(?: \w+)?|ad feedback|ad choices|adchoices|advertise (?:with us|here|on this site)"
    r"|(?:advertisement )?(?:article|story|content|text|page)? ?continues? (?:below|after|beneath)"
    r"(?: (?:this|the))?(?: advertisements?| ads?| advert| promo(?:tion)?| video| sponsored message)?"
    r"|(?:advertisement |ad )?scroll (?:down )?(?:to|for) (?:continue|more|read|the rest)(?: reading"
    r"| with content)?"
    r"|(?:advertisement )?continue reading(?: below)?(?: the| this)?(?: main story| article| story)?"
    r"|sponsored(?: content| links?| post| message| stories)?|sponsored by \w+(?: \w+)?"
    r"|promoted(?: content| stories| links?)?"
    r"|paid (?:content|post|partnership|promotion)|presented by|(?:this )?ad will end in \d+(?: seconds)?"
    r"|advertisement (?:scroll to continue|loading|skip advertisement)"
    r"|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklam[ae]?|annons|reclame|реклама"
    r"|реклама на сайте"
)
_SHOWN = re.compile(
    r"(?:\[\s*|\(\s*)(?:advertisement|ad|sponsored(?: content)?|anzeige|werbung|publicité|publicidad"
    r"|реклама)\s*[\])].*"
    r"|(?:advertisement|anzeige|sponsored content|paid content)\s*(?:[-–—:|])\s*.*",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS = 30
_SHOUTED = re.compile(r"ADVERTISING|PUBLICITY")


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines that say that there is an advertisement, alone or before its text."""
    for at, block in enumerate(blocks):
        text = block.text
        if len(words(text)) > _MOST_WORDS:
            continue
        if _LABEL.fullmatch(key(text)) or _SHOUTED.fullmatch(text):
            yield Removal("advertising", "the label of an advertisement", at, at + 1)
        elif _SHOWN.fullmatch(text):
            yield Removal("advertising", "an advertisement that says so", at, at + 1)
