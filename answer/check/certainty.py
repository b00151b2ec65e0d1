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
from answer.speech import SPEECH_STEMS
from answer.tokens import Token, stem

_MODALS: Final = frozenset({"may", "might", "could"})
_RUMOURED: Final = frozenset({"allegedly", "reportedly", "supposedly", "purportedly"})
_TO: Final = words(
    """
    said believed thought alleged reported rumoured rumored expected likely due scheduled supposed poised
    plan plans planned planning hope hopes hoped hoping intend intends intended want wants wanted promise
    promises promised pledge pledges pledged vow vows vowed propose proposes proposed threaten threatens
    threatened aim aims aimed offer offers offered option right
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
_WHERE: Final = frozenset({"once", "until", "if", "unless"})
_IS: Final = frozenset({"is", "was", "were"})
_NOW: Final = frozenset({"is", "are", "has", "have"})
"""What makes of the past form behind it what is yet to come, in a clause that one of these opens."""
_ANNOUNCED: Final = frozenset({"will", "shall"})
"""What announces, and may have come to pass by the time of a claim."""
_BETWEEN: Final = words(
    "able to be been being have has had not also then soon now still even yet first itself"
)
_REACH: Final = 4
"""Words from the one that leaves open to its verb."""
_FARTHER: Final = 8
"""The same for a clause, and for a second verb."""
_MANY: Final = 12
"""Times that a claim says what is which are compared."""
_COMPLEMENT: Final = 4
"""Words behind "would be" that tell what would be, of which half tell the same."""


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
    ahead: set[str] = set()
    for line in (*bearing, *others):
        by_place = dict(_left_open(line, planned=not coming))
        later = {} if coming else dict(_ahead(line))
        ahead.update(form for n in later for form in _forms(line.words[n]))
        by_place = later | by_place
        for n, word in enumerate(line.words):
            if n not in by_place:
                told.update((form, is_past(word.normal)) for form in _forms(word))
            elif line in bearing:
                left_open.update({form: by_place[n] for form in _forms(word) if form not in left_open})
    for word in claim.words:
        done = is_past(word.normal)  # "talks" do not tell that somebody talked
        known = (word.stem, True) in told or (not done and (word.stem, False) in told)
        only_done = word.stem in ahead and not done
        if word.content and not word.capital and word.stem in left_open and not (known or only_done):
            yield f"the source says {shown(left_open[word.stem])}, and does not tell it as a fact"
            return
    if not coming and (said := _would_be(claim, bearing, others)):
        yield f"the source says {shown(said)}, and does not tell it as a fact"


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


def _ahead(line: Line) -> Iterator[tuple[int, str]]:
    """Yield the verbs that a sentence tells of as still to come, as `_left_open` does."""
    some = line.words
    for n, word in enumerate(some):
        if word.normal in _COMING - _ANNOUNCED:
            near = range(n + 1, min(len(some), n + 1 + _REACH))
            verb = next((m for m in near if _is_verb(some[m]) and some[m].normal not in {"able", "to"}), None)
            first = (
                verb if verb is not None and all(_passed_over(one) for one in some[n + 1 : verb]) else None
            )
        elif word.normal in _WHERE:
            first = _yet_to_come(line, n)
        else:
            continue
        if first is not None and some[first].stem not in SPEECH_STEMS:
            yield first, line.text[word.start : some[first].end]
            second = _second(line, first)
            if second is not None:
                yield second, line.text[word.start : some[second].end]


def _yet_to_come(line: Line, at: int) -> int | None:
    """The past form that a clause from here on makes a condition of: "once the basin has been dredged"."""
    now = False
    for n in range(at + 1, min(len(line.words), at + _FARTHER)):
        if line.parted(n - 1, n):
            return None
        now = now or line.words[n].normal in _NOW
        if now and is_past(line.words[n].normal) and line.words[n].content:
            return n
    return None


def _second(line: Line, first: int) -> int | None:
    """A second verb of the same kind: "must be approved by both and then ratified"."""
    some = line.words
    for n in range(first + 1, min(len(some) - 2, first + _FARTHER)):
        if some[n].normal == "and":
            at = n + 2 if some[n + 1].normal in {"then", "later", "also"} else n + 1
            return at if is_past(some[at].normal) and is_past(some[first].normal) else None
    return None


def _would_be(claim: Line, bearing: Sequence[Line], others: Sequence[Line]) -> str:
    """What a sentence says would be that the claim says is; nothing where another one says it is."""
    mine = [there for _, there in _complements(claim, _IS | {"are"})][:_MANY]
    told = [there for line in (*bearing, *others) for _, there in _complements(line, _IS)]
    for line in bearing:
        for n, there in _complements(line, (_COMING | _MODALS) - _ANNOUNCED):
            same = [here for here in mine if len(here & there) >= max(2, len(there) // 2)]
            if same and not any(len(here & known) >= 2 for here in same for known in told):
                return line.text[line.words[n].start : line.words[min(n + 3, len(line.words) - 1)].end]
    return ""


def _complements(line: Line, verbs: frozenset[str]) -> list[tuple[int, frozenset[str]]]:
    """The places of some verbs, before "be" where they are modal, with the words behind."""
    found = []
    for n, word in enumerate(line.words[:-1]):
        modal = word.normal in _COMING | _MODALS
        if word.normal in verbs and (not modal or line.words[n + 1].normal == "be"):
            found.append((n, frozenset(line.following(n + 1 + modal, _COMPLEMENT))))
    return found


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
