"""What a question takes for granted and nothing that was found tells: "When did the ferry explode?"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from answer.acts import same_act
from answer.answer import Answer
from answer.check.line import Line
from answer.check.quantities import Quantity, fits, quantities
from answer.evidence import Scored
from answer.found import Found
from answer.inflection import past
from answer.lexicon import SPEECH_VERBS, words
from answer.meaning import Meaning
from answer.tokens import stem
from answer.turned import Stated

_LIGHT: Final = frozenset(
    stem(form)
    for verb in SPEECH_VERBS
    | words(
        """
        be have do come go get take make give put keep start begin work happen occur locate situate find see
        think feel mean call name know look seem become use need want help base consist contain exist stand
        lie originate live decide describe
        """
    )
    for form in (verb, past(verb))
)
"""Stems of verbs that assert little: it is told by sentences that have none of their words."""
_ALIKE: Final = 0.5
"""Cosine from which one word may be said for another; unrelated ones stay under it."""
_BEST: Final = 6
"""Sentences in which it is looked for."""
_FEW: Final = 12
"""A count up to which a text need not say the number: "the two ministers"."""
_NO_AMOUNTS: Final = frozenset({"th", "clock", "times"})


def untold(answer: Answer, found: Found, meaning: Meaning) -> Answer:
    """Return an answer that says what its question takes for granted and nothing found tells.

    That is what it says happened, where its verb is missing from the best sentences by all its forms, words
    for the same act and words alike to the embedder: there is no short answer then, and what is quoted is
    only what comes nearest. And it is amounts that none of them has. Whether a verb is told of the persons
    that the question names is not judged, for that takes more than words.
    """
    best, taken = found.ranked[:_BEST], found.understood.premise
    happened = taken is None or _happened(taken, best, meaning)
    missing = (
        [f"The articles do not tell in these or like words: “{taken.text}”"] if taken and not happened else []
    )
    missing += [f"The articles do not tell of “{one.said}”." for one in _amounts(found.understood.text, best)]
    if not missing:
        return answer
    outcome = "partly" if answer.outcome == "answered" else answer.outcome
    short = answer.short if happened else None
    return replace(answer, outcome=outcome, short=short, untold=(*answer.untold, *missing))


def _happened(taken: Stated, best: Sequence[Scored], meaning: Meaning) -> bool:
    """Whether the sentences have the verb of a statement in some form or other words."""
    if not taken.verb or stem(taken.verb) in _LIGHT:
        return True
    said = [word for one in best for word in one.sentence.words if word.content]
    if not same_act(taken.verb).isdisjoint(word.stem for word in said):
        return True
    likeness = meaning.similarities(taken.verb, list(dict.fromkeys(word.normal for word in said)))
    return float(likeness.max(initial=0.0)) >= _ALIKE


def _amounts(question: str, best: Sequence[Scored]) -> Iterator[Quantity]:
    """Yield the amounts of a question that no sentence has, rounded or converted."""
    asked = [
        q for q in quantities(Line(question)) if q.unit not in _NO_AMOUNTS and (q.unit or q.number > _FEW)
    ]
    if not asked:
        return
    told = [q for one in best for q in quantities(Line(one.sentence.text))]
    yield from (one for one in asked if not any(fits(one, other) for other in told))
