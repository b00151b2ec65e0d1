"""A claim in the figures of its source: "fewer than 10,000 visitors" beside 9,200, "6:10 p.m." beside 18:10.

The reader compares words and cannot count. Where arithmetic says that a figure of the claim holds, it is read
as the source writes it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from answer.check.complements import in_parts
from answer.check.earlier import in_later_figures
from answer.check.figures import nearest
from answer.check.line import Facing, Line, facing
from answer.check.quantities import Quantity, fits, quantities
from answer.check.shares import judged_shares, means_share

_LONGEST: Final = 4_000
"""Characters of a claim that is read otherwise than it stands."""
_BEARS: Final = 0.25
"""Share of the claim's words that a sentence has whose figures are taken."""
_CLOSE, _SAME = 2, 0.5
"""Words around both figures, and share of the claim's words, from which a sentence tells of the same."""
_ABOUT: Final = re.compile(
    r"\b(?:about|around|roughly|approximately|some|an estimated|nearly|almost|close to)\s*$", re.IGNORECASE
)

_NOT: Final = re.compile(r"\bnot |n['’]t\b")


def restated(claim: str, evidence: Sequence[str]) -> str:
    """Return the claim with those of its figures and shares that hold as the evidence writes them."""
    if len(claim) <= _LONGEST:
        lines = [Line(text) for text in evidence]
        claim = in_later_figures(in_parts(_in_figures(claim, evidence), lines), lines)
    line = Line(claim)
    mine = quantities(line) if len(claim) <= _LONGEST else ()
    if not mine:
        return claim
    faced = [Facing(line, Line(text)) for text in evidence]
    theirs = [(face, quantities(face.line)) for face in faced if face.cover >= _BEARS]
    if not any(some for _, some in theirs):
        return claim
    edits = [edit for one in mine if (edit := _edit(line, one, theirs)) is not None]
    if any(left[1] > right[0] for left, right in pairwise(edits)):
        return claim
    for start, end, text in reversed(edits):
        claim = claim[:start] + text + claim[end:]
    return claim


def _in_figures(claim: str, evidence: Sequence[str]) -> str:
    """A claim with a share in figures: "112 of the 640 clocks were damaged" for "most were not"."""
    if not means_share(claim):
        return claim
    line = Line(claim)
    faced = facing(line, [Line(text) for text in evidence])
    for one in sorted(judged_shares(line, faced), key=lambda judged: -judged.start):
        if one.holds and " of " in one.share.text:
            figures = one.share.text.replace(" of ", " of the ")
            behind = claim[one.end :]
            if one.turned:
                behind = _NOT.sub("", behind, count=1)
            claim = f"{claim[: one.start]}{figures} {behind.lstrip()}"
    return claim


def _edit(
    line: Line, one: Quantity, theirs: Sequence[tuple[Facing, Sequence[Quantity]]]
) -> tuple[int, int, str] | None:
    """What to write in place of a figure: place and words."""
    every = [(face, other) for face, some in theirs for other in some]
    if any(other.text.lower() == one.text.lower() for _, other in every):
        return None
    found = nearest(one, every if one.bound else [(face, other) for face, other in every if fits(one, other)])
    if found is None or not fits(one, found[1]) or found[1].rejected:
        return None
    face, other = found
    near = face.near(one.last, other.last)
    equal = one.number == other.number and not one.bound
    if near < 1 or not (equal or near >= _CLOSE or face.cover >= _SAME):
        return None
    start, end = line.words[one.word].start, line.words[one.last].end
    start = line.text.rfind(one.text, 0, end + 1) if one.text in line.text[: end + 1] else start
    before = line.text[:start]
    if one.bound and one.unit != "clock":
        start = len(before.rstrip()) - len(one.limit)
    elif (about := _ABOUT.search(before)) is not None:
        start = about.start()
    text = f"{other.limit} {other.text}".strip() if one.unit != "clock" else other.text
    if one.measure and other.measure and one.measure != other.measure:
        text, end = other.said, line.words[one.last + 1].end
    return start, max(end, start), text
