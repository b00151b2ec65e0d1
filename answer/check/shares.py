"""How many of how many: "all clocks", "most seats", "fewer than half" beside 112 of the 640 clocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from answer.check.difference import Difference
from answer.check.line import Facing, Line
from answer.check.opposites import OPPOSITES
from answer.check.polarity import polarity
from answer.check.quantities import Quantity, quantities
from answer.inflection import is_past
from answer.numbers import is_number

_OF: Final = r"(?: of (?:the |its |their |his |her |these |those |all )?)"
_PHRASES: Final = (
    (rf"(?:almost|nearly) all{_OF}?", "0.8", "1"),
    (rf"(?:all|every|each)(?: single)?(?: one)?{_OF}?", "1", "1"),
    (rf"(?:none{_OF}|no(?= [a-z]))", "0", "0"),
    (rf"(?:most{_OF}?|(?:the|a) (?:vast |great |large |clear )?majority{_OF})", "0.501", "1"),
    (rf"(?:the|a) (?:small |tiny )?minority{_OF}", "0", "0.499"),
    (rf"(?:more than|over) half{_OF}?", "0.501", "1"),
    (rf"(?:fewer|less) than half{_OF}?", "0", "0.499"),
    (rf"(?:more than|over) (?:a|one) third{_OF}", "0.334", "1"),
    (rf"(?:fewer|less) than (?:a|one) third{_OF}", "0", "0.333"),
    (rf"(?:more than|over) (?:a|one) quarter{_OF}", "0.251", "1"),
    (rf"(?:fewer|less) than (?:a|one) quarter{_OF}", "0", "0.249"),
    (rf"(?:more than|over) (?:a|one) fifth{_OF}", "0.201", "1"),
    (rf"(?:fewer|less) than (?:a|one) fifth{_OF}", "0", "0.199"),
    (rf"(?:only |just )?few{_OF}", "0", "0.3"),
)
"""How a claim says which share it means, and the least and the greatest that it may be."""
_WANTED: Final = tuple(
    (re.compile(rf"\b(?P<denied>not )?{phrase}(?=\b|$)", re.IGNORECASE), Decimal(low), Decimal(high))
    for phrase, low, high in _PHRASES
)
_PART_OF: Final = re.compile(r"\bof (?:the |its |their |his |her |all |these |those )*$", re.IGNORECASE)
_TAIL: Final = re.compile(r" of(?: \w+)?$")
_OF_WHICH: Final = re.compile(r"\bof (?:whom|which|them)\s+$", re.IGNORECASE)
_MANY: Final = 12
"""Shares of a sentence that are compared."""
_NOUNS: Final = 3
"""Content words behind the words for a share among which stands what it is a share of."""
_NEAR: Final = 8
"""Words around a part among which stands what is said of it."""
_SAME: Final = 0.5
"""Share of the claim's other words from which a sentence says the same."""
_SLACK: Final = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as a sentence gives it.

    Attributes:
        text: in a few words.
        of: what it is a share of: stems of the words behind the whole.
        size: 0 to 1.
        slack: what it may be off by.
        word: where the part stands.
    """

    text: str
    of: frozenset[str]
    size: Decimal
    slack: Decimal
    word: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Words of a claim for a share, beside the share that its evidence gives.

    Attributes:
        start, end: the words, half-open.
        holds: whether the share is one that they mean.
        share: the evidence's.
        turned: whether one of both denies what the other affirms: 528 were not, so 112 were.
    """

    start: int
    end: int
    holds: bool
    share: Share
    turned: bool


def share_differences(claim: Line, judged: Sequence[Judged]) -> Iterator[Difference]:
    """Yield where a claim means another share of a whole than the evidence gives in figures."""
    for one in judged:
        if not one.holds:
            said = _TAIL.sub("", " ".join(claim.text[one.start : one.end].split()))
            found = one.share.text
            yield Difference("number", said, found, f"“{said}” is {found} in the source")


def borne_out(claim: Line, judged: Sequence[Judged], difference: Difference) -> bool:
    """Whether what differs is only how a share that holds is said: "fewer than half", "528 were not"."""
    held = [one for one in judged if one.holds]
    if difference.kind == "negation" and any(one.turned for one in held):
        return True
    said = (claim.text[one.start : one.end] for one in held)
    return difference.kind in {"number", "quantifier", "negation"} and any(
        difference.said in one for one in said
    )


def means_share(text: str) -> bool:
    """Whether a text has words for a share at all."""
    return any(pattern.search(text) for pattern, _, _ in _WANTED)


def judged_shares(claim: Line, faced: Sequence[Facing]) -> list[Judged]:
    """Return each of the claim's words for a share for whose whole the evidence has figures."""
    every = [(match, low, high) for pattern, low, high in _WANTED for match in pattern.finditer(claim.text)]
    found: list[Judged] = []
    told = [(face, shares(face.line)) for face in faced] if every else []
    for match, low, high in every[:_MANY]:
        inside = any(one.start <= match.start() < one.end for one in found)
        for face, some in () if inside else told:
            if (judged := _judged(match, low, high, face, some)) is not None:
                found.append(judged)
                break
    return found


def _judged(
    match: re.Match[str], low: Decimal, high: Decimal, face: Facing, some: Sequence[Share]
) -> Judged | None:
    claim = face.claim
    last = claim.span(*match.span())[1]
    behind = [n for n in range(last + 1, len(claim.words)) if claim.words[n].content][:_NOUNS]
    for share in some[:_MANY]:
        noun = next((n for n in behind if claim.words[n].stem in share.of), None)
        if noun is None:
            continue
        said = _said_of(face, share, match.start(), noun)
        if said is None:
            continue
        size = 1 - share.size if said else share.size
        least, most = size - share.slack, size + share.slack
        within = most >= low and least <= high
        sure = least >= low and most <= high
        if match["denied"]:
            within, sure = not sure, not within
        if within == sure:
            return Judged(*match.span(), within, share, said)
    return None


def _said_of(face: Facing, share: Share, start: int, noun: int) -> bool | None:
    """Whether the claim denies of the whole what is said of the part; None where they differ."""
    claim, line = face.claim, face.line
    mine = [
        n
        for n, word in enumerate(claim.words)
        if word.content and n != noun and word.stem not in share.of and not is_number(word.surface)
        and not (start <= word.start < claim.words[noun].start)
    ]  # fmt: skip
    around = range(max(0, share.word - _NEAR), min(len(line.words), share.word + _NEAR))
    near = {line.words[n].stem: n for n in around if line.words[n].content}
    held, turned = [], False
    for n in mine:
        word = claim.words[n]
        other = next((stem for stem in near if stem in OPPOSITES.get(word.stem, ())), None)
        if word.stem in line.stems:
            held.append(n)
            if word.stem in near and polarity(claim, n) * polarity(line, near[word.stem]) < 0:
                turned = True
        elif other is not None:
            held.append(n)
            turned = polarity(claim, n) * polarity(line, near[other]) > 0
        elif is_past(word.normal) or n == _first_said(claim, noun):
            return None
    told = any(claim.words[n].stem in near for n in held) or turned
    return turned if mine and told and len(held) >= _SAME * len(mine) else None


def _first_said(claim: Line, noun: int) -> int | None:
    """The first word that says something of what a share is of."""
    return next((n for n in range(noun + 1, min(len(claim.words), noun + 5)) if claim.words[n].content), None)


def shares(line: Line) -> list[Share]:
    """Return the shares that a sentence gives in figures: a part and its whole, or per cent of something."""
    some = quantities(line)
    found: list[Share] = []
    for n, one in enumerate(some):
        if one.bound or one.rejected:
            continue
        if one.unit == "%":
            found += _percent(line, one)
        others = [two for two in (*some[n + 1 : n + 2], *some[max(0, n - 1) : n]) if not two.bound]
        found += [_share(one, whole) for whole in others if part_of(line, one, whole)]
    return found


def _percent(line: Line, one: Quantity) -> Iterator[Share]:
    behind = line.text[line.words[one.last].end :]
    if re.match(r"(?:\s?%| per ?cent)? of\b", behind):
        of = frozenset(one.nouns - {"percent", "per", "cent"})
        slack = Decimal("0.05") if one.about else _SLACK
        text = one.text if one.text[-1:].isalpha() or one.text.endswith("%") else one.measured
        yield Share(text, of, one.number / 100, slack, one.word)


def part_of(line: Line, one: Quantity, whole: Quantity) -> bool:
    """Return whether the one number is a part of the other: "112 of the 640", "640, of whom 112"."""
    if one.unit or whole.unit or not 0 < one.number < whole.number or whole.bound:
        return False
    before_whole = line.text[: line.words[whole.word].start][-20:]
    before = line.text[: line.words[one.word].start][-20:]
    if one.word < whole.word:
        return whole.total and whole.word - one.last <= 4
    leads = _PART_OF.search(before_whole) is not None and not whole.total
    return leads or (_OF_WHICH.search(before) is not None)


def _share(one: Quantity, whole: Quantity) -> Share:
    of = whole.nouns | whole.things
    slack = Decimal("0.05") if one.about or whole.about else Decimal(0)
    return Share(f"{one.text} of {whole.text}", of, one.number / whole.number, slack, one.word)
