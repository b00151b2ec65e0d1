"""How sure a source is of what it tells: "could resign" is no "resigned".

A claim that tells as done what every sentence of the evidence only lets be possible, planned or alleged says
more than the source. Rules, for what can be told by a word before the verb; the rest is left to the reader.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from answer.check.line import Line
from answer.check.shown import shown
from answer.inflection import BASES, is_past, past
from answer.lexicon import words
from answer.tokens import Token, stem

_MODALS: Final = frozenset({"may", "might", "could"})
_RUMOURED: Final = frozenset({"allegedly", "reportedly", "supposedly", "purportedly"})
_TO: Final = words(
    """
    said believed thought alleged reported rumoured rumored expected likely due scheduled supposed poised
    plan plans planned planning hope hopes hoped hoping intend intends intended want wants wanted promise
    promises promised pledge pledges pledged vow vows vowed propose proposes proposed threaten threatens
    threatened
    """
)
"""Words behind which "to" leads to what is not told as done."""
_HEDGED: Final = (
    _MODALS
    | _RUMOURED
    | words(
        """
        deny denies denied denying reject rejects rejected rejecting dispute disputes disputed dismiss
        dismisses dismissed doubt doubts doubted refuse refuses refused decline declines declined
        whether if unless perhaps maybe possibly probably apparently alleged allege alleges say says said
        saying according claim claimed claims suspect suspected accuse accused believe believes believed think
        thinks
        """
    )
)
"""Words of a claim that leave open or deny what it tells, too, or tell who says it."""
_COMING: Final = frozenset({"will", "would", "should", "must", "can", "shall"})
"""Words of a claim that tell of what is not done yet."""
_BETWEEN: Final = words("be been being have has had not also then soon now still even yet first itself")
_REACH: Final = 4
"""Words from the one that leaves open to its verb."""


def overclaimed(claim: Line, bearing: Sequence[Line], others: Sequence[Line] = ()) -> Iterator[str]:
    """Yield a reason that names where a claim is surer than all sentences of its evidence.

    Args:
        claim: the claim.
        bearing: sentences that are about what it says.
        others: further sentences; what one of these tells as done is told, too.
    """
    if any(word.normal in _HEDGED or _leads_to(claim, n) for n, word in enumerate(claim.words)):
        return
    coming = any(word.normal in _COMING for word in claim.words)
    left_open: dict[str, str] = {}
    told: set[tuple[str, bool]] = set()
    for line in (*bearing, *others):
        by_place = dict(_left_open(line, planned=not coming))
        for n, word in enumerate(line.words):
            if n not in by_place:
                told.update((form, is_past(word.normal)) for form in _forms(word))
            elif line in bearing:
                left_open.update({form: by_place[n] for form in _forms(word) if form not in left_open})
    for word in claim.words:
        done = is_past(word.normal)  # "talks" do not tell that somebody talked
        known = (word.stem, True) in told or (not done and (word.stem, False) in told)
        if word.content and not word.capital and word.stem in left_open and not known:
            yield f"the source says {shown(left_open[word.stem])}, and does not tell it as a fact"
            return


def _left_open(line: Line, *, planned: bool) -> Iterator[tuple[int, str]]:
    """Yield the verbs that a sentence does not tell as done, by their place, with the words that say so.

    With `planned` also what is only planned, expected or promised.
    """
    some = line.words
    for n, word in enumerate(some):
        leads = planned and _leads_to(line, n)
        asked = word.normal == "whether"
        if not (leads or asked or word.normal in _MODALS | _RUMOURED):
            continue
        at = n + 2 if leads else n + 1 + asked  # "whether she had talked"
        verb = next((m for m in range(at, min(len(some), at + _REACH)) if _is_verb(some[m])), None)
        if verb is not None and all(_passed_over(one) for one in some[at:verb]):
            yield verb, line.text[word.start : some[verb].end]


def _leads_to(line: Line, at: int) -> bool:
    """Whether a word with "to" behind it leads to what is not told as done: "plans to", "is said to"."""
    after = line.words[at + 1 : at + 2]
    return line.words[at].normal in _TO and bool(after) and after[0].normal == "to"


def _is_verb(word: Token) -> bool:
    return word.content and not word.capital and word.normal not in _BETWEEN and not _adverb(word)


def _passed_over(word: Token) -> bool:
    return word.normal in _BETWEEN or _adverb(word)


def _adverb(word: Token) -> bool:
    return re.fullmatch(r"\w{2,}ly", word.normal) is not None and word.normal not in BASES


def _forms(word: Token) -> set[str]:
    """Stems of a verb and of its past: "steal" is "stole"."""
    return {word.stem, stem(past(word.normal))} if word.normal in BASES else {word.stem}
