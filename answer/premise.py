"""What a question takes for granted: "Why did Peskov forbid it?" that he forbade it."""

import re
from itertools import pairwise

from answer.inflection import is_past, past
from answer.tokens import tokens
from answer.turned import Stated, sentence, stated

_LONGEST = 1_000
"""Characters of a question that are read; what comes after is a text."""
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?"
    r"(?:(?P<phrase>(?:on|for|in|at|by|with|under|to|from|since|until)\s+(?:what|which)\s+[\w-]+(?:\s+[\w-]+)??)|"
    r"since when|until when|why exactly|why|when exactly|when|where exactly|where|how exactly|how)\s+"
    r"(?P<aux>did|does|do|is|are|was|were|has|have|had)(?P<not>n['’]t)?\s+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^\W*what\s+(?:led|caused|drove|prompted|forced)\s+(?P<who>.+?)\s+to\s+(?P<verb>\w+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_MADE = re.compile(r"^\W*what made\s+", re.IGNORECASE)
_HOW_COME = re.compile(r"^\W*how come\s+(?P<rest>.+)$", re.IGNORECASE)
_SUBJECT_COUNT = re.compile(r"^\W*how many\s+(?P<whom>(?:of\s+)?[\w’'-]+\s+.*\w.*)$", re.IGNORECASE)
_FROM_WHERE = re.compile(r"\bfrom\.$")
_TURNED = re.compile(
    r"\b(?:did|does|do|will|can|would|could)\s|\b(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad)\s+"
    r"(?:the|a|an|his|her|its|their|this|that|he|she|it|they|we|you|there|[A-Z])"
)


def premise(question: str) -> Stated | None:
    """Return the statement that a why, when, where or how question presupposes, with its verb.

    None where it presupposes none that can be put into words: "Did he go?", "Who went?", "What did he say?".
    """
    text = question[:_LONGEST].strip()
    if found := _HOW_COME.match(text):
        return Stated(sentence(found["rest"]))
    if found := _REASON.match(text):
        verb = found["verb"].casefold()
        return Stated(sentence(f"{found['who']} {past(verb)}{found['rest']}"), verb)
    if found := _MADE.match(text):
        return stated(text[found.end() :], "did")
    if found := _ASKS.match(text):
        clause = text[found.end() :]
        whole = stated(clause, found["aux"].casefold(), negated=bool(found["not"]))
        return whole and whole._replace(text=_FROM_WHERE.sub("from somewhere.", whole.text))
    counted = _SUBJECT_COUNT.match(text)
    if counted and not _TURNED.search(counted["whom"]):
        return Stated(sentence(f"some {counted['whom']}"), _verb_of(counted["whom"]))
    return None


def _verb_of(clause: str) -> str:
    """The verb of a clause as it stands: behind "was" or "were", else its only past form; "" if not plain."""
    words = [word.normal for word in tokens(clause)[1:]]
    passive = [after for before, after in pairwise(words) if before in {"was", "were"}]
    told = passive or [word for word in words if is_past(word)]
    return told[0] if len(told) == 1 and told[0].isalpha() else ""
