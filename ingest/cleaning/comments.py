"""The tail below an article: how many comments, the form to leave one, the comments themselves."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import key, words

_NUMBER = r"(?:\d+|no|one|two|three|four|five)"
_MARKER = re.compile(
    rf"{_NUMBER} (?:comments?|responses?|replies|reply|thoughts?)(?: (?:on|to|so far|yet)\b.{{0,300}})?"
    r"|(?:post|leave|add|write|submit|make) (?:a|your|an?) (?:comment|reply|response)(?: cancel reply"
    r"| below| here| now)?"
    r"|leave (?:a|your) (?:reply|comment) to .{0,80}|comments?(?: \d+)?|(?:view|show|see|read|hide"
    r"|load)(?: all)?(?: \d+)? comments"
    r"|(?:join|start) the (?:conversation|discussion)|be the first to (?:comment|reply"
    r"|respond)(?: on this.{0,20})?"
    r"|comments? (?:are )?(?:closed|disabled|off|section)(?: .{0,40})?|(?:please )?(?:log"
    r"|sign) in to (?:leave a |post a )?"
    r"(?:comment|reply).{0,40}|(?:you must be|you need to be) logged in to (?:post|leave|comment"
    r"|reply).{0,40}"
    r"|what do you think(?: (?:about|of) this)?|have your say|cancel reply|most liked|newest first"
    r"|oldest first|sort by newest"
    r"|comentarios|kommentare?|commentaires|комментарии|laisser un commentaire|dejar un comentario"
    r"|schreibe einen kommentar"
)
_FORM = re.compile(
    r"your e-?mail address will not be published.{0,60}|required fields are marked"
    r"|save my name e-?mail and website.{0,100}"
    r"|notify me (?:of|by|when|via)\b.{0,80}|(?:name|email|e-mail|website|comment|message|your name"
    r"|your comment)"
    r"(?: required| optional)?|submit(?: comment)?|post comment|reply|cancel|characters (?:left"
    r"|remaining).{0,20}"
    r"|this site uses akismet.{0,120}|learn how your comment data is processed|δ|report(?: comment"
    r"| abuse)?|like|share|all comments"
)
_TALK = re.compile(
    r"(?:.{1,60} says?|reply|like|report|.{0,40}\b(?:am|pm)|.{0,40}\bago|\d+ (?:likes?|replies)"
    r"|log in to reply|up ?vote|.{0,40} at \d.{0,12})"
)
_LEAST_BEFORE = 0.5
_MOST_AFTER = 60


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield the line that begins the comments, the form after it, and, where they show, the comments.

    The line must stand in the second half of the page's text. What follows it is cut to the end only where
    at least two lines are the apparatus of comments ("Anna says", "Reply", "3 hours ago").
    """
    total = sum(len(block.text) for block in blocks)
    before = 0
    for at, block in enumerate(blocks):
        if before >= _LEAST_BEFORE * total and _MARKER.fullmatch(key(block.text)):
            yield Removal("comments", "the comments below the article", at, _end(blocks, at + 1))
            return
        before += len(block.text)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the comments that begin before `start` end."""
    rest = blocks[start:]
    talk = sum(bool(_TALK.fullmatch(key(block.text))) for block in rest)
    if talk >= 2 and all(len(words(block.text)) <= _MOST_AFTER * 3 for block in rest):
        return len(blocks)
    end = start
    while end < len(blocks) and _is_apparatus(blocks[end].text):
        end += 1
    return end


def _is_apparatus(text: str) -> bool:
    line = key(text)
    return bool(_FORM.fullmatch(line) or _MARKER.fullmatch(line))
