"""Altered copies: two sentences that are the same but for one value. Which was altered, they do not tell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from answer.check.line import Line
from answer.dispute.values import Value, excludes, plain, same, values_at
from answer.tokens import Token

_FEWEST, _SHARE = 3, 0.5
"""Words that both have in the same order: at least so many, and as a share of the longer one's."""
_WIDEST = 6
"""Words of a value."""
_PLAIN_SHARE, _PLAIN = 0.7, 2
"""The same share, and words of either, where what differs is no date, number or name."""
_LONGEST = 120
"""Words of a sentence that are lined up."""


@dataclass(frozen=True, slots=True)
class Altered:
    """What one sentence has where the other has something else."""

    one: tuple[Value, ...]
    other: tuple[Value, ...]


def altered(one: Line, other: Line) -> Altered | None:
    """Return the values in which two sentences differ, if they are the same but for them.

    Where a second thing differs too, they may speak of something else altogether: "Aldmoor has 400
    inhabitants" is no altered "Brenhald has 900 inhabitants".
    """
    left, right = one.words[:_LONGEST], other.words[:_LONGEST]
    blocks = _blocks(left, right) if _alike(left, right) else None
    if blocks is None:
        return None
    (a, b), *further = blocks
    mine, theirs = values_at(one, _place(left, a)), values_at(other, _place(right, b))
    words, instead = _words(left, a), _words(right, b)
    mine, theirs = _changed(mine, words), _changed(theirs, instead)
    if not _exclusive(mine, theirs):
        return None
    if any(not (_words(left, c) <= words and _words(right, d) <= instead) for c, d in further):
        return None
    plainly = {v.kind for v in (*mine, *theirs)} == {"words"}
    if plainly and (len(a) > _PLAIN or len(b) > _PLAIN or len(a) > (1 - _PLAIN_SHARE) * len(left)):
        return None
    return Altered(mine, theirs)


def _alike(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether two sentences have enough words in common to be lined up, which costs more."""
    common = Counter(w.normal for w in left) & Counter(w.normal for w in right)
    return common.total() >= max(_FEWEST, _SHARE * max(len(left), len(right)))


def _blocks(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[range, range]] | None:
    """The words that stand in each other's place, longest first, if all else is the same."""
    matcher = SequenceMatcher(
        None, [plain(w.normal) for w in left], [plain(w.normal) for w in right], autojunk=False
    )
    kept = 0
    blocks = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            kept += b - a
        elif tag != "replace" or b - a > _WIDEST or d - c > _WIDEST:
            return None
        else:
            blocks.append((range(a, b), range(c, d)))
    if not blocks or kept < _FEWEST or kept < _SHARE * max(len(left), len(right)):
        return None
    return sorted(blocks, key=lambda block: (-len(block[0]) - len(block[1]), block[0][0]))


def _place(words: Sequence[Token], at: range) -> tuple[int, int]:
    return words[at[0]].start, words[at[-1]].end


def _words(words: Sequence[Token], at: range) -> set[str]:
    return {plain(words[n].normal) for n in at}


def _changed(values: Sequence[Value], words: set[str]) -> tuple[Value, ...]:
    """Names without what both sentences have of them: of "Walt Hollin Company" what was changed is Hollin."""
    cut = (replace(v, parts=v.parts & words) if v.kind == "name" else v for v in values)
    return tuple(v for v in cut if v.kind != "name" or v.parts)


def _exclusive(mine: Sequence[Value], theirs: Sequence[Value]) -> bool:
    """Whether what one has cannot be what the other has; other words than names and numbers just differ."""
    if not mine or not theirs:
        return False
    if {v.kind for v in (*mine, *theirs)} == {"words"}:
        return not mine[0].parts & theirs[0].parts
    pairs = [(a, b) for a in mine for b in theirs]
    return any(excludes(a, b) for a, b in pairs) and not any(same(a, b) for a, b in pairs)
