"""Words that a sentence tells only to say that they are not so: "It is not true that 500 people died"."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from answer.check.line import Line

_TALK = (
    "reports?|claims?|suggestions?|allegations?|accusations?|rumou?rs?|assertions?|notions?|ideas?|figures?|numbers?"
    "|stor(?:y|ies)|charges?"
)
_BEFORE: Final = re.compile(
    r"\b(?:not|n['’]t|never|hardly) (?:be |been )?(?:true|right|correct|the case) that\b"
    r"|\b(?:untrue|false|incorrect|nonsense|a lie|a myth) that\b"
    r"|\bno truth (?:in|to)\b"
    r"|\bden(?:y|ies|ied|ying) (?:that|having|(?:(?:any|the|all|these|such) )?(?:[a-z]{2,20} )?"
    rf"(?:{_TALK}))\b"
    r"|\b(?:reject|dismiss|disput|refut|rebut|contradict)(?:e|es|s|ed|ing)? (?:(?:any|the|all|these|such) )?"
    rf"(?:[a-z]{{2,20}} )?(?:{_TALK})\b",
    re.IGNORECASE,
)
"""What stands before words that are not so."""
_BEHIND: Final = re.compile(
    r"\b(?:is|are|was|were|been|be) (?:simply |plainly |just |quite |completely |entirely )?"
    r"(?:false|untrue|incorrect|nonsense|invented|made up|a lie|a myth|an invention)\b"
    r"|\b(?:is|are|was|were|has|have|had)(?: not|n['’]t)(?: been)? (?:true|right|correct)\b",
    re.IGNORECASE,
)
"""What stands behind them."""
_WRONG: Final = re.compile(
    rf"\b(?:{_TALK}|count|estimate|toll)\b.{{0,60}}\b(?:is|are|was|were|been) wrong\b", re.IGNORECASE
)
"""What calls a figure wrong; other things may be wrong and yet be so."""
_ENDS: Final = re.compile(
    r"[;:—–“”\"]|,? (?:but|although|though|while|whereas|because) |, (?:and|as|who|which|where)\b"
)
"""Where a clause ends."""
_ASIDE: Final = re.compile(r",\s(?:who|which|whose)\b")
"""How a clause begins that the next comma ends: "Roth, who had dismissed reports, resigned"."""


@lru_cache(maxsize=2_048)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for match in _BEFORE.finditer(text):
        end = _ENDS.search(text, match.end())
        last = end.start() if end else len(text)
        comma = text.rfind(",", 0, match.start())
        if comma >= 0 and _ASIDE.match(text, comma) and (closed := text.find(",", match.end(), last)) >= 0:
            last = closed
        found.append((match.end(), last))
    for match in (*_BEHIND.finditer(text), *_WRONG.finditer(text)):
        before = [end.end() for end in _ENDS.finditer(text, 0, match.end())]
        found.append((max([end for end in before if end <= match.start()], default=0), match.end()))
    return tuple(found)


def rejected(line: "Line") -> frozenset[int]:
    """Return which words of a sentence it tells only to say that they are not so."""
    spans = _spans(line.text)
    if not spans:
        return frozenset()
    return frozenset(n for n, word in enumerate(line.words) if any(a <= word.start < b for a, b in spans))
