"""What a question takes for granted and nothing that was found tells: "When did the ferry explode?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from answer.another import of_another
from answer.answer import Answer
from answer.asked_speaker import source_named
from answer.check.line import Line
from answer.check.quantities import Quantity, fits, quantities
from answer.contrary import contrary, sign
from answer.deed import asserts, deed, tells_alike, verb_turned
from answer.doer import base_form
from answer.evidence import Scored
from answer.found import Found
from answer.meaning import Meaning
from answer.office import unheld
from answer.related import is_related
from answer.tokens import tokens
from answer.turned import Stated

_NOT_TOLD: Final = "What comes nearest in the articles does not tell, in these or like words: "
_ONE_THING: Final = frozenset({"person", "number", "date", "place", "outlet"})
_BEST, _NEAR = 6, 12
"""Sentences in which a verb is looked for, and an amount."""
_FEW: Final = 12
"""A count up to which a text need not say the number: "the two ministers"."""
_NO_AMOUNTS: Final = frozenset({"th", "clock", "times"})
_DIGIT: Final = re.compile(r"\d")  # "half a million" and the like are read in more than one way
_YEAR: Final = re.compile(r"(?:19|20)\d\d")  # before a name: "the 2025 Harbour Prize"
_SCORED: Final = re.compile(r"\d\s?[-–/]\s?$")
_SCORE: Final = re.compile(r"\s?[-–/]\s?\d|[- ]years?[- ]old", re.IGNORECASE)


class Missing(NamedTuple):
    """A sentence that says what nothing found tells, and whether a short answer stands all the same."""

    text: str
    stands: bool = False


def untold(answer: Answer, found: Found, meaning: Meaning) -> Answer:
    """Return an answer that says what its question takes for granted, or asks for, and nothing found tells.

    Then there is no short answer, but where only an amount of the question is missing, and what is quoted
    only comes nearest.
    """
    missing = tuple(_missing(answer, found, meaning))
    told = _tells_short(answer, found, meaning) and all(one.stands for one in missing)
    if not missing:
        return answer if told else replace(answer, short=None)
    return replace(
        answer,
        outcome="partly" if answer.outcome == "answered" else answer.outcome,
        short=answer.short if told else None,
        untold=(*answer.untold, *(one.text for one in missing)),
    )


def _missing(answer: Answer, found: Found, meaning: Meaning) -> Iterator[Missing]:
    """Yield what nothing found tells, what the question asks for first."""
    if _unnamed(found):
        yield Missing("What was found does not name it in plain words.")
    if _undone(found, meaning):
        yield Missing(f"{_NOT_TOLD}“{found.understood.text}”")
    if (note := unheld(found)) is not None:
        yield Missing(note)
    if (source := _silent_source(found, answer)) is not None:
        yield Missing(f"Nothing that was found is by or from “{source}”.")
    yield from _premise(found, meaning)
    for one in _amounts(found.understood.text, found.ranked[:_NEAR]):
        yield Missing(f"What comes nearest in the articles does not tell of “{one.said}”.", stands=True)


def _premise(found: Found, meaning: Meaning) -> Iterator[Missing]:
    """Yield what a why, when, where or how question takes for granted, if it is denied or not told.

    It is told where the best sentences have its verb in some form, a word for the same act, or, if it is in
    no class of those, a word alike to the embedder.
    """
    taken = found.understood.premise
    if taken is None:
        return
    if contrary(found) is not None:
        yield Missing(f"What comes nearest in the articles tells otherwise than: “{taken.text}”")
    elif not _happened(taken, found, meaning):
        yield Missing(f"{_NOT_TOLD}“{taken.text}”")


def _undone(found: Found, meaning: Meaning) -> bool:
    """Whether one thing is asked for of a deed that nothing tells: who did it, how much somebody spent."""
    question = found.understood
    if question.premise is not None or question.wants not in _ONE_THING:
        return False
    verb = deed(question) or verb_turned(question.text)
    return bool(verb) and not _happened(Stated(question.text, verb), found, meaning)


def _unnamed(found: Found) -> bool:
    """Whether somebody or something is asked for by a relation, of which no name is told."""
    said = [one.sentence for one in found.ranked[:_NEAR]]
    text, own = found.understood.text, {name.last for name in found.understood.names}
    others = {name.text for one in said for name in one.names if name.last not in own}
    told = [is_related(text, name, [one.text for one in said]) for name in sorted(others)]
    return bool(told) and not any(one is not False for one in told)


def _silent_source(found: Found, answer: Answer) -> str | None:
    """The name behind "according to" that has neither published nor said anything of what was found."""
    name = source_named(found.understood.text, found.understood.names)
    if name is None:
        return None
    parts = set(name.parts)
    said = [
        f"{one.text} {one.label or ''} {one.speaker or ''} {one.told or ''} {one.via or ''}"
        for one in answer.statements
    ]
    outlets = [one.outlet or "" for one in answer.sources]
    heard = any(parts <= {word.normal for word in tokens(text)} for text in (*said, *outlets))
    speaks = any((one.speaker or "").casefold().endswith(name.last) for one in answer.statements)
    spoken = any(name.last == who.last for s in found.ranked[:_NEAR] for who in s.sentence.speakers)
    return None if heard or speaks or spoken else name.text


def _happened(taken: Stated, found: Found, meaning: Meaning) -> bool:
    """Whether the best sentences of what is named have a verb in some words; one may assert little."""
    if not asserts(taken.verb, found.understood.text):
        return True
    best = found.of_the_named()[:_BEST]
    verb = base_form(taken.verb)
    signs = [sign(one, verb) for one in best]
    if any(one > 0 for one in signs) or (" not " in taken.text and any(signs)):
        return True
    words = (word for one, told in zip(best, signs, strict=True) if not told for word in one.sentence.words)
    return tells_alike(words, verb, meaning)


def _tells_short(answer: Answer, found: Found, meaning: Meaning) -> bool:
    """Whether a sentence that has the short answer tells of what the question says was done, and of whom.

    "When did Ada Roth resign?" is not answered by the day on which another one did.
    """
    verb, short = deed(found.understood), answer.short
    if not verb or short is None:
        return True
    cited = {one.article for one in answer.sources}
    holding = [s for s in found.by_words if s.sentence.article in cited and short in s.sentence.text]
    own = [one for one in holding if not of_another(found.understood, one.sentence)]
    return not holding or any(tells_alike(one.sentence.words, verb, meaning) for one in own)


def _amounts(question: str, ranked: Sequence[Scored]) -> Iterator[Quantity]:
    """Yield the amounts of a question that no sentence has, rounded or converted."""
    line = Line(question)
    asked = [one for one in quantities(line) if _measures(line, one)]
    if not asked:
        return
    told = [one for s in ranked for one in quantities(Line(s.sentence.text))]
    yield from (one for one in asked if not any(_tells(other, one) for other in told))


def _tells(other: Quantity, one: Quantity) -> bool:
    """Whether a text's amount is that of the question; the "895th goal" makes 895."""
    return fits(one, other) or (other.unit == "th" and other.number == one.number)


def _measures(line: Line, one: Quantity) -> bool:
    """Whether it is an amount that a text has to say: no few, rank, age, score, nor part of a name."""
    if one.unit in _NO_AMOUNTS or (not one.unit and one.number <= _FEW):
        return False
    before = line.words[one.word - 1] if one.word > 1 else None
    after = line.words[one.last + 1] if one.last + 1 < len(line.words) else None
    of_a_year = _YEAR.fullmatch(one.text) is not None and after is not None and after.capital
    named = of_a_year or (before is not None and before.capital and not one.unit)
    around = line.text[: line.words[one.word].start], line.text[line.words[one.last].end :]
    return (
        not (named or _SCORED.search(around[0]) or _SCORE.match(around[1]))
        and _DIGIT.search(one.text) is not None
    )
