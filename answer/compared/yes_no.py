"""Yes or no where a question sets sides beside each other: each heard from its own source, then compared."""

import re
from collections.abc import Sequence

from answer.answer import Answer
from answer.check.facts import compare
from answer.check.line import Line
from answer.check.quantities import quantities, same
from answer.check.source import content
from answer.compared.hearing import Heard, Hearing, silent
from answer.compared.relation import Relation, offered, relation
from answer.compared.sides import Sided, asks_whether
from answer.compose import Pick, compose
from answer.evidence import Scored
from answer.found import Found
from answer.labelled import labelled

# Chosen on development questions, see docs/answers.md.
_BORNE_OUT = 0.2
"""Of `Heard.bears`, from which a side's claim counts as borne out."""
_SAME = 0.5
"""Probability that one side's sentence bears out the other's, from which they say the same."""
_SUPPORTED = 0.7
"""Probability from which the reader's "supported" is believed of a sentence beside a person's claim."""
_CONTRADICTED = 0.9
"""Probability from which the reader's "contradicted" is believed; it is the same in checks."""
_ALIKE = 0.4
"""Share of a claim's words that a sentence holds, from which their facts can be compared."""
_DENIES = re.compile(
    r"^(?:the\s(?:article\s)?)?(?:fail(?:s|ed)?\sto|not|never|den(?:y|ies|ied)|omit(?:s|ted)?\sto)\s",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:amounts?|figures?|numbers?|prices?|sums?|totals?|percentages?|rates?|tolls?|costs?)\b",
    re.IGNORECASE,
)
_MATTERS = frozenset({"number", "date", "negation", "opposite", "quantifier"})
_WORDS: dict[Relation, tuple[str, str]] = {
    "agree": ("consistent", "inconsistent"),
    "before": ("before", "after"),
}


class YesNo:
    """Answers whether sides are so, agree, differ, or come in an order.

    Args:
        hearing: hears each side.
    """

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing

    def __call__(self, found: Found, question: Sided) -> Answer | None:
        """Answer with a sentence of each side; None where it is no such question, or no side says anything.

        `short` is given where the evidence of all sides decides it; a side that says nothing makes the
        outcome `partly`.
        """
        if not asks_whether(question) or not any(side.outlets or side.name for side in question.sides):
            return None
        heard = self._hearing.heard(found, question.sides)
        said = [one for one in heard if one is not None and not silent(one)]
        if not said:
            return None
        whole = len(said) == len(heard)
        return told(found, said, self._short(question, said) if whole else None, whole=whole)

    def _short(self, question: Sided, heard: Sequence[Heard]) -> str | None:
        """Yes or no, or of two words that the question offers the right one; None where nothing decides."""
        asked = relation(question)
        yes = self._decided(question, asked, heard)
        if yes is None:
            return None
        words = offered(question)
        if words is not None and (pair := _WORDS.get(asked)) is not None:
            return pair[0] if yes else pair[1]
        return "yes" if yes else "no"

    def _decided(self, question: Sided, asked: Relation, heard: Sequence[Heard]) -> bool | None:
        if asked == "each":
            return together([borne_out(one) for one in heard])
        if len(heard) < 2:
            return None
        one, other = heard[0], heard[-1]
        if asked in {"before", "after"}:
            first, second = ((h.article.published or "")[:10] for h in (one, other))
            if not first or not second or first == second:
                return None
            return (first < second) == (asked == "before")
        if asked in {"agree", "contradict"}:
            return self._contradicts(one, other) == (asked == "contradict")
        alike = self._says_same(one, other, asked_amount=bool(_AMOUNT.search(question.main)))
        return alike == (asked in {"same", "unchanged"})

    def _contradicts(self, one: Heard, other: Heard) -> bool:
        """Whether one side's sentence denies the other's, or gives another figure for the same."""
        if any(differs(a.sentence.text, b.sentence.text) for a, b in ((one, other), (other, one))):
            return True
        pairs = [(one.sentence.text, other.told), (other.sentence.text, one.told)]
        return any(r is not None and r.contradicted >= _CONTRADICTED for r in self._hearing.read(pairs))

    def _says_same(self, one: Heard, other: Heard, *, asked_amount: bool) -> bool:
        """Whether one side's sentence bears out the other's, or where an amount is asked for has it too."""
        if asked_amount and share_figure(one.sentence.text, other.sentence.text):
            return True
        pairs = [(one.sentence.text, other.told), (other.sentence.text, one.told)]
        readings = [r for r in self._hearing.read(pairs) if r is not None]
        if not readings:
            held = content(one.sentence.text), content(other.sentence.text)
            return len(held[0] & held[1]) >= _SAME * max(1, min(map(len, held)))
        return max(r.supported for r in readings) >= _SAME


def borne_out(heard: Heard) -> bool | None:
    """Whether a side's sentence bears its claim out; of a claim that denies, whether it does not.

    An outlet's claim is asked for as such: what its articles, wholly read, do not tell it does not claim.
    Whether a person does something is told by what is sure alone. None where nothing is.
    """
    claim = heard.side.claim
    if differs(claim, heard.sentence.text):
        so: bool | None = False
    elif heard.side.name:
        so = True if heard.supported >= _SUPPORTED else None
        so = False if heard.contradicted >= _CONTRADICTED else so
    else:
        so = True if heard.bears >= _BORNE_OUT else None
        so = False if so is None and heard.whole else so
    return so if so is None or not _DENIES.match(claim) else not so


def together(sides: Sequence[bool | None]) -> bool | None:
    """Whether all are so: no as soon as one is not, and unknown where one is unknown."""
    if False in sides:
        return False
    return None if None in sides else True


def differs(claim: str, sentence: str) -> bool:
    """Whether a sentence about the same has another figure or day, or says the opposite."""
    wanted = content(claim)
    if len(wanted & content(sentence)) < _ALIKE * len(wanted):
        return False
    return any(one.kind in _MATTERS for one in compare(claim, [sentence]))


def share_figure(one: str, other: str) -> bool:
    """Whether two sentences give the same figure of the same unit."""
    mine, theirs = quantities(Line(one)), quantities(Line(other))
    return any(same(a, b) for a in mine for b in theirs)


def told(found: Found, heard: Sequence[Heard], short: str | None, *, whole: bool) -> Answer:
    """Return an answer of one sentence a side, in the sides' order, each with its day and outlet."""
    picks = [Pick(Scored(one.sentence, one.bears, one.bears, None, one.similarity)) for one in heard]
    composed = labelled(compose(picks, found.articles), [one.article for one in heard])
    return found.answer("answered" if whole else "partly", composed.statements, composed.sources, short=short)
