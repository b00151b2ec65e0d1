"""When it was."""

import re
from collections.abc import Iterator
from typing import Final

from answer.evidence import Sentence
from answer.inflection import past
from eval.drafting.proposal import Proposal, plain, subject, trimmed

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DATE: Final = (
    rf"(?P<date>\d{{1,2}} {_MONTH}(?: (?:1[5-9]|20)\d\d)?|{_MONTH} \d{{1,2}}(?:, (?:1[5-9]|20)\d\d)?|"
    rf"{_MONTH} (?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d)(?!\w|-)"
)
_FIRST: Final = re.compile(rf"(?:In|On|Since) {_DATE},? (?P<clause>.+)$")
_SUBJECT: Final = r"(?P<subject>(?:The |[A-Z])[^,;:“”\"()]{2,60}?)"
_PASSIVE: Final = re.compile(
    rf"{_SUBJECT} (?P<be>was|were) (?P<part>[a-z]+(?:ed|en|ld|lt|nt|un|wn|ght|ut)|lit|won|set|hit)\b"
    r"(?P<rest>.*)$"
)
_ACTIVE: Final = re.compile(rf"{_SUBJECT} (?P<verb>[a-z]+)\b(?P<rest>.*)$")
_APPOSED: Final = re.compile(
    rf"{_SUBJECT}, (?P<part>built|founded|opened|launched|established|created|published|released|completed|"
    rf"elected|signed|adopted|discovered|formed) (?:in|on) {_DATE},"
)
_WHILE: Final = re.compile(
    rf"(?:When|After|Before|Since) (?P<subject>(?:the |[A-Z])[^,;:“”\"()]{{2,60}}?) (?P<be>was|were) "
    rf"(?P<part>[a-z]+ed|built|sold|held|made) (?:in|on) {_DATE},"
)
_DATED: Final = re.compile(
    rf",? (?:in|on) {_DATE}(?!, (?:1[5-9]|20)\d\d)(?=[,.]|$| (?:in|at|by|after|before|with|and) )"
)
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whose|which|that|after|before|when|where|while|if|until|since|previous|first|and)\b"
)
_VERBS: Final = tuple(
    "open close die begin start win join resign launch sign move marry become arrive leave retire return "
    "sink collapse take hold vote pass approve adopt elect buy sell release end invade cross reach land "
    "publish introduce ban lose break fall build lead meet appoint declare".split()
)
_BASES: Final = {past(verb): verb for verb in _VERBS}


def when(sentence: Sentence) -> Iterator[Proposal]:
    """From "The bridge was opened on 3 May 1998" ask when the bridge was opened."""
    if not plain(sentence):
        return
    text = sentence.text.rstrip(".")
    if len(re.findall(_DATE.replace("?P<date>", "?:"), text)) != 1:
        return
    beside = _APPOSED.match(text) or _WHILE.match(text)
    named = subject(beside["subject"][:1].upper() + beside["subject"][1:]) if beside else None
    if beside and named:
        be = beside.groupdict().get("be") or "was"
        yield _proposal(f"When {be} {named} {beside['part']}?", beside["date"], sentence)
        return
    first = _FIRST.match(text)
    found = first or _DATED.search(text)
    if found is None:
        return
    clause = first["clause"] if first else text[: found.start()]
    question = _question(clause[:1].upper() + clause[1:])
    if question is not None:
        yield _proposal(question, found["date"], sentence)


def _proposal(question: str, date: str, sentence: Sentence) -> Proposal:
    return Proposal("when", "fact", question, date, (date,), sentence)


def _question(clause: str) -> str | None:
    if _SUBORDINATE.search(clause):
        return None
    for pattern in (_PASSIVE, _ACTIVE):
        found = pattern.match(clause)
        named = subject(found["subject"]) if found else None
        if found is None or named is None:
            continue
        if pattern is _PASSIVE:
            asked = f"{found['be']} {named} {found['part']}{found['rest']}"
        elif found["verb"] in _BASES:
            asked = f"did {named} {_BASES[found['verb']]}{found['rest']}"
        else:
            continue
        kept = trimmed(asked)
        return f"When {kept}?" if kept else None
    return None
