"""Somebody's opposite number: who has the same part on the other side."""

import re

from answer.followups.conversation import Conversation

_WHO = re.compile(
    r"^\W*(?:who|whom)\b[^?]*\b(?:opposite number|counterpart|on the other side)\s*\??$",
    re.IGNORECASE,
)
_SIDE = re.compile(r"(?<=\s)(?:the\s+)?[A-Z][\w-]+(?:['’]s)?\s+(?P<noun>[a-z][\w-]+)")


def counterpart(text: str, conversation: Conversation) -> str | None:
    """Return who has that part on the other side, asked in the words of the last question.

    After "Who leads the Karvonian delegation?", "Who is his opposite number?" asks who leads the other
    delegation; None where the last question did not ask who has a part on one side.
    """
    last = conversation.last
    if last is None or last.opens_with != "who" or not _WHO.match(text):
        return None
    side = _SIDE.search(last.question)
    if side is None:
        return None
    return f"{last.question[: side.start()]}the other {side['noun']}{last.question[side.end() :]}"
