"""How many, how much, how high."""

import re
from collections.abc import Iterator
from typing import Final

from answer.evidence import Sentence
from answer.inflection import is_past, past
from answer.numbers import numbers_in, value
from answer.tokens import tokens
from eval.drafting.proposal import Proposal, plain, speaks, subject, trimmed

_ABOUT: Final = (
    r"(?:at least|about|around|nearly|almost|some|more than|over|up to|as many as|only|just|roughly|"
    r"approximately|an estimated) "
)
_NOUN: Final = (
    r"(?P<noun>(?:[a-z][\w’'-]* ){0,2}?(?:[a-z][\w-]{2,}s|people|men|women|children|troops|police))"
)
_COUNT_FIRST: Final = re.compile(
    rf"(?:{_ABOUT})?@ {_NOUN} (?P<verb>were|was|are|have|had|will|[a-z]+) (?P<rest>.+)$",
    re.IGNORECASE,
)
_SUBJECT: Final = r"(?P<subject>(?:The |[A-Z])[^,;:“”\"()]{2,60}?)"
_HAS: Final = re.compile(rf"{_SUBJECT} (?P<verb>has|have|had) (?:{_ABOUT})?@ {_NOUN}(?P<rest>[ ,.].*)$")
_DOES: Final = re.compile(rf"{_SUBJECT} (?P<verb>[a-z]+) (?:{_ABOUT})?@ {_NOUN}(?P<rest>[ ,.].*)$")
_MEASURE: Final = re.compile(
    rf"{_SUBJECT} (?P<verb>is|was|are|were) (?:{_ABOUT})?@ (?P<unit>met(?:re|er)s?|kilomet(?:re|er)s?|"
    r"miles?|feet|years?|hectares?|cent(?:imet(?:re|er)s)?) (?P<how>high|long|wide|deep|tall|old|thick)\b"
)
_COST: Final = re.compile(
    rf"{_SUBJECT} (?P<verb>cost|costs) (?:{_ABOUT})?@(?P<unit>(?: [a-z]+s)?)(?P<rest>[ ,.].*)$"
)
_VERBS: Final = tuple(
    "kill injure employ lose win receive sell buy build create attract collect raise spend carry produce "
    "plant cover hold host close open hire train deliver treat rescue arrest destroy damage score "
    "serve publish record donate recruit".split()
)
_BASES: Final = {past(verb): ("did", verb) for verb in _VERBS} | {
    f"{verb}s": ("does", verb) for verb in _VERBS
}
_DO: Final = {"has": "does", "have": "do", "had": "did"}
_PLACE: Final = "\x00"
_ENOUGH: Final = 5
"""Words of content by which it is clear what is counted."""
_NO_NOUN: Final = frozenset(("years", "days", "months", "weeks", "hours", "minutes", "times", "percentage"))
_CANNOT: Final = ("per cent", "percent", "%", "$", "€", "£")


def how_many(sentence: Sentence) -> Iterator[Proposal]:
    """From "26 people were hurt in the fire" ask how many people were hurt in the fire."""
    if not plain(sentence):
        return
    for number in numbers_in(sentence.text):
        words = number.group().strip()
        if (
            not value(words)[-1:].isdigit()
            or value(words) == "1"
            or (any(mark in words for mark in _CANNOT) and "cost" not in sentence.text)
        ):
            continue
        text = f"{sentence.text[: number.start()]}{_PLACE}{sentence.text[number.end() :]}"
        for question, unit in _questions(text):
            if any(speaks(word.strip("?,.")) for word in question.split()):
                return
            answer = f"{words} {unit}".strip()
            wanted = tuple(dict.fromkeys((words, value(words))))
            yield Proposal("how many", "fact", question, answer, wanted, sentence)
            return


def _questions(text: str) -> Iterator[tuple[str, str]]:
    """Yield a question about the number that stands at the mark, and the unit of its answer."""
    for make in (_counted, _had, _done, _measured, _paid):
        found = make(text.replace(_PLACE, "@"))
        if found is not None:
            yield found
            return


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.match(text) if text.count("@") == 1 else None


def _counted(text: str) -> tuple[str, str] | None:
    found = _match(_COUNT_FIRST, text)
    if not found or found["noun"].split()[-1] in _NO_NOUN:
        return None
    if found["verb"] not in {"were", "was", "are", "have", "had", "will"} and not is_past(found["verb"]):
        return None
    kept = trimmed(f"{found['noun']} {found['verb']} {found['rest']}")
    return (f"How many {kept}?", found["noun"]) if kept and _tells_where(kept) else None


def _tells_where(kept: str) -> bool:
    """Tell whether a count of things says enough of them: "people were killed in Haiti" may be any day's."""
    content = [word for word in tokens(kept) if word.content]
    return len(content) >= _ENOUGH or (len(content) == _ENOUGH - 1 and any(c.isdigit() for c in kept))


def _had(text: str) -> tuple[str, str] | None:
    found = _match(_HAS, text)
    return _asked(found, _DO[found["verb"]], "have") if found else None


def _done(text: str) -> tuple[str, str] | None:
    found = _match(_DOES, text)
    return _asked(found, *_BASES[found["verb"]]) if found and found["verb"] in _BASES else None


def _asked(found: re.Match[str], helper: str, verb: str) -> tuple[str, str] | None:
    noun = found["noun"]
    if noun.split()[-1] in _NO_NOUN:
        return None
    named = subject(found["subject"])
    kept = trimmed(f"{noun} {helper} {named} {verb}{found['rest']}") if named else None
    return (f"How many {kept}?", noun) if kept else None


def _measured(text: str) -> tuple[str, str] | None:
    found = _match(_MEASURE, text)
    if not found:
        return None
    named = subject(found["subject"])
    kept = trimmed(f"{found['how']} {found['verb']} {named}") if named else None
    return (f"How {kept}?", found["unit"]) if kept else None


def _paid(text: str) -> tuple[str, str] | None:
    found = _match(_COST, text)
    if not found:
        return None
    helper = "did" if found["verb"] == "cost" else "does"
    named = subject(found["subject"])
    if named is None or re.match(r" (?:per|and|or|a|each)\b", found["rest"]):
        return None
    kept = trimmed(f"much {helper} {named} cost{found['rest']}")
    return (f"How {kept}?", found["unit"].strip()) if kept else None
