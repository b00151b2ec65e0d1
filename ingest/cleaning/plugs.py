"""Closing lines in which the page speaks for itself: stay tuned, subscribe, follow us, send us a tip."""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import size, words

_SENTENCE = re.compile(r"""[^.!?]+(?:[.!?](?![\s"'”’]|$)[^.!?]*)*[.!?]*["'”’)\]]*""")
_PLUG = re.compile(
    r"""^\W*(?:please\s+|and\s+|also,?\s+|so\s+|don[’']t\s+(?:forget|miss)\s+to\s+|be\s+sure\s+to\s+|make\s+sure\s+to\s+|you\s+can\s+(?:also\s+)?)*
    (?:stay\s+(?:tuned|with\s+us|connected|updated|informed)\b
    |subscribe\s+(?:now|today|here)\b
    |subscribe\s+(?:to|for)\s+(?:our|\S+\.\w{2,4}|[\w\s'’]{1,50}\s(?:newsletters?|letter|channel|podcast
    |magazine|app|today|now|here))\b
    |sign\s+up\s+(?:for|to|now|today|here)\b.*\b(?:newsletter|alerts|updates|email|briefing|here|free)\b
    |follow\s+(?:us|our|me|@\w+|[\w\s]{1,40}\s+on\s+(?:facebook|twitter|x|instagram|whatsapp|telegram
    |youtube|linkedin|tiktok|threads|google))\b
    |follow\s+the\s+[\w\s]{1,40}\s+for\s+(?:your|more|all|the\s+latest|daily|breaking)\b
    |(?:are\s+you\s+|did\s+you\s+|do\s+you\s+)?(?:enjoy(?:ing|ed)?|liked?)\s+(?:this|what|the|our
    |reading)\b[^.]{0,60}\?
    |share\s+this\s+(?:article|story|post)\b
    |like\s+us\s+on\b|join\s+(?:us\s+on|our|the\s+conversation)\b|(?:download|get|install)\s+(?:the
    |our)\s+[\w\s]{0,30}app\b
    |for\s+(?:more|the\s+latest|all\s+the\s+latest|breaking|live|real[\s-]time)\b[^.]*\b(?:news|updates
    |stories|coverage|videos|headlines)\b
        [^.]*\b(?:follow|visit|click|subscribe|stay|download|join|check|head\s+to|log\s+on|sign)\b
    |(?:click|tap)\s+here\b|(?:visit|check\s+out)\s+our\b|support\s+(?:our|independent
    |local)\s+journalism\b|donate\b.*\b(?:now|today|here)\b
    |(?:send|email)\s+(?:us|your)\s+(?:a\s+)?(?:tip|tips|story|feedback|news|letter)\b
    |(?:read|catch|get|see|watch|find)\s+(?:all\s+(?:the|our)|the\s+latest|more|latest)\b[^.]*\b(?:news
    |updates|stories|coverage|videos|headlines)\b[^.]*\b(?:here|on|at)\b
    |(?:got|have|do\s+you\s+have)\s+a\s+(?:news\s+)?(?:tip|story)\b|share\s+(?:this|your\s+(?:thoughts
    |views|opinion))\b
    |let\s+us\s+know\b.*\bcomments?\b|what\s+do\s+you\s+think\b.*\bcomments?\b
    |tell\s+us\s+(?:what\s+you\s+think\s+)?in\s+the\s+comments\b
    |(?:thank\s+you|thanks)\s+for\s+(?:reading|watching|listening|subscribing|visiting)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_OWN = re.compile(
    r"\b(?:us|our|we|here|this\s+(?:article|story|post)|newsletters?|channel|app|inbox|tuned|thanks?|live|"
    r"e-?mail|podcast)\b"
    r"|@\w|\b(?:subscribe|follow|sign\s+up)\b[^.]{0,40}\b(?:now|today|for\s+more|free)\b",
    re.IGNORECASE,
)
"""Words by which a page speaks of itself; without any, an article may say the same."""
_TAIL = 5
_MOST_WORDS = 80


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield paragraphs among the last five of which every sentence is such a plug."""
    first = max(1, len(blocks) - _TAIL)
    for at in range(first, len(blocks)):
        if _is_plug(blocks[at].text):
            yield Removal("plug", "the page advertising itself", at, at + 1)


def _is_plug(text: str) -> bool:
    if size(text) > _MOST_WORDS:
        return False
    sentences = [found[0] for found in _SENTENCE.finditer(text) if words(found[0])]
    return (
        bool(sentences) and all(_PLUG.search(sentence) for sentence in sentences) and bool(_OWN.search(text))
    )
