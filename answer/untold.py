"""What a question takes for granted and nothing that was found tells: "When did the ferry explode?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from answer.acts import same_act
from answer.answer import Answer
from answer.check.line import Line
from answer.check.quantities import Quantity, fits, quantities
from answer.evidence import Scored
from answer.followups.noun_phrases import is_participle
from answer.found import Found
from answer.inflection import BASES, past
from answer.lexicon import SPEECH_VERBS, words
from answer.meaning import Meaning
from answer.office import unheld
from answer.tokens import stem, tokens
from answer.turned import Stated
from answer.understanding import source_named

_LIGHT: Final = frozenset(
    stem(form)
    for verb in SPEECH_VERBS
    | words(
        """
        be have do come go get take make give put keep set work happen occur locate situate see think feel
        mean call name know look seem become use need want help base consist contain exist stand lie originate
        live decide describe face suffer undergo spark pour post hand feature start begin find hold taken
        given gone done seen known begun
        """
    )
    for form in (verb, past(verb))
)
"""Stems of verbs that assert little: it is told by sentences that have none of their words."""
_HEAVY: Final = words(
    "deny reject praise warn welcome condemn criticise criticize dismiss admit threaten recall"
)
"""Verbs of saying that assert something all the same."""
_ALIKE: Final = 0.5
"""Cosine from which one word may be said for another; unrelated ones stay under it."""
_BEST, _NEAR = 6, 12
"""Sentences in which a verb is looked for, and an amount."""
_FEW: Final = 12
"""A count up to which a text need not say the number: "the two ministers"."""
_NO_AMOUNTS: Final = frozenset({"th", "clock", "times"})
_DIGIT: Final = re.compile(r"\d")  # "half a million" and the like are read in more than one way
_YEAR: Final = re.compile(r"(?:19|20)\d\d")  # before a name: "the 2025 Harbour Prize"
_SCORED: Final = re.compile(r"\d\s?[-–/]\s?$")
_SCORE: Final = re.compile(r"\s?[-–/]\s?\d|[- ]years?[- ]old", re.IGNORECASE)
_PARTICLES: Final = r"(apart|away|back|down|off|out|together|up)"
_THE_SAME: Final = words("blow burn shut")
"""Verbs that mean the same with "up" and "down"."""


def untold(answer: Answer, found: Found, meaning: Meaning) -> Answer:
    """Return an answer that says what its question takes for granted and nothing found tells.

    That is what it says happened, where the best sentences have its verb in no form, no word for the same act
    and, if it is in no class of those, no word alike to the embedder: then there is no short answer, and what
    is quoted only comes nearest. And it is amounts that neither these nor the next sentences have. Whether a
    verb is told of the persons that the question names is not judged, for that takes more than words.
    """
    asked, taken = found.understood.text, found.understood.premise
    happened = taken is None or _happened(taken, asked, found.ranked[:_BEST], meaning)
    missing = [
        f"What comes nearest in the articles does not tell of “{one.said}”."
        for one in _amounts(asked, found.ranked[:_NEAR])
    ]
    if taken is not None and not happened:
        missing.insert(
            0, f"What comes nearest in the articles does not tell, in these or like words: “{taken.text}”"
        )
    if (source := _silent_source(found, answer)) is not None:
        missing.insert(0, f"Nothing that was found is by or from “{source}”.")
        happened = False
    if (note := unheld(found)) is not None:
        missing.insert(0, note)
        happened = False
    if not missing:
        return answer
    outcome = "partly" if answer.outcome == "answered" else answer.outcome
    short = answer.short if happened else None
    return replace(answer, outcome=outcome, short=short, untold=(*answer.untold, *missing))


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


def _happened(taken: Stated, asked: str, best: Sequence[Scored], meaning: Meaning) -> bool:
    """Whether the sentences have the verb of a statement in some words; one may assert little."""
    kin = same_act(taken.verb)
    light = stem(taken.verb) in _LIGHT and taken.verb not in _HEAVY
    if light or not (kin or taken.verb in BASES or is_participle(taken.verb)) or _phrasal(taken.verb, asked):
        return True
    said = [word for one in best for word in one.sentence.words if word.content]
    own = {stem(taken.verb), stem(past(taken.verb))}
    if not (kin or own).isdisjoint(word.stem for word in said):
        return True
    if kin:
        return False
    plain = dict.fromkeys(word.normal for word in said if not word.capital)  # each costs a millisecond
    likeness = meaning.similarities(taken.verb, list(plain))
    return float(likeness.max(initial=0.0)) >= _ALIKE


def _phrasal(verb: str, asked: str) -> bool:
    """Whether a particle makes another verb of it: "set back", "fall apart"."""
    found = re.search(rf"\b{re.escape(verb)} {_PARTICLES}\b", asked, re.IGNORECASE)
    return found is not None and not (verb in _THE_SAME and found[1].lower() in {"up", "down"})


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
